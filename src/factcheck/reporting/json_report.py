"""The JSON report: the contract in `docs/report.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from factcheck import __version__
from factcheck.records import Finding, Location, Report

SCHEMA = 1


def format_json(report: Report) -> str:
    """The whole report as one JSON document, with a final newline."""
    return json.dumps(report_data(report), ensure_ascii=False, indent=1) + "\n"


def report_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "factcheck", "version": __version__},
        "models": dict(report.models),
        "articles": _articles(report),
        "claims": _claims(report),
        "clusters": [
            {
                "id": k.id,
                "claims": list(k.claims),
                "articles": k.articles,
                "independent": k.independent,
                "text": k.text,
            }
            for k in report.clusters
        ],
        "findings": [finding_data(f) for f in report.findings],
        "skipped": [{"path": s.path, "reason": s.reason} for s in report.skipped],
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "id": finding.id,
        "code": finding.code,
        "rule": finding.rule,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": finding.message,
        "explanation": finding.explanation,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
        "locations": [location_data(place) for place in finding.locations],
    }


def location_data(place: Location) -> dict[str, Any]:
    """One location as plain data."""
    return {
        "path": place.path,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": place.text,
        "claim": place.claim,
    }


def _articles(report: Report) -> list[dict[str, Any]]:
    counts: dict[str, int] = {}
    for claim in report.claims:
        counts[claim.article] = counts.get(claim.article, 0) + 1
    return [
        {
            "id": article.id,
            "path": article.path,
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published.isoformat() if article.published else None,
            "reference_time": {
                "start": time.start.isoformat() if time.start else None,
                "end": time.end.isoformat() if time.end else None,
                "basis": time.basis,
            },
            "derived_from": list(origins),
            "claims": counts.get(article.id, 0),
        }
        for article, time, origins in zip(
            report.articles, report.parsed_times, report.derived_from, strict=True
        )
    ]


def _claims(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "id": c.id,
            "article": c.article,
            "text": c.text,
            "holder": "author" if c.holder.is_author else c.holder.name,
            "factuality": c.factuality.value,
            "location": location_data(c.location),
        }
        for c in report.claims
    ]
