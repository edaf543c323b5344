"""Title, outlet, date and byline: from metadata, header lines, or the file's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from factcheck.reading.dates import find_date, only_date, parse_date
from factcheck.reading.draft import Dated, Draft

TITLE_KEYS = ("title", "headline")
OUTLET_KEYS = (
    "source",
    "outlet",
    "publisher",
    "publication",
    "site_name",
    "site",
    "newspaper",
    "og:site_name",
)
BYLINE_KEYS = ("author", "authors", "byline", "creator", "by", "dc:creator")
DATE_KEYS = (
    "date", "published", "date_published", "datepublished", "published_at", "published_time",
    "publish_date",
    "publication_date", "pubdate", "pub_date", "article:published_time", "created", "created_at", "issued",
    "dc:date", "dc.date", "dcterms.created", "timestamp",
)  # fmt: skip
LANGUAGE_KEYS = ("language", "lang", "locale", "og:locale")

SMALL_WORDS = frozenset({"of", "and", "the", "by", "in", "on", "at", "for", "to"})
_DATE_IN_STEM = re.compile(
    r"^(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d[-_.]*|[-_.]*(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d$"
)
_OPAQUE = re.compile(r"[0-9a-f]{12,}", re.IGNORECASE)


def apply_metadata(draft: Draft, values: Mapping[str, str], basis: str) -> None:
    """Fill what the draft does not know yet from key-value metadata (keys lower-cased)."""
    draft.title = draft.title or _first(values, TITLE_KEYS)
    draft.outlet = draft.outlet or _first(values, OUTLET_KEYS)
    draft.byline = draft.byline or clean_byline(_first(values, BYLINE_KEYS))
    language = _first(values, LANGUAGE_KEYS)
    if language and not draft.language:
        draft.language = re.split(r"[-_]", language.strip().lower())[0][:8] or None
    if draft.published is None:
        for key in DATE_KEYS:
            day = parse_date(values[key]) if key in values else None
            if day is not None:
                draft.published = Dated(day, basis)
                break


def _first(values: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((" ".join(values[key].split()) for key in keys if values.get(key, "").strip()), None)


def clean_byline(text: str | None) -> str | None:
    """A byline without its "By"."""
    if not text:
        return None
    cleaned = re.sub(r"^\W*(?:written\s+)?by\b\s*:?\s*", "", text, flags=re.IGNORECASE).strip(" .,|·-–—")
    return cleaned or None


def outlet_from_name(name: str) -> str:
    """The outlet that a file's name suggests: "coast_mirror.md" is "Coast Mirror"."""
    stem = PurePosixPath(name.partition("#")[0]).stem
    bare = _DATE_IN_STEM.sub("", stem) or stem
    words = [word for word in re.split(r"[\s_.-]+", bare) if word]
    if not words or _OPAQUE.search(bare) or not any(c.isalpha() for c in bare):
        return stem or name
    return " ".join(
        word.lower() if i and word.lower() in SMALL_WORDS else word[0].upper() + word[1:]
        for i, word in enumerate(words)
    )


def same_name(line: str, name: str) -> bool:
    """Whether a line is the outlet's name as the file has it ("THE COAST MIRROR", coast_mirror.txt)."""
    left, right = _letters(line), _letters(outlet_from_name(name))
    if len(left) < 4 or len(right) < 4:
        return left == right and bool(left)
    return bool(left == right or (abs(len(left) - len(right)) <= 2 and _ratio(left, right) >= 90))


def begins_with_name(line: str, name: str) -> bool:
    """Whether the line begins with the file's outlet name, or that with the line ("Mirror International")."""
    left, right = _letters(line), _letters(outlet_from_name(name))
    return min(len(left), len(right)) >= 5 and (left.startswith(right) or right.startswith(left))


def _letters(text: str) -> str:
    words = re.sub(r"['’]s\b|['’]", "", text.casefold())
    return "".join(c for c in re.sub(r"^the\s+", "", words.strip()) if c.isalnum())


def _ratio(left: str, right: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(left, right))


# One piece of a header line: a name after "By", with or without a role or a place.
_BY = re.compile(r"^(?:written |story |words |text |report )?by\b\s*:?\s*(?P<name>\S.{1,80})$", re.IGNORECASE)
_FROM = re.compile(r"^from (?:our|a) .{0,30}correspondents?\b.{0,40}$", re.IGNORECASE)
_CREDIT = re.compile(
    r"^(?:photos?|pictures?|images?|illustrations?|video|graphics?)(?: by)?\s*:?\s.{1,60}$", re.IGNORECASE
)
_ASIDE = re.compile(
    r"^(?:\d+ min(?:ute)?s?(?: read)?|updated?\b.{0,40}|first published\b.{0,40}|last (?:updated"
    r"|modified)\b.{0,40}"
    r"|.{0,30}\bcorrespondent|staff (?:writer|reporter)|.{0,30}\bedition|\d{1,2}[:.]\d\d.{0,12})$",
    re.IGNORECASE,
)
_VERBISH = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|will|would)\b")


def read_header_line(text: str) -> tuple[bool, Dated | None, str | None, str | None]:
    """Whether a line is a byline or date line and nothing else, with its date, byline and leading name."""
    if len(text) > 160 or _VERBISH.search(text):
        return False, None, None, None
    day = only_date(text)
    if day is not None:
        return True, Dated(day, "date line"), None, None
    if _FROM.match(text):
        return True, None, text, None
    by = _split_by(text)
    if by is not None:
        return True, by[0], by[1], by[2]
    return False, None, None, None


def _split_by(text: str) -> tuple[Dated | None, str | None, str | None] | None:
    """Date, byline and outlet of "Outlet, 3 May 2025 | By A. Name | Photos: B. Name", or None."""
    dated: Dated | None = None
    byline = outlet = None
    found = find_date(text)
    rest = text
    if found is not None:
        dated = Dated(found[0], "byline")
        rest = text[: found[1]] + " | " + text[found[2] :]
    rest = re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", " | ", rest, flags=re.IGNORECASE)
    rest = re.sub(r"(?:^|[,.;]\s|\s)(?=by\s)", " | ", rest, flags=re.IGNORECASE)
    for raw in re.split(r"\s*[|·•]\s*|\s[-–—]\s|\s{3,}", rest):
        piece = raw.strip(" ,.;:-–—")
        match = _BY.match(piece)
        if match and byline is None and _is_name(match["name"]):
            byline = clean_byline(piece)
        elif not piece or _ASIDE.match(piece) or _CREDIT.match(piece):
            continue
        elif dated and outlet is None and byline is None and _is_short_name(piece):
            outlet = piece
        else:
            return None
    if byline is None and (dated is None or outlet is None):
        return None
    if byline is None and outlet is not None and outlet.isupper():
        return None
    return dated, byline, outlet


def _is_name(text: str) -> bool:
    """Whether it begins with a capital, as a name does, and is no sentence."""
    return text[:1].isupper() and len(text.split()) <= 14 and not text.endswith(("?", "!"))


def _is_short_name(text: str) -> bool:
    words = text.split()
    return len(words) <= 4 and all(w[0].isupper() or w in SMALL_WORDS for w in words)


def date_from_dateline(text: str) -> Dated | None:
    """The full date in "PLACE, 3 June 2025 (Agency) - ..." at the start of a body; None without a year."""
    place = re.match(r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?=,)", text)
    if place is None:
        return None
    head = text[: place.end() + 70]
    found = find_date(head)
    if found is None or found[1] > place.end() + 40:
        return None
    return Dated(found[0], "dateline")
