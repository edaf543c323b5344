"""Moments: the part of the day as of which a sentence speaks.

"By noon 30 ferries were canceled" and "by midnight 70" are two states of one thing.
"""

from __future__ import annotations

import re

from factcheck.judging.passage import Passage
from factcheck.records import TimeMention

_PARTS = re.compile(
    r"\b(?:dawn|daybreak|early morning|overnight|midnight|night|late evening|evening|tonight|late|"
    r"afternoon|noon|midday|lunchtime|morning|early)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\b(?:by|as of|until|up to|still|so far|already|at that (?:point|time|stage)|initially|at first|later|then)\b",
    re.IGNORECASE,
)
_WAVE = re.compile(
    r"\b(?P<edge>before|after)\s+(?:the|a|an|its|his|her|their)\s+(?P<what>\w+)", re.IGNORECASE
)


def moments_differ(left: Passage, right: Passage) -> bool:
    """Whether both say as of which moment they speak, and the moments differ."""
    a, b = _moments(left), _moments(right)
    if a and b and not a & b and (_speaks_as_of(left) or _speaks_as_of(right)):
        return True
    return _waves_differ(left, right)


def days_differ(left: Passage, right: Passage) -> bool:
    """Whether both give a day or longer span, all resolved, and none of one side meets one of the other."""
    lefts, rights = _spans(left), _spans(right)
    return bool(lefts and rights) and not any(
        a.interval and b.interval and a.interval.overlaps(b.interval) for a in lefts for b in rights
    )


def _spans(passage: Passage) -> list[TimeMention]:
    return [t for t in passage.times if t.interval is not None and t.role != "duration"]


def _moments(passage: Passage) -> frozenset[str]:
    clocks = {str(q.value) for q in passage.quantities if q.kind == "clock"}
    return frozenset(clocks | {m.group().casefold() for m in _PARTS.finditer(passage.text)})


def _speaks_as_of(passage: Passage) -> bool:
    return _AS_OF.search(passage.text) is not None


def _waves_differ(left: Passage, right: Passage) -> bool:
    """One before and one after the same event."""
    a = {m["what"].casefold(): m["edge"].casefold() for m in _WAVE.finditer(left.text)}
    b = {m["what"].casefold(): m["edge"].casefold() for m in _WAVE.finditer(right.text)}
    return any(a[what] != b[what] for what in a.keys() & b.keys())
