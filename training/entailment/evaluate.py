"""Measure an entailment model: public sets, held-out scenarios, held-out coverages, labelled folders.

    python training/entailment/evaluate.py MODEL --data DATA_DIR [--coverage DIR] [--folders DIR]

DATA_DIR holds nli/dev.jsonl.gz and pairs/scenarios.jsonl.gz. A labelled folder is `<topic>/articles/*` with
`<topic>/gold.json`. Contradictions are ranked over all pairs of sentences across articles, so most pairs are
neither: the base rate of use.
"""

from __future__ import annotations

import argparse
import gzip
import html
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from prepare_domain import held_coverage, held_out, read_lines
from transformers import AutoModelForSequenceClassification, AutoTokenizer

LABELS = ("contradiction", "entailment", "neutral")
Array = npt.NDArray[np.float64]
Pair = tuple[str, str]


class Scorer:
    """Probabilities of the three labels, in batches of like length."""

    def __init__(self, folder: str, threads: int, exact: bool) -> None:
        torch.set_num_threads(threads)
        self.tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model = AutoModelForSequenceClassification.from_pretrained(folder, local_files_only=True)
        self.model = model.float().eval()
        self.exact = exact

    def logits(self, pairs: Sequence[Pair], batch: int = 64) -> Array:
        """Logits, shape (len(pairs), 3), columns in the order of LABELS."""
        order = sorted(range(len(pairs)), key=lambda k: len(pairs[k][0]) + len(pairs[k][1]))
        result = np.zeros((len(pairs), 3))
        for start in range(0, len(order), batch):
            part = order[start : start + batch]
            inputs = self.tokenizer(
                [pairs[k][0] for k in part],
                [pairs[k][1] for k in part],
                truncation=True,
                max_length=128,
                padding=True,
                return_tensors="pt",
            )
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=not self.exact):
                result[part] = self.model(**inputs).logits.float().numpy()
        return result

    def both(self, pairs: Sequence[Pair]) -> tuple[Array, Array]:
        """Logits forward and back."""
        there = self.logits(list(pairs) + [(b, a) for a, b in pairs])
        return there[: len(pairs)], there[len(pairs) :]


def softmax(logits: Array) -> Array:
    """Probabilities of rows of logits."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def combinations(there: Array, back: Array) -> dict[str, Array]:
    """Ways to join the two directions into one score of contradiction."""
    p, q = softmax(there), softmax(back)
    margin = [z[:, 0] - np.logaddexp(z[:, 1], z[:, 2]) for z in (there, back)]
    return {
        "mean": (p[:, 0] + q[:, 0]) / 2,
        "min": np.minimum(p[:, 0], q[:, 0]),
        "max": np.maximum(p[:, 0], q[:, 0]),
        "logodds": margin[0] + margin[1],
        "forward": p[:, 0],
    }


def ranking(scores: Array, gold: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Average precision, recall at precision 0.8 and 0.9, and the share of the others above 0.5."""
    hits = gold[np.argsort(-scores, kind="stable")]
    found = np.cumsum(hits)
    precision = found / np.arange(1, len(hits) + 1)
    recall = found / max(1, gold.sum())
    result = {"ap": float(precision[hits].mean()) if hits.any() else 0.0}
    for level in (0.8, 0.9):
        reached = recall[precision >= level]
        result[f"r@p{level}"] = float(reached.max()) if len(reached) else 0.0
    return result


def show(title: str, there: Array, back: Array, gold: npt.NDArray[np.bool_]) -> None:
    """Print the ranking by each combination."""
    print(f"{title}: {int(gold.sum())} contradictions in {len(gold)} pairs")
    for name, scores in combinations(there, back).items():
        figures = ranking(scores, gold)
        line = "  ".join(f"{k} {v:.3f}" for k, v in figures.items())
        wrong = float((scores[~gold] > (0.0 if name == "logodds" else 0.5)).mean())
        right = float((scores[gold] > (0.0 if name == "logodds" else 0.5)).mean())
        print(f"   {name:8} {line}  at 0.5: recall {right:.3f}, false {100 * wrong:.2f} %")


