"""What a comparer returns."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import SlotClash


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one slot of two passages compares: values that fit, and those that clash."""

    fits: int = 0
    clashes: tuple[SlotClash, ...] = ()


NOTHING = Comparison()
