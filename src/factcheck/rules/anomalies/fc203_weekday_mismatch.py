"""A date that does not fall on the weekday given with it.

**What it flags.** "Tuesday 12 May" where 12 May is a Monday. The year is the one written; without one, that of the article,
or the next or the last if it fits the sentence.

**Why it matters.** One of the two is wrong, and readers come on the wrong day.

**Example.** In an article of May 2025: "The fair will be held on Tuesday 12 May."

**What it does not flag.** A date without a year in an article whose own time is unknown, a date that falls on that weekday in a
year next to the article's, where the sentence does not exclude that year.

**How sure.** On labeled folders: 14 findings, 14 right, none missed (n = 14). In 26 invented articles by another hand, before they
served to mend it: 4 of 5 planted found, one finding wrong (a day of the year told in its sentence; mended). In 168 real articles: none reported.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.records import Finding, Kind, ParsedArticle, Severity, TimeMention
from factcheck.rules.anomalies.written_days import written_days
from factcheck.rules.base import Corpus, RuleInfo, make_finding, sentence_location

RULE = RuleInfo("FC203", "weekday-mismatch", Kind.ANOMALY, Severity.ERROR)
_DAYS = list(calendar.day_name)
_NAMED = "(" + "|".join(_DAYS) + ")"
_BEFORE = re.compile(rf"\b{_NAMED}(?: morning| afternoon| evening| night)?(?:, |\s?\(| )$")
_AFTER = re.compile(rf"(?:\s?\(|, an? ){_NAMED}\b")
NEAR = timedelta(days=200)
FEBRUARY = 2
_ANY_YEAR = re.compile(r"\b((?:1[6-9]|20)\d\d)\b")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each weekday that its date does not fall on."""
    for parsed in corpus.articles:
        for time in parsed.times:
            day, weekday = _single_day(time), time.weekday or _weekday_beside(parsed.article.text, time)
            if day is None or weekday is None or day.isoweekday() == weekday:
                continue
            if _fits_turned_round(time, weekday):
                continue
            sure = _year_is_sure(parsed, day) and not _fits_another_year(parsed, time.start, day, weekday)
            if time.explicit or sure:
                yield _finding(parsed, (time.start, time.end), day, weekday, year_written=time.explicit)
        yield from _in_other_forms(parsed)


def _in_other_forms(parsed: ParsedArticle) -> Iterator[Finding]:
    """Weekdays beside dates that are no single time of the text: none of the days that the words can mean falls on them."""
    text = parsed.article.text
    read = [
        (t.start, t.end) for t in parsed.times if _single_day(t) and (t.weekday or _weekday_beside(text, t)) and re.search(r"\d", t.text)
    ]  # fmt: skip
    for written in written_days(text, parsed.reference_time.interval):
        if not written.days or any(d.isoweekday() == written.weekday for d in written.days):
            continue
        if any(start < written.end and written.start < end for start, end in read):
            continue
        day, sure = written.days[0], written.year_written
        if sure or not _fits_another_year(parsed, written.start, day, written.weekday):
            yield _finding(parsed, (written.start, written.end), day, written.weekday, year_written=sure)


def _fits_another_year(parsed: ParsedArticle, at: int, day: date, weekday: int) -> bool:
    """Whether the day falls on the weekday in a year that its sentence, or the one before it, tells."""
    text = parsed.article.text
    index = next((i for i, (a, b) in enumerate(parsed.sentences) if a <= at < b), None)
    if index is None:
        return False
    start, end = parsed.sentences[max(0, index - 1)][0], parsed.sentences[index][1]
    years = {int(y) for y in _ANY_YEAR.findall(text[start:end])} - {day.year}
    return any(
        date(year, day.month, min(day.day, 28 if day.month == FEBRUARY else day.day)).isoweekday() == weekday
        for year in years
    )


def _weekday_beside(text: str, time: TimeMention) -> int | None:
    """The weekday set apart from its date: `Friday (5 June)`, `5 June (Friday)`, `5 June, a Friday`, `Friday night, 5 June`."""
    if not re.search(r"\d", time.text):
        return None
    before = _BEFORE.search(text[max(0, time.start - 24) : time.start])
    after = _AFTER.match(text[time.end : time.end + 16])
    found = before or after
    return _DAYS.index(found.group(1)) + 1 if found else None


def _fits_turned_round(time: TimeMention, weekday: int) -> bool:
    """Whether a date in figures, such as 6/5/2025, falls on the weekday with day and month the other way round."""
    match = re.search(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", time.text)
    if match is None:
        return False
    first, second, year = (int(g) for g in match.groups())
    for day, month in ((first, second), (second, first)):
        try:
            if date(year, month, day).isoweekday() == weekday:
                return True
        except ValueError:
            continue
    return False


def _single_day(time: TimeMention) -> date | None:
    if re.search(r"day\.\s", time.text):  # the end of one sentence and the start of the next
        return None
    if time.precision != "day" or time.interval is None or time.interval.start != time.interval.end:
        return None
    return time.interval.start


def _year_is_sure(parsed: ParsedArticle, day: date) -> bool:
    """Without a written year: the article's time is known and the day lies within about half a year of it."""
    written = parsed.reference_time
    return (
        written.start is not None
        and written.end is not None
        and written.start - NEAR < day < written.end + NEAR
    )


def _finding(
    parsed: ParsedArticle, span: tuple[int, int], day: date, weekday: int, *, year_written: bool
) -> Finding:
    given, real = calendar.day_name[weekday - 1], calendar.day_name[day.weekday()]
    words = " ".join(parsed.article.text[slice(*span)].split()).rstrip(".,")
    basis = "" if year_written else f" (the year is that of the article: {parsed.reference_time.basis})"
    return make_finding(
        RULE,
        message=f"{day:%-d %B %Y} is a {real}, not a {given}",
        explanation=f"“{words}” names a {given}, but {day:%-d %B %Y} falls on a {real}{basis}.",
        suggestion="Check which of the two is meant, the date or the weekday.",
        locations=[sentence_location(parsed, *span)],
        confidence=0.97 if year_written else 0.93,
        marks=[("0", words)],
    )
