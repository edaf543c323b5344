"""Files that are written: whole or not at all, and devices, pipes and links left what they are."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import click
import pytest

from factcheck.cli.output import write_file


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    for text in ("one\n", "two\n"):
        write_file(file, text)
        assert file.read_text("utf-8") == text
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old", "utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    write_file(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text("utf-8") == "new"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reader.start()
    write_file(pipe, "report")
    reader.join(10)
    assert got == ["report"]
    assert pipe.is_fifo()


def test_what_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(click.ClickException, match="No space left"):
        write_file(tmp_path / "report.md", "text")
    assert list(tmp_path.iterdir()) == []
