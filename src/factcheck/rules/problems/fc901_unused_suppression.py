"""A suppression that suppresses nothing.

**What it flags.** A `factcheck: ignore[...]` comment, a front-matter key or an `[[ignore]]` entry of the configuration that no finding
needs any more, that names a rule which does not exist, or whose last day (`expires`) is over.

**Why it matters.** A forgotten suppression silences the next, real finding at its place.

**Example.** `<!-- factcheck: ignore[FC101] the council's own count -->` above a paragraph whose figure was mended since.

**What it does not flag.** A suppression whose rule did not run this time, or which is about other articles where none was
given to compare with.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Location, Severity
from factcheck.rules.base import Corpus, RuleInfo, make_finding

RULE = RuleInfo("FC901", "unused-suppression", Kind.PROBLEM, Severity.WARNING)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Nothing: what a suppression silences is known only when all rules have run; see `unused`."""
    return iter(())


def unused(place: Location, message: str, explanation: str) -> Finding:
    """The finding for a suppression at that place."""
    return make_finding(
        RULE,
        message=message,
        explanation=explanation,
        suggestion="Take it out, or give it a new date and reason.",
        locations=[place],
        confidence=1.0,
    )
