"""The settings in force: the command line first, then the configuration, then the defaults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from factcheck.config import Config, check_codes, load_config

Function = TypeVar("Function", bound=Callable[..., Any])


def config_option(function: Function) -> Function:
    """Where the configuration is read from."""
    return click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        help="Configuration to use instead of the closest factcheck.toml or pyproject.toml.",
    )(function)


def settle(command: str, settings: dict[str, Any]) -> tuple[dict[str, Any], Config]:
    """The settings, filled from the configuration where the command line is silent, and that."""
    config = load_config(Path.cwd(), settings.pop("config_file", None))
    for option in ("select", "ignore", "extend_select"):
        given = [code for value in settings.get(option) or () for code in value.split(",") if code.strip()]
        check_codes(given, f"--{option.replace('_', '-')}")
    settled = dict(settings)
    for name, value in config.for_command(command).items():
        if name in settled and settled[name] in (None, ()):
            settled[name] = value
    return settled, config
