"""When an article was written, by its date or by the offices that it names as current."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factcheck.records import Interval, ParsedArticle
from factcheck.reference.mentions import OfficeMention, find_mentions
from factcheck.reference.store import Reference, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Token

SLACK = timedelta(days=7)
LONG_AGO = timedelta(days=75)
MIN_WITNESSES = 2
_PARTS_OF_NAMES = frozenset({"flat", "compound", "appos", "conj", "nmod:desc"})
_MAIN = frozenset({"ROOT", "ccomp", "parataxis", "conj", "xcomp", "root"})
_PAST = re.compile(
    r"\b(?:when|while|as)\s+(?:[\w.'’-]+\s+){1,4}(?:was|were|served|held|led|ran)\b|\bwas still\b|\bserved (?:as|under|in)\b|"
    r"\b(?:under|since|during|after|before|from|by)\s+(?:the\s+)?(?:then|former|late)\b|\bpredecessors?\b|\bsuccess(?:or|ors|ive)\b|\bsucceeded\b|"
    r"\b(?:years?|decades?|months?) (?:ago|earlier|before)\b|\bused to\b|\bat the time\b|\bback then\b|\bin those days\b|\bonce\b|"
    r"\bleft office\b|\bstepped down\b|\bresigned\b|\bousted\b|\b(?:first|second|previous|last|earlier) (?:term|presidency|administration|government)\b|"
    r"\b(?:era|legacy|memoirs?|biograph\w+|history|historic|anniversary|inherited|[Aa]ct|[Ll]aw|doctrine|library|named (?:after|for)|portrait|statue|film|book)\b|"
    r"\b(?:appointed|nominated|named|picked|chosen|hired|signed|enacted|introduced|launched|created|begun|started|negotiated|imposed|passed) (?:\w+ ){0,2}(?:by|under)\b|"
    r"\b[Uu]nlike\b|\b[Cc]ompared (?:with|to)\b|\bsame as\b|\bhad\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ne|de|ld|nt|ght|id)\b|\bhad (?:been|put|set|cut|led)\b|\bno longer\b|\bwould have\b|\bwidow|\bfuneral|\bdied\b"
)


@dataclass(frozen=True, slots=True)
class Use:
    """A mention told as present, with its sentence."""

    mention: OfficeMention
    start: int
    end: int
    sentence: str
    acting: bool = True


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
    for mention in find_mentions(text, persons, reference):
        start, end = next(((a, b) for a, b in parsed.sentences if a <= mention.start < b), (0, 0))
        sentence = text[start:end]
        if not sentence or mention.former or _quoted(parsed, mention) or _PAST.search(sentence):
            continue
        if not _dated_long_ago(parsed, start, end):
            yield Use(mention, start, end, sentence, _is_acting(parsed, mention))


def _is_acting(parsed: ParsedArticle, mention: OfficeMention) -> bool:
    """Whether the one named is the subject of what the sentence tells, not of a clause about something in it."""
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    return any(_is_main_subject(token) for token in span) or _opens_and_acts(parsed, mention, span.end)


def _opens_and_acts(parsed: ParsedArticle, mention: OfficeMention, after: int) -> bool:
    """Whether the sentence opens with the name and a finite verb follows it: the parse of long titles is not always right."""
    opens = any(start <= mention.start <= start + 4 for start, _ in parsed.sentences)
    return opens and after < len(parsed.doc) and parsed.doc[after].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _is_main_subject(token: Token) -> bool:
    while token.dep_ in _PARTS_OF_NAMES and token.head is not token:
        token = token.head
    return token.dep_.startswith("nsubj") and token.head.dep_.split(":")[0] in _MAIN


def _quoted(parsed: ParsedArticle, mention: OfficeMention) -> bool:
    return any(q.start <= mention.start < q.end for q in parsed.quotations)


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
        fitting = sorted(
            p
            for p, held in tenures.items()
            if any(t.start <= moment and (t.end or t.known_until) >= moment for t in held)
        )
        if best is None or len(fitting) >= best[0]:
            best = (len(fitting), moment, fitting)
    if best is None or best[0] < MIN_WITNESSES or best[0] <= len(tenures) - best[0]:
        return None
    basis = f"the offices of {_listed(best[2])} as the article names them"
    return When(_common_span(best[2], best[1], tenures), basis, timedelta(0))


def _common_span(people: Sequence[str], moment: date, tenures: dict[str, tuple[Tenure, ...]]) -> Interval:
    held = [next(t for t in tenures[p] if t.start <= moment <= (t.end or t.known_until)) for p in people]
    start = max(t.start for t in held)
    return Interval(start, max(start, min(t.end or t.known_until for t in held)))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
