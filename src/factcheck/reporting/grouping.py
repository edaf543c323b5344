"""What all readable reports share: the order of sections, article labels, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.records import SEVERITIES, Article, Finding, Kind, Location, Report

_TITLES = {
    Kind.CONTRADICTION: "Contradictions",
    Kind.ANOMALY: "Anomalies",
    Kind.REFERENCE: "Against the reference",
    Kind.UPDATE: "Updates",
    Kind.DISPUTE: "Disputes",
    Kind.AGREEMENT: "Agreements",
    Kind.PROBLEM: "Problems",
}
SECTIONS: tuple[tuple[Kind, str], ...] = tuple((kind, _TITLES[kind]) for kind in Kind)

NOTHING_CHECKED = "nothing was checked"

_NOUNS: dict[Kind, tuple[str, str]] = {
    Kind.CONTRADICTION: ("contradiction", "contradictions"),
    Kind.ANOMALY: ("anomaly", "anomalies"),
    Kind.REFERENCE: ("clash with the reference", "clashes with the reference"),
    Kind.UPDATE: ("update", "updates"),
    Kind.DISPUTE: ("dispute", "disputes"),
    Kind.AGREEMENT: ("agreement", "agreements"),
    Kind.PROBLEM: ("problem", "problems"),
}


def by_section(report: Report) -> list[tuple[str, list[Finding]]]:
    """The findings of each section that has any, in the order of the report."""
    groups = [(title, [f for f in report.findings if f.kind is kind]) for kind, title in SECTIONS]
    return [(title, findings) for title, findings in groups if findings]


def articles_by_path(report: Report) -> dict[str, Article]:
    """Articles by the path that locations name."""
    return {article.path: article for article in report.articles}


def source_label(place: Location, articles: dict[str, Article]) -> str:
    """Outlet, date, file and line of a location."""
    source, where = outlet_and_day(place, articles), f"{place.path}:{place.line}"
    return f"{source}, {where}" if source else where


def outlet_and_day(place: Location, articles: dict[str, Article]) -> str:
    """Outlet and date of a location's article; empty where the report has it not."""
    article = articles.get(place.path)
    if article is None:
        return ""
    return f"{article.outlet}, {article.published.isoformat() if article.published else 'undated'}"


def explanation_of(finding: Finding, report: Report) -> str:
    """What a reader still has to be told; of an agreement only that some sources are not independent."""
    if finding.kind is not Kind.AGREEMENT:
        return finding.explanation
    told = {place.path for place in finding.locations}
    ids = {article.id for article in report.articles if article.path in told}
    pairs = zip(report.articles, report.derived_from, strict=True)
    repeated = any(article.id in ids and ids.intersection(origins) for article, origins in pairs)
    return finding.explanation if repeated else ""


def count_line(report: Report) -> str:
    """One line: how many articles, claims and findings."""
    counts = [(kind, sum(f.kind is kind for f in report.findings)) for kind, _ in SECTIONS]
    parts = [f"{number:,} {_NOUNS[kind][number != 1]}" for kind, number in counts if number]
    found = ", ".join(parts) or ("nothing to report" if report.articles else NOTHING_CHECKED)
    return f"{plural(len(report.articles), 'article')}, {plural(len(report.claims), 'claim')}: {found}"


def file_of(path: str) -> str:
    """The file of an article that is one of several in it (`feed.xml#3`)."""
    head, mark, tail = path.rpartition("#")
    return head if mark and tail.isdigit() else path


def for_annotation(report: Report) -> list[Finding]:
    """What is worth a note at a line, the gravest and surest first: all but agreements."""
    findings = [f for f in report.findings if f.kind is not Kind.AGREEMENT]
    return sorted(findings, key=lambda f: (-SEVERITIES.index(f.severity), -f.confidence))


def unique_fingerprints(findings: Sequence[Finding]) -> list[str]:
    """The fingerprints; of findings that share one, the later ones get their number appended."""
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        made.append(finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}")
    return made


def plural(number: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def confidence_words(confidence: float) -> str:
    """A confidence as a whole percentage."""
    return f"{round(100 * confidence)} %"
