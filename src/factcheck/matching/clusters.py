"""Clusters of claims that say the same, from pairs that were judged to.

Pairs are joined from the surest down. Two groups are never joined when a claim of one contradicts a claim of the other,
and only when enough of the judged pairs between them say the same (average linkage over judged pairs), so that a chain of
half-alike claims does not grow into one cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factcheck.records import Claim, Cluster, Relation, Verdict

MIN_SHARE = 0.5
_SAME = frozenset({Verdict.EQUIVALENT, Verdict.REFINES})


def build_clusters(
    claims: Sequence[Claim], relations: Sequence[Relation], derived_from: Mapping[str, Sequence[str]]
) -> tuple[Cluster, ...]:
    """Clusters with claims of at least two articles, in the order of their first claim."""
    place = {claim.id: index for index, claim in enumerate(claims)}
    same = {frozenset((r.left, r.right)): r.probability for r in relations if r.verdict in _SAME}
    apart = {frozenset((r.left, r.right)) for r in relations if r.verdict is Verdict.CONTRADICTS}
    groups = _join(sorted(same, key=lambda pair: (-same[pair], sorted(place[c] for c in pair))), same, apart)
    ordered = sorted((sorted(group, key=place.__getitem__) for group in groups), key=lambda g: place[g[0]])
    by_id = {claim.id: claim for claim in claims}
    found: list[Cluster] = []
    for members in ordered:
        articles = {by_id[c].article for c in members}
        if len(articles) >= 2:
            chosen = [by_id[c] for c in members]
            probability = max(same.get(frozenset((a, b)), 0.0) for a in members for b in members if a != b)
            found.append(
                Cluster(
                    f"k{len(found) + 1}",
                    tuple(members),
                    len(articles),
                    independent_sources(articles, derived_from),
                    best_claim(chosen, same).text,
                    round(probability, 3),
                )
            )
    return tuple(found)


def independent_sources(articles: Iterable[str], derived_from: Mapping[str, Sequence[str]]) -> int:
    """How many of the articles are no rewriting of another one among them."""
    present = set(articles)
    return max(1, sum(not present & set(derived_from.get(article, ())) for article in present))


def best_claim(members: Sequence[Claim], same: Mapping[frozenset[str], float]) -> Claim:
    """The member that most others agree with; of these the one with fewest unresolved words, then the shortest."""

    def weight(claim: Claim) -> tuple[float, int, int]:
        support = sum(
            same.get(frozenset((claim.id, other.id)), 0.0) for other in members if other is not claim
        )
        return (-round(support, 3), len(claim.unresolved), len(claim.text))

    return min(members, key=weight)


def _join(
    pairs: Sequence[frozenset[str]], same: Mapping[frozenset[str], float], apart: set[frozenset[str]]
) -> list[set[str]]:
    group_of: dict[str, set[str]] = {}
    for pair in pairs:
        a, b = sorted(pair)
        left, right = group_of.setdefault(a, {a}), group_of.setdefault(b, {b})
        if left is right or not _may_join(left, right, same, apart):
            continue
        left |= right
        for member in right:
            group_of[member] = left
    unique = {id(group): group for group in group_of.values()}
    return list(unique.values())


def _may_join(
    left: set[str], right: set[str], same: Mapping[frozenset[str], float], apart: set[frozenset[str]]
) -> bool:
    between = [frozenset((a, b)) for a in left for b in right]
    if any(pair in apart for pair in between):
        return False
    return sum(pair in same for pair in between) >= MIN_SHARE * len(between)
