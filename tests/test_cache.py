"""The cache: what is whole comes back, what is not is as if it weren't there."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import cache as module
from factcheck.cache import Cache, default_folder, digest, identity_of_code, identity_of_model

KEY = digest("key")


def _entry(cache: Cache, kind: str = "vectors", key: str = KEY) -> Path:
    return cache.folder / kind / key[:2] / key


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "cache")
    assert cache.get("vectors", KEY) is None
    cache.put("vectors", KEY, b"content")
    assert cache.get("vectors", KEY) == b"content"
    assert cache.get("documents", KEY) is None
    cache.put("vectors", KEY, b"other")
    assert Cache(cache.folder).get("vectors", KEY) == b"other"
    assert (cache.hits["vectors"], cache.misses["vectors"], cache.misses["documents"]) == (1, 1, 1)


@pytest.mark.parametrize("damage", [b"", b"factcheck-cache 1\n", b"\x80\x04K\x01.", b"{}", b"x" * 500])
def test_foreign_entries_are_ignored_and_replaced(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put("vectors", KEY, b"content")
    _entry(cache).write_bytes(damage)
    assert cache.get("vectors", KEY) is None
    cache.put("vectors", KEY, b"content")
    assert cache.get("vectors", KEY) == b"content"


@settings(deadline=None)
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_any_flipped_bit_is_seen(tmp_path_factory: pytest.TempPathFactory, place: int, bit: int) -> None:
    cache = Cache(tmp_path_factory.mktemp("flip"))
    cache.put("vectors", KEY, bytes(range(256)))
    data = bytearray(_entry(cache).read_bytes())
    data[place % len(data)] ^= 1 << bit
    _entry(cache).write_bytes(data)
    assert cache.get("vectors", KEY) is None
    _entry(cache).write_bytes(data[: place % len(data)])
    assert cache.get("vectors", KEY) is None


def test_a_folder_in_the_place_of_an_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    _entry(cache).mkdir(parents=True)
    cache.put("vectors", KEY, b"content")
    assert cache.get("vectors", KEY) is None
    assert [f for f in _entry(cache).parent.iterdir() if f.name.startswith(".new-")] == []


def test_a_cache_that_cannot_be_written_fails_no_run(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    cache = Cache(file)
    cache.put("vectors", KEY, b"content")
    assert cache.get("vectors", KEY) is None
    assert sum(u.entries for u in cache.usage()) == 0
    assert cache.clear().entries == 0


def test_a_write_that_breaks_off_leaves_the_old_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    cache.put("vectors", KEY, b"old")

    def fail(self: Path, target: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", fail)
    cache.put("vectors", KEY, b"new")
    monkeypatch.undo()
    assert cache.get("vectors", KEY) == b"old"
    assert [f.name for f in _entry(cache).parent.iterdir()] == [KEY]


def test_usage_and_clear_tell_the_truth_and_leave_the_rest(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(5):
        cache.put("documents", digest(str(number)), b"x" * 100)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "documents" / "mine").mkdir()
    (tmp_path / "documents" / "mine" / "paper.txt").write_text("mine")
    left = _entry(cache, "documents", digest("0")).with_name(".new-abc")
    left.write_bytes(b"broken off")
    size = sum(f.stat().st_size for f in (tmp_path / "documents").glob("??/*") if f != left)
    (usage,) = [u for u in cache.usage() if u.kind == "documents"]
    assert (usage.entries, usage.size) == (5, size)
    assert cache.clear().entries == 6
    assert sum(u.entries for u in cache.usage()) == 0
    left_over = {f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*") if f.is_file()}
    assert left_over == {"notes.txt", "documents/mine/paper.txt", "CACHEDIR.TAG"}


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_the_cache_is_its_owners(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.put("vectors", KEY, b"content")
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(_entry(cache).stat().st_mode) == 0o600


def test_the_folder_is_the_environments_else_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.VARIABLE, str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv(module.VARIABLE)
    assert default_folder().name == "factcheck"


def test_digests_keep_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") != digest("a", "")
    assert digest("a") == digest(b"a")


def test_identities_follow_content(tmp_path: Path) -> None:
    assert identity_of_code("reading") != identity_of_code("language")
    (tmp_path / "model.bin").write_bytes(b"1")
    first = identity_of_model(tmp_path)
    identity_of_model.cache_clear()
    (tmp_path / "model.bin").write_bytes(b"2")
    os.utime(tmp_path / "model.bin", (0, 0))
    assert identity_of_model(tmp_path) != first


def test_a_fixed_cache_is_only_read(tmp_path: Path) -> None:
    Cache(tmp_path).put("vectors", KEY, b"content")
    fixed = Cache(tmp_path, fixed=True)
    fixed.put("vectors", KEY, b"other")
    fixed.put("vectors", digest("new"), b"other")
    assert fixed.get("vectors", KEY) == b"content"
    assert fixed.get("vectors", digest("new")) is None
