"""Two outlets quote the same remark in different words, or give it to different speakers.

**What it flags.** Quotations that are nearly the same but for words that change what was said, and one quotation with two
speakers.

**Why it matters.** Quotation marks promise the very words.

**Example.** "We do not want a deal," she said. / "We do want a deal," she said.

**What it does not flag.** A quotation cut short, an ellipsis, brackets, a remark quoted here and paraphrased there.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo
from factcheck.rules.relation_findings import findings_by_cause

RULE = RuleInfo("FC110", "conflicting-quote", Kind.CONTRADICTION, Severity.ERROR)
CAUSES = frozenset({"quote"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction of this kind between two articles."""
    return findings_by_cause(RULE, corpus, Verdict.CONTRADICTS, CAUSES)
