"""Labelled folders as the verdict model is fitted on them: articles, and pairs of sentences with what they are.

Two forms are read: `<folder>/<topic>/articles/*` with `gold.json`, and coverages (one JSON object a line with articles as lists
of sentences and index pairs).
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "entailment"))
from prepare_domain import held_coverage

from factcheck.judging.passage import Passage
from factcheck.reading import read_paths
from factcheck.records import Article, Block, BlockKind, SourceMap


@dataclass(frozen=True)
class Labelled:
    """One topic: its articles and labelled pairs of (file, words) spans."""

    name: str
    articles: tuple[Article, ...]
    contradictions: list[list[tuple[str, str]]]
    agreements: list[list[tuple[str, str]]]
    decoys: list[list[tuple[str, str]]]
    ignored: list[list[tuple[str, str]]]


def folders(root: Path) -> Iterator[Labelled]:
    for gold_file in sorted(root.glob("*/gold.json")):
        gold = json.loads(gold_file.read_text("utf-8"))
        articles, _ = read_paths([gold_file.parent / "articles"])
        spans = {
            key: [[(f, t) for f, t in item["spans"]] for item in gold.get(key, [])]
            for key in ("contradictions", "agreements", "decoys", "ignore")
        }
        odd = [item["spans"][0][1] for item in gold["anomalies"] if item["kind"] == "anachronism"]
        ignored = spans["ignore"] + [[("*", text), ("*", "")] for text in odd]
        yield Labelled(
            gold_file.parent.name,
            articles,
            spans["contradictions"],
            spans["agreements"],
            spans["decoys"],
            ignored,
        )


COVERAGE, REAL = "coverage-", "real-"
"""How the names of coverages, and of unlabelled events, begin."""


def coverages(path: Path) -> Iterator[Labelled]:
    """The coverages of a file that the entailment model was not trained on."""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if line.strip() and held_coverage(path, number):
            yield _coverage(json.loads(line), f"{COVERAGE}{path.stem}{number}")


def events(path: Path, count: int) -> Iterator[Labelled]:
    """Real events of two to four articles, without labels: their sentences hardly ever contradict each other."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        found = [e for e in map(json.loads, stream) if 2 <= len(e["articles"]) <= 4]
    for number, event in enumerate(random.Random(11).sample(found, count)):
        articles = tuple(
            _article(
                str(k), str(k), [s for s in a["text"].split("\n") if len(s.split()) > 4][:15], "2019-06-03"
            )
            for k, a in enumerate(event["articles"])
        )
        yield Labelled(f"{REAL}{number}", articles, [], [], [], [])


def _coverage(data: dict[str, Any], name: str) -> Labelled:
    texts = [article["sentences"] for article in data["articles"]]

    def pairs(key: str) -> list[list[tuple[str, str]]]:
        return [
            [(f"{a}", texts[a][i]), (f"{b}", texts[b][j])] for a, i, b, j, *_ in data.get(key, []) if a != b
        ]

    articles = tuple(
        _article(str(i), a.get("outlet", str(i)), a["sentences"], data["date"])
        for i, a in enumerate(data["articles"])
    )
    return Labelled(name, articles, pairs("against"), pairs("same"), pairs("decoys"), pairs("arguable"))


def _article(path: str, outlet: str, sentences: list[str], published: str) -> Article:
    from datetime import date

    text, blocks = "", []
    for sentence in sentences:
        if text:
            text += "\n\n"
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(sentence)))
        text += sentence
    return Article(
        f"a{int(path) + 1}", path, None, outlet, None, "en", date.fromisoformat(published), "metadata", text,
        tuple(blocks), SourceMap(((0, 0, len(text)),), (0,)),
    )  # fmt: skip


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+(?:[.,][0-9]+)*", text.lower()))


def overlaps(a: str, b: str) -> bool:
    x, y = words(a), words(b)
    return bool(x and y) and len(x & y) / min(len(x), len(y)) >= 0.6 and len(x & y) >= min(3, len(x), len(y))


def labels_of(item: Labelled, left: Passage, right: Passage) -> set[str]:
    """The names of the labelled lists that hold this pair of sentences."""
    places = [(Path(item.articles[p.article].path).name, p.text) for p in (left, right)]
    found = set()
    for name in ("contradictions", "agreements", "decoys", "ignored"):
        if any(_covers(places, spans) for spans in getattr(item, name)):
            found.add(name)
    return found


def _covers(places: list[tuple[str, str]], spans: list[tuple[str, str]]) -> bool:
    if spans[0][0] == "*":
        return any(overlaps(text, spans[0][1]) for _, text in places)
    hits = [{k for k, (f, t) in enumerate(spans) if f == file and overlaps(text, t)} for file, text in places]
    return any(i != j for i in hits[0] for j in hits[1])
