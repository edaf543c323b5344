"""Two entailment models asked together."""

from collections.abc import Sequence

import numpy as np
import pytest

from factcheck.judging.committee import CommitteeEntailment
from factcheck.judging.entailment import Scores


class Fixed:
    """Says the same of every pair, and remembers what it was asked."""

    def __init__(self, *scores: float) -> None:
        self.name, self.asked = "fixed", 0
        self._scores = scores

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        self.asked += len(pairs)
        return np.array([self._scores] * len(pairs), dtype=np.float32).reshape(len(pairs), 3)


def test_agreement_of_both_is_needed_for_certainty() -> None:
    first, second = Fixed(0.9, 0.05, 0.05), Fixed(0.1, 0.45, 0.45)
    scores = CommitteeEntailment("both", [first, second]).score([("a", "b")])
    assert 0.1 < scores[0, 0] < 0.9
    assert scores.sum() == pytest.approx(1, abs=1e-5)


def test_a_neutral_pair_is_not_handed_on() -> None:
    first, second = Fixed(0.01, 0.02, 0.97), Fixed(0.9, 0.05, 0.05)
    scores = CommitteeEntailment("both", [first, second]).score([("a", "b"), ("c", "d")])
    assert second.asked == 0
    assert scores[:, 2] == pytest.approx([0.97, 0.97])


def test_one_member_speaks_for_itself() -> None:
    alone = Fixed(0.6, 0.2, 0.2)
    assert CommitteeEntailment("one", [alone]).score([("a", "b")]) == pytest.approx(alone.score([("a", "b")]))


def test_nothing_to_score() -> None:
    assert CommitteeEntailment("both", [Fixed(1, 0, 0), Fixed(0, 1, 0)]).score([]).shape == (0, 3)
