"""Parses kept as data, so that the tests of this room neither load a model nor change with one.

`python tests/extraction/trees.py TEXT...` adds the parse of new texts to trees.jsonl under the pipeline in
use; read what it writes, and correct it by hand where the parser is wrong: [word, lemma, tag, part of
speech, label,
head, whether a space follows].
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from factcheck.language.quantities import find_quantities
from factcheck.language.quotations import find_quotations
from factcheck.language.times import find_times
from factcheck.records import Article, Block, BlockKind, Entity, ParsedArticle, ReferenceTime, SourceMap

TREES = Path(__file__).with_name("trees.jsonl")


def load() -> dict[str, list[list[Any]]]:
    lines = TREES.read_text(encoding="utf-8").splitlines()
    return {r["text"]: r["sentences"] for r in map(json.loads, lines)}


def parsed(
    text: str,
    entities: dict[str, str] | None = None,
    kind: BlockKind = BlockKind.PARAGRAPH,
    names: dict[str, str] | None = None,
) -> ParsedArticle:
    """The article that `text` alone makes. `entities` gives labels by name, `names` canonical names by
    mention."""
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    sentences = _TREES[text]
    columns = [[token[k] for sentence in sentences for token in sentence] for k in range(7)]
    starts = [n == 0 for sentence in sentences for n in range(len(sentence))]
    doc = Doc(
        Vocab(),
        words=columns[0],
        lemmas=columns[1],
        tags=columns[2],
        pos=columns[3],
        deps=columns[4],
        heads=[int(h) for h in columns[5]],
        spaces=[bool(s) for s in columns[6]],
        sent_starts=starts,
    )
    assert doc.text == text
    times = find_times(doc, None)
    return ParsedArticle(
        article=_article(text, kind),
        doc=doc,
        sentences=tuple((s.start_char, s.end_char) for s in doc.sents),
        entities=tuple(_entities(text, entities or {}, names or {})),
        times=times,
        quantities=find_quantities(doc, times),
        quotations=find_quotations(text),
        reference_time=ReferenceTime(None, None, ""),
    )


def _article(text: str, kind: BlockKind) -> Article:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(kind, at, at + len(part)))
        at += len(part) + 2
    source = SourceMap(((0, 0, len(text)),), (0,))
    return Article("a1", "one.txt", None, "", None, "en", None, "", text, tuple(blocks), source)


def _entities(text: str, labels: dict[str, str], names: dict[str, str]) -> list[Entity]:
    out = []
    for name, label in {**{n: labels[names[n]] for n in names}, **labels}.items():
        at = text.find(name)
        while at >= 0:
            if not any(e.start <= at < e.end for e in out):
                out.append(Entity(at, at + len(name), name, label, names.get(name, name)))
            at = text.find(name, at + 1)
    return sorted(out, key=lambda e: e.start)


def _parse(text: str) -> list[list[Any]]:
    from factcheck.language.parse import parse_articles
    from factcheck.language.pipeline import load_pipeline

    (one,) = parse_articles([_article(text, BlockKind.PARAGRAPH)], load_pipeline())
    out = []
    for start, end in one.sentences:
        span = one.doc.char_span(start, end)
        out.append(
            [
                [t.text, t.lemma_, t.tag_, t.pos_, t.dep_, t.head.i, int(bool(t.whitespace_))]
                for t in span
                if not t.is_space
            ]
        )
    return out


def main() -> None:
    with TREES.open("a", encoding="utf-8") as out:
        for text in sys.argv[1:]:
            row = {"text": text, "sentences": _parse(text)}
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


_TREES = load() if TREES.exists() else {}

if __name__ == "__main__":
    main()
