"""docs/exit-codes.md, one test a row: the table is parsed, and a row without a test fails."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "exit-codes.md").read_text("utf-8")
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+) \|$", re.MULTILINE)
ROWS = [(int(code), command, when) for code, command, when in ROW.findall(PAGE)]

HEAD = "The harbor storm of the year\n\n"
BODY = "The storm sank 12 boats in the old harbor on Sunday night.\n\nThe port of the town is shut.\n"
OLD = "A storm over the coast\n\nThe storm sank 15 boats in the old harbor on Sunday night.\n"
CLEAN = "A quiet day in the town\n\nNothing of note went on in the town today, the mayor said.\n"
FOUND = ("lint", "new.md", "--against", "archive")

Case = Callable[["World"], list[int]]
CASES: dict[tuple[int, str], Case] = {}
SLOW = {"a model is missing"}


class World:
    """A folder with a clean article, a wrong one, and the archive that it contradicts."""

    def __init__(self, run: Any, write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self._run, self.write, self.monkeypatch = run, write, monkeypatch
        write("new.md", HEAD + BODY)
        write("clean.md", CLEAN)
        write("archive/old.md", OLD)
        write("broken.md", "")
        Path("empty").mkdir()

    def code(self, *arguments: str, stdin: str | None = None) -> int:
        """The exit code of `factcheck` with these arguments."""
        code: int = self._run(*arguments, stdin=stdin).exit_code
        return code

    def said(self, *arguments: str) -> str:
        """What `factcheck` with these arguments says on standard error."""
        told: str = self._run(*arguments).stderr
        return told

    def each(self, *arguments: str, commands: tuple[str, ...] = ("compare", "lint", "extract")) -> list[int]:
        """The exit codes of several commands with the same arguments."""
        return [self.code(command, *arguments) for command in commands]


def case(code: int, when: str) -> Callable[[Case], Case]:
    """Register the test of a row."""

    def register(function: Case) -> Case:
        assert (code, when) not in CASES
        CASES[code, when] = function
        return function

    return register


def test_every_row_has_a_test_and_every_test_a_row() -> None:
    assert {(code, when) for code, _, when in ROWS} == set(CASES)
    assert set(re.findall(r"^\| (\d+) \| [^|]+ \|$", PAGE, re.MULTILINE)) == {str(code) for code, _ in CASES}


@pytest.mark.parametrize(
    ("code", "command", "when"),
    [pytest.param(*row, marks=pytest.mark.slow if row[2] in SLOW else ()) for row in ROWS],
)
def test_row(
    code: int, command: str, when: str, run: Any, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = CASES[code, when](World(run, write, monkeypatch))
    assert set(codes) == {code}
    assert len(codes) >= len(command.split(", "))


@case(0, "nothing is found")
def _(w: World) -> list[int]:
    return [w.code("lint", "clean.md", "--against", "archive")]


@case(0, "all findings are below `--fail-on`")
def _(w: World) -> list[int]:
    w.write("factcheck.toml", '[severity]\nFC101 = "warning"\n')
    return [w.code(*FOUND), w.code(*FOUND, "--fail-on", "error")]


@case(0, "`--fail-on never`, whatever is found")
def _(w: World) -> list[int]:
    return [w.code(*FOUND, "--fail-on", "never")]


@case(0, "every finding is suppressed, with a reason")
def _(w: World) -> list[int]:
    w.write("new.md", f"{HEAD}<!-- factcheck: ignore[FC101] both days counted -->\n\n{BODY}")
    return [w.code(*FOUND, "--fail-on", "info")]


@case(0, "every finding is in the baseline")
def _(w: World) -> list[int]:
    made = w.code("baseline", "create", "new.md", "--against", "archive")
    return [made, w.code(*FOUND, "--baseline", "factcheck-baseline.json")]


@case(0, "whatever is found, unless `--fail-on` is set")
def _(w: World) -> list[int]:
    return [w.code("compare", "new.md", "archive")]


@case(1, "a finding is at or above `--fail-on`")
def _(w: World) -> list[int]:
    return [w.code(*FOUND), *(w.code(*FOUND, "--fail-on", least) for least in ("error", "warning", "info"))]


@case(1, "the same, with the report in a file (`-o`, `--write`)")
def _(w: World) -> list[int]:
    codes = [w.code(*FOUND, "-o", "report.md"), w.code(*FOUND, "--write", "json=report.json")]
    assert Path("report.md").exists() and Path("report.json").exists()
    return codes


@case(1, "a finding is at or above the `--fail-on` that was set")
def _(w: World) -> list[int]:
    by_option = w.code("compare", "new.md", "archive", "--fail-on", "error")
    w.write("factcheck.toml", '[compare]\nfail-on = "error"\n')
    return [by_option, w.code("compare", "new.md", "archive")]


@case(1, "nothing is known of the words asked for")
def _(w: World) -> list[int]:
    return [w.code("reference", "show", "no-such-office-anywhere")]


@case(2, "the command, an option or its value is unknown")
def _(w: World) -> list[int]:
    return [w.code("nonsense"), w.code("lint", "--nonsense", "clean.md"), *w.each("clean.md", "-f", "pdf"),
            w.code("lint"), w.code("lint", "clean.md", "--select", "FC999")]  # fmt: skip


@case(2, "a key or a value in the configuration is wrong")
def _(w: World) -> list[int]:
    codes = []
    for text in ("min-confidenc = 0.7", "min-confidence = 7", "min-confidence ="):
        w.write("factcheck.toml", text)
        codes += [*w.each("clean.md", commands=("compare", "lint")), w.code("config", "show")]
    return codes


@case(2, "a path does not exist")
def _(w: World) -> list[int]:
    w.monkeypatch.setattr("factcheck.pipeline.parse", lambda *_: ())
    return [*w.each("gone.md"), w.code("lint", "clean.md", "--against", "gone")]


@case(2, "a file cannot be read, whatever is found in the others")
def _(w: World) -> list[int]:
    w.monkeypatch.setattr("factcheck.pipeline.parse", lambda *_: ())
    found = [
        w.code(*FOUND, "broken.md"),
        w.code("compare", "new.md", "archive", "broken.md", "--fail-on", "info"),
    ]
    return [*w.each("clean.md", "broken.md"), *found]


@case(2, "a folder holds no article")
def _(w: World) -> list[int]:
    return [*w.each("empty"), w.code("lint", "empty", "--against", "archive")]


@case(2, "a model is missing")
def _(w: World) -> list[int]:
    w.monkeypatch.undo()
    return [
        _process(command, "clean.md", "--spacy", "no-such-model")
        for command in ("compare", "lint", "extract")
    ]


@case(2, "the report cannot be written")
def _(w: World) -> list[int]:
    return [code for to in (("-o", "no/report.md"), ("--write", "json=no/report.json"))
            for code in w.each("clean.md", *to, commands=("compare", "lint"))]  # fmt: skip


@case(2, "standard input is empty")
def _(w: World) -> list[int]:
    return [w.code("lint", "-", stdin=""), w.code("lint", "-", "--stdin-filename", "a.md", stdin=" \n")]


@case(2, "no article has changed since the commit of `--diff`")
def _(w: World) -> list[int]:
    _commit()
    w.write("program.py", "print()")
    assert "no article has changed since HEAD" in w.said("lint", "--diff", "HEAD")
    return [w.code("lint", "--diff", "HEAD"), w.code("lint", "archive", "--diff", "HEAD")]


@case(2, "`--diff` names no commit, or there is no git repository")
def _(w: World) -> list[int]:
    w.monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    outside = w.code("lint", "clean.md", "--diff", "HEAD")
    _commit()
    return [outside, w.code("lint", "clean.md", "--diff", "no-such-commit")]


@case(2, "the baseline is missing or broken")
def _(w: World) -> list[int]:
    w.write("broken.json", "{")
    return [w.code("lint", "clean.md", "--baseline", name) for name in ("gone.json", "broken.json")]


@case(2, "an article could not be checked; what was found in the others is accepted")
def _(w: World) -> list[int]:
    code = w.code("baseline", "create", "new.md", "broken.md", "--against", "archive")
    assert "FC101" in Path("factcheck-baseline.json").read_text("utf-8")
    return [code]


@case(2, "an article could not be checked; the baseline stays as it was")
def _(w: World) -> list[int]:
    w.code("baseline", "create", "new.md", "--against", "archive")
    before = Path("factcheck-baseline.json").read_bytes()
    w.write("new.md", "")
    code = w.code("baseline", "prune", "new.md", "--against", "archive")
    assert Path("factcheck-baseline.json").read_bytes() == before
    return [code]


@case(2, "a file of facts has a mistake")
def _(w: World) -> list[int]:
    w.write("facts/offices/port.toml", "[[office]]\ntittle = 'Harbor Master'\n")
    return [w.code("reference", "validate", "facts")]


@case(2, "no review with a clear rating is found")
def _(w: World) -> list[int]:
    w.write("page.html", "<p>Nothing was reviewed here.</p>")
    return [w.code("reference", "import", "page.html")]


@case(2, "the hub cannot be reached, or has no such model with safetensors")
def _(w: World) -> list[int]:
    w.monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return [_process("models", "fetch", "owner/model")]


@case(2, "there is no such rule")
def _(w: World) -> list[int]:
    return [w.code("rule", "FC999")]


@case(2, "an internal error; its traceback is on standard error")
def _(w: World) -> list[int]:
    codes = []
    for error in (RuntimeError("broken"), EOFError("broken"), OSError("broken")):
        for part in ("check", "run", "parse"):
            w.monkeypatch.setattr(f"factcheck.pipeline.{part}", _failing(error))
        codes += w.each("clean.md")
    return codes


@case(130, "interrupted, as by Ctrl-C")
def _(w: World) -> list[int]:
    # a job started in the background inherits an ignored SIGINT, which Python would leave ignored
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    ready = f"{heed}; from factcheck.cli.main import main; print('ready', flush=True); main()"
    process = subprocess.Popen([sys.executable, "-c", ready, "lint", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
    assert process.stdout and process.stdout.readline() == "ready\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert "interrupted" in said and "Traceback" not in said
    return [process.returncode]


@case(141, r"the reader of standard output has gone away, as in `factcheck rule --all \| head -1`")
def _(w: World) -> list[int]:
    command = [sys.executable, "-m", "factcheck.cli.main", "rule", "--all"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout and process.stderr and process.stdout.read(7) == b"# Rules"
        process.stdout.close()
        assert process.stderr.read() == b""
    return [process.returncode]


def _failing(error: Exception) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


def _process(*arguments: str) -> int:
    command = [sys.executable, "-m", "factcheck.cli.main", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode


def _commit() -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)
