"""The CSV report: one row a location, so that a finding with two sentences has two rows."""

from __future__ import annotations

import csv
import io

from factcheck.records import Report
from factcheck.reporting.escape_csv import for_csv
from factcheck.reporting.grouping import articles_by_path

COLUMNS = (
    "finding", "code", "rule", "kind", "severity", "confidence", "message", "explanation", "suggestion",
    "location", "outlet", "published", "path", "line", "column", "text", "fingerprint",
)  # fmt: skip


def format_csv(report: Report, *, raw: bool = False) -> str:
    """All findings as CSV (RFC 4180, LF line ends); `raw` leaves the cells that look like formulas."""
    articles = articles_by_path(report)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        head = (
            finding.id,
            finding.code,
            finding.rule,
            finding.kind.value,
            finding.severity.value,
            finding.confidence,
        )
        prose = tuple(for_csv(t, raw=raw) for t in (finding.message, finding.explanation, finding.suggestion))
        for number, place in enumerate(finding.locations, 1):
            article = articles.get(place.path)
            outlet = for_csv(article.outlet, raw=raw) if article else ""
            published = article.published.isoformat() if article and article.published else ""
            texts = (for_csv(place.path, raw=raw), place.line, place.column, for_csv(place.text, raw=raw))
            writer.writerow((*head, *prose, number, outlet, published, *texts, finding.fingerprint))
    return stream.getvalue()
