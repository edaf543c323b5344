"""The baseline: findings that stand today and are accepted, so that only new ones fail.

An entry is a rule, the paths, the normalized words at each place, and how many times this stands; there are
no line numbers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError
from factcheck.records import Finding, Kind, Report

SCHEMA = 1


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes two findings the same for the baseline. `places` are (path, normalized words), sorted."""

    code: str
    places: tuple[tuple[str, str], ...]


Baseline = Counter[Key]


def key_of(finding: Finding) -> Key:
    """The identity of a finding: lines, spacing, case, punctuation and the order of places don't count."""
    places = sorted((p.path, " ".join(re.findall(r"\w+", p.text.casefold()))) for p in finding.locations)
    return Key(finding.code, tuple(places))


def baseline_of(findings: Iterable[Finding]) -> Baseline:
    """The baseline that accepts these findings; problems with inputs and suppressions are never accepted."""
    return Counter(key_of(f) for f in findings if f.kind is not Kind.PROBLEM)


def without_accepted(report: Report, baseline: Baseline) -> Report:
    """The report without the accepted findings; one more of a kind than accepted is new."""
    left = Counter(baseline)
    fresh = []
    for finding in report.findings:
        key = key_of(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            fresh.append(finding)
    return replace(report, findings=tuple(fresh))


def pruned(baseline: Baseline, standing: Baseline, checked: Collection[str]) -> Baseline:
    """The baseline without what no longer stands. It only shrinks; entries of files not checked stay."""
    kept: Baseline = Counter()
    for key, count in baseline.items():
        seen = any(path in checked for path, _ in key.places)
        remaining = min(count, standing[key]) if seen else count
        if remaining:
            kept[key] = remaining
    return kept


def read_baseline(file: Path) -> Baseline:
    """Read a baseline; raises ConfigError, naming the file, for what is none."""
    try:
        data = json.loads(file.read_text("utf-8"))
        if data["schema"] != SCHEMA:
            raise ConfigError(f"{file}: a baseline of schema {data['schema']!r}; this version reads {SCHEMA}")
        return Counter({_key(entry): _count(entry) for entry in data["findings"]})
    except OSError as error:
        what = error.strerror or error
        raise ConfigError(f"{file}: {what}; make one with `factcheck baseline create`") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{file}: not a baseline of factcheck ({error!r})") from error


def baseline_text(baseline: Baseline) -> str:
    """The file's text: sorted, one line a place, so that a diff shows what was accepted."""
    findings = [
        {"code": key.code, "occurrences": count, "places": [{"path": p, "words": w} for p, w in key.places]}
        for key, count in sorted(baseline.items())
    ]
    return json.dumps({"schema": SCHEMA, "findings": findings}, ensure_ascii=False, indent=1) + "\n"


def _key(entry: dict[str, Any]) -> Key:
    return Key(str(entry["code"]), tuple(sorted((str(p["path"]), str(p["words"])) for p in entry["places"])))


def _count(entry: dict[str, Any]) -> int:
    count = int(entry["occurrences"])
    if count < 1:
        raise ValueError("occurrences below 1")
    return count
