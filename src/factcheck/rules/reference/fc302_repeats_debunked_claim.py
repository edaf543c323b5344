"""A sentence that repeats a claim debunked before.

**What it flags.** A statement that says the same as a claim with the verdict "debunked" in `claims/verified/` or a folder given by
`--claims`.

**Why it matters.** Debunked claims live on in copy.

**Example.** Debunked: "The Great Wall of China can be seen from the Moon with the naked eye." The article: "From the Moon, the Great
Wall of China can be made out with the naked eye."

**What it does not flag.** A sentence that denies or doubts the claim or reports that it is false, one whose neighbor does, questions and
conditions.

**How sure.** Not measured: no labeled set of articles and checked claims was at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.records import Article, Claim, Factuality, Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo, make_finding
from factcheck.rules.relation_findings import in_sentence

RULE = RuleInfo("FC302", "repeats-debunked-claim", Kind.REFERENCE, Severity.ERROR)

SURE = 0.6
_AROUND = 240
_SAID_TO_BE_FALSE = re.compile(
    r"\b(?:false(?:ly|hood)?|untrue|incorrect|myths?|hoax(?:es)?|debunk\w*|disprov\w*|misinformation|disinformation|fact[- ]check\w*|"
    r"no evidence|baseless|unfounded|misconception|wrong(?:ly)?|rumou?rs?|conspiracy|not true|contrary to|refut\w+|fake|legend)\b",
    re.IGNORECASE,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each claim that says what was debunked."""
    claims = {claim.id: claim for claim in corpus.claims}
    articles = {p.article.id: p.article for p in corpus.articles}
    for item in corpus.known:
        claim = claims[item.claim]
        article = articles[claim.article]
        same = (
            item.relation.verdict in (Verdict.EQUIVALENT, Verdict.REFINES)
            and item.relation.probability >= SURE
        )
        if item.known.verdict == "debunked" and same and _is_told_as_true(article, claim):
            yield make_finding(
                RULE,
                message=f"repeats a debunked claim: “{item.known.text}”",
                explanation=f"It was rated “{item.known.rating or 'debunked'}”. {item.known.explanation}".strip(),
                suggestion=f"Compare with {item.known.sources[0]}."
                if item.known.sources
                else "Leave it out, or say that it is false.",
                locations=[in_sentence(article, claim)],
                confidence=item.relation.probability,
            )


def _is_told_as_true(article: Article, claim: Claim) -> bool:
    if claim.factuality is not Factuality.ASSERTED or claim.negated:
        return False
    around = article.text[max(0, claim.sentence_start - _AROUND) : claim.sentence_end + _AROUND]
    return not _SAID_TO_BE_FALSE.search(around)
