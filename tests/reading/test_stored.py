"""Articles from the cache are the articles that were read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.cache import Cache, is_cache
from factcheck.reading import read, read_paths
from factcheck.reading.stored import all_articles

ROOT = Path(__file__).parents[2]


def test_stored_articles_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    plain = read_paths([ROOT / "fixtures"])
    assert read_paths([ROOT / "fixtures"], cache=cache) == plain
    monkeypatch.setattr(read, "read_bytes", lambda data, name: pytest.fail(f"{name} was read again"))
    assert read_paths([ROOT / "fixtures"], cache=cache) == plain
    assert len(plain[0]) == cache.hits["articles"] == 6


def test_another_name_or_text_is_another_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    file = tmp_path / "north-post.txt"
    file.write_text("The harbor opens\n\nThe harbor opens on Monday.\n")
    (first,), _ = read_paths([file], cache=cache)
    file.write_text("The harbor opens\n\nThe harbor opens on Tuesday.\n")
    (second,), _ = read_paths([file], cache=cache)
    assert "Tuesday" in second.text and "Monday" in first.text
    other = file.rename(tmp_path / "south-post.txt")
    (third,), _ = read_paths([other], cache=cache)
    assert (third.path, third.outlet) != (second.path, second.outlet)
    assert third.text == second.text


def test_foreign_content_is_read_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    file = tmp_path / "north-post.txt"
    file.write_text("The harbor opens\n\nThe harbor opens on Monday.\n")
    plain = read_paths([file], cache=cache)
    (entry,) = cache.folder.glob("articles/??/*")
    for content in (b"", b"\xc1", b"\x80", b'{"articles": 1}', b"\x82\xa8articles\x90\xa7skipped\x01"):
        cache.put("articles", entry.name, content)
        assert read_paths([file], cache=cache) == plain


def test_what_cannot_be_read_is_said_each_time(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    (tmp_path / "empty.txt").write_text("")
    for _ in range(2):
        articles, skipped = read_paths([tmp_path / "empty.txt"], cache=cache)
        assert not articles and len(skipped) == 1


def test_progress_counts_the_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("")
    told: list[tuple[str, int, int]] = []
    read_paths([tmp_path], progress=lambda *item: told.append(item))
    assert told == [("read", 1, 3), ("read", 2, 3), ("read", 3, 3)]


def test_all_articles_are_the_last_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache = Cache(Path("cache"))
    assert not is_cache(cache.folder)
    for number, day in enumerate(("Monday", "Tuesday")):
        Path("a.txt").write_text(f"The harbor opens\n\nThe harbor opens on {day}.\n")
        read_paths([Path("a.txt")], cache=cache)
        for entry in cache.folder.glob("articles/??/*"):
            if entry.stat().st_mtime > 1_000:
                os.utime(entry, (number, number))
    Path("b.txt").write_text("The port shuts\n\nThe port shuts on Friday.\n")
    read_paths([Path("b.txt")], cache=cache)
    cache.put("articles", "0" * 64, b"foreign")
    assert is_cache(cache.folder)
    found = all_articles(cache)
    assert [article.path for article in found] == ["a.txt", "b.txt"]
    assert "Tuesday" in found[0].text
    assert not is_cache(tmp_path)
