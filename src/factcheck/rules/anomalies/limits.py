"""Figures of one thing that exclude each other inside an article: limits that are passed, two counts, two ages, two records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.records import ParsedArticle, Quantity
from factcheck.rules.anomalies.ages import told_ages
from factcheck.rules.anomalies.states import stem

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = r"(?:larger|stronger|bigger|higher|longer|greater|heavier|older|taller|deeper|faster|costlier|more|above|over)"
_DOWN = r"(?:smaller|weaker|lower|shorter|lighter|younger|slower|cheaper|less|fewer|below|under)"
_NONE_PAST = re.compile(
    rf"\b(?:[Nn]o|[Nn]one of the|[Nn]ot one of the|[Nn]ot a single|[Nn]either of the)\s(?:other )?(?P<noun>[a-z]+)\b[^.;]{{0,45}}?\b(?P<way>{_UP}|{_DOWN})\b(?: than)?[^.;]{{0,12}}?$"
)
_UNIVERSAL = re.compile(
    r"\b(?:[Aa]ll|[Ee]very one|[Ee]ach) (?:of )?(?:the |its |their )?(?P<noun>[a-z]+)\b[^.;]{0,30}?\b(?:is|are|was|were|lie|lies|cost|costs)\b[^.;]{0,12}?\b(?P<way>under|below|over|above|at most|at least|more than|less than|fewer than)\s(?:[a-z]+ )?$"
)
_SUPERLATIVE = re.compile(
    r"\b[Tt]he (?P<most>oldest|youngest|largest|biggest|strongest|smallest|longest|shortest|highest|lowest|deepest|heaviest|tallest|fastest) (?P<noun>[a-z]+)\b(?P<rest>[^.;]{0,40}?)$"
)
_OTHER_SCOPE = re.compile(
    r"\b(?:(?:19|20)\d\d|last (?:year|month|week|season)|years? (?:ago|earlier|before)|until|before|ever|record|previous\w*|earlier|would|could|may|might|if|"
    r"expected|forecast\w*|other|another|elsewhere|so far this|initially|at first|second|next|will|plans?|planned|limit|rule|law)\b",
    re.IGNORECASE,
)
_HOLDING = frozenset("have run operate own employ comprise contain count number".split())
MAX_COUNT = 5000
YOUNGEST = 15
"""Children's ages are too often told of two of one name."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two stretches (each inside its sentence), their words, and why they exclude each other."""

    first: tuple[int, int]
    second: tuple[int, int]
    why: str


def figure_clashes(parsed: ParsedArticle) -> Iterator[Clash]:
    """All such pairs of an article's body and headline."""
    quoted = [(q.start, q.end) for q in parsed.quotations]
    free = [q for q in parsed.quantities if not any(a <= q.start < b for a, b in quoted)]
    yield from _passed_limits(parsed, free)
    yield from _two_records(parsed, free)
    yield from _two_counts(parsed, free)
    yield from _two_ages(parsed)


def _sentence(parsed: ParsedArticle, at: int) -> tuple[int, int]:
    return next(((a, b) for a, b in parsed.sentences if a <= at < b), (at, at))


def _lead(parsed: ParsedArticle, quantity: Quantity) -> str:
    """The sentence up to the figure, without the words that belong to it."""
    start, _ = _sentence(parsed, quantity.start)
    text = parsed.article.text[start : quantity.start]
    if quantity.approximator and parsed.article.text[quantity.start :].startswith(quantity.approximator):
        text += quantity.approximator + " "
    return re.sub(r"\b(?:a |an )?magnitude\s*$", "", text).rstrip() + " "


def _passed_limits(parsed: ParsedArticle, quantities: list[Quantity]) -> Iterator[Clash]:
    """`No parcel is heavier than 20 kilograms` … `a parcel of 26 kilograms`."""
    for limit in quantities:
        if not limit.unit or limit.unit == "percent":
            continue
        lead = _lead(parsed, limit)
        none, every = _NONE_PAST.search(lead), _UNIVERSAL.search(lead)
        match = none or every
        if match is None:
            continue
        upward = re.fullmatch(_UP, match.group("way")) is not None or match.group("way") in (
            "at least",
            "more than",
        )
        may_not_be_above = upward == (none is not None)
        for other in quantities:
            if (
                other is limit
                or other.unit != limit.unit
                or not _beyond(other, limit, above=may_not_be_above)
            ):
                continue
            if _of_one_kind(parsed, limit, other, stem(match.group("noun"))):
                yield _clash(
                    parsed,
                    limit,
                    other,
                    f"“{other.text}” is past “{' '.join((match.group('way'), limit.text))}”",
                )


