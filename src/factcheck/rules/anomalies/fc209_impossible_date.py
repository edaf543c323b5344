"""A date that does not exist.

**What it flags.** 31 June, 30 February, 29 February of a year that is no leap year; a day with its year written that lies after the
article's own date, but is told as past.

**Why it matters.** Nothing happened on that day; the right date is missing.

**Example.** "The ban takes effect on 31 June."

**What it does not flag.** Dates of other calendars, ranges across months, numbers before month names that are no days ("Formation
31 June issue"), days past the 31st (these are read as something else).

**How sure.** Not labeled in any folder. In 168 real articles and 7,500 real passages: none reported.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import timedelta

from factcheck.records import Finding, Kind, ParsedArticle, Severity, TimeMention
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
AHEAD = timedelta(days=2)
_PLANNED = re.compile(
    r"\b(?:will|would|plan\w*|schedul\w+|due|set|expected|until|deadline|expir\w+|extend\w*|postpone\w*|delay\w*|announce[ds]?|agreed|"
    r"sentence[ds]?|book\w*|reserv\w+|going to|target\w*|propos\w+|promis\w+|forecast|vow\w*|pledg\w+|moved|pushed|rescheduled|fixed)\b",
    re.IGNORECASE,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each date that no calendar has, and for each future date told as past."""
    for parsed in corpus.articles:
        text = parsed.article.text
        for match in _DAY_FIRST.finditer(text):
            yield from _judge(parsed, match, int(match.group(1)), match.group(2), match.group(3))
        for match in _MONTH_FIRST.finditer(text):
            if not re.match(
                r"\s*(?:people|percent|%|years|seats|cents|points)", text[match.end() : match.end() + 12]
            ):
                yield from _judge(parsed, match, int(match.group(2)), match.group(1), match.group(3))
        yield from _future_told_as_past(parsed)


def _future_told_as_past(parsed: ParsedArticle) -> Iterator[Finding]:
    """A day with its year written, after the article's own, in a clause that is done: `was opened on 3 May 2031`."""
    written = parsed.reference_time
    if written.start is None or written.end is None or not written.basis.startswith("published"):
        return
    for time in parsed.times:
        day = time.interval.start if time.interval and time.precision == "day" and time.explicit else None
        if day is None or day <= written.end + AHEAD or not re.search(r"\b(?:19|20)\d\d\b", time.text):
            continue
        if any(q.start <= time.start < q.end for q in parsed.quotations) or not _is_done(parsed, time):
            continue
        yield make_finding(
            RULE,
            message=f"{day:%-d %B %Y} lies after the article ({written.end:%-d %B %Y}), but is told as past",
            explanation=f"The article is of {written.end:%-d %B %Y} ({written.basis}); what happened on {day:%-d %B %Y} cannot be told by it.",
            suggestion="Check the year.",
            locations=[sentence_location(parsed, time.start, time.end)],
            confidence=0.9,
            marks=[("0", time.text)],
        )


def _is_done(parsed: ParsedArticle, time: TimeMention) -> bool:
    """Whether the verb right above the date is a plain past tense: no infinitive, modal or plan anywhere near."""
    if not parsed.doc.has_annotation("DEP"):
        return False
    span = parsed.doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None or _PLANNED.search(span.sent.text):
        return False
    token = span.root
    if token.dep_ not in ("obl", "obl:tmod", "obl:unmarked", "advmod") or token.head.pos_ != "VERB":
        return False
    if any(
        c.dep_ == "case" and c.lower_ in ("until", "till", "by", "for", "before", "from", "after", "to")
        for c in token.children
    ):
        return False
    helpers = {c.lower_ for c in token.head.children if c.dep_.startswith("aux")}
    plain = token.head.tag_ == "VBD" and not helpers
    passive = token.head.tag_ == "VBN" and helpers <= {"was", "were"} and bool(helpers)
    return (plain or passive) and token.head.dep_ in ("ROOT", "conj", "ccomp", "parataxis", "acl:relcl")


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
