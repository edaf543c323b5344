"""Innocent readings: why two statements that seem to clash may both be true."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.judging.passage import Passage
from factcheck.records import Claim, Factuality, TimeMention, Verdict

_OPEN = frozenset({Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.ASKED, Factuality.COUNTERFACTUAL})


@dataclass(frozen=True, slots=True)
class Reading:
    """An innocent reading: what the pair is then, and the cause to name."""

    verdict: Verdict
    cause: str


def innocent_reading(left: Passage, right: Passage, a: Claim, b: Claim) -> Reading | None:
    """The first innocent reading that explains the pair, or None."""
    if _told_by_others(a, b):
        return Reading(Verdict.DISPUTES, "different holders")
    if _both_dated_apart(left, right):
        return Reading(Verdict.UPDATES, "different times")
    if a.factuality in _OPEN and b.factuality in _OPEN:
        return Reading(Verdict.UNRELATED, "both open")
    return None


def _told_by_others(a: Claim, b: Claim) -> bool:
    """Two named holders, each reported as saying it, who are not one and the same."""
    if a.holder.is_author or b.holder.is_author or not _is_named(a) or not _is_named(b):
        return False
    x, y = set(a.holder.name.casefold().split()), set(b.holder.name.casefold().split())
    return not x & y


def _is_named(claim: Claim) -> bool:
    return any(word[:1].isupper() for word in claim.holder.name.split()[-1:])


def _both_dated_apart(left: Passage, right: Passage) -> bool:
    """Both sentences say as of when, and the whole articles were written on different days that match."""
    if not left.written.start or not right.written.start or left.written.overlaps(right.written):
        return False
    return bool(_as_of(left) and _as_of(right))


def _as_of(passage: Passage) -> list[TimeMention]:
    return [t for t in passage.times if t.interval is not None and t.precision == "day" and t.role == "at"]
