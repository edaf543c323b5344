"""Two outlets name different people in the same role of the same event.

**What it flags.** A role that one person fills (who was appointed, who won, who spoke) given to different people.

**Why it matters.** Naming the wrong person is the error that ends in court.

**Example.** "Ana Ruiz will lead the museum." / "The museum's new head is Paul Okoye."

**What it does not flag.** Spellings and transliterations of one name, a name and a title, two people who share a role.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC104", "conflicting-person", Kind.CONTRADICTION, Severity.ERROR)
CAUSES = frozenset({"person", "speaker"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
