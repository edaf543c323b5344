"""`factcheck config`: the settings in force."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from factcheck.cli.settings import config_option
from factcheck.config import COMMANDS, OPTION_NAMES, load_config

DEFAULTS: dict[str, dict[str, object]] = {"compare": {"fail-on": "never"}, "lint": {"fail-on": "error"}}


@click.group("config")
def command() -> None:
    """The settings in force."""


@command.command("show")
@config_option
def show(config_file: Path | None) -> int:
    """Show where the configuration lies and what it sets, in the form of a factcheck.toml."""
    config = load_config(Path.cwd(), config_file)
    click.echo(f"# {config.file or 'no configuration found: these are the defaults'}")
    for name in COMMANDS:
        given = {OPTION_NAMES[k]: v for k, v in config.for_command(name).items()}
        click.echo(f"\n[{name}]")
        for key, value in (DEFAULTS[name] | given).items():
            click.echo(f"{key} = {_toml(value)}" + ("" if key in given else "  # default"))
    for rule in config.path_rules:
        click.echo(f"\n[per-path.{_toml(rule.pattern)}]")
        click.echo(f"ignore = {_toml(rule.ignore)}\nmin-confidence = {rule.min_confidence}")
    if config.severities:
        click.echo("\n[severity]")
        for code, severity in config.severities.items():
            click.echo(f"{code} = {_toml(severity.value)}")
    for entry in config.ignores:
        click.echo(f"\n[[ignore]]  # line {entry.line}")
        click.echo(f"code = {_toml(entry.codes)}\npath = {_toml(entry.path)}\nreason = {_toml(entry.reason)}")
        if entry.expires:
            click.echo(f"expires = {entry.expires}")
    return 0


def _toml(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value.as_posix() if isinstance(value, Path) else value, ensure_ascii=False)
