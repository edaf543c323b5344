"""`factcheck compare`: several articles against each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from factcheck.cli.caching import cache_options
from factcheck.cli.options import (
    model_options,
    parse_writes,
    report_options,
    rule_options,
    verbosity_options,
)
from factcheck.cli.output import deliver
from factcheck.cli.running import options_from
from factcheck.cli.settings import config_option, settle


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@report_options
@rule_options
@model_options
@cache_options
@verbosity_options
@config_option
def command(paths: tuple[Path, ...], **settings: Any) -> int:
    """Compare the articles in PATHS (files or folders) claim by claim.

    Reports what several outlets agree on, where they contradict each other, and what in one article cannot be
    right. Exit code 0; 1 for findings at or above --fail-on (default: never); 2 when something could not be
    checked.
    """
    from factcheck import pipeline
    from factcheck.rules.registry import chosen_rules
    from factcheck.suppression import Scope, apply_settings

    settings, config = settle("compare", settings)
    writes = parse_writes(settings["writes"])
    options = options_from(settings)
    ran = frozenset(r.RULE.code for r in chosen_rules(options.select, options.ignore, options.extend_select))
    report = pipeline.run(paths, options)
    report = apply_settings(report, config, Scope(ran, crossed=len(report.articles) > 1), date.today())
    return deliver(report, settings, writes, fail_on="never")
