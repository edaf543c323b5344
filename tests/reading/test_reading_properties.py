"""Whatever the bytes: no reader raises anything but InputError, and the source map is exact."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.reading.decode import decode
from factcheck.reading.read import read_bytes
from factcheck.records import Article

NAMES = ["x.txt", "x.md", "x.html", "x.jsonl", "x.xml"]
FRAGMENTS = [
    "The board met on Monday.", "Terminal approved", "\n", "\n\n", " ", "\t", "\r\n", "# ", "## ", "- ",
    "1. ", "> ", "**", "*", "_", "`", "```\n", "[a](b)", "![i](j)", "](", "<b>", "</b>", "<p>", "</p>",
    "<article>", "<h1>", "<td>", "<tr>", "<table>", "<li>", "<!-- factcheck: ignore[FC101] x -->", "<!--",
    "-->", "&amp;", "&nbsp;", "&#8364;", "&", "<", ">", "|", "---\n", "title: A: b\n", "<script>",
    "</script>", "\\*", "\\", "é", "“so”", "\u00a0", "\u200b", "\u00ad", "🚢", "\x00", "Photo: K. Aho",
    "By Ada Berg", "14 March 2025", "Advertisement", "| a | b |\n|---|---|\n| 1 | x\\|y |\n",
    "<rss><item><description>", "</description></item>", "<![CDATA[", "]]>", '"', "'", "=", "<figure>",
    "</div>", "a<br>b", "   ", "Comments\n",
]  # fmt: skip
soup = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def articles_of(data: bytes, name: str) -> list[Article]:
    try:
        return read_bytes(data, name)[0]
    except InputError as error:
        assert error.what and error.remedy
        return []


def assert_exact(article: Article, source: str, escape: str) -> None:
    """Every character is the source's own at its offset, or white space, a reference or an escape there."""
    mapping = article.source_map
    mapped = [False] * len(article.text)
    for text_start, source_start, length in mapping.segments:
        for i in range(length):
            mapped[text_start + i] = True
            char, original = article.text[text_start + i], source[source_start + i]
            assert char == original or char.isspace() or original in escape
            assert mapping.source_offset(text_start + i) == source_start + i
    unmapped = "".join(c for c, known in zip(article.text, mapped, strict=True) if not known)
    assert set(unmapped) <= set(" \n|")
    for block in article.blocks:
        assert 0 <= block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end]
        location = article.locate(block.start, block.end)
        assert 1 <= location.line <= location.end_line
        assert 0 <= location.start < location.end <= len(source)


@pytest.mark.parametrize("name", NAMES)
@quick
@given(data=st.binary(max_size=400))
@example(data=b"\xff\xfe")
@example(data=b"<html><body><p>" * 50)
def test_any_bytes(name: str, data: bytes) -> None:
    articles_of(data, name)


@pytest.mark.parametrize(("name", "escape"), [("x.txt", ""), ("x.md", "&"), ("x.html", "&"), ("x.xml", "&")])
@quick
@given(text=soup)
def test_the_source_map_is_exact(name: str, escape: str, text: str) -> None:
    source = f"<rss>{text}" if name == "x.xml" else text
    data = source.encode()
    for article in articles_of(data, name):
        assert_exact(article, decode(data, name), escape)


@quick
@given(text=soup, ascii_only=st.booleans())
def test_json_lines_are_exact(text: str, ascii_only: bool) -> None:
    data = (json.dumps({"title": "T", "text": text}, ensure_ascii=ascii_only) + "\n").encode()
    for article in articles_of(data, "x.jsonl"):
        assert_exact(article, decode(data, "x.jsonl"), "\\")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "unit", ["<b>", '<a "', "[", "*a ", "![](", "&", "<!--", "> ", "By ", "a|", "Photo: ", ", "]
)
def test_hostile_repetition_takes_no_time(name: str, unit: str) -> None:
    """What backtracks would take minutes on this; linear time takes a fraction of a second."""
    start = time.perf_counter()
    articles_of((unit * 5_000).encode(), name)
    assert time.perf_counter() - start < 5
