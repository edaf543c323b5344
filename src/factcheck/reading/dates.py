"""Dates as mastheads, bylines and metadata write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<![\d.,]){_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"\b{_MONTH} {_DAY}(?:,| ,)? ?{_YEAR}",
        r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)",
    )
)
_CLOCK = re.compile(
    r"[,;]?\s*(?:at\s+|\bT)?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:\(?(?:gmt|utc|[a-z]{1,3}t|z|cet|local time)\)?|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_LEFT = re.compile(
    rf"^(?:[\s,;:()\-–—]|{_WEEKDAY}|(?:last\s+)?(?:updated|published|posted|modified|date|edition|on"
    rf"|at)\b)*$",
    re.IGNORECASE,
)


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first full date in a text with its offsets; None where there is none or it is ambiguous."""
    best: tuple[date, int, int] | None = None
    for form in _FORMS:
        match = form.search(text)
        if match is None or (best is not None and match.start() >= best[1]):
            continue
        day = _day(match)
        if day is not None:
            best = (day, match.start(), match.end())
    return best


def parse_date(text: str) -> date | None:
    """The date that a metadata value gives."""
    found = find_date(text[:200])
    return found[0] if found else None


def only_date(text: str) -> date | None:
    """The date of a line that holds nothing else (a weekday, a clock time and "Updated" aside)."""
    if len(text) > 80:
        return None
    found = find_date(text)
    if found is None:
        return None
    day, start, end = found
    rest = _CLOCK.sub(" ", text[:start] + " " + text[end:], count=1)
    return day if _LEFT.match(rest) else None


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("first"):
        return _slashed(int(groups["first"]), int(groups["second"]), year)
    month = _MONTHS[groups["month"].lower()] if groups.get("month") else int(groups["number"])
    return _valid(year, month, int(groups["day"]))


def _slashed(first: int, second: int, year: int) -> date | None:
    """`13/02/2025` and `02/13/2025` tell which is the month; `02/03/2025` does not."""
    if first > 12:
        return _valid(year, second, first)
    if second > 12 or first == second:
        return _valid(year, first, second)
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
