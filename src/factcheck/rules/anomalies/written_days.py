"""Weekdays written with a date in forms that are no single time in the text: `Tuesday 4/6`, `Sunday the 24th`, `June 4, Tuesday,`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.records import Interval
from factcheck.rules.anomalies.counting import MONTH

_NAMES = list(calendar.day_name)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_DATE = (
    rf"(?:(?:the )?(?P<day>{_DAY})(?: of)? (?P<month>{MONTH})|(?P<month2>{MONTH}) (?P<day2>{_DAY})){_YEAR}"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?P<weekday>{_WEEKDAY}) next,? {_DATE}\b",
        rf"\b(?:[Tt]his|[Nn]ext|[Ll]ast) (?P<weekday>{_WEEKDAY}),? {_DATE}\b",
        rf"\b{_DATE},? (?:which|that) (?:is|was|falls on|fell on|will be) an? (?P<weekday>{_WEEKDAY})\b",
        rf"\b{_DATE}, (?P<weekday>{_WEEKDAY})(?=[,.;)]|$)",
        rf"\b[Ff]rom (?P<weekday>{_WEEKDAY}),? (?:the )?(?P<day>{_DAY})(?P<stop>) (?:to|until|till) {_WEEKDAY},? (?:the )?{_DAY}(?: of)? (?P<month>{MONTH}){_YEAR}\b",
    )
)
_FIGURES = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY}),? ?\(?(?P<first>\d{{1,2}})(?:/(?P<second>\d{{1,2}})(?:/(?P<year>(?:20)?\d\d))?|\.(?P<second2>\d{{1,2}})\.(?P<year2>20\d\d))(?![\d/.:]\d)(?=\)|[,.;:!?](?!\d)|\s*$| (?:at|from|in|and|to|until|till|when|with|for|so|but|or)\b)"
)
_NO_DATE = frozenset({(24, 7), (50, 50), (9, 11), (7, 7)})
"""Pairs of figures that are names or sayings."""
_THE_NTH = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY}),? the (?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?=[,.;)]|$| (?:for|at|in|and|to|from|with|when|until|before|after)\b)"
)
_MONTHS = {name[:3]: number for number, name in enumerate(calendar.month_name) if name}
_A_MONTH = re.compile(rf"\b{MONTH}\b")
BEHIND = 400
NEAR = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """Offsets of the words, the ISO number of the weekday, and every day that they can mean."""

    start: int
    end: int
    weekday: int
    days: tuple[date, ...]
    year_written: bool


def written_days(text: str, now: Interval) -> Iterator[WrittenDay]:
    """All such days of a text written in `now`; none without a year where that is unknown."""
    for form in _FORMS:
        for match in form.finditer(text):
            groups = match.groupdict()
            day = int(re.sub(r"\D", "", groups["day"] or groups.get("day2") or ""))
            month = _MONTHS[(groups["month"] or groups.get("month2") or "")[:3]]
            yield _written(match, _days(day, month, groups["year"], now))
    for match in _FIGURES.finditer(text):
        first, second = int(match.group("first")), int(match.group("second") or match.group("second2"))
        year = match.group("year") or match.group("year2")
        if (first, second) not in _NO_DATE:
            both = (*_days(first, second, year, now), *_days(second, first, year, now))
            yield _written(match, both)
    for match in _THE_NTH.finditer(text):
        if _A_MONTH.search(text, max(0, match.start() - BEHIND), match.start()):
            continue  # the day may be one of that month
        yield _written(match, _nth_of_a_near_month(int(match.group("day")), now))


def _written(match: re.Match[str], days: tuple[date, ...]) -> WrittenDay:
    weekday = next(i for i, n in enumerate(_NAMES, 1) if n[:3] == match.group("weekday")[:3])
    groups = match.groupdict()
    end = match.start("stop") if "stop" in groups else match.end()
    return WrittenDay(match.start(), end, weekday, days, bool(groups.get("year") or groups.get("year2")))


def _days(day: int, month: int, year: str | None, now: Interval) -> tuple[date, ...]:
    """The day in its written year, or in each year that brings it near the article."""
    if year:
        found = _day(int(year) if len(year) == 4 else 2000 + int(year), month, day)
        return (found,) if found else ()
    if now.start is None or now.end is None:
        return ()
    near = [_day(y, month, day) for y in range(now.start.year - 1, now.end.year + 2)]
    return tuple(d for d in near if d and now.start - NEAR < d < now.end + NEAR)


def _nth_of_a_near_month(day: int, now: Interval) -> tuple[date, ...]:
    """That day of the article's month, of the one before it and the one behind it."""
    if now.start is None or now.end is None or now.end - now.start > timedelta(days=7):
        return ()
    months = [now.start.year * 12 + now.start.month - 1 + shift for shift in (-1, 0, 1)]
    found = [_day(m // 12, m % 12 + 1, day) for m in months]
    return tuple(d for d in found if d)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
