"""Reading paths: what is wrong with one file never stops the rest."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from factcheck.reading import read_paths

BODY = "The harbor board approved the new ferry terminal on Tuesday, its chair said.\n\nWork begins in May.\n"


def test_a_folder_of_good_and_bad(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "d.txt").write_bytes("The café reopened on Monday, its owner said.\n".encode("latin-1"))
    (tmp_path / "e.txt").write_bytes(b"word " * 4_000_000)
    (tmp_path / "f.html").write_text("<html><nav>Home</nav></html>")
    articles, skipped = read_paths([tmp_path])
    assert [(a.id, a.path) for a in articles] == [("a1", "a.txt"), ("a2", "d.txt")]
    assert "café" in articles[1].text
    reasons = {s.path: s.reason for s in skipped}
    assert list(reasons) == ["b.txt", "c.txt", "e.txt", "f.html"]
    for path, what in {
        "b.txt": "empty",
        "c.txt": "binary",
        "e.txt": "larger than 10 MB",
        "f.html": "no article",
    }.items():
        assert what in reasons[path]
        assert "; " in reasons[path]


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)
    whole = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return whole(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", refuse)
    articles, skipped = read_paths([tmp_path])
    assert [a.path for a in articles] == ["b.txt"]
    assert "permission" in skipped[0].reason


def test_what_is_named_explicitly_is_never_passed_over(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    _, skipped = read_paths([tmp_path / "x.pdf", tmp_path / "gone.txt"])
    assert '".pdf" are not read' in skipped[0].reason
    assert "no such file" in skipped[1].reason


def test_a_defect_in_a_reader_is_one_skipped_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.reading import read

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    (tmp_path / "a.txt").write_text(BODY)
    monkeypatch.setattr(read, "read_bytes", fail)
    articles, skipped = read_paths([tmp_path])
    assert not articles
    assert "ZeroDivisionError" in skipped[0].reason


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"# Head\n\nThe board *met*.\n", "Head\n\nThe board met."),
        (b'{"text": "The board met on Monday."}\n', "The board met on Monday."),
    ],
)
def test_standard_input(data: bytes, text: str) -> None:
    (article,), _ = read_paths([Path("-")], stdin=data)
    assert (article.path.partition("#")[0], article.text) == ("<stdin>", text)


def test_standard_input_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(BODY.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (article,), _ = read_paths([Path("-")])
    assert article.text.startswith("The harbor board")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        b"The harbor board approved the new ferry terminal on Tuesday after a\n"
        b"debate of four hours, and the work on the quay will begin in May, its\n"
        b"chair said on the steps of the old customs house in the evening.\n"
    )
    (article,), _ = read_paths([Path("-")], stdin=wrapped)
    assert len(article.blocks) == 1


def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "locked").mkdir()
    whole = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(os, "scandir", refuse)
    articles, skipped = read_paths([tmp_path])
    assert [a.path for a in articles] == ["a.txt"]
    assert [s.path for s in skipped] == ["locked"]
    assert "permission" in skipped[0].reason


def test_too_long_for_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 250_000)
    _, skipped = read_paths([tmp_path])
    assert "longer than 1,000,000 characters" in skipped[0].reason
