"""Pairs of stage two: scenarios of labelled claim variants, labelled coverages, real news of one event.

    python training/entailment/prepare_domain.py OUT.jsonl --data DATA_DIR [--coverage DIR] [--encoder MODEL]
        [--contrast DIR] [--scenarios 1.0] [--news 2000] [--public STAGE_ONE.jsonl --rehearse 8000]

Every tenth scenario and contrast, and every tenth line of a coverage file, is held out. Sentences of one event that are
neither the same nor contradictory make up most pairs, as they do in use; those nearest in the embedding are
kept first.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from edits import changed, split_sentences

Row = dict[str, Any]
Encoder = Callable[[Sequence[str]], Any]
Place = tuple[int, int]
CONTRADICTION, ENTAILMENT, NEUTRAL, NOT_CONTRADICTION = (
    "contradiction",
    "entailment",
    "neutral",
    "not_contradiction",
)


def held_out(index: int) -> bool:
    """True for the scenario or coverage line that only measures."""
    return index % 10 == 9


def held_coverage(path: Path, index: int) -> bool:
    """True for the coverage that only measures: every tenth line, and every fourth of the files after `b`.

    The verdict model is fitted on those, so that the entailment scores it sees are as honest as in use.
    """
    return held_out(index) or (len(path.stem) == 1 and path.stem > "b" and index % 4 == 3)


def read_lines(path: Path) -> list[Row]:
    """The objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def pair(a: str, b: str, label: str, weight: float = 1.0) -> Row:
    """One training row."""
    return {"premise": a, "hypothesis": b, "label": label, "weight": weight}


def both(a: str, b: str, label: str, weight: float = 1.0) -> Iterator[Row]:
    """The row in both directions."""
    yield pair(a, b, label, weight)
    yield pair(b, a, label, weight)


def scenario_pairs(scenario: Row, others: list[Row], rng: random.Random) -> Iterator[Row]:
    """All labelled pairs of one scenario, and a few with sentences of like scenarios."""
    same, more, less = scenario["same"], scenario.get("more", []), scenario.get("less", [])
    for a, b in itertools.combinations(same, 2):
        yield from both(a, b, ENTAILMENT)
    for a in same:
        for b in more:
            yield pair(b, a, ENTAILMENT)
            yield pair(a, b, NEUTRAL, 0.5)
        for b in less:
            yield pair(a, b, ENTAILMENT)
            yield pair(b, a, NEUTRAL, 0.5)
    for against in scenario["against"]:
        for text in against["text"]:
            for a in [*same, *more]:
                yield from both(a, text, CONTRADICTION)
    for decoy in scenario["decoys"]:
        for a in [*same, *more]:
            yield from both(a, decoy["text"], NEUTRAL)
    for other in others:
        text = rng.choice([*other["same"], *(t for x in other["against"] for t in x["text"])])
        yield from both(rng.choice(same), text, NEUTRAL, 0.7)


def all_scenario_pairs(
    scenarios: list[Row], share: float, encode: Encoder, rng: random.Random
) -> Iterator[Row]:
    """Pairs of the scenarios that aren't held out; `share` of them, drawn at random."""
    kept = [s for k, s in enumerate(scenarios) if not held_out(k)]
    vectors = encode([s["same"][0] for s in kept])
    likeness = vectors @ vectors.T
    for row, scenario in enumerate(kept):
        near = [kept[k] for k in np.argsort(-likeness[row]) if k != row][:4]
        others = [*near, rng.choice(kept)]
        for item in scenario_pairs(scenario, [o for o in others if o is not scenario], rng):
            if rng.random() < share:
                yield item


def coverage_pairs(coverage: Row, encode: Encoder, rng: random.Random) -> Iterator[Row]:
    """The labelled pairs both ways, and the unlabelled ones, the nearest first."""
    texts = {
        (a, i): s
        for a, article in enumerate(coverage["articles"])
        for i, s in enumerate(article["sentences"])
    }
    labels: dict[frozenset[Place], str] = {}
    for name in ("arguable", "decoys", "same", "against"):
        for a, i, b, j, *_ in coverage.get(name, []):
            labels[frozenset(((a, i), (b, j)))] = name
    places = sorted(texts)
    vectors = dict(zip(places, encode([texts[p] for p in places]), strict=True))
    rest: dict[bool, list[tuple[float, Place, Place]]] = defaultdict(list)
    for x, y in itertools.combinations(places, 2):
        name = labels.get(frozenset((x, y)), "")
        if name:
            yield from labelled_pairs(texts[x], texts[y], name, rng)
        else:
            rest[x[0] != y[0]].append((-float(vectors[x] @ vectors[y]), x, y))
    yield from unlabelled_pairs(rest, texts, rng)


