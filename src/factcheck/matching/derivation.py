"""Which articles are rewritten from another one: they say so, or share its wording.

Resemblance is containment of word 5-grams (shingles, Broder 1997): how much of the shorter article's body stands word for
word in the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.matching.derivation_phrases import is_of_the_article, telling_note
from factcheck.records import Article, BlockKind, ParsedArticle

SHINGLE = 5
DERIVED = 0.25
MIN_SHINGLES = 30
_WORD = re.compile(r"\w+")
_SOURCE = r"(?:the |an? |its |their )?(?:[\w'’&.-]+ ){0,5}?(?:report(?:s|ing)?|account|materials?|story|stories|article|coverage|dispatch(?:es)?|copy|text|wire)"
_MADE = r"(?:based|prepared|adapted|compiled|rewritten|condensed|abridged|shortened|reworked|drawn up)"
_SAYS_SO = re.compile(
    rf"\bthis (?:article|story|report|piece|post|item|summary|text) (?:is|was|has been) (?:\w+ ){{0,2}}{_MADE}\b|"
    r"\b(?:this (?:article|story|report|piece|post|item|summary|text)|what follows) (?:leans|draws|relies|rests|builds) (?:\w+ ){0,2}(?:on|upon)\b|"
    rf"(?:^|(?<=[.!?] ))\W{{0,3}}(?:based|adapted|rewritten|compiled|condensed) (?:\w+ ){{0,2}}?(?:on|from) {_SOURCE}\b|"
    rf"(?:^|(?<=[.!?] ))\W{{0,3}}(?:reporting|report|story|text) (?:by|from|of) [^.;\n]{{2,60}}[;,] (?:\w+ ){{0,3}}{_MADE}\b|"
    rf"\b{_MADE} (?:and \w+ )?(?:on|from) (?:the )?(?:materials?|copy|wire reports?|agency reports?|reports? (?:by|from|of))\b|"
    r"\boriginally (?:published|appeared) (?:in|on|by)\b|\bthe original (?:article|report|story|version) (?:can be found|is available|appeared|was published)\b|"
    r"\bdoes not claim authorship\b",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_OF_THE_ARTICLE = re.compile(
    r"\b(?:film|book|novel|play|series|song|plan|bill|law|decision|ruling|verdict|estimate|figures?|study|model|forecast)\b[^.]{0,20}$",
    re.IGNORECASE,
)


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
    """For each article, the ids of the others in the folder that it rewrites: by wording, or by naming them as its source."""
    articles = [p.article for p in parsed]
    found = shared_wording(articles)
    for article, whole in zip(articles, parsed, strict=True):
        for start, end in notes_of(whole):
            note = _around(article.text, start, end).casefold()
            named = [a.id for a in articles if a.id != article.id and _names_outlet(note, a.outlet)]
            found[article.id] = tuple(dict.fromkeys((*found[article.id], *named)))
    return found


def notes_of(parsed: ParsedArticle) -> list[tuple[int, int]]:
    """The stretches in which an article says that it retells somebody else's report."""
    notes = [n for n in derivation_notes(parsed.article) if is_of_the_article(parsed, *n)]
    if notes:
        return notes
    told = telling_note(parsed)
    return [told] if told else []


def derivation_notes(article: Article) -> list[tuple[int, int]]:
    """The stretches of an article's text in which it says that it is based on somebody else's report."""
    return [
        (m.end() - len(m.group().lstrip(" \n\t([*_–—-")), m.end())
        for m in _SAYS_SO.finditer(article.text)
        if not _NOT_OF_THE_ARTICLE.search(article.text[max(0, m.start() - 40) : m.start()])
    ]


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 120) : end + 120]


def _names_outlet(note: str, outlet: str) -> bool:
    words = [
        w for w in _WORD.findall(outlet.casefold()) if w not in ("the", "daily", "news", "press", "and", "of")
    ]
    return bool(words) and all(w in note for w in words)


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
