"""When an article was written: its published date, else its dateline, else the latest full date it tells as
past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from factcheck.language import calendar_spans as spans
from factcheck.language.lexicon import MONTHS
from factcheck.records import Article, Block, ReferenceTime, TimeMention

NOTHING = ReferenceTime(None, None, "nothing dates the article")
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_DATELINE = re.compile(
    r"^\s*(?:\([A-Z][\w ./-]{1,30}\)\s*)?[A-ZÀ-Þ][\w.'’/ À-ÿ-]{1,40}(?:,\s*[A-Z][\w. ]{1,25})?,?\s+\(?"
    rf"(?:[A-Z][a-z]+day,?\s+)?(?:{_MONTH}\s+(?P<day>\d{{1,2}})|"
    rf"(?P<day2>\d{{1,2}})\s+{_MONTH.replace('month', 'month2')})"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?\)?\s*(?:\([^)\n]{1,40}\)|/[A-Z][\w ]{1,20}/)?\s*(?:-{1,2}|–|—|:)\s"
)
_DATED_LINE = re.compile(
    r"^\W*(?:by [^.\d]{2,50}\.\s+(?=(?:first |last )?(?:published|updated|posted)\b))?"
    r"(?:(?:first published|published|updated|posted|last updated|date|on)\W+)*(?:[A-Z][a-z]{2,8},?\s+)?"
    rf"(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+"
    rf"{_MONTH.replace('month', 'month2')},?)\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LEADING_BLOCKS = 6
_DATED_LINE_LENGTH = 80


def reference_time(
    article: Article, times: Sequence[TimeMention] = (), near: date | None = None
) -> ReferenceTime:
    """The interval in which an article was written, and what that rests on.

    `times` are the time expressions of its text as read without an anchor. The latest past date in the text
    is
    only the earliest day it can have been written, so the interval stays open after it. `near` is a day about
    which the articles read with it were published: it gives a dateline without a year its year.
    """
    if article.published is not None:
        basis = article.published_basis or "metadata"
        return ReferenceTime(article.published, article.published, f"published {article.published} ({basis})")
    leading = article.blocks[:_LEADING_BLOCKS]
    for block in leading:
        moment = _dated_line(article, block)
        if moment is not None:
            return ReferenceTime(moment, moment, "date line")
    latest = _latest(times)
    for block in leading:
        moment = _dateline(article, block, latest, near)
        if moment is not None:
            return ReferenceTime(moment, moment, "dateline")
    if latest is not None:
        return ReferenceTime(latest, None, "latest date in the text")
    return NOTHING


def _dated_line(article: Article, block: Block) -> date | None:
    """A short block that is little but a full date."""
    text = article.text[block.start : block.end]
    if len(text) > _DATED_LINE_LENGTH or _DATELINE.match(text):
        return None
    match = _DATED_LINE.match(text)
    return _moment(match, None) if match else None


def _dateline(article: Article, block: Block, latest: date | None, near: date | None) -> date | None:
    match = _DATELINE.match(article.text[block.start : min(block.end, block.start + 200)])
    return _moment(match, latest, near) if match else None


def _moment(match: re.Match[str], latest: date | None, near: date | None = None) -> date | None:
    groups = match.groupdict()
    month = MONTHS.get((groups["month"] or groups["month2"]).lower())
    number = int(groups["day"] or groups["day2"])
    if month is None:
        return None
    if groups["year"]:
        return spans.day_of(int(groups["year"]), month, number)
    if near is not None:
        years = (near.year - 1, near.year, near.year + 1)
        dates = [d for y in years if (d := spans.day_of(y, month, number))]
        return min(dates, key=lambda d: abs((d - near).days), default=None)
    if latest is None:
        return None
    later = [
        d for y in (latest.year, latest.year + 1) if (d := spans.day_of(y, month, number)) and d >= latest
    ]
    return min(later, default=None)


_COVERAGE_DAYS = 60


def coverage_day(articles: Sequence[Article]) -> date | None:
    """A day about which all dated articles were published, None where they lie far apart or none is dated."""
    days = sorted(a.published for a in articles if a.published is not None)
    if not days or (days[-1] - days[0]).days > _COVERAGE_DAYS:
        return None
    return days[len(days) // 2]


def _latest(times: Sequence[TimeMention]) -> date | None:
    """The latest day named with its year; a day in the far future is taken for a plan and left out."""
    days = sorted(
        t.interval.end
        for t in times
        if t.explicit
        and t.precision == "day"
        and t.role in {"at", "since", "after"}
        and t.interval is not None
        and t.interval.end is not None
    )
    return days[-1] if days else None
