"""The terminal report: a summary table, then each finding with its sentences."""

from __future__ import annotations

import textwrap

import click
from tabulate import tabulate

from factcheck.records import Article, Finding, Kind, Report, Severity
from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.grouping import (
    articles_by_path,
    by_section,
    confidence_words,
    count_line,
    source_label,
)

WIDTH = 100
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def format_text(report: Report, *, color: bool = False) -> str:
    """The report for a terminal of 100 columns, with a final newline; ANSI colors only if asked for."""
    articles = articles_by_path(report)
    parts = [_sources(report), ""]
    for title, findings in by_section(report):
        parts += [_styled(f"{title} ({len(findings)})", color, bold=True), ""]
        for finding in findings:
            parts += _finding(finding, articles, color)
    for skipped in report.skipped:
        parts.append(
            _styled(
                f"not checked: {for_terminal(skipped.path)}: {for_terminal(skipped.reason)}", color, fg="red"
            )
        )
    parts.append(f"{count_line(report)}.")
    return "\n".join(parts) + "\n"


def _sources(report: Report) -> str:
    rows = [
        [
            for_terminal(a.outlet)[:28],
            for_terminal(a.title or "")[:44],
            a.published.isoformat() if a.published else "undated",
            for_terminal(a.path)[:36],
        ]
        for a in report.articles
    ]
    return str(
        tabulate(rows, headers=["outlet", "title", "date", "file"], tablefmt="simple", disable_numparse=True)
    )


def _finding(finding: Finding, articles: dict[str, Article], color: bool) -> list[str]:
    head = f"{finding.code} {finding.rule} ({confidence_words(finding.confidence)})"
    lines = [f"  {_styled(head, color, fg=_COLORS[finding.severity])}  {for_terminal(finding.message)[:200]}"]
    for place in finding.locations:
        lines.append(_styled(f"    {for_terminal(source_label(place, articles))}", color, dim=True))
        lines += textwrap.wrap(
            f"“{for_terminal(place.text)}”", WIDTH - 8, initial_indent=" " * 6, subsequent_indent=" " * 7
        )
    if finding.kind is not Kind.AGREEMENT:
        lines += textwrap.wrap(
            for_terminal(finding.explanation), WIDTH - 6, initial_indent=" " * 4, subsequent_indent=" " * 4
        )
    return [*lines, ""]


def _styled(text: str, color: bool, **style: object) -> str:
    return click.style(text, **style) if color else text  # type: ignore[arg-type]
