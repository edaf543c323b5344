"""A sentence that repeats a claim debunked before.

**What it flags.** A statement that says the same as a claim with the verdict "debunked" in `claims/verified/` or a folder given by
`--claims`.

**Why it matters.** Debunked claims live on in copy.

**Example.** Debunked: "The Great Wall of China can be seen from the Moon with the naked eye." The article: "From the Moon, the Great
Wall of China can be made out with the naked eye."

**What it does not flag.** A sentence that denies or doubts the claim or reports that it is false, one whose neighbor does, questions and
conditions.

**How sure.** On 36 short invented articles that repeat, deny, check or merely touch 20 checked claims, and on which it was mended: 7 findings, 7 right (before: 3 of 4),
3 missed (n = 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.records import Article, Claim, Factuality, Finding, Kind, Severity, Verdict
from factcheck.rules.base import Corpus, RuleInfo, make_finding
from factcheck.rules.relation_findings import in_sentence

RULE = RuleInfo("FC302", "repeats-debunked-claim", Kind.REFERENCE, Severity.ERROR)

SURE = 0.6
SURE_OF_OTHER_WORDS = 0.95
NEARLY_ALL = 0.9
VERBATIM = 0.8
"""How sure a repetition in nearly the same words is, whatever the judge makes of so short a sentence."""
_AROUND = 240
_SAME = (Verdict.EQUIVALENT, Verdict.REFINES)
_LITTLE = frozenset(
    "the and for was were has have had are with that this from its his her their only just can will into under".split()
)
_SAID_TO_BE_FALSE = re.compile(
    r"\b(?:false(?:ly|hood)?|untrue|incorrect|myths?|hoax(?:es)?|debunk\w*|disprov\w*|misinformation|disinformation|fact[- ]check\w*|"
    r"no evidence|baseless|unfounded|misconception|wrongly|(?:is|are|prov\w+|simply|just|plain) wrong|rumou?rs?|conspiracy|not true|contrary to|refut\w+|fake|legend|"
    r"nothing but|no (?:trace|proof|sign)|(?:claims?|claimed|posts?|video|rumou?r) that|likes? to tell)\b",
    re.IGNORECASE,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each claim that says what was debunked."""
    claims = {claim.id: claim for claim in corpus.claims}
    articles = {p.article.id: p.article for p in corpus.articles}
    for item in corpus.known:
        claim = claims[item.claim]
        article = articles[claim.article]
        if item.known.verdict != "debunked" or item.relation.verdict not in _SAME:
            continue
        sure = _sureness(item.relation.probability, claim.text, item.known.text)
        if sure >= SURE and _is_told_as_true(article, claim):
            yield make_finding(
                RULE,
                message=f"repeats a debunked claim: “{item.known.text}”",
                explanation=f"It was rated “{item.known.rating or 'debunked'}”. {item.known.explanation}".strip(),
                suggestion=f"Compare with {item.known.sources[0]}."
                if item.known.sources
                else "Leave it out, or say that it is false.",
                locations=[in_sentence(article, claim)],
                confidence=sure,
            )


def _sureness(probability: float, said: str, known: str) -> float:
    """The judge's probability, lifted where nearly every word is repeated, 0 where the sentence is about something else."""
    own, theirs = _words(said), _words(known)
    missing = theirs - own
    if len(missing) <= (1 - NEARLY_ALL) * len(theirs):
        return max(probability, VERBATIM)
    elsewhere = len(missing) > 1 and len(own - theirs) > 1
    return 0.0 if elsewhere and probability < SURE_OF_OTHER_WORDS else probability


def _words(text: str) -> frozenset[str]:
    return frozenset(w[:5] for w in re.findall(r"\w{3,}", text.casefold()) if w not in _LITTLE)


def _is_told_as_true(article: Article, claim: Claim) -> bool:
    if claim.factuality is not Factuality.ASSERTED or claim.negated:
        return False
    around = article.text[max(0, claim.sentence_start - _AROUND) : claim.sentence_end + _AROUND]
    return not _SAID_TO_BE_FALSE.search(around)
