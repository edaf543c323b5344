"""Configuration: `factcheck.toml`, else `[tool.factcheck]` in the closest `pyproject.toml`, all checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rapidfuzz import process

from factcheck.errors import ConfigError
from factcheck.records import SEVERITIES, Severity
from factcheck.rules.registry import MODULES

COMMANDS = ("compare", "lint")
FAIL_ON = ("error", "warning", "info", "never")
FORMAT_NAMES = (
    "text", "markdown", "csv", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit",
)  # fmt: skip
_HEADER = re.compile(r"^\s*\[\[\s*(?:tool\s*\.\s*factcheck\s*\.\s*)?ignore\s*\]\]")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One `[[ignore]]` entry: the rules and paths that it silences (none named: all), why, and until when."""

    codes: tuple[str, ...]
    path: str
    reason: str
    expires: date | None
    line: int

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.expires is not None and today > self.expires


@dataclass(frozen=True, slots=True)
class PathRule:
    """What holds for the files of one pattern: rules left out, a floor of confidence."""

    pattern: str
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one file, checked. `settings` are by command; folders and files are resolved."""

    file: Path | None = None
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: {c: {} for c in COMMANDS})
    ignores: tuple[Ignore, ...] = ()
    path_rules: tuple[PathRule, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)

    @property
    def shown_file(self) -> str:
        """The file's name in reports."""
        return _from_here(self.file).as_posix() if self.file else "factcheck.toml"

    def for_command(self, command: str) -> Mapping[str, Any]:
        """The settings of that command by the names of its options; only what the file gives."""
        return self.settings.get(command, {})


def load_config(start: Path, file: Path | None = None) -> Config:
    """The configuration in `file`, or the closest one at or above the folder `start`; raises ConfigError."""
    if file is not None:
        if not file.is_file():
            raise ConfigError(f"{file}: there is no such file")
        return _config(file, _table(file, must=True) or {})
    folder = start.resolve()
    for place in (folder, *folder.parents):
        for name in ("factcheck.toml", "pyproject.toml"):
            found = place / name
            if found.is_file():
                table = _table(found)
                if table is not None:
                    return _config(found, table)
    return Config()


def check_codes(codes: Iterable[str], where: str) -> tuple[str, ...]:
    """The codes, upper-cased; raises ConfigError for one that is no rule's code or the beginning of one."""
    checked = []
    for code in codes:
        upper = code.strip().upper()
        if not upper or not any(known.startswith(upper) for known in MODULES):
            raise ConfigError(f"{where}: there is no rule {code!r}{_nearest(upper, MODULES)}")
        checked.append(upper)
    return tuple(checked)


