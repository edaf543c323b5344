"""Precision and recall of claims, attribution, factuality, negation, times and quantities on the gold
sentences.

Usage: python benchmarks/phenomena.py [GOLD] [--misses]

GOLD (default tests/extraction/gold.jsonl) holds one sentence a line with its claims and their marks. A claim
found counts for the gold claim with which it shares most words (token F1 of 0.7 or more); what is marked on
a
claim that was not found counts as missed, what stands on a claim without a gold one as wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.extraction import extract_claims
from factcheck.language.parse import parse_articles
from factcheck.language.pipeline import load_pipeline
from factcheck.records import Article, Block, BlockKind, Claim, SourceMap

GOLD = Path(__file__).parents[1] / "tests" / "extraction" / "gold.jsonl"
MATCHED = 0.7
WRITTEN = date(2024, 6, 12)
WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*")
# Kinds of number that the gold file does not mark.
UNMARKED = frozenset(["clock", "score", "vote", "ordinal", "vague", "fraction"])
LINK_WORDS = "in on at of the a an until since between and before by from to"
LINKS = frozenset(LINK_WORDS.split())


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def f1(a: str, b: str) -> float:
    left, right = words(a), words(b)
    return 2 * sum((left & right).values()) / max(1, sum(left.values()) + sum(right.values()))


def article(number: int, text: str, kind: str) -> Article:
    block = Block(BlockKind(kind), 0, len(text))
    source = SourceMap(((0, 0, len(text)),), (0,))
    return Article(f"a{number}", "gold", None, "", None, "en", WRITTEN, "gold", text, (block,), source)


def marks(claim: dict[str, Any]) -> dict[str, str]:
    """The marks of a claim by phenomenon; the unmarked (author, asserted, positive) is left out."""
    out = {}
    if claim.get("holder"):
        out["attribution"] = re.sub(r"^(?:the|a|an) ", "", claim["holder"].lower())
        out["direct quotation"] = "direct" if claim.get("direct") else ""
    if claim.get("factuality", "asserted") != "asserted":
        out["factuality"] = claim["factuality"]
    if claim.get("negated"):
        out["negation"] = "negated"
    return {k: v for k, v in out.items() if v}


def plain(claim: Claim) -> dict[str, Any]:
    holder = "" if claim.holder.is_author else claim.holder.name
    return {
        "text": claim.text,
        "holder": holder,
        "direct": claim.holder.direct,
        "factuality": claim.factuality.value,
        "negated": claim.negated,
    }


def pairs(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[int, int]]:
    every = [(i, j) for i in range(len(gold)) for j in range(len(found))]
    scored = sorted((f1(gold[i]["text"], found[j]["text"]), i, j) for i, j in every)
    out: list[tuple[int, int]] = []
    for value, i, j in reversed(scored):
        if value >= MATCHED and all(i != a and j != b for a, b in out):
            out.append((i, j))
    return out


class Tally:
    """Right, wrong and missed by phenomenon, and the sentences they stand in."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.notes: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str, gold: Counter[str], found: Counter[str], text: str) -> None:
        self.right[name] += sum((gold & found).values())
        self.wrong[name] += sum((found - gold).values())
        self.missed[name] += sum((gold - found).values())
        if gold != found:
            self.notes[name].append(f"{text}\n    gold {dict(gold - found)} found {dict(found - gold)}")


def compare(tally: Tally, row: dict[str, Any], found: list[dict[str, Any]]) -> None:
    matched = dict(pairs(row["claims"], found))
    text = row["text"]
    missing = [c["text"] for i, c in enumerate(row["claims"]) if i not in matched]
    extra = [c["text"] for j, c in enumerate(found) if j not in matched.values()]
    both = Counter({f"claim {i}": 1 for i in matched})
    tally.add("claims", both + Counter(missing), both + Counter(extra), text)
    for name in ("attribution", "direct quotation", "factuality", "negation"):
        gold = Counter({f"{i} {m}": 1 for i, c in enumerate(row["claims"]) if (m := marks(c).get(name))})
        named = {j: i for i, j in matched.items()}
        given = [(named.get(j, -1 - j), marks(c).get(name)) for j, c in enumerate(found)]
        seen = Counter({f"{i} {m}": 1 for i, m in given if m})
        tally.add(name, gold, seen, text)


def stripped(text: str) -> str:
    return " ".join(w for w in WORD.findall(text.lower()) if w not in LINKS)


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--misses", action="store_true", help="print what differs")
    options = parser.parse_args()
    tally = measure(options.gold)
    print(f"{'phenomenon':18}{'precision':>10}{'recall':>8}{'F1':>7}{'gold':>6}")
    for name in tally.right:
        right, wrong, missed = tally.right[name], tally.wrong[name], tally.missed[name]
        p, r = right / max(1, right + wrong), right / max(1, right + missed)
        print(f"{name:18}{p:>10.3f}{r:>8.3f}{2 * p * r / max(p + r, 1e-9):>7.3f}{right + missed:>6}")
    if options.misses:
        for name, notes in tally.notes.items():
            print(f"\n== {name}", *notes, sep="\n")


def measure(gold: Path) -> Tally:
    """The tally of the gold file under the pipeline in use."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    articles = [article(n, r["text"], r.get("block", "paragraph")) for n, r in enumerate(rows, 1)]
    tally = Tally()
    for row, parsed in zip(rows, parse_articles(articles, load_pipeline()), strict=True):
        compare(tally, row, [plain(c) for c in extract_claims(parsed)])
        times = Counter(stripped(t.text) for t in parsed.times)
        tally.add("time", Counter(stripped(t) for t in row["times"]), times, row["text"])
        values = Counter(f"{q.value:g}" for q in parsed.quantities if q.kind not in UNMARKED)
        tally.add("quantity", Counter(f"{q:g}" for q in row["quantities"]), values, row["text"])
    return tally


if __name__ == "__main__":
    main()
