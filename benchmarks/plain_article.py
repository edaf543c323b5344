"""An article made of bare paragraphs, for benchmarks whose texts come without a file."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.records import Article, Block, BlockKind, SourceMap


def plain_article(number: int, paragraphs: Sequence[str]) -> Article:
    """The paragraphs as an undated article, id "a<number>"."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    body = "\n\n".join(paragraphs)
    source = SourceMap(((0, 0, len(body)),), (0,))
    return Article(f"a{number}", f"{number}.txt", None, "", None, "en", None, "", body, tuple(blocks), source)
