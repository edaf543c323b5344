"""Two outlets put the same event in different places.

**What it flags.** One event that two articles set in places of which neither contains the other.

**Why it matters.** A wrong place is a wrong event.

**Example.** "The next congress will be held in Porto." / "Delegates chose Lyon for the next congress."

**What it does not flag.** A city and its country, two stations of one journey, two meetings.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC103", "conflicting-place", Kind.CONTRADICTION, Severity.WARNING)
CAUSES = frozenset({"place"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
