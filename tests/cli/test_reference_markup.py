"""`factcheck reference`: markup in, markup out."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from factcheck.cli.reference import command

REVIEW = {
    "@type": "ClaimReview",
    "claimReviewed": "The ferry is free of charge.",
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
}


def _run(*args: str) -> Result:
    return CliRunner().invoke(command, list(args), standalone_mode=False)


def test_imported_claims_can_be_validated_and_shown(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f'<script type="application/ld+json">{json.dumps(REVIEW)}</script>', "utf-8")
    (tmp_path / "facts" / "verified").mkdir(parents=True)
    assert (
        _run("import", str(page), "-o", str(tmp_path / "facts" / "verified" / "own.toml")).return_value == 0
    )
    assert _run("validate", str(tmp_path / "facts")).return_value == 0
    assert "The ferry is free of charge." in _run("show", "ferry", "--claims", str(tmp_path / "facts")).output


def test_a_page_without_reviews_is_an_error(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>nothing</p>", "utf-8")
    assert "no ClaimReview" in str(_run("import", str(page)).exception)


def test_export_is_json_ld() -> None:
    document = json.loads(_run("export").output)
    assert document["@context"] == "https://schema.org"
    assert {review["@type"] for review in document["@graph"]} == {"ClaimReview"}
