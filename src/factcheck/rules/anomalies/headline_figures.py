"""Figures of a headline against those of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.records import BlockKind, ParsedArticle, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 8
_SAYING = frozenset("say tell report find show add be have do make get".split())
_NEGATIONS = frozenset("not n't n’t never no without refuse refused refuses".split())


_DEAD = r"(?:dead|die|dies|died|killed|kills?|perish\w*|lost (?:his|her|their) li\w+)"


def _told_dead(text: str, quantity: Quantity, at: int) -> bool:
    """Whether a figure counts the dead: `four miners died`, `killed four`, `four dead`."""
    before, after = text[max(0, at - 24) : at], text[quantity.end - quantity.start + at :][:60]
    behind = re.match(
        rf"(?: (?:people|persons|[a-z]+s|men|women|children))?(?: (?:were|was|have been|are))?,? {_DEAD}\b",
        after,
    )
    return (
        behind is not None
        or re.search(r"\b(?:kill(?:s|ed|ing)|the deaths? of|claim(?:s|ed) the lives of)\s$", before)
        is not None
    )


def toll_clashes(parsed: ParsedArticle) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs (dead of the headline, dead of the body), where the body gives one number of dead and never the headline's."""
    text = parsed.article.text
    heads = [(b.start, b.end) for b in parsed.article.blocks if b.kind is BlockKind.HEADLINE]
    body_start = max((end for _, end in heads), default=0)
    counts = [q for q in parsed.quantities if q.kind == "cardinal" and not q.unit and 1 <= q.value < 100_000]
    dead = [
        q
        for q in counts
        if q.start >= body_start and not _is_quoted(parsed, q) and _told_dead(text, q, q.start)
    ]
    if len({q.value for q in dead}) != 1 or dead[0].approximator:
        return
    for told in counts:
        inside = any(start <= told.start < end for start, end in heads)
        if not inside or told.approximator or not _told_dead(text, told, told.start):
            continue
        if not any(_may_be(told, q) for q in counts if q.start >= body_start):
            yield told, dead[0]


def headline_clashes(parsed: ParsedArticle) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs (figure of the headline, figure of the body) told of the same act, where the body never gives the headline's figure."""
    heads = [(b.start, b.end) for b in parsed.article.blocks if b.kind is BlockKind.HEADLINE]
    body_start = max((end for _, end in heads), default=0)
    body = [q for q in parsed.quantities if q.start >= body_start and not _is_quoted(parsed, q)]
    for start, end in heads:
        for told in parsed.quantities:
            if not start <= told.start < end or not _is_figure(told):
                continue
            same = [q for q in body if _is_figure(q) and _is_same(parsed, told, q)]
            if len({q.value for q in same}) != 1 or _may_be(told, same[0]):
                continue
            beside = _sentence(parsed, same[0])
            if not any(_may_be(told, q) for q in body if _sentence(parsed, q) != beside):
                yield told, same[0]


def _sentence(parsed: ParsedArticle, quantity: Quantity) -> int:
    return next((i for i, (a, b) in enumerate(parsed.sentences) if a <= quantity.start < b), -1)


def _is_figure(quantity: Quantity) -> bool:
    exact = quantity.approximator.casefold() in ("", "some", "about", "around")
    return (
        quantity.kind in ("cardinal", "percent")
        and exact
        and quantity.unit in ("", "percent")
        and quantity.value > 1
    )


def _may_be(told: Quantity, found: Quantity) -> bool:
    """Whether the body's figure can stand behind the headline's, after rounding."""
    if (told.unit == "percent") != (found.unit == "percent"):
        return False
    slack = max(0.06 * abs(told.value), 2.0 if told.unit == "percent" else 0.0)
    low, high = min(told.low, told.value) - slack, max(told.high, told.value) + slack
    return low <= found.value <= high or (found.low <= told.value <= found.high)


def _is_same(parsed: ParsedArticle, told: Quantity, found: Quantity) -> bool:
    if told.unit != found.unit or (not told.unit and told.counted != found.counted):
        return False
    first, second = _verb(parsed, told), _verb(parsed, found)
    if first is None or second is None or first.lemma_ != second.lemma_ or first.lemma_ in _SAYING:
        return False
    return _is_negated(first) == _is_negated(second)


def _is_negated(verb: Token) -> bool:
    return any(c.lower_ in _NEGATIONS for c in (*verb.children, *(a for a in verb.ancestors if a.i < verb.i)))


def _verb(parsed: ParsedArticle, quantity: Quantity) -> Token | None:
    """The verb of which the figure is a part, above its noun."""
    span = parsed.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    token = span.root
    for _ in range(_STEPS):
        if token.pos_ == "VERB":
            if token.lemma_ in _SAYING:
                inner = [c for c in token.children if c.dep_ in ("ccomp", "xcomp") and c.pos_ == "VERB"]
                return inner[0] if inner else token
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _is_quoted(parsed: ParsedArticle, quantity: Quantity) -> bool:
    return any(q.start <= quantity.start < q.end for q in parsed.quotations)
