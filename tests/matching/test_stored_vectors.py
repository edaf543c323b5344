"""Embeddings from the cache, and which articles of an archive they choose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.cache import Cache
from factcheck.matching.encoder import Matrix
from factcheck.matching.nearest import nearest_articles
from factcheck.matching.stored import CLAIMS, SENTENCES, StoredEncoder


class Counting:
    """An encoder whose vectors follow from the letters of a text; it counts what it is given."""

    name = "counting"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.seen += texts
        rows = [[text.count(letter) + 0.1 for letter in "abcdefgh"] for text in texts]
        made = np.array(rows, dtype=np.float32).reshape(len(texts), 8)
        return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


def _encoder(tmp_path: Path) -> tuple[StoredEncoder, Counting]:
    model = tmp_path / "model"
    model.mkdir(exist_ok=True)
    (model / "weights").write_bytes(b"1")
    inner = Counting()
    return StoredEncoder(str(model), Cache(tmp_path / "cache"), inner), inner


def test_an_article_is_embedded_once(tmp_path: Path) -> None:
    first, inner = _encoder(tmp_path)
    made = first.encode_article(["abc", "hh"], SENTENCES, "article")
    again, other = _encoder(tmp_path)
    assert again.encode_article(["abc", "hh"], SENTENCES, "article").tobytes() == made.tobytes()
    assert (inner.seen, other.seen) == (["abc", "hh"], [])
    assert again.encode_article(["abc"], SENTENCES, "article").shape == (1, 8)  # Foreign: embedded again.
    assert other.seen == ["abc"]


def test_claims_are_found_by_their_texts(tmp_path: Path) -> None:
    encoder, inner = _encoder(tmp_path)
    encoder.encode_article(["abc", "hh"], CLAIMS)
    encoder.encode_article(["abc", "hh"], CLAIMS)
    encoder.encode_article(["hh", "abc"], CLAIMS)
    assert inner.seen == ["abc", "hh", "hh", "abc"]


@pytest.mark.parametrize(
    "content", [b"", b"\x08\x00\x00\x00\x00\x00\x00\x00{}", b"\x80\x04K\x01.", b"x" * 99]
)
def test_foreign_content_is_embedded_again(tmp_path: Path, content: bytes) -> None:
    encoder, inner = _encoder(tmp_path)
    made = encoder.encode_article(["abc"], SENTENCES, "article")
    (entry,) = (tmp_path / "cache").glob("vectors/??/*")
    Cache(tmp_path / "cache").put("vectors", entry.name, content)
    assert encoder.encode_article(["abc"], SENTENCES, "article").tobytes() == made.tobytes()
    assert inner.seen == ["abc", "abc"]


def test_a_model_without_known_files_is_not_stored(tmp_path: Path) -> None:
    encoder = StoredEncoder("some/model", Cache(tmp_path / "cache"), Counting())
    encoder.encode_article(["abc"], SENTENCES, "article")
    assert not (tmp_path / "cache").exists()


def _articles(texts: Sequence[Sequence[str]]) -> list[Matrix]:
    return [Counting().encode(list(article)) for article in texts]


def test_the_articles_that_say_the_most_alike_are_chosen() -> None:
    own = _articles([["aaaa", "bbbb", "cccc"]])
    archive = _articles([["dddd"], ["aaaa", "bbbb"], ["hhhh"], [], ["cccc", "gggg"]])
    assert nearest_articles(own, archive, 1) == [1]
    assert nearest_articles(own, archive, 2) == [1, 4]
    assert nearest_articles([], archive, 2) == []
    assert nearest_articles(own, [], 2) == []


texts = st.lists(st.lists(st.text("abcdefgh", min_size=1, max_size=6), max_size=4), max_size=12)


@settings(max_examples=50, deadline=None)
@given(own=st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=4), archive=texts)
def test_as_many_as_asked_for_in_order_and_the_same_each_time(
    own: list[str], archive: list[list[str]]
) -> None:
    mine, theirs = _articles([own]), _articles(archive)
    chosen = nearest_articles(mine, theirs, 3)
    assert chosen == sorted(set(chosen)) == nearest_articles(mine, theirs, 3)
    assert len(chosen) <= 3
    assert all(len(theirs[place]) for place in chosen)
