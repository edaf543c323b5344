"""Two sentences about the same thing that exclude each other, without a single slot that explains it.

**What it flags.** Pairs that the entailment model reads as contradictory in both directions, where no number, date, name or
opposite word carries the conflict: causes, scope, and incompatible descriptions.

**Why it matters.** The weightiest contradictions share hardly a word.

**Example.** "A worn cable stopped the lift." / "The lift stands still because its operator went bankrupt."

**What it does not flag.** Statements that merely differ, add detail or speak of another event.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC111", "conflicting-claim", Kind.CONTRADICTION, Severity.WARNING)
CAUSES = frozenset({"meaning", "cause"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
