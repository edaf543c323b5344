"""A repository of articles as its people use it: pre-commit stops the wrong article and lets the clean one pass."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from factcheck.cli.main import cli

sys.path.insert(0, str(Path(__file__).parent / "reporting"))

from sarif_schema import run_of

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pre-commit", path=str(BIN)), reason="pre-commit is not installed"),
]

COURIER = """---
title: New ferry for Tarnholm is ordered
outlet: Tarnholm Courier
date: 2025-03-04
---
The Tarnholm harbor board on Monday ordered a new electric ferry from the Velden shipyard.

The ferry will cost 48 million crowns and will carry 220 passengers and 36 cars.

It replaces the Solveig, which has crossed the sound since 1987.
"""
DAILY = """<!doctype html>
<html lang="en"><head><title>Velden yard wins ferry order</title>
<meta name="date" content="2025-03-05"><meta property="og:site_name" content="Velden Daily"></head>
<body><article><h1>Velden yard wins ferry order</h1>
<p>The Velden shipyard will build an electric ferry for the harbor board of Tarnholm.</p>
<p>The yard employs 310 people. Its director, Bo Aasen, said that the order secures work for two years.</p>
</article></body></html>
"""
CLEAN = """---
title: Ferry quay to be widened
outlet: Tarnholm Courier
date: 2025-04-02
---
The quay at Tarnholm will be widened this summer to make room for the new electric ferry, the harbor board said.

The ferry will carry 220 passengers and 36 cars. Work on the quay starts in June.
"""
HEAD = """---
title: What the new ferry means for the town
outlet: Tarnholm Courier
date: 2025-04-09
---
Tarnholm is waiting for its new electric ferry, which the harbor board ordered from the Velden shipyard in March.

"""
COST = "The ferry will cost 84 million crowns and will carry 220 passengers and 36 cars.\n"
MENDED = "It costs 48 million crowns and has room for 36 cars.\n"
MEETING = "\nThe board met on Monday 3 April 2025 to prepare a public meeting about the timetable.\n"
WRONG = HEAD + COST + MEETING
LINES = {"FC101": 8, "FC203": 10}


@pytest.fixture(scope="module")
def commits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with an archive, and the hook in place."""
    folder = tmp_path_factory.mktemp("articles")
    _write(folder / "archive/ferry.md", COURIER)
    _write(folder / "archive/yard.html", DAILY)
    _write(folder / "factcheck.toml", '[lint]\nagainst = ["archive"]\n')
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (hook,) = [hook for hook in manifest if hook["id"] == "factcheck-system"]
    hook.pop("minimum_pre_commit_version")
    _write(
        folder / ".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]})
    )
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "Archive"]):
        assert _git(folder, *arguments).returncode == 0
    _run(folder, str(BIN / "pre-commit"), "install")
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(folder / ".git" / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org",
        "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org",
    }  # fmt: skip
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _run(folder, "git", *arguments)


def _commit(folder: Path, name: str, text: str) -> subprocess.CompletedProcess[str]:
    _write(folder / name, text)
    _git(folder, "add", name)
    return _git(folder, "commit", "-m", name)


def test_a_commit_of_a_clean_article_passes_and_of_a_wrong_one_stops(commits: Path) -> None:
    passed = _commit(commits, "posts/clean.md", CLEAN)
    assert passed.returncode == 0, passed.stderr
    before = _git(commits, "rev-parse", "HEAD").stdout

    stopped = _commit(commits, "posts/wrong.md", WRONG)
    said = stopped.stdout + stopped.stderr
    assert stopped.returncode == 1 and "- exit code: 1" in said
    for expected in ("posts/wrong.md:8", "archive/ferry.md:8", "FC101", "84 million crowns", "48 million crowns",
                     "posts/wrong.md:10", "FC203", "3 April 2025 is a Thursday, not a Monday",
                     "Two articles of Tarnholm Courier disagree on the figure"):  # fmt: skip
        assert expected in said
    assert "Traceback" not in said
    assert _git(commits, "rev-parse", "HEAD").stdout == before

    reasons = {
        COST: "ignore[FC101] with the quay, as the board says now",
        MEETING[1:]: "ignore[FC203] printed so",
    }
    text = WRONG
    for sentence, reason in reasons.items():
        text = text.replace(sentence, f"<!-- factcheck: {reason} -->\n\n{sentence}")
    accepted = _commit(commits, "posts/wrong.md", text)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same articles as the working folder, for commands run here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    _write(tmp_path / "archive/ferry.md", COURIER)
    _write(tmp_path / "archive/yard.html", DAILY)
    _write(tmp_path / "posts/wrong.md", WRONG)
    return tmp_path


