"""The HTML report: one file that fetches nothing, with filters, a matrix, and every article in full."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from factcheck.records import Article, Finding, Kind, Location, Report
from factcheck.reporting.escape_html import for_html
from factcheck.reporting.grouping import articles_by_path, by_section, confidence_words, count_line, plural
from factcheck.reporting.html_articles import anchor_of, article_views
from factcheck.reporting.html_matrix import build_matrix

TEMPLATES = Path(__file__).parent / "templates"
MAX_DATED = 200
MOST = 0.6
_POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"
_WORDS = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")


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
    sections = [(title, [_view(f, articles) for f in found]) for title, found in by_section(report)]
    style, script = _asset("report.css"), _asset("report.js")
    template = _environment().get_template("report.html.j2")
    timeline = _timeline(report, articles)
    page: str = template.render(
        title="Fact-check report",
        counts=count_line(report),
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
        style=_trusted(style),
        script=_trusted(script),
        sections=sections,
        codes=sorted({(f.code, f.rule) for f in report.findings}),
        outlets=sorted({for_html(a.outlet) for a in report.articles}),
        matrix=build_matrix(report),
        timeline=timeline,
        dated=plural(len(timeline), "dated claim"),
        articles=article_views(report, articles),
        skipped=report.skipped,
    )
    return page + "\n"


def marked_pieces(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The text cut into pieces, with the first occurrence of each of the words marked."""
    text = " ".join(text.split())
    marks = []
    for wanted in words:
        wanted = " ".join(wanted.split())
        match = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) if wanted else None
        at = match.start() if match else text.find(wanted)
        if wanted and at >= 0:
            marks.append((at, at + len(wanted)))
    return _cut(text, marks)


def differing_pieces(text: str, other: str) -> tuple[tuple[str, bool], ...]:
    """The text cut into pieces, with the words that the other text lacks at that place marked.

    Where most words differ, marking them would show nothing: then none are.
    """
    text, other = " ".join(text.split()), " ".join(other.split())
    own = [(m.start(), m.end()) for m in _WORDS.finditer(text)]
    words = [text[a:b].casefold() for a, b in own]
    theirs = [m[0].casefold() for m in _WORDS.finditer(other)]
    marks = []
    for step in Levenshtein.opcodes(words, theirs):
        if step.tag in ("replace", "delete"):
            marks.append((own[step.src_start][0], own[step.src_end - 1][1]))
    most = sum(end - start for start, end in marks) > MOST * len(text)
    return _cut(text, [] if most else marks)


def _cut(text: str, marks: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    pieces, position = [], 0
    for start, end in sorted(marks):
        if start < position:
            continue
        pieces += [(for_html(text[position:start]), False), (for_html(text[start:end]), True)]
        position = end
    pieces.append((for_html(text[position:]), False))
    return tuple(piece for piece in pieces if piece[0])


def _view(finding: Finding, articles: dict[str, Article]) -> FindingView:
    sentences = tuple(_sentence(finding, number, articles) for number in range(len(finding.locations)))
    texts = [finding.code, finding.rule, finding.message, *(p.text for p in finding.locations)]
    return FindingView(
        finding,
        for_html(finding.message),
        for_html(finding.explanation),
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
        _pieces(finding, number, place),
    )


def _pieces(finding: Finding, number: int, place: Location) -> tuple[tuple[str, bool], ...]:
    words = [words for at, words in finding.marks if at == str(number)]
    if words or finding.kind is not Kind.CONTRADICTION or len(finding.locations) != 2:
        return marked_pieces(place.text, words)
    return differing_pieces(place.text, finding.locations[1 - number].text)


def _timeline(report: Report, articles: dict[str, Article]) -> list[tuple[str, str, str, str]]:
    """(date, text, outlet, claim) of the dated claims, in the order of their dates."""
    outlets = {a.id: a.outlet for a in articles.values()}
    dated = [
        (c.time.interval.start.isoformat(), for_html(c.text), for_html(outlets.get(c.article, "")), c.id)
        for c in report.claims
        if c.time is not None and c.time.interval is not None and c.time.interval.start is not None
    ]
    return sorted(dated, key=lambda row: row[0])[:MAX_DATED]


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
