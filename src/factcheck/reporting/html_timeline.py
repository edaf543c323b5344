"""When what happened, by the dated claims: one entry a time, the claims of all articles in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from factcheck.days import time_words
from factcheck.records import Claim, Interval, Kind, Report
from factcheck.reporting.escape_html import for_html

MAX_DATED = 200


@dataclass(frozen=True, slots=True)
class Dated:
    """One claim: its words, who makes it, and the finding that doubts it."""

    claim: str
    text: str
    outlet: str
    finding: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One time and what is told of it."""

    start: str
    words: str
    claims: tuple[Dated, ...]


def build_timeline(report: Report) -> tuple[Moment, ...]:
    """The times in their order, and the claims of each in the order of the articles."""
    outlets = {article.id: for_html(article.outlet) for article in report.articles}
    doubted = _doubted(report)
    groups: dict[Interval, list[Dated]] = defaultdict(list)
    for interval, claim in _dated(report.claims):
        groups[interval].append(
            Dated(claim.id, for_html(claim.text), outlets.get(claim.article, ""), doubted.get(claim.id, ""))
        )
    return tuple(
        Moment(
            interval.start.isoformat() if interval.start else "",
            time_words(interval),
            tuple(groups[interval]),
        )
        for interval in sorted(groups, key=_order)
    )


def _doubted(report: Report) -> dict[str, str]:
    """The findings that touch a claim, by the claim's id; the first of each."""
    paths = {article.id: article.path for article in report.articles}
    places = defaultdict(list)
    for finding in report.findings:
        if finding.kind is not Kind.AGREEMENT:
            for place in finding.locations:
                places[place.path].append((place.text_start, place.text_end, finding.id))
    found: dict[str, str] = {}
    for claim in report.claims:
        for start, end, finding_id in places[paths.get(claim.article, "")]:
            if start < claim.end and claim.start < end:
                found.setdefault(claim.id, finding_id)
    return found


def _dated(claims: Iterable[Claim]) -> list[tuple[Interval, Claim]]:
    """The claims whose time has a beginning; the earliest, where they are very many."""
    found = [
        (claim.time.interval, claim)
        for claim in claims
        if claim.time is not None
        and claim.time.interval is not None
        and claim.time.interval.start is not None
    ]
    return sorted(found, key=lambda item: _order(item[0]))[:MAX_DATED]


def _order(interval: Interval) -> tuple[date, date]:
    return interval.start or date.min, interval.end or date.max
