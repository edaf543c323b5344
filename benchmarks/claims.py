"""Claims against the atomic facts that people wrote for news summaries (RoSE).

Usage: python benchmarks/claims.py DATA_DIR [--every N] [--entailment] [--show N]

DATA_DIR holds claims/human-facts-dev.jsonl.gz: texts with the facts that people took from them. The measures,
each for the smallest statements of this package, for its undivided claims, and for the sentences taken as claims:

* for each human fact the best token F1 of any claim of its text, averaged over the facts; and the part of the
facts whose content words stand to 80 % or more in one claim;
* claims per fact: how finely the text is cut, 1 being as finely as people do;
* claims unsupported: the part of the claims whose best token F1 with a fact is below 0.5;
* with `--entailment`, by the shipped model at 0.5: the part of the facts that one of the three claims nearest
by token F1 entails, and of the claims that none of the three nearest facts entails.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from plain_article import plain_article

from factcheck.extraction import extract_atoms, extract_claims
from factcheck.extraction.inflection import past
from factcheck.judging.entailment import CrossEncoderEntailment, EntailmentModel
from factcheck.language.parse import parse_articles
from factcheck.language.pipeline import load_pipeline
from factcheck.records import Article, Claim

SUPPORTED = 0.5
NEAREST = 3
CONTAINED = 0.8
WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*")
STOP_WORDS = "a an the of to in on at for and or is are was were be been by with that it its their his her"
STOP = frozenset(STOP_WORDS.split())


def tokens(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def f1(a: Counter[str], b: Counter[str]) -> float:
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


def contained(fact: Counter[str], claim: Counter[str]) -> float:
    content = Counter({w: n for w, n in fact.items() if w not in STOP})
    return sum((content & claim).values()) / sum(content.values()) if content else 1.0


def article(text: str, number: int) -> Article:
    """The text with a paragraph for each of its sentences, which the data keeps apart by several blanks."""
    parts = [
        p.strip()
        for p in re.split(r"\s{2,}", re.sub(r"\s+\.(?=\s|$)", ".", text.replace("\xa0", " ")))
        if p.strip()
    ]
    return plain_article(number, parts)


def read(folder: Path, every: int) -> Iterator[tuple[str, list[str]]]:
    with gzip.open(folder / "claims" / "human-facts-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n % every == 0:
                row = json.loads(line)
                yield row["text"], row["facts"]


def score(texts: Sequence[tuple[list[str], list[str]]]) -> dict[str, float]:
    best, held, supported, counts = [], [], [], []
    for claims, facts in texts:
        pieces = [tokens(c) for c in claims]
        wanted = [tokens(f) for f in facts]
        for fact in wanted:
            best.append(max((f1(fact, c) for c in pieces), default=0.0))
            held.append(max((contained(fact, c) for c in pieces), default=0.0) >= CONTAINED)
        supported += [max((f1(fact, c) for fact in wanted), default=0.0) >= SUPPORTED for c in pieces]
        counts.append((len(claims), len(facts)))
    return {
        "token F1 of the best claim": mean(best),
        "facts contained in a claim": mean(held),
        "claims per fact": sum(c for c, _ in counts) / sum(f for _, f in counts),
        "claims unsupported": 1 - mean(supported),
        "claims": sum(c for c, _ in counts),
        "facts": sum(f for _, f in counts),
    }


def entailed(texts: Sequence[tuple[list[str], list[str]]], model: EntailmentModel) -> dict[str, float]:
    """The part of the facts that a claim entails, and of the claims that no fact entails."""
    forward = [pair for claims, facts in texts for fact in facts for pair in nearest(fact, claims)]
    back = [pair for claims, facts in texts for claim in claims for pair in nearest(claim, facts)]
    wanted = sorted({*forward, *back})
    scores = dict(zip(wanted, model.score(wanted)[:, 1].tolist(), strict=True))

    def held(pieces: Sequence[str], others: Sequence[str]) -> list[bool]:
        return [max((scores[p] for p in nearest(one, others)), default=0.0) >= SUPPORTED for one in pieces]

    return {
        "facts entailed by a claim": mean(h for claims, facts in texts for h in held(facts, claims)),
        "claims no fact entails": 1 - mean(h for claims, facts in texts for h in held(claims, facts)),
    }


def nearest(one: str, others: Sequence[str]) -> list[tuple[str, str]]:
    """The three others that share most words with one, each as premise before it."""
    wanted = tokens(one)
    return [(o, one) for o in sorted(others, key=lambda o: (-f1(wanted, tokens(o)), o))[:NEAREST]]


def statement(claim: Claim) -> str:
    """The claim as a sentence: with who says it, where that isn't the author."""
    if claim.holder.is_author or claim.holder.name == "unknown":
        return claim.text
    if claim.holder.cue == "according to":
        return f"According to {claim.holder.name}, {claim.text}"
    return f"{claim.holder.name} {past(claim.holder.cue or 'say')} {claim.text}"


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each Nth text")
    parser.add_argument("--entailment", action="store_true", help="measure by the shipped model too; slow")
    parser.add_argument("--show", type=int, default=0, help="print the facts and claims of the first N texts")
    options = parser.parse_args()
    rows = list(read(options.data, options.every))
    columns: dict[str, list[tuple[list[str], list[str]]]] = {"smallest": [], "claims": [], "sentences": []}
    nlp = load_pipeline()
    for number, (text, facts) in enumerate(rows):
        (one,) = parse_articles([article(text, number)], nlp)
        smallest = [statement(c) for c in extract_atoms(one)]
        sentences = [one.article.text[a:b] for a, b in one.sentences]
        columns["smallest"].append((smallest, facts))
        columns["claims"].append(([statement(c) for c in extract_claims(one)], facts))
        columns["sentences"].append((sentences, facts))
        if number < options.show:
            print(*(f"S {s}" for s in sentences), sep="\n")
            print(*(f"  F {f}" for f in facts), *(f"  C {c}" for c in smallest), sep="\n")
    table = {name: score(texts) for name, texts in columns.items()}
    if options.entailment:
        model = CrossEncoderEntailment()
        for name, texts in columns.items():
            table[name] |= entailed(texts, model)
    print(" " * 30 + "".join(f"{name:>12}" for name in table))
    for measure in table["smallest"]:
        print(f"{measure:30}" + "".join(f"{column[measure]:>12.3f}" for column in table.values()))


if __name__ == "__main__":
    main()
