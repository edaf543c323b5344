"""Commands are tested without models: a stand-in for the pipeline finds numbers that differ."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parent.parent / "reporting"))

from reports import claims_of, finding, report

from factcheck import pipeline
from factcheck.cli.main import main
from factcheck.records import Article, Report, Skipped
from factcheck.rules.problems import fc902_suppression_without_reason


def stand_in(articles: Sequence[Article], skipped: Sequence[Skipped], options: pipeline.Options) -> Report:
    """FC101 for paragraphs that differ in a number only, FC203 for the word Monday, FC100 for equal ones."""
    found = []
    claims = [claim for article in articles for claim in claims_of(article)]
    for index, one in enumerate(claims):
        for other in claims[index + 1 :]:
            if (
                re.sub(r"\d+", "#", one.text) == re.sub(r"\d+", "#", other.text)
                and one.article != other.article
            ):
                code = "FC100" if one.text == other.text else "FC101"
                found.append(finding(code, [one.location, other.location], f"{one.text} / {other.text}"))
        if "Monday" in one.text:
            found.append(finding("FC203", [one.location], "that was no Monday"))
    corpus: Any = SimpleNamespace(articles=[SimpleNamespace(article=a) for a in articles])
    found += fc902_suppression_without_reason.check(corpus)
    chosen = [f for f in found if options.select is None or f.code.startswith(tuple(options.select))]
    made = report(articles, chosen) if articles else report([])
    return replace(made, skipped=tuple(skipped))


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `factcheck` in a folder of its own; the result's exit code is the process's."""
    from factcheck.reading import read_paths

    def read_and_check(paths: Sequence[Path], options: pipeline.Options | None = None) -> Report:
        return stand_in(*read_paths(paths), options or pipeline.Options())

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "check", stand_in)
    monkeypatch.setattr(pipeline, "run", read_and_check)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        import click

        @click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
        @click.argument("rest", nargs=-1, type=click.UNPROCESSED)
        def process(rest: tuple[str, ...]) -> None:
            monkeypatch.setattr(sys, "argv", ["factcheck", *rest])
            main()

        return CliRunner().invoke(process, list(arguments), input=stdin)

    return invoke


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file below the folder of the test."""

    def write_file(name: str, text: str) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    return write_file


os.environ.setdefault("GIT_CONFIG_GLOBAL", os.devnull)
