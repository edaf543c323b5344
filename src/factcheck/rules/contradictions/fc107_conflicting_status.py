"""Two outlets report incompatible states of the same affair.

**What it flags.** Planned against done, signed against unsigned, at large against arrested, free against in custody, for the
same thing at the same time.

**Why it matters.** An affair told as settled that is not changes what people do.

**Example.** "Both sides signed the accord on Monday." / "The accord has yet to be signed."

**What it does not flag.** A plan told earlier and its fulfilment told later, "could" and "has not ruled out".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC107", "conflicting-status", Kind.CONTRADICTION, Severity.ERROR)
CAUSES = frozenset({"status"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