def _beyond(other: Quantity, limit: Quantity, *, above: bool) -> bool:
    return other.low > limit.value * 1.02 if above else other.high < limit.value * 0.98


def _of_one_kind(parsed: ParsedArticle, first: Quantity, second: Quantity, noun: str) -> bool:
    """Whether both figures are of that noun, in two sentences of one scope."""
    a, b = _sentence(parsed, first.start), _sentence(parsed, second.start)
    text, other = parsed.article.text[slice(*a)], parsed.article.text[slice(*b)]
    if a == b or _OTHER_SCOPE.search(other) or _OTHER_SCOPE.search(text):
        return False
    near = parsed.article.text[max(b[0], second.start - 60) : min(b[1], second.end + 40)]
    return noun in {stem(w) for w in re.findall(r"[a-z]+", near.casefold())}


def _clash(parsed: ParsedArticle, first: Quantity, second: Quantity, why: str) -> Clash:
    one, two = sorted((first, second), key=lambda q: q.start)
    return Clash((one.start, one.end), (two.start, two.end), why)


def _two_records(parsed: ParsedArticle, quantities: list[Quantity]) -> Iterator[Clash]:
    """`The oldest runner is 71` … `the oldest runner, 68`."""
    told = []
    for quantity in quantities:
        match = _SUPERLATIVE.search(_lead(parsed, quantity))
        if match is not None and not quantity.approximator:
            told.append((match.group("most"), stem(match.group("noun")), quantity))
    for (most, noun, first), (other, another, second) in combinations(told, 2):
        same = (most, noun, first.unit, first.kind) == (other, another, second.unit, second.kind)
        if (
            same
            and (first.high < second.low or second.high < first.low)
            and _of_one_kind(parsed, first, second, noun)
        ):
            yield _clash(
                parsed,
                first,
                second,
                f"the {most} {noun} has “{first.text}” in one and “{second.text}” in the other",
            )


def _two_counts(parsed: ParsedArticle, quantities: list[Quantity]) -> Iterator[Clash]:
    """`The district runs 14 schools` … `The district has 17 schools`."""
    told = []
    for quantity in quantities:
        key = _held(parsed, quantity)
        if key is not None:
            told.append((key, quantity))
    for (key, first), (other, second) in combinations(told, 2):
        if key == other and first.value != second.value and not _other_scope(parsed, first, second):
            yield _clash(parsed, first, second, f"one counts {first.text} and the other {second.text}")


def _other_scope(parsed: ParsedArticle, first: Quantity, second: Quantity) -> bool:
    spans = [_sentence(parsed, q.start) for q in (first, second)]
    return spans[0] == spans[1] or any(
        _OTHER_SCOPE.search(parsed.article.text[a:b].split(",")[0]) for a, b in spans
    )


def _held(parsed: ParsedArticle, quantity: Quantity) -> tuple[str, frozenset[str], str] | None:
    """(whole, what qualifies the parts, the parts) for `the district has 17 schools` in the present tense."""
    if (
        quantity.approximator
        or quantity.unit
        or quantity.kind != "cardinal"
        or not 1 < quantity.value <= MAX_COUNT
    ):
        return None
    span = parsed.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    noun: Token = span.root if span.root.pos_ == "NOUN" else span.root.head
    verb = noun.head
    if (
        noun.pos_ != "NOUN"
        or noun.dep_ != "obj"
        or verb.lemma_ not in _HOLDING
        or verb.tag_ not in ("VBZ", "VBP")
    ):
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
    narrowed = any(c.dep_.startswith(("nmod", "acl", "obl")) or c.dep_ in ("advmod",) for c in noun.children)
    if (
        len(subjects) != 1
        or narrowed
        or any(
            c.dep_.startswith(("aux", "advmod", "obl")) and c.lower_ not in ("short", "brief", "all", "total")
            for c in verb.children
        )
    ):
        return None
    kinds = frozenset(stem(c.text) for c in noun.children if c.dep_ in ("amod", "compound"))
    return stem(subjects[0].text), kinds, stem(noun.text)


def _two_ages(parsed: ParsedArticle) -> Iterator[Clash]:
    """`Mira Holt, 44,` … `the 46-year-old Holt`."""
    for told in told_ages(parsed).values():
        for one, two in combinations(told, 2):
            if (
                one.years != two.years
                and min(one.years, two.years) > YOUNGEST
                and one.sentence != two.sentence
            ):
                why = f"the same person is {one.years} in one and {two.years} in the other"
                yield Clash((one.start, one.end), (two.start, two.end), why)
                break
