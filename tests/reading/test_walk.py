"""Which files of a folder are read, and in what order."""

from __future__ import annotations

from pathlib import Path

from factcheck.reading.walk import find_files

TEXT = "The council met.\n"


def names(*paths: Path) -> list[str]:
    return [found.name for found in find_files(paths)]


def make(root: Path, *files: str) -> None:
    for name in files:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT)


def test_order_is_that_of_case_folded_paths(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "A/z.md", "a/B.html", "C.jsonl")
    assert names(tmp_path) == ["a/B.html", "A/z.md", "b.txt", "C.jsonl"]


def test_unsupported_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "gold.json", "notes.pdf", ".hidden.txt", ".git/x.txt", "ok.txt")
    assert names(tmp_path) == ["ok.txt"]


def test_a_named_file_is_taken_whatever_its_type(tmp_path: Path) -> None:
    make(tmp_path, "gold.json")
    assert names(tmp_path / "gold.json") == [(tmp_path / "gold.json").as_posix()]


def test_ignore_files_count_from_their_own_folder(tmp_path: Path) -> None:
    make(tmp_path, "draft.txt", "keep.txt", "sub/draft.txt", "sub/other.txt", "sub/out/x.txt")
    (tmp_path / ".gitignore").write_text("draft.txt\n")
    (tmp_path / "sub" / ".factcheckignore").write_text("!draft.txt\n/other.txt\nout/\n")
    assert names(tmp_path) == ["keep.txt", "sub/draft.txt"]


def test_links_are_not_followed_unless_named(tmp_path: Path) -> None:
    make(tmp_path, "outside/x.txt", "folder/y.txt")
    (tmp_path / "folder" / "link.txt").symlink_to(tmp_path / "outside" / "x.txt")
    (tmp_path / "folder" / "loop").symlink_to(tmp_path / "folder")
    assert names(tmp_path / "folder") == ["y.txt"]
    assert names(tmp_path / "folder" / "link.txt") == [(tmp_path / "folder" / "link.txt").as_posix()]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "x.txt")
    assert names(tmp_path, tmp_path / "x.txt") == ["x.txt"]
