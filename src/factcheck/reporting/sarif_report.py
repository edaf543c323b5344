"""SARIF 2.1.0, as code-scanning services read it."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.records import SEVERITIES, Article, Finding, Location, Report, Severity
from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.grouping import (
    NOTHING_CHECKED,
    articles_by_path,
    file_of,
    source_label,
    unique_fingerprints,
)
from factcheck.rules.registry import MODULES, load_rule

MAX_RESULTS = 5_000
"""More than these GitHub does not show."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PLACEHOLDER = re.compile(r"\{(?=\d+\})")


def format_sarif(report: Report) -> str:
    """The findings as one SARIF run; what had to be left out is said in a notification."""
    findings = sorted(report.findings, key=lambda f: (-SEVERITIES.index(f.severity), -f.confidence))
    codes = sorted({f.code for f in findings})
    articles = articles_by_path(report)
    prints = unique_fingerprints(findings)
    results = [
        _result(finding, prints[number], codes.index(finding.code), articles)
        for number, finding in enumerate(findings[:MAX_RESULTS])
    ]
    run = {
        "tool": {"driver": _driver(codes)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder in which the check ran."}}},
        "invocations": [_invocation(report, len(findings) - len(results))],
        "results": results,
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def plain(text: str) -> str:
    """Text for a SARIF message: one line, and nothing in it that is read as a link or a placeholder."""
    line = for_terminal(text).replace("](", "]\u200b(")
    return _PLACEHOLDER.sub("{\u200b", line)


def _driver(codes: list[str]) -> dict[str, Any]:
    return {"name": "factcheck", "version": __version__, "rules": [_rule(code) for code in codes]}


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code}
    if code in MODULES:
        module = load_rule(code)
        text = inspect.getdoc(module) or ""
        rule["name"] = "".join(word.capitalize() for word in module.RULE.name.split("-"))
        rule["shortDescription"] = {"text": text.split("\n")[0]}
        rule["help"] = {"text": text.replace("**", ""), "markdown": text}
        rule["defaultConfiguration"] = {"level": _LEVELS[module.RULE.severity]}
        rule["properties"] = {"tags": [module.RULE.kind.value]}
    return rule


def _result(finding: Finding, fingerprint: str, index: int, articles: dict[str, Article]) -> dict[str, Any]:
    first, *others = finding.locations or (None,)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": _message(finding, others, articles)},
        "partialFingerprints": {"factcheck/v1": fingerprint},
    }
    if first is not None:
        result["locations"] = [_location(first)]
    if others:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": plain(f"{_label(place, articles)}: {place.text}")},
                **_location(place),
            }
            for number, place in enumerate(others, 1)
            if place is not None
        ]
    return result


def _message(finding: Finding, others: Sequence[Location | None], articles: dict[str, Article]) -> str:
    text = f"{plain(finding.message)}. {plain(finding.explanation)}"
    links = [f"[{_label(place, articles)}]({n})" for n, place in enumerate(others, 1) if place is not None]
    return f"{text} Compare {', '.join(links)}." if links else text


def _label(place: Location, articles: dict[str, Article]) -> str:
    return re.sub(r"[\[\]()\\]", " ", plain(source_label(place, articles)))


def _location(place: Location) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(place.path),
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
                "snippet": {"text": for_terminal(place.text)},
            },
        }
    }


def _artifact(path: str) -> dict[str, Any]:
    file = file_of(path)
    uri = quote(file.encode("utf-8", "surrogateescape"))
    return {"uri": f"file://{uri}"} if file.startswith("/") else {"uri": uri, "uriBaseId": "SRCROOT"}


def _invocation(report: Report, cut: int) -> dict[str, Any]:
    notes: list[dict[str, Any]] = [
        {
            "level": "error",
            "message": {"text": plain(f"not checked: {s.path}: {s.reason}")},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(s.path)}}],
        }
        for s in report.skipped
    ]
    if not report.articles:
        notes.append({"level": "error", "message": {"text": f"{NOTHING_CHECKED}: no article was found"}})
    if cut:
        text = f"{cut} findings of least severity were left out: services show {MAX_RESULTS} at most."
        notes.append({"level": "warning", "message": {"text": text}})
    whole = bool(report.articles) and not report.skipped
    return {"executionSuccessful": whole, "toolExecutionNotifications": notes}
