"""Claims against the atomic facts that people wrote for news summaries (RoSE).

Usage: python benchmarks/claims.py DATA_DIR [--every N] [--show N]

DATA_DIR holds claims/human-facts-dev.jsonl.gz: texts with the facts that people took from them. Three
measures, each for the claims of this package and for the sentences taken as claims:

* coverage: for each human fact the best token F1 of any claim of its text, averaged over the facts; and the
part of the facts whose content words stand to 80 % or more in one claim (recall of a fact in a claim);
* claims per fact: how finely the text is cut, 1 being as finely as people do;
* unsupported: the part of the claims that no fact supports, that is, whose best token F1 with a fact is
below 0.5.
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

from factcheck.extraction import extract_claims
from factcheck.language.parse import parse_articles
from factcheck.language.pipeline import load_pipeline
from factcheck.records import Article, Block, BlockKind, Claim, SourceMap

SUPPORTED = 0.5
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
    blocks, at = [], 0
    body = re.sub(r"\xa0?\s*\.\s{2,}", ". ", text.replace("\xa0", " ").strip())
    blocks.append(Block(BlockKind.PARAGRAPH, at, len(body)))
    source = SourceMap(((0, 0, len(body)),), (0,))
    return Article(f"a{number}", f"{number}.txt", None, "", None, "en", None, "", body, tuple(blocks), source)


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


def statement(claim: Claim) -> str:
    """The claim as a sentence: with who says it, where that isn't the author."""
    if claim.holder.is_author or claim.holder.name == "unknown":
        return claim.text
    if claim.holder.cue == "according to":
        return f"According to {claim.holder.name}, {claim.text}"
    return f"{claim.holder.name} {claim.holder.cue or 'say'} {claim.text}"


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each Nth text")
    parser.add_argument("--show", type=int, default=0, help="print the facts and claims of the first N texts")
    options = parser.parse_args()
    rows = list(read(options.data, options.every))
    parsed = parse_articles([article(t, n) for n, (t, _) in enumerate(rows)], load_pipeline())
    ours, plain = [], []
    for (_, facts), one in zip(rows, parsed, strict=True):
        claims = [statement(c) for c in extract_claims(one)]
        sentences = [one.article.text[a:b] for a, b in one.sentences]
        ours.append((claims, facts))
        plain.append((sentences, facts))
        if len(ours) <= options.show:
            print(*(f"S {s}" for s in sentences), sep="\n")
            print(*(f"  F {f}" for f in facts), *(f"  C {c}" for c in claims), sep="\n")
    left, right = score(ours), score(plain)
    print(f"{'':30}{'claims':>10}{'sentences':>12}")
    for name in left:
        print(f"{name:30}{left[name]:>10.3f}{right[name]:>12.3f}")


if __name__ == "__main__":
    main()
