"""A headline that states what the body contradicts.

**What it flags.** A headline or deck that the judge finds contradictory to a sentence of its own article.

**Why it matters.** Most readers see the headline alone.

**Example.** Headline: "Most tenants back the plan". Body: "Some 22 percent said they would back it."

**What it does not flag.** Headlines that sharpen, round or leave out, and quotations in headlines.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import BlockKind, Finding, Kind, Severity
from factcheck.rules.anomalies.fc202_internal_contradiction import explained, inner_contradictions
from factcheck.rules.base import Corpus, RuleInfo, make_finding
from factcheck.rules.relation_findings import in_sentence

RULE = RuleInfo("FC207", "headline-mismatch", Kind.ANOMALY, Severity.ERROR)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each sentence that its headline contradicts; the headline comes first."""
    articles = {p.article.id: p.article for p in corpus.articles}
    for relation, left, right in inner_contradictions(corpus):
        if BlockKind.HEADLINE in (left.block, right.block):
            article = articles[left.article]
            yield make_finding(
                RULE,
                message=f"the headline of {article.outlet} says what its article contradicts",
                explanation=explained(relation),
                suggestion="Make the headline say what the article says.",
                locations=[in_sentence(article, left), in_sentence(article, right)],
                confidence=relation.probability,
            )
