"""When an article was written, by its date or by the offices that it names as current."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.records import Interval, ParsedArticle
from factcheck.reference.mentions import OfficeMention, find_mentions
from factcheck.reference.store import Reference, Tenure

SLACK = timedelta(days=7)
LONG_AGO = timedelta(days=75)
MIN_WITNESSES = 2
_PAST = re.compile(
    r"\b(?:when|while|as)\s+(?:[\w.'’-]+\s+){1,4}(?:was|were|served|held|led|ran)\b|\bwas still\b|\bserved (?:as|under|in)\b|"
    r"\b(?:under|since|during|after|before|from|by)\s+(?:the\s+)?(?:then|former|late)\b|\bpredecessors?\b|\bsuccess(?:or|ors|ive)\b|\bsucceeded\b|"
    r"\b(?:years?|decades?|months?) (?:ago|earlier|before)\b|\bused to\b|\bat the time\b|\bback then\b|\bin those days\b|\bonce\b|"
    r"\bleft office\b|\bstepped down\b|\bousted\b|\b(?:first|second|previous|last|earlier) (?:term|presidency|administration|government)\b|"
    r"\b(?:era|legacy|memoirs?|biograph\w+|anniversary|inherited|library|named (?:after|for)|portrait|statue|archival|footage)\b|"
    r"\b[Uu]nlike\b|\b[Cc]ompared (?:with|to)\b|\bsame as\b|\bno longer\b|\bwould have\b|\bwould-be\b|\bwidow|\bfuneral|\bdied\b|"
    r"\b(?:previously|formerly|archived|historian\w*)\b|\b(?:from left|pictured|file photo|front row|seen here|photo:)"
)


@dataclass(frozen=True, slots=True)
class Use:
    """A mention told as present, with its sentence."""

    mention: OfficeMention
    start: int
    end: int
    sentence: str
    called_former: bool = False
    """Whether the article elsewhere calls the person a former holder."""


@dataclass(frozen=True, slots=True)
class When:
    """The article's time and the words for what it rests on."""

    span: Interval
    basis: str
    slack: timedelta = SLACK


def present_uses(parsed: ParsedArticle, reference: Reference) -> Iterator[Use]:
    """The offices that the article names as held at the time of writing."""
    text = parsed.article.text
    persons = [(e.start, e.end) for e in parsed.entities if e.label == "PERSON"]
    mentions = list(find_mentions(text, persons, reference))
    past = {m.person for m in mentions if m.former}
    for mention in mentions:
        start, end = next(((a, b) for a, b in parsed.sentences if a <= mention.start < b), (0, 0))
        sentence = text[start:end]
        if not sentence or mention.former or _quoted(parsed, mention) or _PAST.search(sentence):
            continue
        ranked = re.match(r"\s\(\d", text[mention.end : mention.end + 4])
        if not ranked and not _dated_long_ago(parsed, start, end):
            yield Use(mention, start, end, sentence, mention.person in past)


def _quoted(parsed: ParsedArticle, mention: OfficeMention) -> bool:
    if any(q.start <= mention.start < q.end for q in parsed.quotations):
        return True
    text = parsed.article.text
    before = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _dated_long_ago(parsed: ParsedArticle, start: int, end: int) -> bool:
    """Whether the sentence gives a time that ended well before the article's."""
    now = parsed.reference_time.start
    for time in parsed.times:
        if not start <= time.start < end:
            continue
        if time.interval is None or time.interval.end is None:
            if time.role == "since" or re.search(r"\b(?:19|20)\d\d\b", time.text):
                return True
            continue
        if now is not None and time.interval.end < now - LONG_AGO:
            return True
        if now is None and time.explicit and re.search(r"\b(?:19|20)\d\d\b", time.text):
            return True
    return False


def article_time(parsed: ParsedArticle, uses: Sequence[Use], reference: Reference) -> When | None:
    """The article's time: its date, else what most of its offices agree on, else None."""
    time = parsed.reference_time
    if time.start and time.end:
        return When(time.interval, f"its date ({time.basis})")
    return _time_by_offices(parsed, uses, reference)


def _time_by_offices(parsed: ParsedArticle, uses: Sequence[Use], reference: Reference) -> When | None:
    """The time at which most of the offices named as current can be held together."""
    tenures = {u.mention.person: u.mention.tenures for u in uses}
    if len(tenures) <= MIN_WITNESSES:
        return None
    latest = parsed.reference_time.start
    starts = {t.start for held in tenures.values() for t in held} | ({latest} if latest else set())
    best: tuple[int, date, list[str]] | None = None
    for moment in sorted(starts):
        if latest is not None and moment < latest:
            continue
        fitting = sorted(p for p, held in tenures.items() if any(_holds(t, moment) for t in held))
        if best is None or len(fitting) >= best[0]:
            best = (len(fitting), moment, fitting)
    if best is None or best[0] < MIN_WITNESSES or best[0] <= len(tenures) - best[0]:
        return None
    basis = f"the offices of {_listed(best[2])} as the article names them"
    return When(_common_span(best[2], best[1], tenures), basis, timedelta(0))


def _holds(tenure: Tenure, moment: date) -> bool:
    """Whether the tenure covers the day and goes on past it: on the day of a change only the new holder counts."""
    return tenure.start <= moment and (moment < tenure.end if tenure.end else moment <= tenure.known_until)


def _common_span(people: Sequence[str], moment: date, tenures: dict[str, tuple[Tenure, ...]]) -> Interval:
    held = [next(t for t in tenures[p] if _holds(t, moment)) for p in people]
    start = max(t.start for t in held)
    return Interval(start, max(start, min(t.end or t.known_until for t in held)))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
