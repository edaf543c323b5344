"""An office-holder named as current in a text without a date, of whom the reference knows a successor.

**What it flags.** "Prime Minister Theresa May is planning …" in a text whose time nothing tells: on a page that is read today the title
is out of date. The successor must be known by name and date.

**Why it matters.** Undated pages, handouts and templates are read as of today.

**Example.** "Chancellor Angela Merkel is the patron of the foundation."

**What it does not flag.** Articles that carry a date or whose dates tell when they were written (their titles were right then; what is
wrong even then is FC201's), former holders marked as such, the past told as past, quotations, acts and buildings named after people.

**How sure.** In 56 real articles that name offices, stripped of their dates: 16 findings, all right by today's offices (some name as the
next one somebody who held the office for a while). It reads offices as FC201 does, and what FC201 reports is not reported again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.records import Finding, Kind, ParsedArticle, Severity
from factcheck.reference.store import Reference, Tenure
from factcheck.rules.anomalies import fc201_anachronistic_office
from factcheck.rules.anomalies.article_time import Use, present_uses
from factcheck.rules.anomalies.present import told_as_now
from factcheck.rules.base import Corpus, RuleInfo, make_finding

RULE = RuleInfo("FC303", "outdated-office-title", Kind.REFERENCE, Severity.INFO)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each person and office that is out of date, at its first place."""
    for parsed in corpus.articles:
        if parsed.reference_time.end is not None:
            continue
        seen: set[str] = set()
        taken: frozenset[int] | None = None
        for use in present_uses(parsed, corpus.reference):
            newer = _successor(use, corpus.reference)
            mention = use.mention
            if (
                newer is None
                or mention.person in seen
                or not told_as_now(parsed.doc, mention.start, mention.end)
            ):
                continue
            if taken is None:
                taken = _flagged_as_anachronisms(parsed, corpus)
            if use.start in taken:
                continue
            seen.add(mention.person)
            office = corpus.reference.offices[newer.office]
            until = max(t.end for t in mention.tenures if t.end is not None)
            yield make_finding(
                RULE,
                message=f"“{mention.words}” is out of date: {newer.person} followed on {newer.start:%-d %B %Y}",
                explanation=(
                    f"The text carries no date. {mention.person} held the office ({office.title}, {office.jurisdiction}) until "
                    f"{until:%-d %B %Y}; {newer.person} has followed since, as far as is known to {office.as_of:%-d %B %Y}."
                ),
                suggestion="Date the text, name the present holder, or write “former”.",
                locations=[parsed.article.locate(use.start, use.end)],
                confidence=0.8,
                marks=[("0", mention.words)],
            )


def _flagged_as_anachronisms(parsed: ParsedArticle, corpus: Corpus) -> frozenset[int]:
    """Where the sentences start that FC201 reports already: by the article's own evidence they are wrong, not only out of date."""
    findings = fc201_anachronistic_office.check(replace(corpus, articles=(parsed,)))
    return frozenset(place.text_start for finding in findings for place in finding.locations)


def _successor(use: Use, reference: Reference) -> Tenure | None:
    """The next holder of the office; None while the person may still hold one of the offices meant."""
    if any(tenure.end is None for tenure in use.mention.tenures):
        return None
    last = max(use.mention.tenures, key=lambda t: t.end or t.start)
    later = [
        t for t in reference.offices[last.office].holders if t.start > last.start and t.person != last.person
    ]
    return later[0] if later else None
