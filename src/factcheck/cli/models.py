"""`factcheck models`: what a run loads, and what it could load instead."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group("models")
def command() -> None:
    """The models that a run uses, and others in their place."""


@command.command("list")
def list_models() -> int:
    """Name each shipped model, what it does, its size and where it lies."""
    from factcheck.judging.entailment import DEFAULT_ENTAILMENT, default_entailment_folder
    from factcheck.judging.second_reader import SECOND_READER, second_reader_folder
    from factcheck.language.pipeline import SHIPPED, shipped_folder
    from factcheck.matching.encoder import DEFAULT_ENCODER, default_encoder_folder

    for name, part, folder in (
        (SHIPPED, "parsing and entities", shipped_folder()),
        (DEFAULT_ENCODER, "sentence embeddings", default_encoder_folder()),
        (DEFAULT_ENTAILMENT, "entailment", default_entailment_folder()),
        (SECOND_READER, "entailment, again", second_reader_folder()),
    ):
        click.echo(f"{name:24} {part:22} {_megabytes(folder):6.1f} MB  {folder}")
    return 0


@command.command("fetch")
@click.argument("name")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put the model into this folder, not into the cache of the Hugging Face hub.",
)
@click.option("--revision", metavar="COMMIT", help="This commit, tag or branch of the model; with --into.")
def fetch(name: str, into: Path | None, revision: str | None) -> int:
    """Fetch the model NAME from the Hugging Face hub, for --encoder or --entailment.

    The only command that uses the network. A name without an owner is one of sentence-transformers.
    """
    from factcheck.fetching import fetch_model

    if revision and into is None:
        raise click.UsageError("--revision needs --into: by its name, a run finds the newest commit only")
    _quiet_unless_seen()
    made = fetch_model(name, into, revision)
    click.echo(f"{made.name} at {made.commit[:12]}: {made.files} files, {made.size / 1e6:,.1f} MB")
    click.echo(f"use it with --encoder or --entailment {into or name}")
    return 0


def _quiet_unless_seen() -> None:
    """Keep the hub's progress bars to a terminal."""
    from huggingface_hub.utils.tqdm import disable_progress_bars

    if not sys.stderr.isatty():
        disable_progress_bars()


def _megabytes(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6
