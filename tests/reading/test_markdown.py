"""Markdown: front matter, blocks, inline markup and directives."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.reading.frontmatter import split_front_matter
from factcheck.reading.read import read_bytes
from factcheck.records import Article

BODY = "The harbor board approved the new ferry terminal on Tuesday, its chair said."


def read(text: str, name: str = "coast_mirror.md") -> Article:
    (article,), _ = read_bytes(text.encode(), name)
    return article


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(b.kind.value, article.text[b.start : b.end]) for b in article.blocks]


def test_front_matter_gives_metadata_and_the_headline() -> None:
    head = 'title: "Terminal approved"\ndate: 2025-03-14\nsource: Bay Times\nauthor: Ada Lindqvist\n'
    source = f"---\n{head}---\n\n{BODY}\n"
    article = read(source)
    assert (article.title, article.outlet, article.byline) == (
        "Terminal approved",
        "Bay Times",
        "Ada Lindqvist",
    )
    assert (article.published, article.published_basis) == (date(2025, 3, 14), "front matter")
    assert blocks(article) == [("headline", "Terminal approved"), ("paragraph", BODY)]
    location = article.locate(0, len("Terminal approved"))
    assert (location.line, location.column) == (2, 9)
    assert source[location.start : location.end] == "Terminal approved"


def test_the_same_title_stands_once() -> None:
    article = read(f"---\ntitle: Terminal approved\n---\n\n# Terminal approved\n\n{BODY}\n")
    assert blocks(article) == [("headline", "Terminal approved"), ("paragraph", BODY)]
    assert article.locate(0, 8).line == 5


def test_a_second_level_heading_can_repeat_the_title() -> None:
    article = read(
        f"---\ntitle: Terminal approved\n---\n## Terminal approved\n\n{BODY}\n\n## Costs\n\n{BODY}\n"
    )
    assert [kind for kind, _ in blocks(article)] == ["headline", "paragraph", "subheading", "paragraph"]


@pytest.mark.parametrize(
    ("source", "values"),
    [
        (
            "---\nid: 0123\ndraft: no\ndate: 2025-03-14\n---\nx",
            {"id": "0123", "draft": "no", "date": "2025-03-14"},
        ),
        ("---\ntitle: Ferry: the sequel\n---\nx", {"title": "Ferry: the sequel"}),
        ("---\nauthors: [Ada L., Bo K.]\n---\nx", {"authors": "Ada L., Bo K."}),
        ("---\nauthor:\n  name: Ada L.\n---\nx", {"author": "Ada L."}),
    ],
)
def test_values_stay_strings(source: str, values: dict[str, str]) -> None:
    front = split_front_matter(source)
    assert front is not None
    assert front.values == values


@pytest.mark.parametrize(
    "source", ["---\n\nA rule first.\n\n---\n\nMore.\n", "---\nno end", "----\na: b\n----\n", "text"]
)
def test_a_rule_is_no_front_matter(source: str) -> None:
    assert split_front_matter(source) is None


def test_aliases_do_not_explode() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]" for i in range(1, 30)]
    front = split_front_matter("---\n" + "\n".join(lines) + "\n---\nx")
    assert front is not None


def test_blocks_and_inline_markup() -> None:
    source = (
        "# The *new* terminal\n\n"
        'The [board](https://a.example/b_(c) "t") **approved** it &amp; `paid` 5\\*2 <b>million</b>,'
        "\nsaid _Aho_. ![alt](x.png)\n\n"
        "> We are glad.\n\n- one *item*\n- two\n\n| Year | Riders |\n|---|---|\n| 2023 | 1,200 |\n\n"
        "```\ncode\n```\n\n<!-- a comment -->\n\n<div>Raw <i>text</i> here.</div>\n\nAuto"
        " <https://a.example> link.\n"
    )
    assert blocks(read(source)) == [
        ("headline", "The new terminal"),
        ("paragraph", "The board approved it & paid 5*2 million, said Aho."),
        ("quote", "We are glad."),
        ("list-item", "one item"),
        ("list-item", "two"),
        ("table-row", "Year | Riders"),
        ("table-row", "2023 | 1,200"),
        ("paragraph", "Raw text here."),
        ("paragraph", "Auto https://a.example link."),
    ]


def test_directives_cover_the_next_block_or_the_file() -> None:
    article = read(
        f"<!-- factcheck: file-ignore[FC203] checked with the archive -->\n\n{BODY}\n\n"
        f"<!-- factcheck: ignore[FC101, fc102] both counts\nare right -->\n{BODY}\n\n<!-- factcheck:"
        f" ignore -->\n\nLast one.\n"
    )
    whole, block, bare = article.directives
    assert (whole.codes, whole.reason, whole.whole_file, whole.line) == (
        ("FC203",),
        "checked with the archive",
        True,
        1,
    )
    assert (whole.start, whole.end) == (0, len(article.text))
    assert (block.codes, block.reason, block.line) == (("FC101", "FC102"), "both counts are right", 5)
    assert (block.start, block.end) == (article.blocks[1].start, article.blocks[1].end)
    assert (bare.codes, bare.reason) == ((), "")
    assert article.text[bare.start : bare.end] == "Last one."


def test_a_front_matter_key_ignores_for_the_file() -> None:
    article = read(f"---\ntitle: T\nfactcheck:\n  ignore: [FC101]\n  reason: agreed\n---\n\n{BODY}\n")
    (directive,) = article.directives
    assert (directive.codes, directive.reason, directive.whole_file, directive.line) == (
        ("FC101",),
        "agreed",
        True,
        3,
    )


def test_crlf_lines_keep_their_numbers() -> None:
    article = read(f"# Head\r\n\r\n{BODY}\r\n\r\nThe *end* came\r\non Monday.\r\n")
    start = article.text.index("end")
    location = article.locate(start, start + 3)
    assert (location.line, location.column, location.text) == (5, 6, "end")
    assert "came on Monday." in article.text
