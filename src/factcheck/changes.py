"""What has changed since a commit, by git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import ConfigError

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Lines:
    """Changed lines of a file: 1-based spans, both ends included; None stands for the whole file."""

    spans: tuple[tuple[int, int], ...] | None

    def touch(self, first: int, last: int) -> bool:
        """Whether one of the lines `first` to `last` has changed."""
        return self.spans is None or any(a <= last and first <= b for a, b in self.spans)


def changed_files(base: str, paths: Sequence[Path]) -> Mapping[Path, Lines]:
    """The files below the paths that have changed since the commit `base` or are new, with their changed lines.

    What `base` itself has got since HEAD left it is no change. Raises ConfigError where this is no git repository
    or there is no such commit.
    """
    if base.startswith("-"):
        raise ConfigError(f"--diff: {base!r} is no commit")
    base = _fork(base)
    where = ["--", *(str(path) for path in paths)]
    options = ["--no-ext-diff", "--no-color", "--no-renames", "--relative"]
    names = _git(["diff", *options, "--name-only", "--diff-filter=d", "-z", base, *where])
    new = _git(["ls-files", "--others", "--exclude-standard", "-z", *where])
    changed = {Path(name): _lines(base, name, options) for name in names.split("\0") if name}
    return changed | {Path(name): Lines(None) for name in new.split("\0") if name}


def _lines(base: str, name: str, options: list[str]) -> Lines:
    text = _git(["diff", *options, "--unified=0", base, "--", f":(literal){name}"])
    spans = []
    for match in _HUNK.finditer(text):
        first, count = int(match[1]), int(match[2] or 1)
        if count:
            spans.append((first, first + count - 1))
    return Lines(tuple(spans))


def _fork(base: str) -> str:
    """The last commit that HEAD shares with `base`; `base` itself where the history at hand shows none."""
    done = _run(["merge-base", base, "HEAD"])
    return base if done.returncode else done.stdout.decode("ascii").strip()


def _run(arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False, env=environment)
    except OSError as error:
        raise ConfigError(f"--diff: git cannot be run ({error.strerror or error})") from error


def _git(arguments: list[str]) -> str:
    done = _run(arguments)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise ConfigError(f"--diff: {said[0]}")
    return done.stdout.decode("utf-8", "surrogateescape")
