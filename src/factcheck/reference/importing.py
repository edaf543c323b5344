"""Read ClaimReview markup (schema.org JSON-LD) as publishers of fact-checks emit it, into checked claims.

Markup stands in `.json` files or in the `application/ld+json` scripts of a page: one object, a list, or a `@graph`, with the
review at any depth. A rating is taken only where its words, or its place on its scale, say clearly true or clearly false.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.reference.store import VerifiedClaim

MAX_DEPTH = 40
_SCRIPT = re.compile(r"<script\b[^>]{0,400}\bld\+json\b[^>]{0,400}>", re.IGNORECASE)
_MIXED = re.compile(
    r"\b(?:half|mostly|partly|partially|partial|mixed|mixture|mislead\w*|unproven|unsupported|unverified|context|satire|disputed|"
    r"outdated|exaggerat\w*|inconclusive|research|some\w*|distort\w*|cherry|largely|unclear|questionable)\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:false|fake|untrue|incorrect|inaccurate|wrong|hoax|fabricated|debunked|myth|pants on fire|baseless|"
    r"not (?:true|correct|accurate|real)|altered|doctored|manipulated|scam|lie|four pinocchios)\b",
    re.IGNORECASE,
)
_TRUE = re.compile(
    r"\b(?:true|correct|accurate|verified|confirmed|real|right|legit|geppetto checkmark)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A review that is not taken, and why."""

    claim: str
    reason: str


def read_claim_reviews(text: str) -> tuple[tuple[VerifiedClaim, ...], tuple[LeftOut, ...]]:
    """The checked claims of a JSON-LD document or an HTML page, and the reviews that were left out. Never raises."""
    claims: dict[str, VerifiedClaim] = {}
    left_out: list[LeftOut] = []
    for data in _documents(text):
        for review in _reviews(data):
            taken = _claim_of(review)
            if isinstance(taken, LeftOut):
                left_out.append(taken)
            else:
                claims.setdefault(taken.id, taken)
    return tuple(claims.values()), tuple(left_out)


def _documents(text: str) -> Iterator[Any]:
    """Every JSON value in the text: all of it, or that of each JSON-LD script."""
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped[:1] in ("{", "["):
        parts = [stripped]
    else:
        parts = [text[m.end() : _end_of_script(text, m.end())] for m in _SCRIPT.finditer(text)]
    for part in parts:
        value = _parsed(part)
        if value is not None:
            yield value


def _end_of_script(text: str, start: int) -> int:
    end = text.lower().find("</script", start)
    return end if end >= 0 else len(text)


def _parsed(part: str) -> Any:
    """The JSON value; publishers' comments, CDATA marks, raw line breaks and trailing commas are forgiven."""
    part = (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", part)
        .strip()
        .rstrip(";")
    )
    for attempt in (part, re.sub(r",(\s*[}\]])", r"\1", part)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _reviews(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _reviews(item, depth + 1)
    elif isinstance(data, dict):
        if "ClaimReview" in [str(kind).rsplit("/", 1)[-1] for kind in _listed(data.get("@type"))]:
            yield data
            return
        for value in data.values():
            if isinstance(value, (dict, list)):
                yield from _reviews(value, depth + 1)


def _claim_of(review: dict[str, Any]) -> VerifiedClaim | LeftOut:
    text = _text(review.get("claimReviewed"))
    if not text:
        return LeftOut(_text(review.get("url")) or "(no claim)", "names no claimReviewed")
    rating = _first_table(review.get("reviewRating"))
    words = _text(rating.get("alternateName")) or _text(rating.get("name")) or _word_rating(rating)
    verdict = _verdict_by_words(words) or (
        "" if words and _MIXED.search(words) else _verdict_by_scale(rating)
    )
    if not verdict:
        return LeftOut(
            text, f"its rating is neither clearly true nor clearly false ({words or 'none given'})"
        )
    item = _first_table(review.get("itemReviewed"))
    url = _text(review.get("url")) or _text(review.get("mainEntityOfPage"))
    return VerifiedClaim(
        id=_own_id(review) or claim_id(text),
        text=text,
        verdict=verdict,
        reviewed=_day(review.get("datePublished")) or _day(review.get("dateModified")),
        sources=tuple(dict.fromkeys(link for link in (url, *_appearances(item)) if link)),
        explanation=_text(rating.get("ratingExplanation")) or _text(review.get("description")),
        author=_name(review.get("author")) or _name(review.get("publisher")),
        url=url,
        rating=words,
        claimant=_name(item.get("author")),
    )


def _own_id(review: dict[str, Any]) -> str:
    found = review.get("identifier")
    return found if isinstance(found, str) and re.fullmatch(r"[a-z0-9][a-z0-9-]{2,80}", found) else ""


def claim_id(text: str) -> str:
    """A readable, stable id for a claim: its first words and a short digest of all of them."""
    words = re.findall(r"[a-z0-9]+", text.casefold())
    digest = hashlib.sha256(" ".join(words).encode() or text.encode()).hexdigest()[:8]
    return "-".join([*words[:6], digest])


def _verdict_by_words(words: str) -> str:
    if not words or _MIXED.search(words):
        return ""
    if _FALSE.search(words):
        return "debunked"
    return "verified" if _TRUE.search(words) else ""


def _verdict_by_scale(rating: dict[str, Any]) -> str:
    """The lowest step of a scale is false, the highest true; without a stated scale a bare number says nothing."""
    value, worst, best = (_number(rating.get(key)) for key in ("ratingValue", "worstRating", "bestRating"))
    if value is None or worst is None or best is None or not worst < best or not worst <= value <= best:
        return ""
    return "debunked" if value == worst else "verified" if value == best else ""


def _word_rating(rating: dict[str, Any]) -> str:
    value = _text(rating.get("ratingValue"))
    return value if _number(value) is None else ""


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _appearances(item: dict[str, Any]) -> Iterator[str]:
    for place in [
        *_listed(item.get("appearance")),
        *_listed(item.get("firstAppearance")),
        *_listed(item.get("sameAs")),
    ]:
        yield _text(place.get("url")) or _text(place.get("@id")) if isinstance(place, dict) else _text(place)


def _name(value: Any) -> str:
    for item in _listed(value):
        found = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if found:
            return found
    return ""


def _text(value: Any) -> str:
    """A text without markup and line breaks; of a table its `@value`, `url` or `@id`."""
    if isinstance(value, list):
        return next((t for t in map(_text, value) if t), "")
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("url") or value.get("@id"))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    plain = html.unescape(re.sub(r"<[^<>]{0,400}>", " ", str(value)))
    return " ".join("".join(c for c in plain if c.isprintable() or c.isspace()).split())


def _first_table(value: Any) -> dict[str, Any]:
    return next((item for item in _listed(value) if isinstance(item, dict)), {})


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _day(value: Any) -> date | None:
    match = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)", _text(value))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
