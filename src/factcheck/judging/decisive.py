"""Clashes that decide by themselves, where both sentences are plainly about the same thing.

The verdict model has seen too few of each kind to be sure of them; on the labeled folders that it is fitted on, nearly all pairs
that meet one of these tests are contradictions.
"""

from __future__ import annotations

from factcheck.judging.features import Evidence

PROBABILITY = 0.85
MIN_KEPT = 0.35
"""The share of content words that stand in the same order in both sentences."""


def decisive_probability(evidence: Evidence) -> float:
    """PROBABILITY where one clash decides the pair, else 0."""
    tests = (_transposed, _opposed, _denied, _misquoted)
    return PROBABILITY if any(test(evidence) for test in tests) else 0.0


def _transposed(evidence: Evidence) -> bool:
    """One figure with its digits in another order."""
    return (
        evidence.value("transposed") > 0
        and evidence.value("cosine") > 0.4
        and evidence.value("kept") >= MIN_KEPT
    )


def _opposed(evidence: Evidence) -> bool:
    """Opposite words in the same place of near-equal sentences, about the same subject and scope."""
    opposed = evidence.value("swapped_opposites") > 0 and evidence.value("kept") >= MIN_KEPT
    return opposed and evidence.value("con_mean") > 0.3 and _same_scope(evidence)


def _denied(evidence: Evidence) -> bool:
    """One verb affirmed here and denied there, and the entailment model agrees in both directions."""
    denied = evidence.value("denials") > 0 and evidence.value("cosine") > 0.6
    return denied and evidence.value("con_min") > 0.5 and _same_scope(evidence)


def _misquoted(evidence: Evidence) -> bool:
    """One remark in other words, or of another speaker."""
    return evidence.value("quote_clashes") > 0 and evidence.value("con_mean") > 0.2


def _same_scope(evidence: Evidence) -> bool:
    return (
        evidence.value("scope_differs") <= 1
        and not evidence.value("deadlines")
        and not evidence.value("subjects_differ")
        and not evidence.value("holders_differ")
    )
