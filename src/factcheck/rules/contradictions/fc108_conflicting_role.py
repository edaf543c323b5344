"""Two outlets give one person different offices, or one office to different people.

**What it flags.** The title or office of a person at one time.

**Why it matters.** Whoever speaks "for the ministry" gives a statement its weight.

**Example.** "Transport minister Vera Holm said …" / "Vera Holm, who heads the port authority, said …"

**What it does not flag.** Former offices marked as such, two offices one person can hold, a short form of a long title.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC108", "conflicting-role", Kind.CONTRADICTION, Severity.ERROR)
CAUSES = frozenset({"role"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
