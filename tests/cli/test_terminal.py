"""What a run says on a terminal and what it keeps to itself elsewhere."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")

BARS = (
    "import time; from factcheck.cli.progress import progress_for\n"
    "tell = progress_for({quiet})\n"
    "for n in range(1, 4): tell('parse', n, 3)\n"
    "tell('judge', 32, 64); time.sleep(0.2); tell('judge', 64, 96); tell('judge', 96, 96)\n"
    "print('report')"
)
Write = Callable[[str, str], Path]


def _on_a_terminal(command: list[str], folder: Path, **environment: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command whose stdout and stderr are two terminals."""
    import pty

    ends = [pty.openpty(), pty.openpty()]
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=ends[0][1], stderr=ends[1][1],
        env={**clean, "TERM": "xterm", "COLUMNS": "100", **environment},
    )  # fmt: skip
    for _, ours in ends:
        os.close(ours)
    texts = {ends[0][0]: b"", ends[1][0]: b""}
    still = set(texts)
    limit = time.monotonic() + 120
    while still and time.monotonic() < limit:
        for end in select.select(list(still), [], [], 1)[0]:
            try:
                data = os.read(end, 65536)
            except OSError:  # Linux says so when the other side is closed.
                data = b""
            texts[end] += data
            if not data:
                still.discard(end)
    for end in texts:
        os.close(end)
    return process.wait(30), *(texts[end].decode() for end, _ in ends)


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def _factcheck(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "factcheck.cli.main", *arguments]


def test_bars_show_each_stage_and_go_away(tmp_path: Path) -> None:
    code, out, err = _on_a_terminal(_python(BARS.format(quiet=False)), tmp_path)
    assert code == 0
    assert out.strip() == "report"
    assert "articles parsed" in err and "pairs judged" in err
    assert re.search(r"64/96", err)
    assert not err.rsplit("\r", 1)[-1].strip()  # The last bar was wiped.


def test_quiet_shows_no_bar(tmp_path: Path) -> None:
    assert _on_a_terminal(_python(BARS.format(quiet=True)), tmp_path)[2] == ""


def test_no_terminal_no_bar(tmp_path: Path) -> None:
    done = subprocess.run(
        _python(BARS.format(quiet=False)), cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "report\n"
    assert done.stderr == ""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two small articles that disagree on a weekday only with the calendar."""
    (tmp_path / "a.md").write_text(
        "---\ndate: 2025-06-13\n---\n# The council met\n\nThe council met on Monday 10 June 2025 and chose a mayor.\n"
    )
    (tmp_path / "b.md").write_text(
        "---\ndate: 2025-06-13\n---\n# A mayor is chosen\n\nMartha Oduya was chosen as mayor.\n"
    )
    return tmp_path


@pytest.mark.slow
def test_a_run_on_a_terminal(articles: Path) -> None:
    cache = str(articles / "cache")
    command = _factcheck("compare", "a.md", "b.md", "--cache-dir", cache)
    code, out, err = _on_a_terminal(command, articles)
    assert code == 0, err
    assert "FC203" in out and "\x1b[" in out
    assert "files read" in err and "articles parsed" in err and "articles embedded" in err
    last = err.replace("\r", "\n").strip().splitlines()[-1]
    assert re.search(r"2 articles, \d claims, \d+ pairs? judged, \d findings? in \d+\.\d s", last)


@pytest.mark.slow
def test_a_quiet_run_and_one_without_colors(articles: Path) -> None:
    command = _factcheck("lint", "a.md", "--cache-dir", str(articles / "cache"), "-q", "--short")
    code, out, err = _on_a_terminal(command, articles, NO_COLOR="1")
    assert (code, err) == (1, "")
    assert "\x1b[" not in out
    assert re.search(r"^a\.md:6:\d+: error\[FC203\] ", out, re.MULTILINE)


@pytest.mark.slow
def test_a_run_without_a_terminal(articles: Path) -> None:
    command = _factcheck("compare", "a.md", "b.md", "-f", "text", "--cache-dir", str(articles / "cache"))
    done = subprocess.run(command, cwd=articles, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "FC203" in done.stdout and "\x1b[" not in done.stdout
    done = subprocess.run(
        command, cwd=articles, capture_output=True, text=True, check=False,
        env={**os.environ, "FORCE_COLOR": "1"},
    )  # fmt: skip
    assert done.stderr == "" and "\x1b[" in done.stdout
