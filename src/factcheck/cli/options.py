"""Options that several commands share, and what they lead to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from factcheck.records import SEVERITIES, Finding, Report, Severity
from factcheck.reporting.formats import FORMATS, format_report

Function = TypeVar("Function", bound=Callable[..., Any])
FAIL_ON = ("error", "warning", "info", "never")


def with_options(function: Function, *options: Callable[[Any], Any]) -> Function:
    """The command with these options, which `--help` lists in this order."""
    for option in reversed(options):
        function = option(function)
    return function


def report_options(function: Function) -> Function:
    """Where the report goes and in what form."""
    return with_options(
        function,
        click.option(
            "-f",
            "--format",
            "form",
            type=click.Choice(list(FORMATS)),
            help="Form of the report [default: text on a terminal, else markdown].",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write the report to this file.",
        ),
        click.option(
            "--write",
            "writes",
            multiple=True,
            metavar="FORMAT=FILE",
            help="Also write the report in this format to this file; repeatable.",
        ),
        click.option("--short", is_flag=True, help="One line a finding, in the format text."),
        click.option(
            "--raw-csv",
            is_flag=True,
            help="Leave CSV cells that a spreadsheet would take for a formula as they are.",
        ),
    )


def rule_options(function: Function) -> Function:
    """Which rules run and which findings are shown."""
    return with_options(
        function,
        click.option(
            "--select",
            multiple=True,
            metavar="CODES",
            help="Run only these rules (codes or their beginnings, by comma).",
        ),
        click.option("--ignore", multiple=True, metavar="CODES", help="Leave these rules out."),
        click.option(
            "--extend-select", multiple=True, metavar="CODES", help="Run these rules too (preview rules)."
        ),
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            default=None,
            help="Show only findings at least this sure (0 to 1).",
        ),
        click.option(
            "--min-severity",
            type=click.Choice([s.value for s in SEVERITIES]),
            default=None,
            help="Show only findings at least this severe.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice(FAIL_ON),
            default=None,
            help="Exit with 1 on findings at least this severe.",
        ),
    )


def model_options(function: Function) -> Function:
    """Which models and reference facts a run uses."""
    return with_options(
        function,
        click.option(
            "--claims",
            "claims_dirs",
            multiple=True,
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="Another folder of reference facts; repeatable.",
        ),
        click.option(
            "--encoder",
            default=None,
            metavar="NAME",
            help="Another sentence-transformers model (name or folder).",
        ),
        click.option(
            "--entailment",
            default=None,
            metavar="NAME",
            help="Another CrossEncoder with NLI labels (name or folder).",
        ),
        click.option(
            "--spacy", default=None, metavar="NAME", help="Another spaCy pipeline (name or folder)."
        ),
    )


def verbosity_options(function: Function) -> Function:
    """How much is said on stderr."""
    function = click.option("-q", "--quiet", is_flag=True, help="Say nothing but the report.")(function)
    return click.option(
        "-v",
        "--verbose",
        is_flag=True,
        help="Also list what was removed as page chrome, and where time went.",
    )(function)


def split_codes(values: Sequence[str]) -> frozenset[str]:
    """Codes from repeated, comma-separated options."""
    return frozenset(code.strip().upper() for value in values for code in value.split(",") if code.strip())


def parse_writes(values: Sequence[str]) -> list[tuple[str, Path]]:
    """The FORMAT=FILE values of --write."""
    pairs = []
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or name not in FORMATS or not file:
            raise click.BadParameter(
                f"{value!r} is not FORMAT=FILE with a format of {', '.join(FORMATS)}", param_hint="--write"
            )
        pairs.append((name, Path(file)))
    return pairs


def shown(report: Report, min_confidence: float, min_severity: str) -> Report:
    """The report with only the findings that are to be shown."""
    from dataclasses import replace

    least = SEVERITIES.index(Severity(min_severity))
    kept = [
        f for f in report.findings if f.confidence >= min_confidence and SEVERITIES.index(f.severity) >= least
    ]
    return replace(report, findings=tuple(kept))


def emit(
    report: Report,
    form: str | None,
    output: Path | None,
    writes: Sequence[tuple[str, Path]],
    *,
    raw_csv: bool,
    short: bool,
) -> None:
    """Write the report to where it was asked for."""
    usual = "text" if short or sys.stdout.isatty() else "markdown"
    form = form or (_format_of(output) if output else None) or usual
    options: dict[str, dict[str, object]] = {"csv": {"raw": raw_csv}, "text": {"short": short}}
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


def exit_code(report: Report, findings: Sequence[Finding], fail_on: str) -> int:
    """2 when something was not checked, 1 for findings at or above the limit, else 0."""
    if report.skipped or not report.articles:
        return 2
    if fail_on == "never":
        return 0
    limit = SEVERITIES.index(Severity(fail_on))
    return int(any(SEVERITIES.index(f.severity) >= limit for f in findings))


def use_color() -> bool:
    """Whether to color: NO_COLOR and FORCE_COLOR first, then whether stdout is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _format_of(output: Path) -> str | None:
    return {
        ".md": "markdown",
        ".csv": "csv",
        ".json": "json",
        ".jsonl": "jsonl",
        ".txt": "text",
        ".html": "html",
        ".sarif": "sarif",
        ".xml": "junit",
    }.get(output.suffix)