def labelled_pairs(a: str, b: str, name: str, rng: random.Random) -> Iterator[Row]:
    """Rows of one labelled pair of a coverage; arguable pairs give none."""
    if name == "against":
        yield from both(a, b, CONTRADICTION, 2.5)
    elif name == "same":
        yield from both(a, b, ENTAILMENT, 1.2)
        for left, right in ((a, b), (b, a)):
            edited = changed(left, right, rng)
            if edited:
                yield from both(left, edited, CONTRADICTION, 0.7)
    elif name == "decoys":
        yield from both(a, b, NOT_CONTRADICTION, 2.0)


def unlabelled_pairs(
    rest: dict[bool, list[tuple[float, Place, Place]]], texts: dict[Place, str], rng: random.Random
) -> Iterator[Row]:
    """Neutral pairs across articles, and a few inside one article that at least don't contradict."""
    across, within = sorted(rest[True]), sorted(rest[False])
    for rank, (_, x, y) in enumerate(across):
        if rank < 0.22 * len(across):
            yield from both(texts[x], texts[y], NEUTRAL, 0.8)
        elif rng.random() < 0.15:
            yield pair(*rng.sample((texts[x], texts[y]), 2), NEUTRAL, 0.8)
    for _, x, y in within[: len(within) // 6]:
        yield pair(*rng.sample((texts[x], texts[y]), 2), NOT_CONTRADICTION, 0.8)


def contrast_pairs(item: Row) -> Iterator[Row]:
    """Rows of one contrast: `said` assert one fact, `against` deny it, `friends` only look as if they did."""
    said = item["said"]
    for a, b in itertools.combinations(said, 2):
        yield from both(a, b, ENTAILMENT, 1.0)
    for a in said:
        for other in item["against"]:
            yield from both(a, other["text"], CONTRADICTION, 2.0)
        for other in item["friends"]:
            yield from both(a, other["text"], NOT_CONTRADICTION, 1.6)


def news_pairs(path: Path, count: int, encode: Encoder, rng: random.Random) -> Iterator[Row]:
    """Near sentences of two outlets on one real event (no contradictions), and some with one fact changed."""
    events = rng.sample(read_lines(path), count)
    for event in events:
        texts = [
            (k, s)
            for k, a in enumerate(event["articles"])
            for s in split_sentences(f"{a['title']}. {a['text']}")
        ]
        if len({k for k, _ in texts}) < 2:
            continue
        vectors = encode([s for _, s in texts])
        pairs = [
            (float(vectors[i] @ vectors[j]), texts[i][1], texts[j][1])
            for i, j in itertools.combinations(range(len(texts)), 2)
            if texts[i][0] != texts[j][0]
        ]
        for cosine, a, b in sorted(pairs, reverse=True)[:2]:
            if cosine > 0.4 and a != b:
                yield pair(*rng.sample((a, b), 2), NOT_CONTRADICTION, 0.7)
            edited = changed(a, b, rng) if cosine > 0.65 else None
            if edited:
                yield pair(*rng.sample((a, edited), 2), CONTRADICTION, 0.6)


def load_encoder(name: str) -> Encoder:
    """Unit sentence vectors."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(name, device="cpu", local_files_only=True)
    return lambda texts: model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


def write(path: Path, rows: list[Row]) -> None:
    """Write the rows and print how many there are of each label."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print(path, len(rows), dict(Counter(r["label"] for r in rows)), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--coverage", type=Path)
    parser.add_argument(
        "--encoder", required=True, help="folder of a sentence encoder, for the nearest pairs"
    )
    parser.add_argument("--scenarios", type=float, default=1.0, help="share of the scenario pairs")
    parser.add_argument("--contrast", type=Path, help="folder of contrasts, one JSON object a line")
    parser.add_argument("--mined", type=Path, help="rows of mine_news.py")
    parser.add_argument("--news", type=int, default=0, help="real events drawn")
    parser.add_argument("--public", type=Path, help="pairs of stage one")
    parser.add_argument("--rehearse", type=int, default=0, help="how many pairs of stage one are mixed in")
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    rng, encode, rows = random.Random(args.seed), load_encoder(args.encoder), []
    scenarios = read_lines(args.data / "pairs" / "scenarios.jsonl.gz")
    rows.extend(all_scenario_pairs(scenarios, args.scenarios, encode, rng))
    files = sorted(args.coverage.glob("*.jsonl")) if args.coverage else []
    coverages = [c for path in files for k, c in enumerate(read_lines(path)) if not held_coverage(path, k)]
    print(len(rows), "scenario rows;", len(coverages), "coverages")
    rows.extend(itertools.chain.from_iterable(coverage_pairs(c, encode, rng) for c in coverages))
    for path in sorted(args.contrast.glob("*.jsonl")) if args.contrast else []:
        for k, item in enumerate(read_lines(path)):
            if not held_out(k):
                rows.extend(contrast_pairs(item))
    if args.news:
        rows.extend(news_pairs(args.data / "news" / "same-event-leads.jsonl.gz", args.news, encode, rng))
    if args.public:
        rows.extend(rng.sample(read_lines(args.public), args.rehearse))
    if args.mined:
        rows.extend(read_lines(args.mined))
    rng.shuffle(rows)
    write(args.out, rows)


if __name__ == "__main__":
    main()
