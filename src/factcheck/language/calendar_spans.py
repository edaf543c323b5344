"""Intervals of the calendar: months, seasons, quarters, years and their parts, as whole days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from factcheck.records import Interval

# The days of a month and the months of a year that "early", "mid" and "late" can mean, with overlap:
# whoever writes "early October" and whoever writes "Oct. 11" need not disagree.
_MONTH_PARTS = {"early": (1, 12), "mid": (8, 23), "late": (18, 31)}
_YEAR_PARTS = {"early": (1, 5), "mid": (4, 9), "late": (8, 12)}


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(moment: date) -> Interval:
    """One day."""
    return Interval(moment, moment)


def month(year: int, number: int, part: str = "") -> Interval:
    """A month, or its early, mid or late part."""
    last = calendar.monthrange(year, number)[1]
    first_day, last_day = _MONTH_PARTS.get(part, (1, last))
    return Interval(date(year, number, first_day), date(year, number, min(last_day, last)))


def year(number: int, part: str = "") -> Interval:
    """A year, or its early, mid or late part."""
    first, last = _YEAR_PARTS.get(part, (1, 12))
    return Interval(date(number, first, 1), month(number, last).end)


def quarter(year_number: int, number: int) -> Interval:
    """A calendar quarter, 1 to 4."""
    return Interval(date(year_number, 3 * number - 2, 1), month(year_number, 3 * number).end)


def half(year_number: int, number: int) -> Interval:
    """The first or second half of a year."""
    return Interval(date(year_number, 6 * number - 5, 1), month(year_number, 6 * number).end)


def season(year_number: int, first_month: int) -> Interval:
    """A season of the northern half of the world; winter runs into the next year."""
    ending = month(year_number + 1, 2) if first_month == 12 else month(year_number, first_month + 2)
    return Interval(date(year_number, first_month, 1), ending.end)


def week(moment: date) -> Interval:
    """The week of a day, Monday to Sunday; a Sunday also begins the week that some count from it."""
    monday = moment - timedelta(days=moment.weekday())
    return Interval(monday, monday + timedelta(days=6))


def shift_months(moment: date, months: int) -> date | None:
    """The same day some months on (the month's last day where it is shorter), None beyond the calendar."""
    index = moment.year * 12 + moment.month - 1 + months
    number = index // 12
    if not 1 <= number <= 9999:
        return None
    return date(number, index % 12 + 1, min(moment.day, calendar.monthrange(number, index % 12 + 1)[1]))


def shift_days(moment: date, days: int) -> date | None:
    """Some days on, None beyond the calendar."""
    try:
        return moment + timedelta(days=days)
    except OverflowError:
        return None
