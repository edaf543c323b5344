"""Pairs of stage two: scenarios of labelled claim variants, and labelled coverages of one event by several outlets.

    python training/entailment/prepare_domain.py DATA_DIR COVERAGE_DIR TRAIN_OUT.jsonl DEV_OUT.jsonl

Every tenth scenario and coverage is held out. Sentences of one event that are neither the same nor contradictory make up
most of the pairs, as they do in use.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
CONTRADICTION, ENTAILMENT, NEUTRAL, NOT_CONTRADICTION = "contradiction", "entailment", "neutral", "not_contradiction"


def pair(a: str, b: str, label: str, weight: float = 1.0) -> Row:
    return {"premise": a, "hypothesis": b, "label": label, "weight": weight}


def both(a: str, b: str, label: str, weight: float = 1.0) -> Iterator[Row]:
    yield pair(a, b, label, weight)
    yield pair(b, a, label, weight)


def scenario_pairs(scenario: Row, others: list[Row], rng: random.Random) -> Iterator[Row]:
    """All labelled pairs of one scenario, and a few with sentences of other scenarios."""
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
    for other in rng.sample(others, 3):
        yield from both(rng.choice(same), rng.choice(other["same"]), NEUTRAL, 0.5)


def coverage_pairs(coverage: Row) -> Iterator[Row]:
    """All sentence pairs across the outlets of one coverage; the labelled ones weigh more."""
    texts = {(a, i): s for a, article in enumerate(coverage["articles"]) for i, s in enumerate(article["sentences"])}
    labels: dict[tuple[tuple[int, int], tuple[int, int]], str] = {}
    for name in ("arguable", "decoys", "same", "against"):
        for a, i, b, j, *_ in coverage.get(name, []):
            labels[min((a, i), (b, j)), max((a, i), (b, j))] = name
    for x, y in itertools.combinations(sorted(texts), 2):
        name = labels.get((x, y), "")
        if name == "against":
            yield from both(texts[x], texts[y], CONTRADICTION, 1.5)
        elif name == "same":
            yield from both(texts[x], texts[y], ENTAILMENT, 0.7)
        elif name == "decoys":
            yield from both(texts[x], texts[y], NOT_CONTRADICTION, 1.5)
        elif name == "" and x[0] != y[0]:
            yield pair(*((texts[x], texts[y]) if (x[1] + y[1]) % 2 else (texts[y], texts[x])), NEUTRAL, 0.8)


def read_lines(path: Path) -> list[Row]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print(path, len(rows), {name: sum(r["label"] == name for r in rows) for name in {r["label"] for r in rows}})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("coverage", type=Path)
    parser.add_argument("train_out", type=Path)
    parser.add_argument("dev_out", type=Path)
    args = parser.parse_args()
    rng = random.Random(5)
    scenarios = read_lines(args.data / "pairs" / "scenarios.jsonl.gz")
    coverages = [row for path in sorted(args.coverage.glob("*.jsonl")) for row in read_lines(path)]
    parts: dict[bool, list[Row]] = {False: [], True: []}
    for index, scenario in enumerate(scenarios):
        others = [s for s in scenarios if s is not scenario]
        parts[index % 10 == 9].extend(scenario_pairs(scenario, others, rng))
    for index, coverage in enumerate(coverages):
        parts[index % 10 == 9].extend(coverage_pairs(coverage))
    print(len(scenarios), "scenarios", len(coverages), "coverages")
    rng.shuffle(parts[False])
    write(args.train_out, parts[False])
    write(args.dev_out, parts[True])


if __name__ == "__main__":
    main()
