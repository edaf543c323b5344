"""Article text stays text, whatever the report is shown by."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reports import HOSTILE, two_outlets

from factcheck.reporting.escape_csv import FORMULA_STARTS, for_csv
from factcheck.reporting.escape_markdown import for_markdown
from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.formats import format_report

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ALIVE = {"html_inline", "html_block", "link_open", "image", "fence", "code_block"}


def _tokens(text: str) -> set[str]:
    """The kinds of all Markdown tokens, as GitHub's dialect reads them."""
    found = set()
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        found |= {token.type, *(child.type for child in token.children or ())}
    return found


@pytest.mark.parametrize("attack", HOSTILE)
@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_no_control_character_and_no_runner_command(form: str, attack: str) -> None:
    written = format_report(two_outlets(f"{HOSTILE[attack]} sank."), form)
    assert "sank" in written
    assert not CONTROL.search(written)
    assert "##[" not in written
    assert not [line for line in written.split("\n") if line.lstrip().startswith("::")]


def test_a_command_cannot_hide_behind_a_line_wrap() -> None:
    for pad in range(60, 110):
        written = format_report(two_outlets("x" * pad + " ::error::owned :::warning::owned"), "text")
        assert not [line for line in written.split("\n") if line.strip().startswith("::")]


@pytest.mark.parametrize("attack", HOSTILE)
def test_markdown_stays_dead(attack: str) -> None:
    written = format_report(two_outlets(f"{HOSTILE[attack]} sank."), "markdown")
    assert not _tokens(written) & ALIVE
    assert "@everyone" not in written


@pytest.mark.parametrize(
    "text", ["# a", "> a", "- a", "1. a", "```\na", "    a", "a | b", "~~~", "<b>", "a_b_ *c*"]
)
def test_markdown_structure_stays_text(text: str) -> None:
    assert _tokens(for_markdown(text)) <= {
        "paragraph_open",
        "paragraph_close",
        "inline",
        "text",
        "text_special",
    }


def test_links_are_not_made_of_bare_addresses() -> None:
    written = for_markdown("see https://evil.example and www.evil.example or a@b.example")
    assert "https:" not in written
    assert "www." not in written
    assert "@b" not in written


def test_marked_words_are_escaped_too() -> None:
    written = format_report(two_outlets("<b>Twelve</b> boats sank."), "markdown")
    assert "**&lt;b&gt;Twelve&lt;/b&gt;**" in written


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_is_a_formula(start: str) -> None:
    assert for_csv(f"{start}1+1").startswith("'")
    assert for_csv(f"{start}1+1", raw=True) == f"{start}1+1"


def test_every_row_of_the_csv_has_every_column() -> None:
    made = two_outlets('=cmd|" /C calc"!A0, "quoted"\nand on')
    rows = list(csv.DictReader(io.StringIO(format_report(made, "csv"))))
    assert [(r["finding"], r["location"]) for r in rows] == [
        ("f1", "1"), ("f1", "2"), ("f2", "1"), ("f3", "1"), ("f3", "2"),
    ]  # fmt: skip
    assert rows[0]["text"] == '\'=cmd|" /C calc"!A0, "quoted" and on'
    assert rows[0]["confidence"] == "0.91"
    assert not [v for r in rows for v in r.values() if v.startswith(FORMULA_STARTS)]


def test_raw_csv_keeps_the_text() -> None:
    made = two_outlets("=1+1 boats")
    row = next(csv.DictReader(io.StringIO(format_report(made, "csv", raw=True))))
    assert row["text"] == "=1+1 boats"


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_becomes_one_safe_line(text: str) -> None:
    line = for_terminal(text)
    assert "\n" not in line
    assert not CONTROL.search(line)
    assert "::" not in line
    assert "##[" not in line


@settings(deadline=None)
@given(st.text(alphabet="<>&[]()!`*_~#|-+=.:/@ hxw1\n", max_size=60))
def test_any_text_is_dead_markdown(text: str) -> None:
    assert not _tokens(for_markdown(text)) & ALIVE
