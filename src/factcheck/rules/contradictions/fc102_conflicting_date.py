"""Two outlets give different dates for the same event.

**What it flags.** Dates, weekdays, months or years that two articles give for one event and that share no day.

**Why it matters.** A reader who plans by it comes on the wrong day.

**Example.** "The hearing is set for 3 March." / "Judges will hear the case on March 13."

**What it does not flag.** A less precise date (May / 12 May), relative days that resolve to the same date, dates of
different steps of one affair.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC102", "conflicting-date", Kind.CONTRADICTION, Severity.ERROR)
CAUSES = frozenset({"date"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
