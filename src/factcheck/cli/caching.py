"""Where results are kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from factcheck.cache import Cache, default_folder

Function = TypeVar("Function", bound=Callable[..., Any])


def cache_dir_option(function: Function) -> Function:
    """The folder of the cache."""
    return click.option(
        "--cache-dir",
        type=click.Path(file_okay=False, path_type=Path),
        default=None,
        help="Keep parsed articles and embeddings in this folder instead of the user's cache folder.",
    )(function)


def cache_options(function: Function) -> Function:
    """Whether and where results are kept."""
    function = click.option(
        "--no-cache", is_flag=True, help="Keep nothing between runs, and use nothing that was kept."
    )(function)
    return cache_dir_option(function)


def cache_from(settings: Mapping[str, Any]) -> Cache | None:
    """The cache of these settings; none where a command has no such options."""
    if "cache_dir" not in settings or settings.get("no_cache"):
        return None
    return Cache(settings["cache_dir"] or default_folder())
