"""Two named people or bodies are truthfully reported as saying opposite things.

**What it flags.** Claims that exclude each other, each attributed to a different named holder.

**Why it matters.** The dispute is the news; neither report is wrong for it.

**Example.** The union said the strike was total. / The company's spokesman, Ian Poole, said half the staff came to work.

**What it does not flag.** Statements that an outlet makes in its own voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC121", "disputed-claim", Kind.DISPUTE, Severity.INFO)
CAUSES = None


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each dispute between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.DISPUTES, CAUSES)
