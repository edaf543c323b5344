"""Write checked claims as ClaimReview markup (schema.org JSON-LD), and as the TOML that `claims/verified/` holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from factcheck.reference.store import VerifiedClaim

CONTEXT = "https://schema.org"
_RATING = {"verified": (5, "True"), "debunked": (1, "False")}


def to_json_ld(claims: Iterable[VerifiedClaim]) -> str:
    """One JSON-LD document with a ClaimReview for each claim; empty fields are left out."""
    document = {"@context": CONTEXT, "@graph": [_review(claim) for claim in claims]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_toml(claims: Iterable[VerifiedClaim]) -> str:
    """`[[claim]]` tables as a file of `claims/verified/`."""
    return "\n".join(_table(claim) for claim in claims)


def _review(claim: VerifiedClaim) -> dict[str, Any]:
    value, name = _RATING[claim.verdict]
    rating = {
        "@type": "Rating", "ratingValue": value, "worstRating": 1, "bestRating": 5, "alternateName": claim.rating or name,
        "ratingExplanation": claim.explanation,
    }  # fmt: skip
    item = {
        "@type": "Claim",
        "author": {"@type": "Thing", "name": claim.claimant} if claim.claimant else None,
        "appearance": [{"@type": "CreativeWork", "url": s} for s in claim.sources if s != claim.url],
    }
    review = {
        "@type": "ClaimReview",
        "identifier": claim.id,
        "url": claim.url,
        "datePublished": claim.reviewed.isoformat() if claim.reviewed else "",
        "author": {"@type": "Organization", "name": claim.author} if claim.author else None,
        "claimReviewed": claim.text,
        "itemReviewed": _filled(item),
        "reviewRating": _filled(rating),
    }
    return _filled(review)


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value not in (None, "", [])}


def _table(claim: VerifiedClaim) -> str:
    lines = [
        "[[claim]]",
        f"id = {_quoted(claim.id)}",
        f"text = {_quoted(claim.text)}",
        f"verdict = {_quoted(claim.verdict)}",
    ]
    if claim.reviewed:
        lines.append(f"date = {claim.reviewed.isoformat()}")
    if claim.sources:
        lines.append(f"sources = [{', '.join(map(_quoted, claim.sources))}]")
    for key in ("explanation", "author", "url", "rating", "claimant"):
        value = getattr(claim, key)
        if value:
            lines.append(f"{key} = {_quoted(value)}")
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
