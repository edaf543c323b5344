"""A time for undated articles from dated ones on the same event.

An article that shares most of its names with articles which were all written within a few days of each other was written in
those days too, unless its own text says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from factcheck.language.quantities import find_quantities
from factcheck.language.times import find_times
from factcheck.records import Interval, ParsedArticle, ReferenceTime

MIN_SHARED_NAMES = 5
MIN_SHARE = 0.3
WINDOW = timedelta(days=14)
SLACK = timedelta(days=2)


def with_companion_times(articles: Sequence[ParsedArticle]) -> tuple[ParsedArticle, ...]:
    """The articles in their order; undated ones that have dated companions get these's time, and their days resolved."""
    names = [_names(parsed) for parsed in articles]
    result = []
    for index, parsed in enumerate(articles):
        if parsed.reference_time.start is not None and parsed.reference_time.end is not None:
            result.append(parsed)
            continue
        companions = [
            other
            for place, other in enumerate(articles)
            if place != index
            and other.reference_time.end is not None
            and _on_same_event(names[index], names[place])
        ]
        result.append(_dated(parsed, companions))
    return tuple(result)


def _dated(parsed: ParsedArticle, companions: Sequence[ParsedArticle]) -> ParsedArticle:
    starts = [c.reference_time.start for c in companions if c.reference_time.start]
    ends = [c.reference_time.end for c in companions if c.reference_time.end]
    if not starts or not ends or max(ends) - min(starts) > WINDOW:
        return parsed
    own = parsed.reference_time.start
    if own is not None and own > max(ends) + WINDOW:
        return parsed
    time = ReferenceTime(min(starts), max(ends) + SLACK, "dates of other articles on the same event")
    times = find_times(parsed.doc, Interval(max(ends), max(ends)))
    return replace(parsed, reference_time=time, times=times, quantities=find_quantities(parsed.doc, times))


def _names(parsed: ParsedArticle) -> frozenset[str]:
    return frozenset(t.lower_ for t in parsed.doc if t.pos_ == "PROPN" and len(t) > 3 and t.is_alpha)


def _on_same_event(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(mine & theirs)
    return shared >= MIN_SHARED_NAMES and shared >= MIN_SHARE * min(len(mine), len(theirs))
