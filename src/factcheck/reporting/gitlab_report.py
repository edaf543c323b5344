"""GitLab code quality: a JSON list in the form of Code Climate."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from factcheck.records import Finding, Location, Report, Severity
from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.grouping import file_of, for_annotation, unique_fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def format_gitlab(report: Report) -> str:
    """All findings but agreements, and what was not checked, as GitLab's merge requests show them."""
    findings = for_annotation(report)
    issues = [
        _issue(finding, fingerprint)
        for finding, fingerprint in zip(findings, unique_fingerprints(findings), strict=True)
    ]
    issues += [_skipped(s.path, s.reason) for s in report.skipped]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    first, *others = finding.locations or (None,)
    issue: dict[str, Any] = {
        "type": "issue",
        "check_name": finding.code,
        "description": for_terminal(f"{finding.message} ({finding.rule}). {finding.explanation}"),
        "categories": ["Bug Risk"],
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": _location(first),
    }
    if others:
        issue["other_locations"] = [_location(place) for place in others]
    return issue


def _location(place: Location | None) -> dict[str, Any]:
    if place is None:
        return {"path": "", "lines": {"begin": 1}}
    return {"path": file_of(place.path), "lines": {"begin": place.line, "end": place.end_line}}


def _skipped(path: str, reason: str) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": "FC900",
        "description": for_terminal(f"not checked: {reason}"),
        "categories": ["Bug Risk"],
        "fingerprint": hashlib.sha256(f"FC900\x1f{path}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "severity": "critical",
        "location": {"path": file_of(path), "lines": {"begin": 1}},
    }
