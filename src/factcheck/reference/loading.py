"""Load `claims/` folders: TOML that people review, checked field by field."""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError
from factcheck.reference.store import Office, Reference, Tenure, VerifiedClaim, build_reference

_OFFICE_KEYS = {"id", "title", "jurisdiction", "forms", "as_of", "holders"}
_HOLDER_KEYS = {"name", "start", "end", "as_of"}
_CLAIM_WORDS = {"id", "text", "verdict", "explanation", "author", "url", "rating", "claimant"}
_CLAIM_KEYS = _CLAIM_WORDS | {"date", "sources"}
VERDICTS = ("verified", "debunked")


def shipped_claims() -> Path:
    """The folder of reference facts that comes with the tool."""
    inside = Path(__file__).parent.parent / "claims"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "claims"


def load_reference(extra_dirs: Sequence[Path] = ()) -> Reference:
    """The shipped facts and those of the extra folders. Raises ConfigError, naming the file, for what it can't accept."""
    return _load(tuple(Path(d).resolve() for d in extra_dirs))


@lru_cache(maxsize=4)
def _load(extra_dirs: tuple[Path, ...]) -> Reference:
    offices: dict[str, Office] = {}
    variants: dict[str, str] = {}
    adjectives: dict[str, tuple[str, ...]] = {}
    verified: dict[str, VerifiedClaim] = {}
    for folder in (shipped_claims(), *extra_dirs):
        for file, data in _documents(folder, "offices"):
            offices.update((o.id, o) for o in _offices(file, data))
        for file, data in _documents(folder, "verified"):
            verified.update((c.id, c) for c in _claims(file, data))
        for file, data in _documents(folder, ""):
            if file.name == "people.toml":
                variants.update(_people(file, data))
            elif file.name == "nations.toml":
                adjectives.update({k: tuple(v) for k, v in data.get("adjectives", {}).items()})
    return build_reference(offices.values(), variants, adjectives, verified.values())


def _documents(folder: Path, part: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    for file in sorted((folder / part).glob("*.toml")):
        try:
            yield file, tomllib.loads(file.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{file}: not valid TOML: {error}") from error


def _offices(file: Path, data: dict[str, Any]) -> Iterator[Office]:
    for entry in _entries(file, data, "office"):
        _check(file, entry, _OFFICE_KEYS, {"id", "title", "jurisdiction", "as_of", "holders"})
        _check_words(file, entry, {"id", "title", "jurisdiction"}, lists={"forms"})
        if not isinstance(entry["holders"], list):
            raise ConfigError(f"{file}: the holders of {entry['id']!r} are a list of tables")
        as_of = _day(file, entry["as_of"], last=True)
        holders = tuple(_tenure(file, entry["id"], holder, as_of) for holder in entry["holders"])
        yield Office(
            entry["id"], entry["title"], entry["jurisdiction"], tuple(entry.get("forms", ())), as_of,
            tuple(sorted(holders, key=lambda t: t.start)),
        )  # fmt: skip


def _tenure(file: Path, office: str, entry: dict[str, Any], as_of: date) -> Tenure:
    _check(file, entry, _HOLDER_KEYS, {"name", "start"})
    _check_words(file, entry, {"name"})
    start = _day(file, entry["start"])
    end = _day(file, entry["end"], last=True) if "end" in entry else None
    known = end or (_day(file, entry["as_of"], last=True) if "as_of" in entry else as_of)
    if end is not None and end < start:
        raise ConfigError(f"{file}: {entry['name']} ({office}) ends before it starts")
    return Tenure(entry["name"], office, start, end, known)


def _claims(file: Path, data: dict[str, Any]) -> Iterator[VerifiedClaim]:
    for entry in _entries(file, data, "claim"):
        _check(file, entry, _CLAIM_KEYS, {"id", "text", "verdict"})
        _check_words(file, entry, _CLAIM_WORDS, lists={"sources"})
        if entry["verdict"] not in VERDICTS:
            raise ConfigError(f"{file}: claim {entry['id']}: the verdict is {' or '.join(VERDICTS)}")
        yield VerifiedClaim(
            id=entry["id"],
            text=entry["text"],
            verdict=entry["verdict"],
            reviewed=_day(file, entry["date"]) if "date" in entry else None,
            sources=tuple(entry.get("sources", ())),
            **{key: entry.get(key, "") for key in ("explanation", "author", "url", "rating", "claimant")},
        )


def _people(file: Path, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for entry in _entries(file, data, "person"):
        _check(file, entry, {"name", "variants"}, {"name"})
        _check_words(file, entry, {"name"}, lists={"variants"})
        for variant in entry.get("variants", []):
            yield variant, entry["name"]


def _entries(file: Path, data: dict[str, Any], key: str) -> Iterator[Any]:
    """The tables `[[key]]` of a file, of which no two have the same id."""
    unknown = set(data) - {key}
    if unknown:
        raise ConfigError(f"{file}: unknown key {sorted(unknown)[0]!r}; this file holds [[{key}]] tables")
    if not isinstance(data.get(key, []), list):
        raise ConfigError(f"{file}: write [[{key}]], in double brackets")
    seen: set[str] = set()
    for entry in data.get(key, []):
        name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        if name and name in seen:
            raise ConfigError(f"{file}: two entries have the id {name!r}")
        seen.add(name)
        yield entry


def _check_words(file: Path, entry: dict[str, Any], words: set[str], lists: Collection[str] = ()) -> None:
    for key in sorted(words & set(entry)):
        if not isinstance(entry[key], str) or (
            key in ("id", "name", "text", "title") and not entry[key].strip()
        ):
            raise ConfigError(f"{file}: {key!r} is a text in quotation marks, not {entry[key]!r}")
    for key in sorted(set(lists) & set(entry)):
        if not isinstance(entry[key], list) or not all(isinstance(v, str) for v in entry[key]):
            raise ConfigError(f"{file}: {key!r} is a list of texts, not {entry[key]!r}")


def _check(file: Path, entry: Any, allowed: set[str], needed: set[str]) -> None:
    if not isinstance(entry, dict):
        raise ConfigError(f"{file}: expected a table, found {type(entry).__name__}")
    unknown, missing = set(entry) - allowed, needed - set(entry)
    if unknown:
        raise ConfigError(
            f"{file}: unknown key {sorted(unknown)[0]!r}; known are {', '.join(sorted(allowed))}"
        )
    if missing:
        raise ConfigError(f"{file}: an entry lacks {sorted(missing)[0]!r}")


def _day(file: Path, value: Any, *, last: bool = False) -> date:
    """A TOML date, or a string `2019`, `2019-05` or `2019-05-31`: its first day, or its last."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        parts = [int(p) for p in str(value).split("-")]
        if len(parts) == 3:
            return date(*parts)
        month = parts[1] if len(parts) == 2 else (12 if last else 1)
        return date(parts[0], month, calendar.monthrange(parts[0], month)[1] if last else 1)
    except (ValueError, IndexError) as error:
        raise ConfigError(f"{file}: {value!r} is no date; write 2019-05-31, 2019-05 or 2019") from error