def _table(file: Path, must: bool = False) -> dict[str, Any] | None:
    """The settings of a file, or None for a pyproject.toml that holds none."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror or error}") from error
    if file.name != "pyproject.toml":
        return data
    table = data.get("tool", {}).get("factcheck")
    if table is None and must:
        raise ConfigError(f"{file}: has no [tool.factcheck]")
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{file}: [tool.factcheck] must be a table")
    return table


def _config(file: Path, data: dict[str, Any]) -> Config:
    known = {*_SETTINGS, *COMMANDS, "per-path", "severity"} - _ONLY_IN_TABLES
    _check_keys(data, known, str(file))
    codes = [entry for entry in _list(data.get("ignore", []), f"{file}: ignore") if isinstance(entry, str)]
    entries = [entry for entry in data.get("ignore", []) if not isinstance(entry, str)]
    shared = {key: value for key, value in data.items() if key in _SETTINGS and key != "ignore"}
    shared |= {"ignore": codes} if codes else {}
    settings = {}
    for command in COMMANDS:
        own = _as_table(data.get(command, {}), f"{file}: [{command}]")
        allowed = set(_SETTINGS) - (set() if command == "lint" else _ONLY_IN_TABLES)
        _check_keys(own, allowed, f"{file}: [{command}]")
        merged = {
            **{k: (v, str(file)) for k, v in shared.items()},
            **{k: (v, f"{file}: [{command}]") for k, v in own.items()},
        }
        settings[command] = {
            _SETTINGS[key][0]: _SETTINGS[key][1](value, f"{where}: {key}", file.parent)
            for key, (value, where) in merged.items()
        }
    return Config(
        file, settings, _ignores(file, entries), _path_rules(file, data.get("per-path", {})),
        _severities(file, data.get("severity", {})),
    )  # fmt: skip


def _check_keys(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    names = sorted(known)
    for key in table:
        if key not in names:
            raise ConfigError(f"{where}: unknown key {key!r}{_nearest(key, names)}")


def _nearest(word: str, names: Iterable[str]) -> str:
    names = list(names)
    best = process.extractOne(word, names)
    if best is None:
        return ""
    return f"; did you mean {best[0]!r}?" if best[1] >= 60 else f"; known are {', '.join(names)}"


def _ignores(file: Path, entries: list[Any]) -> tuple[Ignore, ...]:
    lines = [n for n, line in enumerate(file.read_text("utf-8").splitlines(), 1) if _HEADER.match(line)]
    made = []
    for number, entry in enumerate(entries):
        where = f"{file}: [[ignore]] entry {number + 1}"
        table = _as_table(entry, where)
        _check_keys(table, ("code", "path", "reason", "expires"), where)
        if "code" not in table and "path" not in table:
            raise ConfigError(f"{where}: names neither `code` nor `path`; it would silence everything")
        code = table.get("code", [])
        codes = check_codes(_strings([code] if isinstance(code, str) else code, f"{where}: code"), where)
        line = lines[number] if len(lines) == len(entries) else 1
        made.append(
            Ignore(
                codes,
                _string(table.get("path", ""), f"{where}: path"),
                _string(table.get("reason", ""), f"{where}: reason").strip(),
                _day(table.get("expires"), f"{where}: expires"),
                line,
            )
        )
    return tuple(made)


def _path_rules(file: Path, table: Any) -> tuple[PathRule, ...]:
    rules = []
    for pattern, entry in _as_table(table, f"{file}: [per-path]").items():
        where = f"{file}: [per-path.{pattern!r}]"
        _check_keys(_as_table(entry, where), ("ignore", "min-confidence"), where)
        codes = check_codes(_strings(entry.get("ignore", []), f"{where}: ignore"), where)
        rules.append(
            PathRule(pattern, codes, _share(entry.get("min-confidence", 0.0), f"{where}: min-confidence"))
        )
    return tuple(rules)


def _severities(file: Path, table: Any) -> Mapping[str, Severity]:
    where = f"{file}: [severity]"
    made = {}
    for code, name in _as_table(table, where).items():
        made[check_codes([code], where)[0]] = Severity(
            _one_of([s.value for s in SEVERITIES])(name, f"{where}: {code}", file)
        )
    return made


def _as_table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: expected a table, found {value!r}")
    return value


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise ConfigError(f"{where}: expected a list, found {value!r}")
    return value


def _strings(value: Any, where: str) -> list[str]:
    return [_string(item, where) for item in _list(value, where)]


def _string(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{where}: expected a text, found {value!r}")
    return value


def _share(value: Any, where: str, _: Path | None = None) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ConfigError(f"{where}: expected a number from 0 to 1, found {value!r}")
    return float(value)


def _day(value: Any, where: str) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_string(value, where))
    except ValueError as error:
        raise ConfigError(f"{where}: {value!r} is no date; write 2030-12-31") from error


def _codes(value: Any, where: str, _: Path) -> tuple[str, ...]:
    return check_codes(_strings(value, where), where)


def _text(value: Any, where: str, _: Path) -> str:
    return _string(value, where)


def _one_of(names: Iterable[str]) -> Callable[[Any, str, Path], str]:
    known = list(names)

    def check(value: Any, where: str, _: Path) -> str:
        if value not in known:
            raise ConfigError(f"{where}: {value!r} is none of {', '.join(known)}")
        return str(value)

    return check


def _paths(value: Any, where: str, folder: Path) -> tuple[Path, ...]:
    values = [value] if isinstance(value, str) else value
    paths = tuple(_from_here(folder / item) for item in _strings(values, where))
    for path in paths:
        if not path.exists():
            raise ConfigError(f"{where}: there is no {path}")
    return paths


def _path(value: Any, where: str, folder: Path) -> Path:
    return _from_here(folder / _string(value, where))


def _from_here(path: Path) -> Path:
    """The path relative to the working folder where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


# Each setting: the name of the command's parameter that it is the default of, and the check of its value.
_SETTINGS: dict[str, tuple[str, Callable[[Any, str, Path], Any]]] = {
    "select": ("select", _codes),
    "ignore": ("ignore", _codes),
    "extend-select": ("extend_select", _codes),
    "min-confidence": ("min_confidence", _share),
    "min-severity": ("min_severity", _one_of(s.value for s in SEVERITIES)),
    "fail-on": ("fail_on", _one_of(FAIL_ON)),
    "format": ("form", _one_of(FORMAT_NAMES)),
    "claims": ("claims_dirs", _paths),
    "encoder": ("encoder", _text),
    "entailment": ("entailment", _text),
    "spacy": ("spacy", _text),
    "cache-dir": ("cache_dir", _path),
    "against": ("against", _paths),
    "baseline": ("baseline", _path),
}
_ONLY_IN_TABLES = frozenset({"against", "baseline"})
OPTION_NAMES: Mapping[str, str] = {parameter: key for key, (parameter, _) in _SETTINGS.items()}
