"""From settings to pipeline options, and what is said on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

import click

from factcheck.cli.caching import cache_from
from factcheck.cli.options import split_codes
from factcheck.cli.progress import progress_for
from factcheck.pipeline import Options
from factcheck.records import Report, Skipped
from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.grouping import plural

_STARTED = time.perf_counter()
"""When the command was looked up, which is when this module is first imported."""


def options_from(settings: Mapping[str, Any]) -> Options:
    """The pipeline's options; what was not given keeps its default."""
    given = {
        "spacy_pipeline": settings.get("spacy"),
        "encoder": settings.get("encoder"),
        "entailment": settings.get("entailment"),
    }
    return Options(
        **{name: value for name, value in given.items() if value},
        claims_dirs=tuple(settings.get("claims_dirs") or ()),
        select=split_codes(settings["select"]) or None if settings.get("select") else None,
        ignore=split_codes(settings.get("ignore") or ()),
        extend_select=split_codes(settings.get("extend_select") or ()),
        cache=cache_from(settings),
        progress=progress_for(bool(settings.get("quiet"))),
    )


def say_skipped(report: Report, quiet: bool) -> None:
    """Name on stderr each input that was not checked."""
    if quiet:
        return
    say_not_read(report.skipped)
    if not report.articles:
        click.echo("nothing was checked: no article found", err=True)


def say_not_read(skipped: Sequence[Skipped]) -> None:
    """One line on stderr for each."""
    for item in skipped:
        click.echo(f"not checked: {for_terminal(item.path)}: {for_terminal(item.reason)}", err=True)


def say_summary(report: Report, quiet: bool, verbose: bool) -> None:
    """The closing line on stderr, on a terminal or with -v; -v also tells what was removed and timings."""
    if quiet or not (verbose or sys.stderr.isatty()):
        return
    if verbose:
        for article in report.articles:
            for removed in article.removed:
                what = f"{removed.reason}: {for_terminal(removed.text)[:100]}"
                click.echo(f"removed: {for_terminal(article.path)}:{removed.line}: {what}", err=True)
        for name, value in report.statistics:
            click.echo(f"{name}: {value:g}", err=True)
    click.echo(f"{summary_line(report)} in {time.perf_counter() - _STARTED:.1f} s", err=True)


def summary_line(report: Report) -> str:
    """How many articles (of a lint: and of its archive), claims, pairs and findings."""
    numbers = {name: int(value) for name, value in report.statistics}
    articles = plural(numbers.get("linted", len(report.articles)), "article")
    if numbers.get("archive"):
        articles += f" against {numbers['compared']:,} of {numbers['archive']:,} in the archive"
    pairs = f"{plural(numbers.get('pairs', 0), 'pair')} judged"
    return f"{articles}, {plural(len(report.claims), 'claim')}, {pairs}, {plural(len(report.findings), 'finding')}"
