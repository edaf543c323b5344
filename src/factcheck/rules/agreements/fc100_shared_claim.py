"""Two or more outlets say the same.

**What it flags.** Claims of at least two articles that state the same fact, gathered into one cluster, with how many of the
sources are independent: an article rewritten from another one adds no voice.

**Why it matters.** What several independent outlets report is the ground to stand on; what only one has needs a second
source.

**Example.** "Voters backed the bridge by 61 to 39 percent." / "The bridge got the support of 61% at the polls."

**What it does not flag.** Claims on one topic that do not say the same, and claims whose figures or polarity differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Cluster, Finding, Kind, Severity
from factcheck.rules.base import Corpus, RuleInfo, make_finding
from factcheck.rules.relation_findings import in_sentence

RULE = RuleInfo("FC100", "shared-claim", Kind.AGREEMENT, Severity.INFO)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding a cluster; locations in the order of the articles, one a claim."""
    articles = {p.article.id: p.article for p in corpus.articles}
    claims = {claim.id: claim for claim in corpus.claims}
    for cluster in corpus.clusters:
        members = [claims[identifier] for identifier in cluster.claims]
        yield make_finding(
            RULE,
            message=f"{cluster.articles} outlets agree: {cluster.text}",
            explanation=_explanation(cluster),
            locations=[in_sentence(articles[c.article], c) for c in members],
            confidence=cluster.probability,
        )


def _explanation(cluster: Cluster) -> str:
    if cluster.independent < cluster.articles:
        return (
            f"{cluster.articles} articles say this, {cluster.independent} of them independently; the others are "
            "rewritten from one of these or from the same source."
        )
    return f"{cluster.independent} independent articles say this in their own words."
