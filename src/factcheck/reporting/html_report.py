"""The HTML report: one file that fetches nothing, with filters, a matrix, and every article in full."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.records import Article, Finding, Kind, Report
from factcheck.reporting.escape_html import for_html
from factcheck.reporting.grouping import (
    articles_by_path,
    by_section,
    confidence_words,
    count_line,
    explanation_of,
    plural,
)
from factcheck.reporting.html_articles import anchor_of, article_views
from factcheck.reporting.html_matrix import build_matrix
from factcheck.reporting.html_timeline import build_timeline
from factcheck.reporting.marking import marks_of, pieces

TEMPLATES = Path(__file__).parent / "templates"
LONG = 200
"""With more findings than these, a browser lays out only what is on the screen."""

_POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One place of a finding: where it stands and its text in pieces, the clashing ones marked."""

    outlet: str
    published: str
    path: str
    line: int
    anchor: str | None
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as the page shows it."""

    finding: Finding
    message: str
    explanation: str
    suggestion: str
    sure: str
    outlets: str
    search: str
    sentences: tuple[Sentence, ...]


def format_html(report: Report) -> str:
    """The whole report as one HTML document; script and style are inside, and its policy forbids others."""
    articles = articles_by_path(report)
    sections = [(title, [_view(f, report, articles) for f in found]) for title, found in by_section(report)]
    style, script = _asset("report.css"), _asset("report.js")
    template = _environment().get_template("report.html.j2")
    timeline = build_timeline(report)
    page: str = template.render(
        title="Fact-check report",
        counts=count_line(report),
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
        style=_trusted(style),
        script=_trusted(script),
        sections=sections,
        long=len(report.findings) > LONG,
        codes=sorted({(f.code, f.rule) for f in report.findings}),
        outlets=sorted({for_html(a.outlet) for a in report.articles}),
        matrix=build_matrix(report),
        timeline=timeline,
        dated=plural(sum(len(moment.claims) for moment in timeline), "dated claim"),
        articles=article_views(report, articles),
        skipped=report.skipped,
    )
    return page + "\n"


def _view(finding: Finding, report: Report, articles: dict[str, Article]) -> FindingView:
    sentences = tuple(_sentence(finding, number, articles) for number in range(len(finding.locations)))
    texts = [finding.code, finding.rule, finding.message, *(p.text for p in finding.locations)]
    return FindingView(
        finding,
        for_html(finding.message),
        for_html(explanation_of(finding, report)),
        for_html(finding.suggestion) if finding.kind is not Kind.AGREEMENT else "",
        confidence_words(finding.confidence),
        "|".join(dict.fromkeys(s.outlet for s in sentences)),
        for_html(" ".join(texts)).casefold(),
        sentences,
    )


def _sentence(finding: Finding, number: int, articles: dict[str, Article]) -> Sentence:
    place = finding.locations[number]
    article = articles.get(place.path)
    return Sentence(
        for_html(article.outlet if article else place.path).replace("|", "/"),
        (article.published.isoformat() if article.published else "undated") if article else "",
        for_html(place.path),
        place.line,
        anchor_of(place, articles),
        _pieces(finding, number),
    )


def _pieces(finding: Finding, number: int) -> tuple[tuple[str, bool], ...]:
    texts = [" ".join(place.text.split()) for place in finding.locations]
    cut = pieces(texts[number], marks_of(finding, number, texts))
    return tuple((for_html(text), marked) for text, marked in cut)


def _asset(name: str) -> str:
    return "\n" + (TEMPLATES / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _trusted(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["clean"] = for_html
    return environment
