"""A suppression that does not say why.

**What it flags.** A `factcheck: ignore[...]` comment, a front-matter key or an `[[ignore]]` entry of the configuration without a reason.

**Why it matters.** Whoever meets it later cannot tell whether it still holds.

**Example.** `<!-- factcheck: ignore[FC101] -->`; with a reason: `<!-- factcheck: ignore[FC101] the other paper counted both days -->`

**What it does not flag.** Any reason at all, however short: whether it is a good one is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Location, Severity
from factcheck.rules.base import Corpus, RuleInfo, make_finding
from factcheck.rules.problems.places import directive_place, directive_text

RULE = RuleInfo("FC902", "suppression-without-reason", Kind.PROBLEM, Severity.WARNING)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each comment or front-matter key without a reason."""
    for parsed in corpus.articles:
        for directive in parsed.article.directives:
            if not directive.reason:
                yield reasonless(directive_place(parsed.article, directive), directive_text(directive))


def reasonless(place: Location, what: str) -> Finding:
    """The finding for a suppression at that place."""
    return make_finding(
        RULE,
        message=f"`{what}` gives no reason",
        explanation="Nobody can tell later whether this suppression still holds.",
        suggestion="Say in a few words why the finding is accepted.",
        locations=[place],
        confidence=1.0,
    )
