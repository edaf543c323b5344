"""Two outlets name different organizations in the same role of the same event.

**What it flags.** A company, party, club or authority that fills one role of an event in one article, and another in the
other.

**Why it matters.** Shares move on it, and so do reputations.

**Example.** "Norvik bought the yard from Astel." / "The yard now belongs to Helgeland Marine."

**What it does not flag.** An acronym and its long form, a parent company and its brand, a government and its capital.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC105", "conflicting-organization", Kind.CONTRADICTION, Severity.WARNING)
CAUSES = frozenset({"organization", "nationality"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
