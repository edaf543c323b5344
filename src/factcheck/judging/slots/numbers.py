"""Numbers: the same measure of the same thing, beyond rounding and approximation.

Two quantities are comparable when they have the same kind and unit and count the same noun. They clash when their
ranges (after rounding and words such as "about" and "at least") have no value in common, and no other comparable
quantity of either side fits.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judging.passage import Passage
from factcheck.judging.slots.base import NOTHING, Comparison
from factcheck.records import Quantity, SlotClash

_KINDS = frozenset(
    {
        "cardinal",
        "money",
        "percent",
        "measure",
        "level",
        "change",
        "duration",
        "age",
        "score",
        "clock",
        "vote",
    }
)
_PEOPLE = frozenset(
    "people person man woman individual resident victim passenger worker employee staff".split()
)


def compare_numbers(left: Passage, right: Passage) -> Comparison:
    """Compare every quantity of the left with every comparable one of the right."""
    pairs = [(a, b) for a in _usable(left.quantities) for b in _usable(right.quantities) if comparable(a, b)]
    if not pairs:
        return NOTHING
    fitting = [(a, b) for a, b in pairs if fits(a, b)]
    settled_left = {a.start for a, _ in fitting}
    settled_right = {b.start for _, b in fitting}
    clashes = tuple(
        SlotClash("number", a.text, b.text)
        for a, b in pairs
        if a.start not in settled_left and b.start not in settled_right
    )
    return Comparison(len(settled_left & {a.start for a, _ in pairs}), clashes)


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether both measure the same thing in the same unit."""
    if a.unit != b.unit or not _same_kind(a.kind, b.kind):
        return False
    if a.counted == b.counted or (a.counted in _PEOPLE and b.counted in _PEOPLE):
        return True
    return bool(a.unit) and not (a.counted and b.counted)


def fits(a: Quantity, b: Quantity) -> bool:
    """Whether one value can satisfy both."""
    return a.low <= b.high and b.low <= a.high


def _usable(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [q for q in quantities if q.kind in _KINDS]


def _same_kind(a: str, b: str) -> bool:
    if a == b:
        return True
    return {a, b} <= {"cardinal", "level", "measure", "money", "percent"}
