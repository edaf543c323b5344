"""The formats by name; a formatter's module is imported when it is used."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from typing import cast

from factcheck.records import Report

_SURROGATES = re.compile("[\ud800-\udfff]")  # No encoding writes them; a JSON escape can bring them in.
Formatter = Callable[..., str]

FORMATS: dict[str, tuple[str, str]] = {
    "text": ("text_report", "format_text"),
    "markdown": ("markdown_report", "format_markdown"),
    "csv": ("csv_report", "format_csv"),
    "json": ("json_report", "format_json"),
    "jsonl": ("jsonl_report", "format_jsonl"),
    "html": ("html_report", "format_html"),
    "sarif": ("sarif_report", "format_sarif"),
    "github": ("github_report", "format_github"),
    "gitlab": ("gitlab_report", "format_gitlab"),
    "junit": ("junit_report", "format_junit"),
}


def format_report(report: Report, name: str, **options: object) -> str:
    """The report in the format of that name."""
    module, function = FORMATS[name]
    formatter = cast(Formatter, getattr(importlib.import_module(f"factcheck.reporting.{module}"), function))
    return _SURROGATES.sub("\ufffd", formatter(report, **options))
