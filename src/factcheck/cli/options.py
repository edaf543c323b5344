"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from factcheck.records import SEVERITIES
from factcheck.reporting.formats import FORMATS

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
        encoder_option,
        click.option(
            "--entailment",
            default=None,
            metavar="NAME",
            help="Another CrossEncoder with NLI labels (name or folder).",
        ),
        spacy_option,
    )


def encoder_option(function: Function) -> Function:
    """Which model embeds sentences and claims."""
    return click.option(
        "--encoder",
        default=None,
        metavar="NAME",
        help="Another sentence-transformers model (name or folder).",
    )(function)


def spacy_option(function: Function) -> Function:
    """Which model parses."""
    return click.option(
        "--spacy", default=None, metavar="NAME", help="Another spaCy pipeline (name or folder)."
    )(function)


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
