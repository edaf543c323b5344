"""One outlet affirms what the other denies.

**What it flags.** The same thing affirmed and denied, opposite words (accepted / rejected, lawful / unlawful), and opposite
directions (rose / fell).

**Why it matters.** Nothing misleads more than the opposite.

**Example.** "Shares rose 4% on Friday." / "The stock slid on Friday."

**What it does not flag.** Two named people who say opposite things (FC121), a qualification ("not before May"), a denial of
another point.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC106", "conflicting-polarity", Kind.CONTRADICTION, Severity.ERROR)
CAUSES = frozenset({"antonym", "polarity"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
