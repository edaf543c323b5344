"""What git says has changed: files and lines since a branch left another."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.changes import Lines, changed_files
from factcheck.errors import ConfigError

TEXT = "".join(f"Line {number} of the piece.\n" for number in range(1, 11))
Git = Callable[..., None]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with two articles on `main`, as the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    def run(*arguments: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.quotePath=true"]
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    run("init", "-q", "-b", "main")
    _write("posts/one.md", TEXT)
    _write("posts/two.md", TEXT)
    run("add", ".")
    run("commit", "-qm", "first")
    return run


def _write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def _names(base: str, *paths: str) -> list[str]:
    return sorted(p.as_posix() for p in changed_files(base, [Path(p) for p in paths or ("",)]))


def test_changed_and_added_lines(git: Git) -> None:
    _write(
        "posts/one.md", TEXT.replace("Line 3", "Row 3").replace("Line 7 of the piece.\n", "Line 7\nand 8\n")
    )
    (lines,) = changed_files("HEAD", [Path()]).values()
    assert lines == Lines(((3, 3), (7, 8)))
    assert lines.touch(1, 3) and lines.touch(8, 9) and not lines.touch(4, 6)


def test_a_file_whose_lines_only_went_has_no_changed_line(git: Git) -> None:
    _write("posts/one.md", TEXT.replace("Line 3 of the piece.\n", ""))
    assert changed_files("HEAD", [Path()]) == {Path("posts/one.md"): Lines(())}


def test_staged_unstaged_and_new_files_but_not_ignored_or_deleted_ones(git: Git) -> None:
    _write("posts/one.md", TEXT + "More.\n")
    git("add", "posts/one.md")
    Path("posts/two.md").unlink()
    _write(".gitignore", "drafts/\n")
    _write("drafts/no.md", TEXT)
    _write("posts/new.md", TEXT)
    assert _names("HEAD", "posts") == ["posts/new.md", "posts/one.md"]
    assert changed_files("HEAD", [Path("posts/new.md")])[Path("posts/new.md")].touch(99, 99)
    assert _names("HEAD", "drafts") == []


def test_a_renamed_file_is_new(git: Git) -> None:
    git("mv", "posts/one.md", "posts/three.md")
    assert changed_files("HEAD", [Path()]) == {Path("posts/three.md"): Lines(((1, 10),))}


@pytest.mark.parametrize("name", ["näw one.md", "a 'quoted' one.md", "[x].md", "-v.md", 'two "words".md'])
def test_names_that_git_would_quote(git: Git, name: str) -> None:
    _write(f"posts/{name}", TEXT)
    git("add", ".")
    git("commit", "-qm", "second")
    _write(f"posts/{name}", TEXT + "More.\n")
    assert changed_files("HEAD", [Path()]) == {Path(f"posts/{name}"): Lines(((11, 11),))}
    assert _names("HEAD~1") == [f"posts/{name}"]


def test_a_folder_of_the_repository_as_the_working_folder(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    _write("posts/one.md", TEXT + "More.\n")
    _write("posts/new.md", TEXT)
    _write("other/new.md", TEXT)
    monkeypatch.chdir("posts")
    assert _names("HEAD") == ["new.md", "one.md"]


def test_what_the_base_has_got_since_is_no_change(git: Git) -> None:
    git("switch", "-qc", "mine")
    _write("posts/one.md", TEXT + "Mine.\n")
    git("commit", "-qam", "mine")
    git("switch", "-q", "main")
    _write("posts/two.md", TEXT + "Theirs.\n")
    git("commit", "-qam", "theirs")
    git("switch", "-q", "mine")
    assert _names("main") == ["posts/one.md"]


def test_histories_without_a_common_commit_are_compared_as_they_are(git: Git) -> None:
    git("switch", "-q", "--orphan", "other")
    _write("posts/one.md", TEXT + "More.\n")
    git("add", ".")
    git("commit", "-qm", "other")
    assert changed_files("main", [Path()]) == {Path("posts/one.md"): Lines(((11, 11),))}


def test_no_commit_no_repository_and_no_git(
    git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for base in ("no-such-commit", "--output=x", ""):
        with pytest.raises(ConfigError, match="--diff"):
            changed_files(base, [Path()])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="git cannot be run"):
        changed_files("HEAD", [Path()])
