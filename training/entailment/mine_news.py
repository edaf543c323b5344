"""Real pairs that a model wrongly takes for contradictions.

    python training/entailment/mine_news.py MODEL OUT.jsonl --data DATA_DIR --encoder ENCODER [--events 800]

Sentences of different articles on one real event hardly ever contradict each other. Those that lie near each other and that MODEL
calls a contradiction are written as rows "not_contradiction" for the next stage of training.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Any

import numpy as np
from edits import split_sentences
from evaluate import Scorer, softmax
from prepare_domain import NOT_CONTRADICTION, both, load_encoder, read_lines, write

NEAR = 0.35
PER_SENTENCE = 2
LIMIT = 0.4


def near_pairs(event: dict[str, Any], encode: Any) -> list[tuple[str, str]]:
    """The nearest sentences across the articles of one event."""
    texts = [(k, s) for k, a in enumerate(event["articles"][:4]) for s in split_sentences(a["text"])[:25]]
    if len({k for k, _ in texts}) < 2:
        return []
    vectors = encode([s for _, s in texts])
    likeness = vectors @ vectors.T
    found = set()
    for i, (k, a) in enumerate(texts):
        others = [j for j in np.argsort(-likeness[i]) if texts[j][0] != k][:PER_SENTENCE]
        found |= {
            tuple(sorted((a, texts[j][1]))) for j in others if likeness[i, j] > NEAR and texts[j][1] != a
        }
    return sorted(found)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--events", type=int, default=800)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    rng, encode = random.Random(3), load_encoder(args.encoder)
    events = read_lines(args.data / "news" / "event-clusters.jsonl.gz")
    events = rng.sample(events, min(args.events, len(events)))
    pairs = [pair for event in events for pair in near_pairs(event, encode)]
    there, back = Scorer(args.model, args.threads, exact=False).both(pairs)
    score = np.maximum(softmax(there)[:, 0], softmax(back)[:, 0])
    rows = [
        row
        for (a, b), s in zip(pairs, score, strict=True)
        if s > LIMIT or rng.random() < 0.05
        for row in both(a, b, NOT_CONTRADICTION, 1.0 if s > LIMIT else 0.7)
    ]
    print(len(events), "events", len(pairs), "pairs", int((score > LIMIT).sum()), "taken for contradictions")
    write(args.out, rows)


if __name__ == "__main__":
    main()
