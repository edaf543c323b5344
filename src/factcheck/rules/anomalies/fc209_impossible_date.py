"""A date that does not exist.

**What it flags.** 31 June, 30 February, 29 February of a year that is no leap year.

**Why it matters.** Nothing happened on that day; the right date is missing.

**Example.** "The ban takes effect on 31 June."

**What it does not flag.** Dates of other calendars, ranges across months, numbers before month names that are no days ("Formation
31 June issue"), days past the 31st (these are read as something else).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from factcheck.records import Finding, Kind, ParsedArticle, Severity
from factcheck.rules.base import Corpus, RuleInfo, make_finding, sentence_location

RULE = RuleInfo("FC209", "impossible-date", Kind.ANOMALY, Severity.ERROR)

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name: number for number, name in enumerate(calendar.month_abbr) if name} | {"Sept": 9}
_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+({_ANY_MONTH})\b\.?(?:,?\s+((?:19|20)\d\d))?"
)
_MONTH_FIRST = re.compile(
    rf"\b({_ANY_MONTH})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:%]|\d)(?:,?\s+((?:19|20)\d\d))?"
)
_LEAP_YEAR = 2024


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each date that no calendar has."""
    for parsed in corpus.articles:
        text = parsed.article.text
        for match in _DAY_FIRST.finditer(text):
            yield from _judge(parsed, match, int(match.group(1)), match.group(2), match.group(3))
        for match in _MONTH_FIRST.finditer(text):
            if not re.match(
                r"\s*(?:people|percent|%|years|seats|cents|points)", text[match.end() : match.end() + 12]
            ):
                yield from _judge(parsed, match, int(match.group(2)), match.group(1), match.group(3))


def _judge(
    parsed: ParsedArticle, match: re.Match[str], day: int, month: str, year: str | None
) -> Iterator[Finding]:
    number = _MONTHS[month]
    written = parsed.reference_time.start
    known_year = (
        int(year) if year else (written.year if written and parsed.reference_time.end else _LEAP_YEAR)
    )
    last = calendar.monthrange(known_year if year else _LEAP_YEAR, number)[1]
    if not last < day <= 31:
        return
    yield make_finding(
        RULE,
        message=f"there is no {day} {calendar.month_name[number]}{f' {year}' if year else ''}",
        explanation=f"{calendar.month_name[number]} has {last} days{f' in {year}' if year else ''}; “{match.group()}” does not exist.",
        suggestion="Look up the right date.",
        locations=[sentence_location(parsed, match.start(), match.end())],
        confidence=0.95,
        marks=[("0", match.group())],
    )
