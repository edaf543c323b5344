"""The articles in full, cut at the borders of claims and findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from factcheck.records import Article, Claim, Finding, Kind, Location, Report
from factcheck.reporting.escape_html import for_html


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text: the anchors at its start, whether it is part of a claim, and of which finding."""

    text: str
    anchors: tuple[str, ...]
    claimed: bool
    finding: str
    kind: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block: its kind and its segments."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with the number of findings in it."""

    article: Article
    claims: int
    findings: int
    origins: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    anchor: str
    finding: Finding | None = None


def anchor_of(place: Location, articles: dict[str, Article]) -> str | None:
    """The id at which a location stands in its article, or None where the article is not in the report."""
    article = articles.get(place.path)
    if article is None:
        return None
    return place.claim or f"{article.id}-{place.text_start}"


def article_views(report: Report, articles: dict[str, Article]) -> list[ArticleView]:
    """Each article in full."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        claims[claim.article].append(claim)
    hits: dict[str, list[tuple[Finding, Location]]] = defaultdict(list)
    for finding in report.findings:
        for place in finding.locations:
            hits[place.path].append((finding, place))
    names = {a.id: a.outlet for a in report.articles}
    return [
        ArticleView(
            article,
            len(claims[article.id]),
            len({f.id for f, _ in hits[article.path] if f.kind is not Kind.AGREEMENT}),
            for_html(", ".join(names.get(origin, origin) for origin in origins)),
            _blocks(article, _spans(claims[article.id], hits[article.path], articles)),
        )
        for article, origins in zip(report.articles, report.derived_from, strict=True)
    ]


def _spans(
    claims: Iterable[Claim], hits: Iterable[tuple[Finding, Location]], articles: dict[str, Article]
) -> list[_Span]:
    spans = [_Span(c.start, c.end, c.id) for c in claims]
    known = {span.anchor for span in spans}
    for finding, place in hits:
        anchor = anchor_of(place, articles) or ""
        spans.append(_Span(place.text_start, place.text_end, "" if anchor in known else anchor, finding))
        known.add(anchor)
    return sorted(spans, key=lambda s: (s.start, s.end))


def _blocks(article: Article, spans: list[_Span]) -> tuple[BlockView, ...]:
    views, placed = [], set[str]()
    for block in article.blocks:
        inside = [s for s in spans if s.start < block.end and block.start < max(s.end, s.start + 1)]
        edges = {block.start, block.end}
        edges |= {e for s in inside for e in (s.start, s.end) if block.start < e < block.end}
        borders = sorted(edges)
        segments = []
        for start, end in pairwise(borders):
            over = [s for s in inside if s.start < end and start < s.end]
            fresh = [s.anchor for s in inside if s.start <= start and s.anchor and s.anchor not in placed]
            placed.update(fresh)
            segments.append(_segment(article.text[start:end], over, tuple(dict.fromkeys(fresh))))
        views.append(BlockView(block.kind.value, tuple(segments)))
    return tuple(views)


def _segment(text: str, over: list[_Span], anchors: tuple[str, ...]) -> Segment:
    found = [s.finding for s in over if s.finding is not None]
    found.sort(key=lambda f: list(Kind).index(f.kind))
    first = found[0] if found else None
    claimed = any(s.finding is None for s in over)
    return Segment(
        for_html(text), anchors, claimed, first.id if first else "", first.kind.value if first else ""
    )
