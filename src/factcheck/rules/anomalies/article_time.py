"""When an article was written, by its date or by the offices that it names as current."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.records import Interval, ParsedArticle, TimeMention
from factcheck.reference.mentions import OfficeMention, find_mentions
from factcheck.reference.store import Reference, Tenure
from factcheck.rules.anomalies.present import clause_of

SLACK = timedelta(days=7)
LONG_AGO = timedelta(days=75)
MIN_WITNESSES = 2
MAX_DATES = 2
RECENT_DATES = timedelta(days=3 * 365)
"""Dates that lie this near the latest one bear it out."""
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
        if not ranked and not _dated_long_ago(parsed, start, end, mention):
            yield Use(mention, start, end, sentence, mention.person in past)


def _quoted(parsed: ParsedArticle, mention: OfficeMention) -> bool:
    if any(q.start <= mention.start < q.end for q in parsed.quotations):
        return True
    text = parsed.article.text
    before = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _dated_long_ago(parsed: ParsedArticle, start: int, end: int, mention: OfficeMention) -> bool:
    """Whether the sentence gives a time that ended well before the article's, of the office-holder's own act."""
    now = parsed.reference_time.start
    for time in parsed.times:
        if not start <= time.start < end or _of_another_clause(parsed, time, mention):
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


def _of_another_clause(parsed: ParsedArticle, time: TimeMention, mention: OfficeMention) -> bool:
    """Whether a time stands in a clause below that of the mention: `X said he hopes for a deal at the summit in June`."""
    if not parsed.doc.has_annotation("DEP"):
        return False
    spans = [parsed.doc.char_span(m.start, m.end, alignment_mode="expand") for m in (time, mention)]
    if any(span is None or not len(span) for span in spans):
        return False
    told, own = (clause_of(span.root) for span in spans if span is not None)
    below = told.i > own.i and own in told.ancestors and told.dep_ in _BELOW
    return below and not any(token in told.ancestors for token in spans[1] or ())


_BELOW = frozenset("ccomp xcomp advcl acl acl:relcl parataxis csubj".split())


def article_time(parsed: ParsedArticle, uses: Sequence[Use], reference: Reference) -> When | None:
    """The article's time: its date, else what most of its offices agree on, else None."""
    time = parsed.reference_time
    if time.start and time.end:
        return When(time.interval, f"its date ({time.basis})")
    return _time_by_offices(parsed, uses, reference)


def _time_by_offices(parsed: ParsedArticle, uses: Sequence[Use], reference: Reference) -> When | None:
    """The time at which most of the offices named as current can be held together, not before what is told as past."""
    tenures = {u.mention.person: u.mention.tenures for u in uses}
    told = past_dates(parsed)
    dates = [day for day in told if day > told[-1] - RECENT_DATES] if told else []
    if len(tenures) + min(len(dates), MAX_DATES) <= MIN_WITNESSES:
        return None
    latest = max([d for d in (parsed.reference_time.start, *told[-1:]) if d], default=None)
    starts = {t.start for held in tenures.values() for t in held} | ({latest} if latest else set())
    best: tuple[int, date, list[str]] | None = None
    for moment in sorted(starts):
        if latest is not None and moment < latest:
            continue
        fitting = sorted(p for p, held in tenures.items() if any(_holds(t, moment) for t in held))
        if best is None or len(fitting) >= best[0]:
            best = (len(fitting), moment, fitting)
    if best is None:
        return None
    agreed = best[0] + min(len(dates), MAX_DATES)
    if agreed < MIN_WITNESSES or agreed <= len(tenures) - best[0]:
        return None
    basis = [f"the offices of {_listed(best[2])} as the article names them"] if best[2] else []
    basis += [f"what it tells as past ({told[-1]:%B %Y})"] if dates and latest else []
    if best[0] < MIN_WITNESSES and latest is not None:
        return When(Interval(latest, latest), " and ".join(basis), timedelta(0))
    return When(_common_span(best[2], best[1], tenures), " and ".join(basis), timedelta(0))


_PLANNED = re.compile(
    r"\b(?:will|would|plan\w*|schedul\w+|due|set to|expect\w*|until|by|deadline|target\w*|propos\w+|promis\w+|forecast\w*|pledg\w+|could|should|may|might|goal|want\w*)\b",
    re.IGNORECASE,
)


def past_dates(parsed: ParsedArticle) -> list[date]:
    """The days, months and years that the text itself gives with their year and tells as past, in their order: each by its first day."""
    text, doc = parsed.article.text, parsed.doc
    if not doc.has_annotation("DEP"):
        return []
    found: set[date] = set()
    for time in parsed.times:
        if not (
            time.explicit and time.interval and time.interval.start and time.role in ("at", "since", "after")
        ):
            continue
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or not len(span) or not re.search(r"\b(?:19|20)\d\d\b", text[time.start : time.end]):
            continue
        verb = clause_of(span.root)
        helpers = {c.lower_ for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"}
        done = (verb.tag_ == "VBD" and not helpers) or bool(helpers & {"was", "were", "has", "have", "had"})
        if done and not _PLANNED.search(doc[verb.left_edge.i : verb.right_edge.i + 1].text):
            found.add(time.interval.start)
    return sorted(found)


def _holds(tenure: Tenure, moment: date) -> bool:
    """Whether the tenure covers the day and goes on past it: on the day of a change only the new holder counts."""
    return tenure.start <= moment and (moment < tenure.end if tenure.end else moment <= tenure.known_until)


def _common_span(people: Sequence[str], moment: date, tenures: dict[str, tuple[Tenure, ...]]) -> Interval:
    held = [next(t for t in tenures[p] if _holds(t, moment)) for p in people]
    start = max(t.start for t in held)
    return Interval(start, max(start, min(t.end or t.known_until for t in held)))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
