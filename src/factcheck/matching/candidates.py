"""Which pairs of claims are worth judging.

Each claim is paired with its nearest neighbors by embedding, its nearest in every other article, and those that share rare
names or numbers with it, so that a differently worded contradiction is still looked at. Cost grows as n times k.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np

from factcheck.matching.encoder import Matrix
from factcheck.records import Entity, Quantity

NEIGHBORS = 4
NEIGHBORS_WITHIN = 1
NEIGHBORS_PER_ARTICLE = 2
WIDENED = 1
MIN_SIMILARITY = 0.3
_BLOCK = 1024
_MAX_BUCKET = 40

Pair = tuple[int, int]


class Matchable(Protocol):
    """What is matched: a claim or the passage that it stands in."""

    @property
    def article(self) -> object:
        """Which article it stands in."""
        ...

    @property
    def entities(self) -> Sequence[Entity]:
        """Its names."""
        ...

    @property
    def quantities(self) -> Sequence[Quantity]:
        """Its figures."""
        ...


def candidate_pairs(claims: Sequence[Matchable], vectors: Matrix, *, within: bool = False) -> list[Pair]:
    """Index pairs (i < j) to judge: across articles, or inside one article if `within`."""
    if len(claims) < 2:
        return []
    articles = np.array([c.article for c in claims])
    pairs: set[Pair] = set()
    for start in range(0, len(claims), _BLOCK):
        block = vectors[start : start + _BLOCK] @ vectors.T
        for row, similarity in enumerate(block, start):
            allowed = (articles == articles[row]) if within else (articles != articles[row])
            allowed = allowed & (similarity >= MIN_SIMILARITY)
            allowed[row] = False
            pairs.update(
                _ordered(row, other)
                for other in _nearest(similarity, allowed, NEIGHBORS_WITHIN if within else NEIGHBORS)
            )
            if not within:
                pairs.update(
                    _ordered(row, other) for other in _nearest_by_article(similarity, allowed, articles)
                )
    if not within:
        pairs.update(_sharing_rare_words(claims, vectors))
    return sorted(pairs)


def _nearest(similarity: np.ndarray, allowed: np.ndarray, count: int) -> list[int]:
    places = np.flatnonzero(allowed)
    if len(places) > count:
        places = places[np.argpartition(-similarity[places], count - 1)[:count]]
    return [int(p) for p in places]


def _nearest_by_article(similarity: np.ndarray, allowed: np.ndarray, articles: np.ndarray) -> Iterable[int]:
    places = np.flatnonzero(allowed)
    order = places[np.argsort(-similarity[places], kind="stable")][: 40 * NEIGHBORS_PER_ARTICLE]
    taken: dict[str, int] = defaultdict(int)
    for place in order:
        if taken[articles[place]] < NEIGHBORS_PER_ARTICLE:
            taken[articles[place]] += 1
            yield int(place)


def _sharing_rare_words(claims: Sequence[Matchable], vectors: Matrix) -> set[Pair]:
    """The nearest pairs among claims that share a rare name or a number's noun."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        keys = {f"name:{e.canonical.casefold()}" for e in claim.entities}
        keys |= {f"counted:{q.counted}:{q.unit}" for q in claim.quantities if q.counted or q.unit}
        for key in keys:
            buckets[key].append(index)
    pairs: set[Pair] = set()
    for members in buckets.values():
        if 1 < len(members) <= _MAX_BUCKET:
            pairs |= _best_in_bucket(members, claims, vectors)
    return pairs


def _best_in_bucket(members: list[int], claims: Sequence[Matchable], vectors: Matrix) -> set[Pair]:
    similarity = vectors[members] @ vectors[members].T
    pairs: set[Pair] = set()
    for row, index in enumerate(members):
        others = [
            (-float(similarity[row, column]), other)
            for column, other in enumerate(members)
            if claims[other].article != claims[index].article
        ]
        pairs.update(_ordered(index, other) for _, other in sorted(others)[:WIDENED])
    return pairs


def _ordered(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)
