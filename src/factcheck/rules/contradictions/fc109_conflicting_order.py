"""Two outlets tell the order of events, or who did what to whom, the other way round.

**What it flags.** Which came first, who beat whom, who bought whom.

**Why it matters.** The words are all the same and the story is the opposite; a reader who compares figures won't see it.

**Example.** "Lund beat Aarhus in the final." / "Aarhus won the final against Lund."

**What it does not flag.** Active and passive voice of the same fact, another match of the same sides.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC109", "conflicting-order", Kind.CONTRADICTION, Severity.ERROR)
CAUSES = frozenset({"order", "structure"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
