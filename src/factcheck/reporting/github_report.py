"""GitHub annotations: workflow commands on stdout, as many as GitHub shows, then the rest as plain lines."""

from __future__ import annotations

from collections import Counter

from factcheck.records import Finding, Report, Severity, Skipped
from factcheck.reporting.escape_github import for_message, for_property
from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.grouping import (
    articles_by_path,
    confidence_words,
    count_line,
    file_of,
    for_annotation,
    source_label,
)

LIMIT = 10
"""Annotations of one level that GitHub shows of one step."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def format_github(report: Report) -> str:
    """Annotations for all but agreements, the gravest and surest first; then what GitHub would not show."""
    used: Counter[str] = Counter()
    lines: list[str] = []
    more: list[str] = []
    for skipped in report.skipped:
        command = _skipped(skipped) if used["error"] < LIMIT else ""
        (lines if command else more).append(command or for_terminal(f"{skipped.path}: {skipped.reason}"))
        used["error"] += 1
    for finding in for_annotation(report):
        level = _LEVELS[finding.severity]
        used[level] += 1
        if used[level] <= LIMIT:
            lines.append(_command(level, finding, report))
        else:
            more.append(_plain(finding))
    cut = [f"{number - LIMIT} more of level {level}" for level, number in used.items() if number > LIMIT]
    if cut:
        lines.append(f"GitHub shows {LIMIT} annotations of each level; {' and '.join(cut)} follow here only:")
    return "\n".join([*lines, *more, f"{count_line(report)}."]) + "\n"


def _command(level: str, finding: Finding, report: Report) -> str:
    articles = articles_by_path(report)
    title = f"{finding.code} {finding.rule} ({confidence_words(finding.confidence)} sure)"
    others = [f"{source_label(p, articles)}: “{p.text}”" for p in finding.locations[1:]]
    text = "\n".join(for_terminal(part) for part in (finding.message, finding.explanation, *others) if part)
    properties = {**_place(finding), "title": title}
    joined = ",".join(f"{name}={for_property(value)}" for name, value in properties.items())
    return f"::{level} {joined}::{for_message(text)}"


def _place(finding: Finding) -> dict[str, str]:
    if not finding.locations:
        return {}
    place = finding.locations[0]
    found = {"file": file_of(place.path), "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:
        found |= {"col": str(place.column), "endColumn": str(place.end_column)}
    return found


def _plain(finding: Finding) -> str:
    where = f"{finding.locations[0].path}:{finding.locations[0].line}: " if finding.locations else ""
    return for_terminal(f"{where}{finding.code} {finding.message}")


def _skipped(skipped: Skipped) -> str:
    place = f"file={for_property(file_of(skipped.path))},title=FC900 unreadable-input"
    return f"::error {place}::{for_message(f'not checked: {skipped.reason}')}"
