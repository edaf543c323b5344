"""ClaimReview markup as pages carry it, in and out."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.reference import load_reference
from factcheck.reference.exporting import to_json_ld, to_toml
from factcheck.reference.importing import claim_id, read_claim_reviews
from factcheck.reference.store import VerifiedClaim

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "datePublished": "2023-04-05T10:00:00+02:00",
    "author": {"@type": "Organization", "name": "Check Desk"},
    "claimReviewed": "The bridge has been closed since Monday.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"name": "A chain letter"},
        "appearance": [{"url": "https://x.example/1"}],
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "1",
        "bestRating": "5",
        "worstRating": "1",
        "alternateName": "False",
    },
}


def _with(**changes: Any) -> dict[str, Any]:
    return REVIEW | changes


def _rated(**rating: Any) -> dict[str, Any]:
    return _with(reviewRating={"@type": "Rating", **rating})


def test_every_field_is_read() -> None:
    (claim,), left_out = read_claim_reviews(json.dumps(REVIEW))
    assert left_out == ()
    assert claim == VerifiedClaim(
        id=claim_id(REVIEW["claimReviewed"]),
        text="The bridge has been closed since Monday.",
        verdict="debunked",
        reviewed=date(2023, 4, 5),
        sources=("https://checks.example/bridge", "https://x.example/1"),
        author="Check Desk",
        url="https://checks.example/bridge",
        rating="False",
        claimant="A chain letter",
    )


@pytest.mark.parametrize(
    "shape",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, REVIEW]},
        {"@type": "NewsArticle", "review": REVIEW},
        _with(**{"@type": ["ClaimReview", "Review"]}),
        _with(**{"@type": "http://schema.org/ClaimReview"}),
        _with(author=["Check Desk"], itemReviewed=[REVIEW["itemReviewed"]]),
    ],
)
def test_nesting(shape: Any) -> None:
    claims, _ = read_claim_reviews(json.dumps(shape))
    assert [c.text for c in claims] == ["The bridge has been closed since Monday."]


def test_several_scripts_of_one_page_and_a_broken_one() -> None:
    other = _with(claimReviewed="The ferry is free of charge.")
    page = (
        f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script><p>"@type": "ClaimReview"</p>'
        f'<script type="application/ld+json">{{broken</script>'
        f"<SCRIPT id='x' type='application/ld+json' >\n//<![CDATA[\n{json.dumps(other)[:-1]},}}\n//]]>\n</SCRIPT></html>"
    )
    claims, _ = read_claim_reviews(page)
    assert [c.text for c in claims] == [
        "The bridge has been closed since Monday.",
        "The ferry is free of charge.",
    ]


@pytest.mark.parametrize(
    ("review", "verdict"),
    [
        (_rated(alternateName="Pants on Fire!"), "debunked"),
        (_rated(alternateName="TRUE"), "verified"),
        (_rated(alternateName="Not true"), "debunked"),
        (_rated(ratingValue="Incorrect"), "debunked"),
        (_rated(ratingValue=5, worstRating=1, bestRating=5), "verified"),
        (_rated(ratingValue=0, worstRating=0, bestRating=10), "debunked"),
        (_rated(alternateName="Mostly false", ratingValue=1, worstRating=1, bestRating=5), None),
        (_rated(alternateName="Half true"), None),
        (_rated(ratingValue=3, worstRating=1, bestRating=5), None),
        (_rated(ratingValue=1), None),
        (_rated(alternateName="Partly true", ratingValue=5, worstRating=1, bestRating=5), None),
        (_with(reviewRating=None), None),
        (_with(claimReviewed=""), None),
    ],
)
def test_only_clear_ratings_are_taken(review: dict[str, Any], verdict: str | None) -> None:
    claims, left_out = read_claim_reviews(json.dumps(review))
    assert [c.verdict for c in claims] == ([verdict] if verdict else [])
    assert len(left_out) == (0 if verdict else 1)


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 5000, "<script type=application/ld+json>", "null", '{"@type": 7}']
)
def test_odd_input_gives_nothing(text: str) -> None:
    assert read_claim_reviews(text) == ((), ())


def test_export_and_import_give_the_same_claims() -> None:
    claims = load_reference().verified
    back, left_out = read_claim_reviews(to_json_ld(claims))
    assert claims
    assert left_out == ()
    assert back == claims


def test_written_toml_is_loaded_again(tmp_path: Path) -> None:
    claim = VerifiedClaim(
        "own-1",
        'He said "no"\\ twice.',
        "debunked",
        date(2024, 2, 3),
        ("https://x.example",),
        "line\nbreak",
        "Ä",
        "",
        "Fake",
        "B",
    )
    (tmp_path / "verified").mkdir()
    (tmp_path / "verified" / "own.toml").write_text(to_toml([claim]), "utf-8")
    assert tomllib.loads(to_toml([claim]))["claim"][0]["text"] == claim.text
    assert claim in load_reference([tmp_path]).verified
