"""Days in words."""

from __future__ import annotations

import calendar
from datetime import date

from factcheck.records import Interval


def time_words(interval: Interval) -> str:
    """The days as a reader would say them: `3 May 2024`, `May 2024`, `2024`, `3 to 5 May 2024`, `since 3 May 2024`."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return f"since {_day(start)}" if start else f"until {_day(end)}" if end else ""
    if start == end:
        return _day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}" if whole else f"{start.day} to {_day(end)}"
    if whole:
        year = "" if start.year == end.year else f" {start.year}"
        return f"{start:%B}{year} to {end:%B} {end.year}"
    return f"{_day(start)} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