def _factcheck(*arguments: str, stdin: str | None = None) -> Result:
    """`factcheck` in this process, where the models stay loaded; `return_value` is the exit code."""
    return CliRunner().invoke(cli, [*arguments, "--no-cache"], input=stdin, standalone_mode=False)


def _lint(*arguments: str) -> tuple[Any, list[tuple[str, str, int]]]:
    """The exit code of `factcheck lint`, and what was found where."""
    done = _factcheck("lint", *arguments, "--against", "archive", "-f", "json")
    assert done.exception is None, done.exception
    found = json.loads(done.stdout)["findings"]
    return done.return_value, [
        (f["code"], f["locations"][0]["path"], f["locations"][0]["line"]) for f in found
    ]


STANDING = [("FC101", "posts/wrong.md", 8), ("FC203", "posts/wrong.md", 10)]


def test_baseline_created_used_and_pruned(folder: Path) -> None:
    assert _lint("posts") == (1, STANDING)
    assert _factcheck("baseline", "create", "posts", "--against", "archive").return_value == 0
    known = ("posts", "--baseline", "factcheck-baseline.json")
    assert _lint(*known) == (0, [])

    again = "\nThe next meeting is on Monday 2 May 2025.\n"
    _write(folder / "posts/wrong.md", WRONG.replace(COST, "A line before it, to move it.\n\n" + COST) + again)
    assert _lint(*known) == (1, [("FC203", "posts/wrong.md", 14)])

    _write(folder / "posts/wrong.md", HEAD + MENDED + MEETING)
    assert _factcheck("baseline", "prune", "posts", "--against", "archive").return_value == 0
    kept = json.loads((folder / "factcheck-baseline.json").read_text("utf-8"))["findings"]
    assert [entry["code"] for entry in kept] == ["FC203"]


def test_suppressions_expire_and_are_told_when_unused(folder: Path) -> None:
    entry = '[[ignore]]\ncode = "FC203"\npath = "posts/wrong.md"\nreason = "printed so"\nexpires = '
    tomorrow, yesterday = (date.today() + timedelta(days=days) for days in (1, -1))
    comment = "<!-- factcheck: ignore[FC101] with the quay -->\n\n"
    _write(folder / "posts/wrong.md", WRONG.replace(COST, comment + COST))
    _write(folder / "factcheck.toml", f"{entry}{tomorrow}\n")
    assert _lint("posts") == (0, [])

    _write(folder / "posts/wrong.md", WRONG.replace(COST, comment + MENDED))
    _write(folder / "factcheck.toml", f"{entry}{yesterday}\n")
    code, found = _lint("posts")
    expected = {
        ("FC203", "posts/wrong.md", 12),
        ("FC901", "posts/wrong.md", 8),
        ("FC901", "factcheck.toml", 1),
    }
    assert (code, set(found)) == (1, expected)


def test_standard_input_under_the_name_of_its_file(folder: Path) -> None:
    _write(folder / "posts/wrong.md", CLEAN)
    arguments = (
        "lint",
        "-",
        "--stdin-filename",
        "posts/wrong.md",
        "--against",
        "archive",
        "--against",
        "posts",
    )
    done = _factcheck(*arguments, "-f", "sarif", "-o", "out.sarif", stdin=WRONG)
    assert (done.exception, done.return_value) == (None, 1)
    made = run_of((folder / "out.sarif").read_text("utf-8"))
    places = {result["ruleId"]: result["locations"][0]["physicalLocation"] for result in made["results"]}
    assert {code: place["region"]["startLine"] for code, place in places.items()} == LINES
    assert {place["artifactLocation"]["uri"] for place in places.values()} == {"posts/wrong.md"}


def test_only_changed_lines_of_a_branch(folder: Path) -> None:
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "All"]):
        assert _git(folder, *arguments).returncode == 0
    changed = WRONG.replace("a public meeting about the timetable", "a public meeting about prices")
    _write(folder / "posts/wrong.md", changed)
    assert _lint("posts", "--diff", "HEAD") == (1, [("FC203", "posts/wrong.md", 10)])
