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

**How sure.** On labeled folders of invented coverage, on which it was partly tuned: 18 findings, 18 right, none missed (n = 18). In 12 invented articles
written before anything was tuned to them: 3 planted, 3 found, none wrong; in 24 more, by another hand: 9 planted, 5 found, none wrong (two of the missed are
found since), and in 26 by a third: 10 planted, 3 found, none wrong (six of the missed are found
since). In 10,126 real articles of 2006 to 2021: 5 findings, all right by the date that the
article carries (several are older than that date says); these articles served to mend the rule. Of 100 of them that name an office-holder of another time and
are not reported, one should have been. In 168 other real articles: none reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from factcheck.days import time_words
from factcheck.records import Finding, Interval, Kind, ParsedArticle, Severity
from factcheck.reference.mentions import OfficeMention
from factcheck.reference.store import Office, Reference, Tenure
from factcheck.rules.anomalies.article_time import Use, When, article_time, present_uses
from factcheck.rules.anomalies.present import told_as_now
from factcheck.rules.base import Corpus, RuleInfo, make_finding

RULE = RuleInfo("FC201", "anachronistic-office", Kind.ANOMALY, Severity.ERROR)

JUST_LEFT = timedelta(days=90)
NOT_LONG_AGO = timedelta(days=4 * 365)
_AMERICAN_COURTESY = frozenset(
    "President Vice Governor Gov. Secretary Senator Sen. Mayor Attorney president Speaker".split()
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each sentence with an office that cannot be at the article's time."""
    for parsed in corpus.articles:
        uses = list(present_uses(parsed, corpus.reference))
        when = article_time(parsed, uses, corpus.reference)
        if when is None:
            continue
        reported: set[tuple[int, str]] = set()
        for use in uses:
            holders = _others_then(use.mention, when, corpus.reference)
            if (
                holders
                and (use.start, use.mention.person) not in reported
                and _acts_now(parsed, use, when, corpus.reference)
            ):
                reported.add((use.start, use.mention.person))
                yield _finding(parsed, use, holders, when, corpus.reference)


def _acts_now(parsed: ParsedArticle, use: Use, when: When, reference: Reference) -> bool:
    """Whether the office-holder acts at the article's time; American titles outlive the office and take a surer sign."""
    mention = use.mention
    american = any(reference.offices[t.office].jurisdiction == "United States" for t in mention.tenures)
    first, second = (*mention.words.split(), "")[:2]
    bare = first in _AMERICAN_COURTESY and second not in ("of", "General")
    american = american or first in ("Mayor", "Governor", "Gov.")
    if first in ("Mayor", "Governor", "Gov.") and len(mention.words.split()) == 2:
        return False
    courtesy = american and bare and not _from_abroad(parsed, mention)
    if courtesy and (use.called_former or _left_long_ago(mention, when)):
        return False
    department = mention.words.split()[-1] in ("Department", "Treasury", "House", "presidency")
    is_government = mention.words.split()[-1] in ("administration", "government", "cabinet", "Cabinet")
    just_left = (
        is_government and bool(when.slack) and any(_ended_just_before(t, when) for t in mention.tenures)
    )
    cautious = courtesy or just_left or department
    since = when.span.start
    lately = not is_government and any(
        t.end and since and since - t.end < NOT_LONG_AGO for t in mention.tenures
    )
    return told_as_now(parsed.doc, mention.start, mention.end, cautious=cautious, lately=lately)


def _from_abroad(parsed: ParsedArticle, mention: OfficeMention) -> bool:
    """Whether the title names the country ("US President"): so write those who do not use it as a courtesy."""
    return (
        parsed.article.text[max(0, mention.start - 9) : mention.start]
        .rstrip()
        .endswith(("US", "U.S.", "American"))
    )


def _left_long_ago(mention: OfficeMention, when: When) -> bool:
    """Whether years have passed since: the longer, the likelier is a title by courtesy."""
    since = when.span.start
    return since is not None and all(t.end and since - t.end > NOT_LONG_AGO for t in mention.tenures)


def _ended_just_before(tenure: Tenure, when: When) -> bool:
    return bool(tenure.end and when.span.start and when.span.start - tenure.end < JUST_LEFT)


def _others_then(mention: OfficeMention, when: When, reference: Reference) -> list[Tenure]:
    """Who is known to have held the office instead; nothing while the person may have held it."""
    span = when.span
    if span.start is None or span.end is None:
        return []
    by_offices = not when.slack and span.start < span.end  # then the first day is one of change
    wide = Interval(
        span.start + timedelta(days=1) if by_offices else span.start - when.slack, span.end + when.slack
    )
    others: list[Tenure] = []
    for tenure in mention.tenures:
        ahead = tenure.start > span.end and not _name_came_with_office(mention, tenure)
        if Interval(tenure.start, tenure.end).overlaps(wide) or ahead:
            return []
        others += [t for t in reference.offices[tenure.office].holders_at(span) if t.person != mention.person]
    return others


def _name_came_with_office(mention: OfficeMention, tenure: Tenure) -> bool:
    """Whether nobody bore the name before: a pope takes it when elected. Others may have held the office before, unknown to us."""
    return tenure.office == "pope" and tenure.person in mention.words


def _finding(
    parsed: ParsedArticle, use: Use, holders: Sequence[Tenure], when: When, reference: Reference
) -> Finding:
    mention, holder = use.mention, holders[-1]
    own = [t for t in mention.tenures if t.office == holder.office] or list(mention.tenures)
    office = reference.offices[holder.office]
    return make_finding(
        RULE,
        message=f"“{mention.words}” cannot be: {_office_words(office)} then was {holder.person}",
        explanation=(
            f"{mention.person} was {_office_words(office, article=False)} {_periods(own)}. When this was "
            f"written, {time_words(when.span)} by {when.basis}, the office was held by {holder.person} ({_periods([holder])})."
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