def measure_nli(scorer: Scorer, data: Path, limit: int) -> None:
    """Accuracy per public source (the first `limit` rows; two-way sources by the better of two)."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(data / "nli" / "dev.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            if len(rows[row["source"]]) < limit:
                rows[row["source"]].append(row)
    for source, part in sorted(rows.items()):
        logits = scorer.logits([(r["premise"], r["hypothesis"]) for r in part])
        present = sorted({LABELS.index(r["label"]) for r in part})
        gold = np.array([LABELS.index(r["label"]) for r in part])
        guess = np.array(present)[logits[:, present].argmax(axis=1)]
        print(f"  {source:24} {len(part):5}  accuracy {(guess == gold).mean():.3f}  ({len(present)} labels)")


def scenario_pairs(scenario: dict[str, Any]) -> Iterable[tuple[str, str, str]]:
    """(a, b, label) of one scenario, each unordered pair once."""
    same, more = scenario["same"], scenario.get("more", [])
    for a, b in itertools.combinations([*same, *more], 2):
        yield a, b, "same"
    for a in same:
        for b in scenario.get("less", []):
            yield a, b, "same"
        for against in scenario["against"]:
            for text in against["text"]:
                yield a, text, "against"
        for decoy in scenario["decoys"]:
            yield a, decoy["text"], "decoy"


def measure_scenarios(scorer: Scorer, data: Path) -> None:
    """Contradictions against all else, and the same fact against all else, in the scenarios held out."""
    scenarios = [s for k, s in enumerate(read_lines(data / "pairs" / "scenarios.jsonl.gz")) if held_out(k)]
    rows = [row for s in scenarios for row in scenario_pairs(s)]
    there, back = scorer.both([(a, b) for a, b, _ in rows])
    show("scenarios", there, back, np.array([label == "against" for *_, label in rows]))
    both = (softmax(there)[:, 1] + softmax(back)[:, 1]) / 2
    print("   entailment (mean)", ranking(both, np.array([label == "same" for *_, label in rows])))
    alone = scorer.logits([("", b) for _, b, label in rows if label != "same"])
    gold = np.array([label == "against" for *_, label in rows if label != "same"])
    figures = ranking(softmax(alone)[:, 0], gold)
    print(f"   empty premise: ap {figures['ap']:.3f} where chance is {gold.mean():.3f}")


def measure_coverages(scorer: Scorer, folder: Path) -> None:
    """Contradictions over all cross-article pairs of the coverages held out."""
    pairs, gold, same = [], [], []
    for coverage in itertools.chain.from_iterable(
        [c for k, c in enumerate(read_lines(path)) if held_coverage(path, k)]
        for path in sorted(folder.glob("*.jsonl"))
    ):
        texts = {(a, i): s for a, x in enumerate(coverage["articles"]) for i, s in enumerate(x["sentences"])}
        named = {
            key: {frozenset(((a, i), (b, j))) for a, i, b, j, *_ in coverage.get(key, [])}
            for key in ("same", "against", "arguable")
        }
        for x, y in itertools.combinations(sorted(texts), 2):
            if x[0] != y[0] and frozenset((x, y)) not in named["arguable"]:
                pairs.append((texts[x], texts[y]))
                gold.append(frozenset((x, y)) in named["against"])
                same.append(frozenset((x, y)) in named["same"])
    if pairs:
        there, back = scorer.both(pairs)
        show("coverages", there, back, np.array(gold))
        both = np.maximum(softmax(there)[:, 1], softmax(back)[:, 1])
        print("   entailment (max)", ranking(both, np.array(same)))


def words(text: str) -> set[str]:
    """Lower-cased words and figures."""
    return set(re.findall(r"[a-z0-9]+(?:[.,][0-9]+)*", text.lower()))


def overlaps(a: set[str], b: set[str]) -> bool:
    """True when one text holds most words of the other."""
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.6 and len(a & b) >= min(3, len(a), len(b))


def sentences(path: Path) -> list[str]:
    """Sentences of an article file, markup removed."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = re.sub(r"(?is)<(script|style|head|nav|footer)\b.*?</\1>", "\n", text)
        text = re.sub(
            r"(?i)</?(p|h[1-6]|li|div|br|figcaption|article|header|aside|main)\b[^>]*>", "\n\n", text
        )
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    if path.suffix == ".md":
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    result = []
    for block in re.split(r"\n\s*\n|\n(?=[#>*-])", text):
        flat = re.sub(r"\s+", " ", block).strip(" #>*")
        for sentence in re.split(
            r"(?<=[.!?][\"”’])\s+(?=[A-Z“\"])|(?<=[a-z0-9)%][.!?])\s+(?=[A-Z“\"])", flat
        ):
            if len(words(sentence)) >= 4:
                result.append(sentence)
    return result


