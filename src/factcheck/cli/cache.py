"""`factcheck cache`: what is kept between runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from factcheck.cli.caching import cache_dir_option, cache_from
from factcheck.cli.options import encoder_option, spacy_option, verbosity_options
from factcheck.cli.settings import config_option, settle
from factcheck.reporting.grouping import plural

_NAMES = {
    "articles": "articles as read",
    "documents": "parsed articles",
    "vectors": "embedded sentences",
    "claim-vectors": "embedded claims",
}


@click.group("cache")
def command() -> None:
    """What is kept between runs: articles as read, their parse and their embeddings."""


@command.command("info")
@cache_dir_option
@config_option
def info(**settings: Any) -> int:
    """Show where the cache lies and what it holds."""
    cache = _cache(settings)
    usage = cache.usage()
    rows = [[_NAMES[u.kind], f"{u.entries:,}", _megabytes(u.size)] for u in usage]
    rows.append(["all", f"{sum(u.entries for u in usage):,}", _megabytes(sum(u.size for u in usage))])
    click.echo(f"{cache.folder}\n")
    headers = ["what", "entries", "size"]
    click.echo(
        tabulate(rows, headers, tablefmt="simple", disable_numparse=True, colalign=("left", "right", "right"))
    )
    return 0


@command.command("clear")
@cache_dir_option
@config_option
def clear(**settings: Any) -> int:
    """Delete all that is kept; other files in the folder stay."""
    cache = _cache(settings)
    gone = cache.clear()
    click.echo(f"{cache.folder}: {gone.entries:,} entries deleted, {_megabytes(gone.size)}")
    return 0


@command.command("build")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@cache_dir_option
@encoder_option
@spacy_option
@verbosity_options
@config_option
def build(paths: tuple[Path, ...], **settings: Any) -> int:
    """Index the articles in PATHS, so that `lint --against` them starts at once.

    What is indexed already is not done again. Exit code 2 when something could not be read.
    """
    from factcheck.cli.running import options_from, say_not_read
    from factcheck.linting import read_archive
    from factcheck.pipeline import index

    settled, _ = settle("lint", settings)
    options = options_from(settled)
    articles, skipped = read_archive(paths, options)
    index(articles, options, claims=True)
    if not settled["quiet"]:
        say_not_read(skipped)
        folder = options.cache.folder if options.cache else ""
        click.echo(f"{folder}: {plural(len(articles), 'article')} indexed", err=True)
    return 2 if skipped or not articles else 0


def _megabytes(size: int) -> str:
    """Bytes as megabytes; the least that is shown of anything at all is 0.1."""
    return f"{max(size / 1e6, 0.1 if size else 0):,.1f} MB"


def _cache(settings: dict[str, Any]) -> Any:
    settled, _ = settle("lint", settings)
    return cache_from(settled)
