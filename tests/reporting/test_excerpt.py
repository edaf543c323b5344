"""Excerpts with carets: every caret stands under what it points at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import HOSTILE, two_outlets
from wcwidth import wcswidth

from factcheck.reporting.escape_terminal import for_terminal
from factcheck.reporting.excerpt import cells, clipped, excerpt
from factcheck.reporting.formats import format_report


@pytest.mark.parametrize(
    ("text", "mark", "carets"),
    [
        ("plain words here", "words", "      ^^^^^"),
        ("東京 sank twelve", "twelve", "          ^^^^^^"),
        ("twelve 地震", "地震", "       ^^^^"),
        ("cafe\u0301 shut", "shut", "     ^^^^"),
        ("👩\u200d🚀 left", "left", "   ^^^^"),
    ],
)
def test_carets_stand_under_the_words(text: str, mark: str, carets: str) -> None:
    start = text.index(mark)
    (line,) = excerpt(text, [(start, start + len(mark))], 80)
    assert (line.text, line.carets) == (text, carets)


def test_long_sentences_are_wrapped_with_their_carets() -> None:
    text = "one two three four five six"
    lines = excerpt(text, [(4, 13)], 9)
    assert [(line.text, line.carets) for line in lines] == [
        ("one two", "    ^^^"), ("three", "^^^^^"), ("four five", ""), ("six", ""),
    ]  # fmt: skip


def test_words_longer_than_a_line_are_cut() -> None:
    assert [line.text for line in excerpt("x" * 25, [], 10)] == ["x" * 10, "x" * 10, "x" * 5]
    assert [line.text for line in excerpt("東" * 7, [], 6)] == ["東東東", "東東東", "東"]


def test_clipping_counts_cells() -> None:
    assert clipped("東京東京", 5) == "東京…"
    assert clipped("plain", 5) == "plain"


@settings(deadline=None)
@given(st.text(max_size=120), st.integers(0, 60), st.integers(0, 60), st.integers(8, 40))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, first: int, length: int, width: int) -> None:
    safe = for_terminal(text)
    lines = excerpt(safe, [(first, first + length)] if first < len(safe) and length else [], width)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(safe.split())
    assert all(cells(line.text) <= width + 2 for line in lines)
    assert all(set(line.carets) <= {" ", "^"} for line in lines)


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_words_do_not_move_the_carets(attack: str) -> None:
    made = two_outlets(f"{HOSTILE[attack]} and Twelve boats sank.")
    clash = replace(made.findings[0], message="", marks=(("0", "Twelve"), ("1", "Fifteen")))
    lines = format_report(replace(made, findings=(clash,)), "text").split("\n")
    at = next(n for n, line in enumerate(lines) if "Twelve boats sank" in line and " | " in line)
    under = lines[at + 1]
    assert wcswidth(lines[at][: lines[at].index("Twelve")]) == under.index("^")
    assert under.count("^") == len("Twelve")


def test_a_tab_is_one_cell() -> None:
    written = format_report(two_outlets("\tIt was:\tTwelve boats.", "Fifteen boats."), "text")
    lines = written.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("3 | It was: Twelve"))
    assert lines[at + 1].startswith("  | ^^")
