"""`factcheck lint`: new or changed articles."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factcheck.cli.caching import cache_options
from factcheck.cli.options import (
    model_options,
    parse_writes,
    report_options,
    rule_options,
    verbosity_options,
    with_options,
)
from factcheck.cli.output import deliver
from factcheck.cli.running import options_from
from factcheck.cli.settings import config_option, settle
from factcheck.records import Report

if TYPE_CHECKING:
    from factcheck.config import Config

Function = TypeVar("Function", bound=Callable[..., Any])


def lint_options(function: Function) -> Function:
    """What is linted and against what."""
    return with_options(
        function,
        click.option(
            "--against",
            multiple=True,
            type=click.Path(exists=True, path_type=Path),
            help="Folder or file of articles to compare with, or an index that `cache build` saved; repeatable.",
        ),
        click.option("--stdin-filename", default="", metavar="NAME", help="Name of what is read from `-`."),
        click.option(
            "--diff", "base", metavar="BASE", help="Only files and lines changed since this commit."
        ),
        click.option(
            "--baseline",
            type=click.Path(dir_okay=False, path_type=Path),
            default=None,
            help="Accepted findings, made by `factcheck baseline create`.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Linted:
    """What a run over linted articles found, after all settings but the baseline; `report` holds the archive too."""

    report: Report
    paths: frozenset[str]


@click.command("lint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@lint_options
@report_options
@rule_options
@model_options
@cache_options
@verbosity_options
@config_option
def command(paths: tuple[Path, ...], **settings: Any) -> int:
    """Check the articles in PATHS (files, folders, or - for standard input) for CI and editors.

    Reports contradictions inside each article, with each other, with the archive of --against and with what
    is known; only findings that touch a linted article. Exit code 0; 1 for findings at or above --fail-on
    (default: error); 2 when something could not be checked or there was nothing to check.
    """
    from factcheck.baseline import read_baseline, without_accepted
    from factcheck.linting import trimmed

    settings, config = settle("lint", settings)
    writes = parse_writes(settings["writes"])
    accepted = read_baseline(settings["baseline"]) if settings["baseline"] else None
    linted = run_lint(paths, settings, config)
    report = linted.report if accepted is None else without_accepted(linted.report, accepted)
    return deliver(trimmed(report, linted.paths), settings, writes, fail_on="error")


def run_lint(paths: tuple[Path, ...], settings: dict[str, Any], config: Config) -> Linted:
    """Read, check, and apply the configuration. Raises UsageError for arguments that do not go together."""
    from factcheck.cache import is_cache
    from factcheck.changes import changed_files
    from factcheck.linting import lint, lint_codes, read_inputs, supported, with_saved_index
    from factcheck.suppression import Scope, apply_settings

    _check_arguments(paths, settings)
    changed = None
    files: tuple[Path, ...] = paths
    if settings["base"]:
        changes = changed_files(settings["base"], paths or (Path(),))
        files = tuple(sorted(path for path in changes if supported(path)))
        changed = {path.as_posix(): lines for path, lines in changes.items()}
        if not files and not settings["quiet"]:
            click.echo(f"no article has changed since {settings['base']}", err=True)
    stdin = sys.stdin.buffer.read() if Path("-") in paths else None
    saved = next((path for path in settings["against"] if is_cache(path)), None)
    options = options_from(settings | {"cache_dir": settings["cache_dir"] or saved})
    options = options if options.cache is None else with_saved_index(options, settings["against"])
    inputs = read_inputs(
        files, settings["against"], stdin=stdin, stdin_name=settings["stdin_filename"], options=options
    )
    report = lint(inputs, options, changed)
    scope = Scope(
        ran=lint_codes(options) if changed is None else frozenset(),
        paths=inputs.linted,
        crossed=bool(inputs.archive),
        complete=bool(inputs.archive) and any(path.is_dir() for path in paths),
    )
    return Linted(apply_settings(report, config, scope, date.today()), inputs.linted)


def _check_arguments(paths: tuple[Path, ...], settings: dict[str, Any]) -> None:
    piped = Path("-") in paths
    if not paths and not settings["base"]:
        raise click.UsageError("name the articles to lint: files, folders, or - for standard input")
    if settings["stdin_filename"] and not piped:
        raise click.UsageError("--stdin-filename names what is read from `-`; add - to the paths")
    if settings["base"] and piped:
        raise click.UsageError("--diff compares files; standard input has no earlier state")
