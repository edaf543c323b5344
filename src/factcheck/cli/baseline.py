"""`factcheck baseline`: accept the findings that stand today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.caching import cache_options
from factcheck.cli.lint import Linted, lint_options, run_lint
from factcheck.cli.options import model_options, rule_options, verbosity_options, with_options
from factcheck.cli.output import shown, write_file
from factcheck.cli.running import say_skipped
from factcheck.cli.settings import config_option, settle
from factcheck.reporting.grouping import plural

DEFAULT = Path("factcheck-baseline.json")


@click.group("baseline")
def command() -> None:
    """Accept the findings that stand today, so that `lint --baseline` tells only new ones."""


def _options(function: Any) -> Any:
    return with_options(
        function,
        click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path)),
        lint_options,
        rule_options,
        model_options,
        cache_options,
        verbosity_options,
        config_option,
    )


@command.command("create")
@_options
def create(paths: tuple[Path, ...], **settings: Any) -> int:
    """Lint PATHS and write all findings to the baseline (--baseline, default factcheck-baseline.json)."""
    from factcheck.baseline import baseline_of, baseline_text

    linted, file = _run(paths, settings)
    made = baseline_of(linted.report.findings)
    if linted.paths:
        write_file(file, baseline_text(made))
        click.echo(f"{file}: {plural(made.total(), 'finding')} accepted", err=True)
    return 2 if linted.report.skipped or not linted.paths else 0


@command.command("prune")
@_options
def prune(paths: tuple[Path, ...], **settings: Any) -> int:
    """Lint PATHS and take out of the baseline what no longer stands there; nothing is added."""
    from factcheck.baseline import baseline_of, baseline_text, pruned, read_baseline

    linted, file = _run(paths, settings)
    before = read_baseline(file)
    if linted.report.skipped or not linted.paths:
        click.echo(f"{file}: left as it was", err=True)
        return 2
    after = pruned(before, baseline_of(linted.report.findings), linted.paths)
    write_file(file, baseline_text(after))
    click.echo(f"{file}: {before.total() - after.total()} of {before.total()} findings taken out", err=True)
    return 0


def _run(paths: tuple[Path, ...], settings: dict[str, Any]) -> tuple[Linted, Path]:
    settings, config = settle("lint", settings)
    linted = run_lint(paths, settings, config)
    say_skipped(linted.report, settings["quiet"])
    report = shown(linted.report, settings)
    return Linted(report, linted.paths), settings["baseline"] or DEFAULT
