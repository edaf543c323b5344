"""Clusters never join a contradiction, and reprints add no voice."""

from __future__ import annotations

from factcheck.matching.clusters import build_clusters, independent_sources
from factcheck.records import BlockKind, Claim, Location, Relation, Verdict


def claim(identifier: str, text: str = "x") -> Claim:
    article = identifier.split(".")[0]
    place = Location(f"{article}.txt", 0, 1, 1, 1, 1, 2, text, identifier)
    return Claim(identifier, article, text, text, 0, 1, 0, 1, BlockKind.PARAGRAPH, place)


def same(left: str, right: str, probability: float = 0.9) -> Relation:
    return Relation(left, right, Verdict.EQUIVALENT, probability, "same")


def against(left: str, right: str) -> Relation:
    return Relation(left, right, Verdict.CONTRADICTS, 0.9, "number")


CLAIMS = [claim("a1.c1"), claim("a2.c1"), claim("a3.c1"), claim("a4.c1")]


def test_joins_what_says_the_same() -> None:
    clusters = build_clusters(
        CLAIMS, [same("a1.c1", "a2.c1"), same("a2.c1", "a3.c1"), same("a1.c1", "a3.c1")], {}
    )
    assert [c.claims for c in clusters] == [("a1.c1", "a2.c1", "a3.c1")]
    assert clusters[0].articles == clusters[0].independent == 3


def test_never_joins_a_contradiction() -> None:
    relations = [same("a1.c1", "a2.c1"), same("a2.c1", "a3.c1", 0.8), against("a1.c1", "a3.c1")]
    assert [c.claims for c in build_clusters(CLAIMS, relations, {})] == [("a1.c1", "a2.c1")]


def test_a_chain_of_half_alike_claims_stays_apart() -> None:
    relations = [same("a1.c1", "a2.c1"), same("a3.c1", "a4.c1"), same("a2.c1", "a3.c1", 0.6)]
    assert len(build_clusters(CLAIMS, relations, {})) == 2


def test_one_article_alone_is_no_cluster() -> None:
    claims = [claim("a1.c1"), claim("a1.c2")]
    assert build_clusters(claims, [same("a1.c1", "a1.c2")], {}) == ()


def test_a_rewriting_adds_no_voice() -> None:
    clusters = build_clusters(CLAIMS, [same("a1.c1", "a2.c1")], {"a2": ("a1",)})
    assert (clusters[0].articles, clusters[0].independent) == (2, 1)
    assert independent_sources(["a1", "a2", "a3"], {"a2": ("a1",), "a3": ("a9",)}) == 2
