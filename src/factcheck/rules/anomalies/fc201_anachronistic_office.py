"""An office-holder or administration that cannot be, at the time the article was written.

**What it flags.** An article that has somebody act in an office which, at the article's time, was held by somebody else: "the
Biden administration is urging" beside "President Donald Trump", a prime minister who left years ago. The article's time is its
date; where it has none, it is the time that its other offices agree on.

**Why it matters.** Such sentences come from old copy, from templates and from text generators, and readers notice them first.

**Example.** In an article of May 2025: "The Biden administration has been urging both sides to talk."

**What it does not flag.** Former office-holders marked as such ("then-", "former", "late"), sentences about the past ("in 2018",
"when she was minister", "had promised"), quotations, courtesy titles without a present act, laws and buildings named after
people, the seven days around a change of office, names that more than one person bears, and anything after the day up to which
the reference facts are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.records import Finding, Interval, Kind, ParsedArticle, Severity
from factcheck.reference.mentions import OfficeMention, find_mentions
from factcheck.reference.store import Office, Reference, Tenure
from factcheck.rules.base import Corpus, RuleInfo, make_finding

RULE = RuleInfo("FC201", "anachronistic-office", Kind.ANOMALY, Severity.ERROR)

SLACK = timedelta(days=7)
LONG_AGO = timedelta(days=75)
MIN_WITNESSES = 2
_PAST = re.compile(
    r"\b(?:when|while|as)\s+(?:[\w.'’-]+\s+){1,4}(?:was|were|served|held|led|ran)\b|\bwas still\b|\bserved (?:as|under|in)\b|"
    r"\b(?:under|since|during|after|before|from|by)\s+(?:the\s+)?(?:then|former|late)\b|\bpredecessors?\b|\bsuccess(?:or|ors|ive)\b|\bsucceeded\b|"
    r"\b(?:years?|decades?|months?) (?:ago|earlier|before)\b|\bused to\b|\bat the time\b|\bback then\b|\bin those days\b|\bonce\b|"
    r"\bleft office\b|\bstepped down\b|\bresigned\b|\bousted\b|\b(?:first|second|previous|last|earlier) (?:term|presidency|administration|government)\b|"
    r"\b(?:era|legacy|memoirs?|biograph\w+|history|historic|anniversary|inherited|[Aa]ct|[Ll]aw|doctrine|library|named (?:after|for)|portrait|statue|film|book)\b|"
    r"\b(?:appointed|nominated|named|picked|chosen|hired|signed|enacted|introduced|launched|created|begun|started|negotiated|imposed|passed) (?:\w+ ){0,2}(?:by|under)\b|"
    r"\b[Uu]nlike\b|\b[Cc]ompared (?:with|to)\b|\bsame as\b|\bhad\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ne|de|ld|nt|ght|id)\b|\bhad (?:been|put|set|cut|led)\b|\bno longer\b|\bwould have\b|\bwidow|\bfuneral|\bdied\b"
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have)\s+(?:\w+ly\s+|also\s+|now\s+|not\s+|been\s+)*\w+(?:ing|ed|en|wn|ne|de)\b|\b(?:says|wants|plans|insists|urges|backs|calls|will|now|today|currently|this week|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)\b|\bis\b|\bare\b|\bhas\b|\bsaid\b|\btold\b|\bwelcomed\b|\bpraised\b|\bannounced\b|\bpromised\b|\bcondemned\b|\burged\b|\bcalled\b|"
    r"\bcongratulated\b|\bsent\b|\bwarned\b|\bthanked\b|\bcriticized\b|\bcriticised\b",
    re.IGNORECASE,
)
_RECENT_ACT = re.compile(
    r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|this (?:week|morning|month)|now|currently|last (?:night|week))\b|"
    r"\b(?:is|are|has been|have been)\s+(?:\w+ly\s+)?\w+ing\b|\b(?:says|insists|urges|wants)\b|\bhas (?:\w+ly\s+)?(?:said|made|called|urged|told|promised|warned|ordered|announced|expressed|communicated|signaled|signalled)\b|\bwill\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Use:
    """A mention told as present, with its sentence."""

    mention: OfficeMention
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _When:
    """The article's time and the words for what it rests on."""

    span: Interval
    basis: str
    slack: timedelta = SLACK


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each sentence with an office that cannot be at the article's time."""
    for parsed in corpus.articles:
        uses = list(_present_uses(parsed, corpus.reference))
        when = _article_time(parsed, uses, corpus.reference)
        if when is None:
            continue
        reported: set[tuple[int, str]] = set()
        for use in uses:
            holders = _others_then(use.mention, when, corpus.reference)
            if holders and (use.start, use.mention.person) not in reported and _acts_now(use):
                reported.add((use.start, use.mention.person))
                yield _finding(parsed, use, holders, when, corpus.reference)


