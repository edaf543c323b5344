"""`factcheck cache`: what it says is what lies there."""

from __future__ import annotations

from typing import Any

from factcheck.cache import Cache, digest


def _filled(folder: Any) -> Cache:
    cache = Cache(folder)
    for number in range(3):
        cache.put("vectors", digest(str(number)), b"x" * 1_000_000)
    return cache


def test_info_and_clear(run: Any, tmp_path: Any) -> None:
    cache = _filled(tmp_path / "kept")
    written = run("cache", "info", "--cache-dir", "kept").stdout
    assert written.startswith("kept\n")
    rows = [line.split() for line in written.splitlines()]
    assert ["embedded", "sentences", "3", "3.0", "MB"] in rows
    assert rows[-1] == ["all", "3", "3.0", "MB"]
    written = run("cache", "clear", "--cache-dir", "kept").stdout
    assert written == "kept: 3 entries deleted, 3.0 MB\n"
    assert sum(u.entries for u in cache.usage()) == 0
    assert "kept: 0 entries deleted" in run("cache", "clear", "--cache-dir", "kept").stdout


def test_the_folder_comes_from_the_configuration(run: Any, write: Any, tmp_path: Any) -> None:
    _filled(tmp_path / "kept")
    write("factcheck.toml", 'cache-dir = "kept"\n')
    assert "3.0 MB" in run("cache", "info").stdout


def test_build_names_what_cannot_be_read(run: Any, write: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("factcheck.pipeline.index", lambda articles, options, claims: [])
    write("archive/a.txt", "The harbor opens\n\nThe harbor opens on Monday.\n")
    done = run("cache", "build", "archive", "--cache-dir", "kept")
    assert (done.exit_code, done.stderr) == (0, "kept: 1 article indexed\n")
    write("archive/b.txt", "")
    done = run("cache", "build", "archive", "--cache-dir", "kept")
    assert done.exit_code == 2
    assert "archive/b.txt" in done.stderr
    assert run("cache", "build", "nowhere").exit_code == 2
