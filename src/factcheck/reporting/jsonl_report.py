"""JSON lines: one finding a line, as in the JSON report."""

from __future__ import annotations

import json

from factcheck.records import Report
from factcheck.reporting.json_report import finding_data


def format_jsonl(report: Report) -> str:
    """All findings, one JSON object a line; empty for none."""
    return "".join(json.dumps(finding_data(f), ensure_ascii=False) + "\n" for f in report.findings)
