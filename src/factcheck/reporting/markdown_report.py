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
    explanation_of,
    outlet_and_day,
)


def format_markdown(report: Report) -> str:
    """The whole report as Markdown, with a final newline."""
    articles = articles_by_path(report)
    parts = ["# Fact-check report", "", f"{count_line(report)}.", ""]
    parts += _summary(report)
    parts += _articles(report)
    for title, findings in by_section(report):
        parts += [f"## {title} ({len(findings)})", ""]
        for finding in findings:
            parts += _finding(finding, report, articles)
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
    if not report.articles:
        return ["Nothing was checked.", ""]
    if not rows:
        return ["No contradiction and no anomaly was found.", ""]
    return [_table(rows, ["", "rule", "what", "sure"]), ""]


def _articles(report: Report) -> list[str]:
    if not report.articles:
        return []
    claims: dict[str, int] = {}
    for claim in report.claims:
        claims[claim.article] = claims.get(claim.article, 0) + 1
    names = {a.id: a.outlet for a in report.articles}
    rewritten = any(report.derived_from)
    headers = ["outlet", "title", "date", "claims", *(["rewritten from"] if rewritten else []), "file"]
    rows = [
        [
            for_markdown(a.outlet),
            for_markdown(_clipped(a.title or "", 90)),
            a.published.isoformat() if a.published else "undated",
            str(claims.get(a.id, 0)),
            *([for_markdown(", ".join(names.get(o, o) for o in origins)) or "–"] if rewritten else []),
            f"`{_code(a.path)}`",
        ]
        for a, origins in zip(report.articles, report.derived_from, strict=True)
    ]
    return ["## Sources", "", _table(rows, headers), ""]


def _finding(finding: Finding, report: Report, articles: dict[str, Article]) -> list[str]:
    title = for_markdown(_clipped(finding.message, 200))
    sure = f"`{finding.code}` {finding.rule} · {confidence_words(finding.confidence)} sure"
    lines = [f"### {finding.id}. {title}", "", sure, ""]
    if finding.kind is Kind.AGREEMENT:
        lines += [*(f"- “{_quoted(p, [])}” — {_source(p, articles)}" for p in finding.locations), ""]
    else:
        for index, place in enumerate(finding.locations):
            marked = [words for at, words in finding.marks if at == str(index)]
            lines += [f"> {_quoted(place, marked)}", ">", f"> — {_source(place, articles)}", ""]
    explanation = explanation_of(finding, report)
    lines += [for_markdown(explanation), ""] if explanation else []
    if finding.suggestion and finding.kind is not Kind.AGREEMENT:
        lines += [f"*{for_markdown(finding.suggestion)}*", ""]
    return lines


def _source(place: Location, articles: dict[str, Article]) -> str:
    """Outlet and date, and the file and line as code."""
    source = outlet_and_day(place, articles)
    where = f"`{_code(place.path)}:{place.line}`"
    return f"{for_markdown(source)}, {where}" if source else where


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
