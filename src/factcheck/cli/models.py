"""`factcheck models`: what a run loads."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("models")
def command() -> None:
    """The models that a run uses."""


@command.command("list")
def list_models() -> int:
    """Name each shipped model, what it does, its size and where it lies."""
    from factcheck.judging.entailment import DEFAULT_ENTAILMENT, shipped_folders
    from factcheck.language.pipeline import SHIPPED, shipped_folder
    from factcheck.matching.encoder import DEFAULT_ENCODER, default_encoder_folder

    for name, part, folder in (
        (SHIPPED, "parsing and entities", shipped_folder()),
        (DEFAULT_ENCODER, "sentence embeddings", default_encoder_folder()),
        *((DEFAULT_ENTAILMENT, "entailment", folder) for folder in shipped_folders()),
    ):
        click.echo(f"{name:24} {part:22} {_megabytes(folder):6.1f} MB  {folder}")
    return 0


def _megabytes(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6
