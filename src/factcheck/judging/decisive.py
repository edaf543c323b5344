"""A clash that decides by itself, where both sentences are plainly about the same thing: transposed digits.

The verdict model has seen too few to be sure of them; on the labeled folders and coverages that it is fitted on, all ten
pairs with a long figure transposed are contradictions, and seven of seven with a short one in near-equal sentences.
"""

from __future__ import annotations

from factcheck.judging.features import Evidence

PROBABILITY = 0.85
MIN_COSINE = 0.4
MIN_KEPT = 0.35
"""The share of content words that stand in the same order in both sentences."""


def decisive_probability(evidence: Evidence) -> float:
    """PROBABILITY where one figure is given with its digits in another order, else 0.

    A figure of three digits or more needs no more than a common topic; a shorter one, near-equal sentences.
    """
    if evidence.value("cosine") <= MIN_COSINE or not evidence.value("transposed"):
        return 0.0
    long = evidence.value("transposed") > 1
    return PROBABILITY if long or evidence.value("kept") >= MIN_KEPT else 0.0
