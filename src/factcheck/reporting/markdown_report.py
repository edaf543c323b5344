"""The Markdown report: a summary first, then each finding with its sentences side by side."""

from __future__ import annotations

from tabulate import tabulate

from factcheck.records import Article, Finding, Kind, Location, Report
from factcheck.reporting.escape_markdown import for_markdown
from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.grouping import (
    articles_by_path,
    by_section,
    confidence_words,
    count_line,
    source_label,
)


def format_markdown(report: Report) -> str:
    """The whole report as Markdown, with a final newline."""
    articles = articles_by_path(report)
    parts = ["# Fact-check report", "", f"{count_line(report)}.", ""]
    parts += _summary(report)
    parts += _articles(report)
    for title, findings in by_section(report):
        parts += [f"## {title} ({len(findings)})", ""]
        for number, finding in enumerate(findings, 1):
            parts += _finding(number, finding, articles)
    if report.skipped:
        parts += ["## Not checked", ""]
        parts += [f"- `{_code(s.path)}`: {for_markdown(s.reason)}" for s in report.skipped] + [""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _summary(report: Report) -> list[str]:
    rows = [
        [f.id, f.code, for_markdown(_clipped(f.message, 140)), confidence_words(f.confidence)]
        for _, findings in by_section(report)
        for f in findings
        if f.kind not in (Kind.AGREEMENT, Kind.PROBLEM)
    ]
    if not rows:
        return ["No contradiction and no anomaly was found.", ""]
    return [_table(rows, ["", "rule", "what", "sure"]), ""]


def _articles(report: Report) -> list[str]:
    claims: dict[str, int] = {}
    for claim in report.claims:
        claims[claim.article] = claims.get(claim.article, 0) + 1
    names = {a.id: a.outlet for a in report.articles}
    rows = [
        [
            for_markdown(a.outlet),
            for_markdown(_clipped(a.title or "", 90)),
            a.published.isoformat() if a.published else "undated",
            str(claims.get(a.id, 0)),
            for_markdown(", ".join(names.get(o, o) for o in origins)) or "–",
            f"`{_code(a.path)}`",
        ]
        for a, origins in zip(report.articles, report.derived_from, strict=True)
    ]
    return [
        "## Sources",
        "",
        _table(rows, ["outlet", "title", "date", "claims", "rewritten from", "file"]),
        "",
    ]


def _finding(number: int, finding: Finding, articles: dict[str, Article]) -> list[str]:
    title = for_markdown(_clipped(finding.message, 200))
    lines = [f"### {number}. {title}", ""]
    lines += [
        f"`{finding.code}` {finding.rule} · {confidence_words(finding.confidence)} sure · {finding.id}",
        "",
    ]
    for index, place in enumerate(finding.locations):
        marked = [words for at, words in finding.marks if at == str(index)]
        lines += [
            f"> {_quoted(place, marked)}",
            ">",
            f"> — {for_markdown(source_label(place, articles))}",
            "",
        ]
    lines += [for_markdown(finding.explanation), ""]
    if finding.suggestion and finding.kind is not Kind.AGREEMENT:
        lines += [f"*{for_markdown(finding.suggestion)}*", ""]
    return lines


def _quoted(place: Location, marked: list[str]) -> str:
    """The sentence with the clashing words set off in bold."""
    text = " ".join(place.text.split())
    for words in marked:
        words = " ".join(words.split())
        at = text.find(words)
        if words and at >= 0:
            before, after = text[:at], text[at + len(words) :]
            left = f"{for_markdown(before)}{_gap(before)}"
            return f"{left}**{for_markdown(words)}**{_gap(after, False)}{for_markdown(after)}"
    return for_markdown(text)


def _gap(text: str, end: bool = True) -> str:
    return " " if (text.endswith(" ") if end else text.startswith(" ")) else ""


def _table(rows: list[list[str]], headers: list[str]) -> str:
    return str(tabulate(rows, headers=headers, tablefmt="pipe", disable_numparse=True))


def _clipped(text: str, limit: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _code(text: str) -> str:
    return for_terminal(text).replace("`", "'").replace("|", "/")
