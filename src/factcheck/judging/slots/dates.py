"""Dates: two times given for one thing that have no day in common."""

from __future__ import annotations

from factcheck.judging.passage import Passage
from factcheck.judging.slots.base import NOTHING, Comparison
from factcheck.records import SlotClash, TimeMention

_POINTS = frozenset({"day", "week", "month", "season", "quarter", "year"})


def compare_dates(left: Passage, right: Passage) -> Comparison:
    """Compare the resolved times of both; a time that fits any of the other side clashes with none."""
    lefts, rights = _points(left), _points(right)
    if not lefts or not rights:
        return NOTHING
    fitting = [(a, b) for a in lefts for b in rights if _fits(a, b)]
    if fitting:
        return Comparison(len(fitting))
    return Comparison(
        0, tuple(SlotClash("date", a.text, b.text) for a in lefts for b in rights if a.role == b.role)
    )


def _points(passage: Passage) -> list[TimeMention]:
    return [
        t for t in passage.times if t.interval is not None and t.precision in _POINTS and t.role != "duration"
    ]


def _fits(a: TimeMention, b: TimeMention) -> bool:
    return a.interval is not None and b.interval is not None and a.interval.overlaps(b.interval)
