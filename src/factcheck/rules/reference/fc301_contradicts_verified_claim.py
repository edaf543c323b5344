"""A sentence that contradicts a claim verified before.

**What it flags.** A statement that cannot be true beside a claim with the verdict "verified" in `claims/verified/` or a folder
given by `--claims`, judged by the same measures as the statements of two outlets, but with a higher bar.

**Why it matters.** What was checked once need not be got wrong again.

**Example.** Verified: "Apollo 11 landed on the Moon on 20 July 1969." The article: "Apollo 11 landed on the Moon on 24 July 1969."

**What it does not flag.** Statements attributed to somebody, denials, questions and conditions; other events; figures that may have
changed since the claim was verified.

**How sure.** On 36 short invented articles that contradict, bear out or merely touch 20 checked claims: 5 findings, 5 right, 4 missed (n = 9). It reports only what
the judge is surer of than between two outlets.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Factuality, Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo, make_finding
from factcheck.rules.relation_findings import in_sentence

RULE = RuleInfo("FC301", "contradicts-verified-claim", Kind.REFERENCE, Severity.ERROR)

SURE = 0.7


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each claim that a verified one contradicts."""
    claims = {claim.id: claim for claim in corpus.claims}
    articles = {p.article.id: p.article for p in corpus.articles}
    for item in corpus.known:
        claim = claims[item.claim]
        told = claim.factuality is Factuality.ASSERTED and claim.holder.is_author
        against = item.relation.verdict is Verdict.CONTRADICTS and item.relation.probability >= SURE
        if item.known.verdict == "verified" and against and told:
            clash = item.relation.clashes[0] if item.relation.clashes else None
            how = f" It is “{clash.left}” here and “{clash.right}” there." if clash else ""
            yield make_finding(
                RULE,
                message=f"contradicts a verified claim: “{item.known.text}”",
                explanation=f"“{item.known.text}” was verified{_by(item.known.author)}.{how} {item.known.explanation}".strip(),
                suggestion=f"Compare with {item.known.sources[0]}."
                if item.known.sources
                else "Compare both.",
                locations=[in_sentence(articles[claim.article], claim)],
                confidence=item.relation.probability,
            )


def _by(author: str) -> str:
    return f" by {author}" if author else ""
