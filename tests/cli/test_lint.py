"""`factcheck lint`: what is read, what is reported, and the exit codes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sarif_schema import run_of

from factcheck.records import Severity

BOATS = "The storm sank 12 boats in the old harbor on Sunday night.\n"
NEW = f"The harbor storm of the year\n\n{BOATS}\nThe port of the town is shut.\n"
OLD = f"A storm over the coast\n\n{BOATS.replace('12', '15')}\nMany people watched it from the pier.\n"
FAIR = "The fair opened its gates in the town at noon with music.\n"
CLEAN = f"The fair opened in the town\n\n{FAIR}\nMany people came to see it there.\n"


@pytest.fixture
def archive(write: Any) -> None:
    write("archive/old.md", OLD)
    write("archive/fair.md", CLEAN)


def _codes(result: Any) -> list[str]:
    return [f["code"] for f in json.loads(result.stdout)["findings"]]


def test_a_wrong_new_article_fails(run: Any, write: Any, archive: None) -> None:
    write("new.md", NEW)
    result = run("lint", "new.md", "--against", "archive", "-f", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    places = data["findings"][0]["locations"]
    assert [(p["path"], p["line"]) for p in places] == [("new.md", 3), ("archive/old.md", 3)]
    assert [a["path"] for a in data["articles"]] == ["new.md", "archive/old.md"]


def test_a_clean_new_article_passes(run: Any, write: Any, archive: None) -> None:
    write("new.md", "A quiet day in the town\n\nNothing of note went on in the town today, the mayor said.\n")
    assert run("lint", "new.md", "--against", "archive").exit_code == 0


def test_the_archive_alone_is_not_reported(run: Any, write: Any, archive: None) -> None:
    write("archive/older.md", OLD.replace("15", "19"))
    write("new.md", "A quiet day in the town\n\nNothing of note went on in the town today, the mayor said.\n")
    assert _codes(run("lint", "new.md", "--against", "archive", "-f", "json")) == []


def test_a_file_of_the_archive_is_not_held_against_itself(run: Any, archive: None) -> None:
    result = run("lint", "archive/old.md", "--against", "archive", "-f", "json")
    assert result.exit_code == 0
    assert [a["path"] for a in json.loads(result.stdout)["articles"]] == ["archive/old.md"]


def test_files_of_one_name_are_told_apart(run: Any, write: Any, archive: None) -> None:
    write("drafts/old.md", NEW)
    result = run("lint", "drafts", "--against", "archive", "-f", "json")
    places = json.loads(result.stdout)["findings"][0]["locations"]
    assert [p["path"] for p in places] == ["drafts/old.md", "archive/old.md"]


def test_agreements_are_left_out_unless_asked_for(run: Any, write: Any, archive: None) -> None:
    write("new.md", CLEAN)
    assert _codes(run("lint", "new.md", "--against", "archive", "-f", "json")) == []
    for option in (("--extend-select", "FC100"), ("--select", "FC1")):
        codes = _codes(run("lint", "new.md", "--against", "archive", "-f", "json", *option))
        assert set(codes) == {"FC100"}


def test_standard_input(run: Any, archive: None) -> None:
    result = run("lint", "-", "--against", "archive", "-f", "json", stdin=NEW)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["findings"][0]["locations"][0]["path"] == "<stdin>"


def test_standard_input_takes_the_place_of_its_file(run: Any, write: Any, archive: None) -> None:
    result = run(
        "lint", "-", "--stdin-filename", "archive/fair.md", "--against", "archive", "-f", "json", stdin=NEW
    )
    data = json.loads(result.stdout)
    assert [a["path"] for a in data["articles"]] == ["archive/fair.md", "archive/old.md"]
    assert data["findings"][0]["locations"][0]["path"] == "archive/fair.md"


def test_empty_standard_input_is_nothing_checked(run: Any) -> None:
    for extra in ((), ("--stdin-filename", "a.md")):
        result = run("lint", "-", *extra, stdin="")
        assert result.exit_code == 2
        assert "not checked" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lint",), "name the articles"),
        (("lint", "a.md", "--stdin-filename", "b.md"), "add - to the paths"),
        (("lint", "-", "--diff", "HEAD"), "no earlier state"),
        (("lint", "a.md", "--select", "FC999"), "no rule 'FC999'"),
        (("lint", "a.md", "--fail-on", "fatal"), "fatal"),
        (("lint", "a.md", "--write", "pdf=x"), "FORMAT=FILE"),
        (("lint", "a.md", "--config", "gone.toml"), "no such file"),
        (("lint", "a.md", "--baseline", "gone.json"), "baseline create"),
        (("lint", "a.md", "--diff", "HEAD"), "--diff"),
        (("lint", "a.md", "--diff", "--output=x"), "no commit"),
    ],
)
def test_usage_and_configuration_errors_are_2(
    run: Any, write: Any, arguments: tuple[str, ...], said: str
) -> None:
    write("a.md", CLEAN)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_configuration_gives_the_defaults_and_the_command_line_wins(
    run: Any, write: Any, archive: None
) -> None:
    write("new.md", NEW)
    write("factcheck.toml", '[lint]\nagainst = ["archive"]\nfail-on = "never"\nformat = "json"\n')
    result = run("lint", "new.md")
    assert (_codes(result), result.exit_code) == (["FC101"], 0)
    assert run("lint", "new.md", "--fail-on", "error").exit_code == 1


def test_severities_and_paths_of_the_configuration(run: Any, write: Any, archive: None) -> None:
    write("new.md", NEW)
    arguments = ("lint", "new.md", "--against", "archive", "-f", "json")
    write("factcheck.toml", '[severity]\nFC1 = "warning"\n')
    result = run(*arguments)
    assert json.loads(result.stdout)["findings"][0]["severity"] == Severity.WARNING.value
    assert result.exit_code == 0
    for setting in ('ignore = ["FC101"]', "min-confidence = 0.99"):
        write("factcheck.toml", f'[per-path."new.*"]\n{setting}\n')
        assert _codes(run(*arguments)) == []
        write("factcheck.toml", f'[per-path."other/**"]\n{setting}\n')
        assert _codes(run(*arguments)) == ["FC101"]


def test_several_outputs_of_one_run(run: Any, write: Any, archive: None) -> None:
    write("new.md", NEW)
    result = run(
        "lint",
        "new.md",
        "--against",
        "archive",
        "-f",
        "text",
        "--write",
        "json=a.json",
        "--write",
        "csv=a.csv",
    )
    assert "FC101" in result.stdout
    assert json.loads(Path("a.json").read_text("utf-8"))["findings"]
    assert Path("a.csv").read_text("utf-8").startswith("finding,")


def _git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_only_changed_files_and_lines(run: Any, write: Any, archive: None) -> None:
    talks = "The talks went on until Monday in the old hall."
    text = f"The talks in the town hall\n\n{talks}\n\nThe hall was full all day.\n"
    write("posts/talks.md", text)
    write("posts/sea.md", NEW)
    _git("init", "-q")
    _git("add", ".")
    _git("commit", "-qm", "first")
    same = run("lint", "posts", "--diff", "HEAD", "--against", "archive", "-f", "json")
    assert same.exit_code == 2
    write("posts/talks.md", text.replace("full all day", "empty all day"))
    untouched = run("lint", "posts", "--diff", "HEAD", "--against", "archive", "-f", "json")
    assert (_codes(untouched), untouched.exit_code) == ([], 0)
    write("posts/talks.md", text.replace("old hall", "new hall"))
    assert _codes(run("lint", "--diff", "HEAD", "-f", "json")) == ["FC203"]
    write("posts/näw one.md", NEW.replace("12", "13"))
    added = run("lint", "posts", "--diff", "HEAD", "--against", "archive", "--select", "FC101", "-f", "json")
    assert json.loads(added.stdout)["findings"][0]["locations"][0]["path"] == "posts/näw one.md"


def test_a_wrong_commit_is_said(run: Any, write: Any) -> None:
    write("a.md", CLEAN)
    _git("init", "-q")
    result = run("lint", "a.md", "--diff", "no-such-commit")
    assert result.exit_code == 2
    assert "no-such-commit" in result.stderr


@pytest.mark.parametrize(("error", "code"), [(RuntimeError("broken"), 2), (KeyboardInterrupt(), 130)])
def test_internal_errors_and_interrupts(
    run: Any, write: Any, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    write("a.md", CLEAN)
    monkeypatch.setattr("factcheck.pipeline.check", fail)
    assert run("lint", "a.md").exit_code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "new.md", "archive"),
        ("compare", "new.md", "archive", "broken.md"),
        ("lint", "new.md", "--against", "archive"),
        ("lint", "new.md", "broken.md", "--against", "archive"),
        ("lint", "clean.md", "--against", "archive"),
        ("lint", "-", "--stdin-filename", "a b/draft.md", "--against", "archive"),
        ("lint", "-", "--against", "archive"),
        ("lint", "empty"),
    ],
)
def test_sarif_of_every_run_fits_the_official_schema(
    run: Any, write: Any, archive: None, arguments: tuple[str, ...]
) -> None:
    write("new.md", NEW.replace("\n\n", "\n\n<!-- factcheck: ignore[FC203] -->\n\n", 1))
    write("clean.md", CLEAN)
    write("broken.md", "")
    write("factcheck.toml", '[[ignore]]\ncode = "FC205"\nexpires = 2020-01-01\n')
    Path("empty").mkdir()
    result = run(*arguments, "-f", "sarif", stdin=NEW)
    made = run_of(result.stdout)
    found = {item["ruleId"] for item in made["results"]}
    assert ("FC101" in found) == ("new.md" in arguments or "-" in arguments)
    assert made["invocations"][0]["executionSuccessful"] == (not {"broken.md", "empty"} & set(arguments))
    assert {"FC901", "FC902"} <= found
