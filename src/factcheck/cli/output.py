"""What a command ends with: the report where it was asked for, what is said on stderr, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from factcheck.cli.running import say_skipped, say_summary
from factcheck.records import SEVERITIES, Report, Severity
from factcheck.reporting.formats import format_report

Writes = Sequence[tuple[str, Path]]


def deliver(report: Report, settings: Mapping[str, Any], writes: Writes, *, fail_on: str) -> int:
    """Write the report as the settings say, and give the exit code; `fail_on` holds where they do not say it."""
    visible = shown(report, settings)
    emit(visible, settings, writes)
    say_skipped(visible, settings["quiet"])
    say_summary(visible, settings["quiet"], settings["verbose"])
    return exit_code(visible, settings["fail_on"] or fail_on)


def shown(report: Report, settings: Mapping[str, Any]) -> Report:
    """The report with only the findings that are to be shown, numbered anew."""
    surest = settings["min_confidence"] or 0.0
    least = SEVERITIES.index(Severity(settings["min_severity"] or "info"))
    kept = [f for f in report.findings if f.confidence >= surest and SEVERITIES.index(f.severity) >= least]
    return replace(report, findings=tuple(replace(f, id=f"f{n}") for n, f in enumerate(kept, 1)))


def emit(report: Report, settings: Mapping[str, Any], writes: Writes) -> None:
    """Write the report to the files and, unless it went to one, to stdout."""
    output, form = settings["output"], _form(settings)
    options: dict[str, dict[str, object]] = {
        "csv": {"raw": settings["raw_csv"]},
        "text": {"short": settings["short"]},
    }
    for name, file in [*writes, *([(form, output)] if output else [])]:
        write_file(file, format_report(report, name, **options.get(name, {})))
    if output is None:
        options["text"]["color"] = use_color()
        written = format_report(report, form, **options.get(form, {}))
        click.echo(written, nl=False, color=use_color() or None)


def write_file(file: Path, text: str) -> None:
    """Write a file whole or not at all; a device or a pipe, such as /dev/null, is written to, not replaced."""
    try:
        if file.exists() and not file.is_file():
            file.write_text(text, encoding="utf-8")
        else:
            _replace(file.resolve(), text)
    except OSError as error:
        raise click.ClickException(f"cannot write {file}: {error.strerror or error}") from error


def _replace(file: Path, text: str) -> None:
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def exit_code(report: Report, fail_on: str) -> int:
    """2 when something was not checked, 1 for findings at or above the limit, else 0."""
    if report.skipped or not report.articles:
        return 2
    if fail_on == "never":
        return 0
    limit = SEVERITIES.index(Severity(fail_on))
    return int(any(SEVERITIES.index(f.severity) >= limit for f in report.findings))


def use_color() -> bool:
    """Whether to color: NO_COLOR and FORCE_COLOR first, then whether stdout is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _form(settings: Mapping[str, Any]) -> str:
    """The format asked for, else that of the output's name, else what suits stdout."""
    output: Path | None = settings["output"]
    by_name = _BY_SUFFIX.get(output.suffix) if output else None
    usual = "text" if settings["short"] or sys.stdout.isatty() else "markdown"
    return str(settings["form"] or by_name or usual)


_BY_SUFFIX = {
    ".md": "markdown",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".txt": "text",
    ".html": "html",
    ".sarif": "sarif",
    ".xml": "junit",
}