def _present_uses(parsed: ParsedArticle, reference: Reference) -> Iterator[_Use]:
    text = parsed.article.text
    persons = [(e.start, e.end) for e in parsed.entities if e.label == "PERSON"]
    for mention in find_mentions(text, persons, reference):
        start, end = next(((a, b) for a, b in parsed.sentences if a <= mention.start < b), (0, 0))
        sentence = text[start:end]
        if not sentence or mention.former or _quoted(parsed, mention) or _PAST.search(sentence):
            continue
        if not _dated_long_ago(parsed, start, end):
            yield _Use(mention, start, end, sentence)


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


def _acts_now(use: _Use) -> bool:
    """A courtesy title ("President Clinton said") outlives the office; it takes a sign of the present to conclude from one."""
    if use.mention.courtesy and use.mention.words.split()[0] in (
        "President",
        "Vice",
        "Governor",
        "Secretary",
        "Mayor",
    ):
        return bool(_RECENT_ACT.search(use.sentence))
    return bool(_PRESENT.search(use.sentence))


def _article_time(parsed: ParsedArticle, uses: Sequence[_Use], reference: Reference) -> _When | None:
    time = parsed.reference_time
    if time.start and time.end:
        return _When(time.interval, f"its date ({time.basis})")
    return _time_by_offices(parsed, uses, reference)


def _time_by_offices(parsed: ParsedArticle, uses: Sequence[_Use], reference: Reference) -> _When | None:
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
    return _When(_common_span(best[2], best[1], tenures), basis, timedelta(0))


def _common_span(people: Sequence[str], moment: date, tenures: dict[str, tuple[Tenure, ...]]) -> Interval:
    held = [next(t for t in tenures[p] if t.start <= moment <= (t.end or t.known_until)) for p in people]
    start = max(t.start for t in held)
    return Interval(start, max(start, min(t.end or t.known_until for t in held)))


def _others_then(mention: OfficeMention, when: _When, reference: Reference) -> list[Tenure]:
    """Who is known to have held the office instead; nothing while the person may have held it."""
    span = when.span
    if span.start is None or span.end is None:
        return []
    wide = Interval(span.start - when.slack, span.end + when.slack)
    others: list[Tenure] = []
    for tenure in mention.tenures:
        end = tenure.end if tenure.end is not None else max(tenure.known_until, date.max)
        if Interval(tenure.start, end).overlaps(wide):
            return []
        others += [t for t in reference.offices[tenure.office].holders_at(span) if t.person != mention.person]
    return others


def _finding(
    parsed: ParsedArticle, use: _Use, holders: Sequence[Tenure], when: _When, reference: Reference
) -> Finding:
    mention, holder = use.mention, holders[-1]
    own = [t for t in mention.tenures if t.office == holder.office] or list(mention.tenures)
    office = reference.offices[holder.office]
    return make_finding(
        RULE,
        message=f"“{mention.words}” cannot be: {_office_words(office)} then was {holder.person}",
        explanation=(
            f"{mention.person} was {_office_words(office, article=False)} {_periods(own)}. At the time of this article, which rests on "
            f"{when.basis}: {_span_words(when.span)}, the office was held by {holder.person} ({_periods([holder])})."
        ),
        suggestion=f"Name {holder.person}, or mark {mention.person} as a former office-holder.",
        locations=[parsed.article.locate(use.start, use.end)],
        confidence=0.95 if "date" in when.basis else 0.9,
        marks=[("0", mention.words)],
    )


def _office_words(office: Office, article: bool = True) -> str:
    title = office.title.replace(" (acting)", "")
    known = office.jurisdiction.casefold() in title.casefold() or len(office.jurisdiction) > 24
    place = (
        ""
        if known
        else f" of {'the ' if office.jurisdiction.startswith('United') else ''}{office.jurisdiction}"
    )
    return f"{'the ' if article else ''}{title}{place}"


def _periods(tenures: Sequence[Tenure]) -> str:
    return " and ".join(
        f"from {t.start:%-d %B %Y} to {t.end:%-d %B %Y}" if t.end else f"from {t.start:%-d %B %Y} on"
        for t in tenures
    )


def _span_words(span: Interval) -> str:
    if span.start == span.end and span.start:
        return f"{span.start:%-d %B %Y}"
    return f"{span.start:%B %Y} to {span.end:%B %Y}" if span.start and span.end else "unknown"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
