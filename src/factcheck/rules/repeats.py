"""Findings that say again, less exactly, what another finding says of the same sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.records import Finding, Location

SAID_BETTER: dict[str, frozenset[str]] = {
    "FC111": frozenset(f"FC{number}" for number in range(101, 111)),
    "FC202": frozenset({"FC204", "FC207", "FC208"}),
    "FC303": frozenset({"FC201"}),
}
"""By the code of a rule: the rules that are more exact about the same thing."""


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those all of whose sentences a more exact one names."""
    listed = list(findings)
    return [finding for finding in listed if not _is_said_better(finding, listed)]


def _is_said_better(finding: Finding, others: Sequence[Finding]) -> bool:
    codes = SAID_BETTER.get(finding.code)
    if codes is None or not finding.locations:
        return False
    return any(
        all(any(_overlap(place, named) for named in other.locations) for place in finding.locations)
        for other in others
        if other.code in codes
    )


def _overlap(one: Location, other: Location) -> bool:
    return one.path == other.path and one.start < other.end and other.start < one.end
