"""Claim-level fact-checking and source comparison, offline.

>>> from factcheck import compare
>>> report = compare(["coverage/"])          # doctest: +SKIP
>>> [f.message for f in report.findings]     # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.pipeline import Options
    from factcheck.records import Report

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "lint"]


def compare(paths: Iterable[str | PathLike[str]], options: Options | None = None) -> Report:
    """Compare the articles in the files and folders with each other; nothing is fetched from the network.

    Inputs that can't be read are named in the report's `skipped`; the rest is still compared. Raises ModelError where a model
    is missing.
    """
    from factcheck.pipeline import run

    return run([Path(p) for p in paths], options)


def lint(
    paths: Iterable[str | PathLike[str]],
    against: Iterable[str | PathLike[str]] = (),
    options: Options | None = None,
) -> Report:
    """Check articles against themselves, each other, an archive and what is known; only findings that touch `paths`."""
    from factcheck.linting import lint as run_lint
    from factcheck.linting import read_inputs, with_saved_index
    from factcheck.pipeline import Options as Defaults

    archive = [Path(p) for p in against]
    options = with_saved_index(options or Defaults(), archive)
    inputs = read_inputs([Path(p) for p in paths], archive, options=options)
    return run_lint(inputs, options)
