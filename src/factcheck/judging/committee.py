"""Two entailment models of different descent, asked together.

Each reads tokens of its own and errs in other places; the mean of their log-odds is surer than either. The second is asked only
where the first sees more than neutral.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factcheck.judging.entailment import (
    DEFAULT_ENTAILMENT,
    CrossEncoderEntailment,
    EntailmentModel,
    Scores,
    shipped_folders,
)
from factcheck.progress import Progress, silent

NEUTRAL = 0.06
"""A pair for which the first model says neither contradiction nor entailment with this probability is left at that."""


class CommitteeEntailment:
    """Several models as one; the first decides which pairs the others see."""

    def __init__(self, name: str, members: Sequence[EntailmentModel]) -> None:
        self.name = name
        self._first, *self._others = members

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """The members' probabilities, averaged as logarithms; an empty sequence gives shape (0, 3)."""
        scores = self._first.score(pairs)
        telling = np.flatnonzero(scores[:, :2].max(axis=1, initial=0.0) >= NEUTRAL)
        if not self._others or not len(telling):
            return scores
        asked = [pairs[int(place)] for place in telling]
        logs = [np.log(np.clip(scores[telling], 1e-6, 1))]
        logs += [np.log(np.clip(member.score(asked), 1e-6, 1)) for member in self._others]
        mean = np.exp(np.mean(logs, axis=0))
        result = scores.copy()
        result[telling] = mean / mean.sum(axis=1, keepdims=True)
        return result


def load_entailment(name: str = DEFAULT_ENTAILMENT, progress: Progress = silent) -> EntailmentModel:
    """The shipped committee, or the one model of that name or folder."""
    if name != DEFAULT_ENTAILMENT:
        return CrossEncoderEntailment(name, progress)
    return CommitteeEntailment(name, [CrossEncoderEntailment(str(f), progress) for f in shipped_folders()])
