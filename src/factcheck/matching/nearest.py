"""Which articles of an archive are worth holding an article against: those that say the most alike.

Each sentence speaks for the archive's articles with the sentences nearest to it. So what is judged grows with the new
articles, not with the archive.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factcheck.matching.encoder import Matrix

NEAREST = 24
"""Articles of the archive for each article: more than outlets that cover one event as a rule."""
VOICES = 8
MIN_SIMILARITY = 0.3


def nearest_articles(own: Sequence[Matrix], archive: Sequence[Matrix], limit: int = NEAREST) -> list[int]:
    """The places of the archive's articles to compare with, in their order: at most `limit` for each own article.

    Each article is the matrix of its sentences' vectors, of length 1.
    """
    filled = [place for place, vectors in enumerate(archive) if len(vectors)]
    if not filled:
        return []
    everything = np.concatenate([archive[place] for place in filled])
    starts = np.cumsum([0, *(len(archive[place]) for place in filled[:-1])])
    chosen: set[int] = set()
    for vectors in own:
        if len(vectors):
            best = np.maximum.reduceat(vectors @ everything.T, starts, axis=1)
            chosen.update(filled[column] for column in _most_voices(best, limit))
    return sorted(chosen)


def _most_voices(best: Matrix, limit: int) -> list[int]:
    """The columns with the greatest sums, where each row counts only for its few greatest columns."""
    score = np.zeros(best.shape[1])
    for row in best:
        for column in np.argsort(-row, kind="stable")[:VOICES]:
            if row[column] >= MIN_SIMILARITY:
                score[column] += float(row[column])
    ranked = np.argsort(-score, kind="stable")[:limit]
    return [int(column) for column in ranked if score[column] > 0]
