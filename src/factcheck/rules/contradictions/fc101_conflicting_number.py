"""Two outlets give different figures for the same thing.

**What it flags.** A number, amount, percentage, duration, age, score or time of day that two articles give for the same
measure of the same thing, where the values have nothing in common even after rounding and words such as "about" or
"at least".

**Why it matters.** Transposed digits and copied old figures are the commonest factual errors in print.

**Example.** "The plant employs 1,240 people." / "All 1,420 workers at the plant were sent home."

**What it does not flag.** Rounded figures ("about 1,200" and 1,187), another unit for the same amount, a part and its
whole (injured / seriously injured), a figure that both date differently (see FC120), figures that two named people give
(see FC121).
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC101", "conflicting-number", Kind.CONTRADICTION, Severity.ERROR)
CAUSES = frozenset({"number"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
