"""The terminal report: each finding with its sentences, carets under the words that clash; or one line a finding."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

import click
from tabulate import tabulate

from factcheck.records import Article, Finding, Kind, Location, Report, Severity, Skipped
from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.excerpt import clipped, excerpt
from factcheck.reporting.grouping import (
    articles_by_path,
    by_section,
    confidence_words,
    count_line,
    outlet_and_day,
)
from factcheck.reporting.marking import Span, marks_of

WIDTH = 100
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def format_text(report: Report, *, color: bool = False, short: bool = False) -> str:
    """The report for a terminal of 100 columns, with a final newline; ANSI colors only if asked for.

    With `short`, one line a finding, as editors and grep read it.
    """
    lines = list(_short(report, color) if short else _full(report, color))
    lines += [_skipped(item, color) for item in report.skipped]
    return "\n".join([*lines, f"{count_line(report)}."]) + "\n"


def _short(report: Report, color: bool) -> Iterator[str]:
    for _, findings in by_section(report):
        for finding in findings:
            first, *others = finding.locations or (None,)
            where = f"{for_terminal(first.path)}:{first.line}:{first.column}: " if first else ""
            also = ", ".join(f"{for_terminal(place.path)}:{place.line}" for place in others if place)
            code = _styled(f"{finding.severity.value}[{finding.code}]", color, fg=_COLORS[finding.severity])
            message = f"{for_terminal(finding.message)} ({confidence_words(finding.confidence)})"
            yield f"{where}{code} {message}" + (f" [{also}]" if also else "")


def _full(report: Report, color: bool) -> Iterator[str]:
    articles = articles_by_path(report)
    if len(articles) > 1:
        yield from [_sources(report), ""]
    for title, findings in by_section(report):
        yield from [_styled(f"{title} ({len(findings)})", color, bold=True), ""]
        for finding in findings:
            yield from _finding(finding, articles, color)


def _sources(report: Report) -> str:
    rows = [
        [
            clipped(for_terminal(a.outlet), 28),
            clipped(for_terminal(a.title or ""), 44),
            a.published.isoformat() if a.published else "undated",
            clipped(for_terminal(a.path), 36),
        ]
        for a in report.articles
    ]
    headers = ["outlet", "title", "date", "file"]
    return str(tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True))


def _finding(finding: Finding, articles: dict[str, Article], color: bool) -> Iterator[str]:
    head = f"{finding.severity.value}[{finding.code}] {finding.rule}"
    message = clipped(for_terminal(finding.message), 200)
    sure = f"({confidence_words(finding.confidence)})"
    yield f"{_styled(head, color, fg=_COLORS[finding.severity], bold=True)}: {_styled(message, color, bold=True)} {sure}"
    gutter = max((len(str(place.line)) for place in finding.locations), default=1)
    texts = [for_terminal(place.text) for place in finding.locations]
    for number, place in enumerate(finding.locations):
        spans = _spans(finding, number, texts)
        yield from _place(place, texts[number], spans, gutter, articles, color)
    if finding.kind is not Kind.AGREEMENT:
        yield from _notes(finding, gutter, color)
    yield ""


def _spans(finding: Finding, number: int, texts: Sequence[str]) -> list[Span]:
    """The words to underline: of an agreement none, of a sentence in which nothing stands out all."""
    if finding.kind is Kind.AGREEMENT:
        return []
    return marks_of(finding, number, texts) or [(0, len(texts[number]))]


def _place(
    place: Location, text: str, spans: list[Span], gutter: int, articles: dict[str, Article], color: bool
) -> Iterator[str]:
    """Where a sentence stands, the sentence, and the carets under what clashes."""
    source = outlet_and_day(place, articles)
    where = f"{for_terminal(place.path)}:{place.line}:{place.column}"
    arrow = _styled(f"{'':{gutter}}-->", color, fg="blue")
    yield f"{arrow} {where}" + (f"  {_styled(for_terminal(source), color, dim=True)}" if source else "")
    number = str(place.line)
    for line in excerpt(text, spans, WIDTH - gutter - 3):
        yield f"{_styled(f'{number:>{gutter}} |', color, fg='blue')} {line.text}".rstrip()
        if line.carets:
            empty = _styled(f"{'':{gutter}} |", color, fg="blue")
            yield f"{empty} {_styled(line.carets, color, fg='red', bold=True)}"
        number = ""


def _notes(finding: Finding, gutter: int, color: bool) -> Iterator[str]:
    for label, text in (("", finding.explanation), ("help: ", finding.suggestion)):
        if text:
            lead = f"{'':{gutter}} = {label}"
            safe = for_terminal(text)
            wrapped = textwrap.wrap(safe, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
            yield from (_styled(line, color and bool(label), dim=True) for line in wrapped)


def _skipped(item: Skipped, color: bool) -> str:
    return _styled(f"not checked: {for_terminal(item.path)}: {for_terminal(item.reason)}", color, fg="red")


def _styled(text: str, color: bool, **style: object) -> str:
    return click.style(text, **style) if color and text else text  # type: ignore[arg-type]
