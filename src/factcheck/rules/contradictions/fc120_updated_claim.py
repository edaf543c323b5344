"""Two outlets give states of the same thing as of different times.

**What it flags.** Claims that would contradict each other if they spoke of one time, but each says as of when: a toll that
rises from morning to evening.

**Why it matters.** It shows which figure is the newer, and that the older one need not be an error.

**Example.** "By noon on 3 May four people had died." / "The toll stood at nine on 5 May."

**What it does not flag.** Claims of which one has no time of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC120", "updated-claim", Kind.UPDATE, Severity.INFO)
CAUSES = None


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each update between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.UPDATES, CAUSES)
