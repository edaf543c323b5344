"""Which articles are rewritten from another one in the folder, by the wording that they share.

Resemblance is containment of word 5-grams (shingles, Broder 1997): how much of the shorter article's body stands word for
word in the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.records import Article, BlockKind, ParsedArticle

SHINGLE = 5
DERIVED = 0.25
MIN_SHINGLES = 30
_WORD = re.compile(r"\w+")


def shared_wording(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """For each article, the ids of earlier-published (else larger) articles that it takes its wording from."""
    shingles = {a.id: _shingles(a) for a in articles}
    found: dict[str, list[str]] = {a.id: [] for a in articles}
    for i, first in enumerate(articles):
        for second in articles[i + 1 :]:
            mine, theirs = shingles[first.id], shingles[second.id]
            smaller = min(len(mine), len(theirs))
            if smaller >= MIN_SHINGLES and len(mine & theirs) / smaller >= DERIVED:
                copy, origin = _copy_and_origin(first, second)
                found[copy.id].append(origin.id)
    return {article: tuple(origins) for article, origins in found.items()}


def derived_articles(parsed: Sequence[ParsedArticle]) -> dict[str, tuple[str, ...]]:
    """For each article, the ids of the others in the folder that it rewrites."""
    return shared_wording([p.article for p in parsed])


def _copy_and_origin(first: Article, second: Article) -> tuple[Article, Article]:
    if first.published and second.published and first.published != second.published:
        return (first, second) if first.published > second.published else (second, first)
    return (first, second) if len(first.text) < len(second.text) else (second, first)


def _shingles(article: Article) -> frozenset[int]:
    words = [
        word
        for block in article.blocks
        if block.kind is not BlockKind.HEADLINE
        for word in _WORD.findall(article.text[block.start : block.end].casefold())
    ]
    return frozenset(hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1))
