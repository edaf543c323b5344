"""Two sentences as the judge sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

from factcheck.extraction import extract_claims
from factcheck.judging.passage import Passage, passages_of
from factcheck.language.parse import parse_articles
from factcheck.records import Article, Block, BlockKind, SourceMap


def article(number: int, text: str) -> Article:
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    source = SourceMap(((0, 0, len(text)),), (0,))
    return Article(
        f"a{number}", f"{number}.txt", None, f"Outlet {number}", None, "en", date(2024, 5, 15), "metadata", text, blocks,
        source,
    )  # fmt: skip


def pair(left: str, right: str, nlp: Any) -> tuple[Passage, Passage]:
    """Both sentences as the judge sees them, of articles of Wednesday, 15 May 2024."""
    parsed = parse_articles([article(1, left), article(2, right)], nlp)
    found = passages_of(parsed, [c for p in parsed for c in extract_claims(p)])
    assert len(found) == 2, "each text must give one sentence with a claim"
    return found[0], found[1]