def measure_folders(scorer: Scorer, root: Path, names: list[str]) -> None:
    """Contradictions over all cross-article sentence pairs of labelled folders."""
    total: list[tuple[Array, Array, npt.NDArray[np.bool_]]] = []
    for gold_file in sorted(root.glob("*/gold.json")):
        if names and gold_file.parent.name not in names:
            continue
        gold = json.loads(gold_file.read_text("utf-8"))
        pairs, labels = folder_pairs(gold_file.parent / "articles", gold)
        there, back = scorer.both(pairs)
        total.append((there, back, np.array(labels)))
        figures = ranking(combinations(there, back)["mean"], total[-1][2])
        print(
            f"  {gold_file.parent.name:24} {len(pairs)} pairs",
            {k: round(v, 3) for k, v in figures.items()},
            flush=True,
        )
    if total:
        show("folders", *(np.concatenate(column) for column in zip(*total, strict=True)))


def folder_pairs(articles: Path, gold: dict[str, Any]) -> tuple[list[Pair], list[bool]]:
    """Pairs of sentences across articles, less the ignored ones, and which are contradictions."""
    texts = [(path.name, s, words(s)) for path in sorted(articles.iterdir()) for s in sentences(path)]
    odd = [words(span[1]) for g in gold["anomalies"] if g["kind"] == "anachronism" for span in g["spans"]]
    texts = [t for t in texts if not any(overlaps(t[2], o) for o in odd)]
    clash, ignored = (
        [[(f, words(t)) for f, t in item["spans"]] for item in gold.get(key, [])]
        for key in ("contradictions", "ignore")
    )
    pairs, labels = [], []
    for x, y in itertools.combinations(texts, 2):
        if x[0] == y[0]:
            continue
        holds = _holder(x, y)
        label = any(map(holds, clash))
        if label or not any(map(holds, ignored)):
            pairs.append((x[1], y[1]))
            labels.append(label)
    return pairs, labels


def _holder(
    x: tuple[str, str, set[str]], y: tuple[str, str, set[str]]
) -> Callable[[list[tuple[str, set[str]]]], bool]:
    def holds(spans: list[tuple[str, set[str]]]) -> bool:
        left = {k for k, (f, t) in enumerate(spans) if f == x[0] and overlaps(t, x[2])}
        right = {k for k, (f, t) in enumerate(spans) if f == y[0] and overlaps(t, y[2])}
        return any(i != j for i in left for j in right)

    return holds


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--coverage", type=Path)
    parser.add_argument("--folders", type=Path)
    parser.add_argument("--names", default="", help="only these labelled folders, by comma")
    parser.add_argument("--nli", type=int, default=400, help="rows a public source; 0 leaves them out")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--exact", action="store_true", help="float32 in place of bfloat16")
    args = parser.parse_args()
    scorer = Scorer(args.model, args.threads, args.exact)
    if args.data and args.nli:
        measure_nli(scorer, args.data, args.nli)
    if args.data:
        measure_scenarios(scorer, args.data)
    if args.coverage:
        measure_coverages(scorer, args.coverage)
    if args.folders:
        measure_folders(scorer, args.folders, [n for n in args.names.split(",") if n])


if __name__ == "__main__":
    main()
