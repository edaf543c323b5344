"""Which words of a sentence are set off."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import two_outlets

from factcheck.reporting.marking import differing_spans, marks_of, named_spans, pieces


def test_named_words_are_found_as_whole_words_first() -> None:
    assert pieces("It was 12 of 120.", named_spans("It was 12 of 120.", ["12"])) == [
        ("It was ", False), ("12", True), (" of 120.", False),
    ]  # fmt: skip
    assert named_spans("It was 120, then 12.", ["12"]) == [(17, 19)]
    assert named_spans("Nothing here.", ["12", ""]) == []
    assert named_spans("one two three", ["one two", "two three"]) == [(0, 7)]


def test_what_the_other_sentence_lacks_is_marked() -> None:
    assert differing_spans("The red car stopped.", "The blue car stopped.") == [(4, 7)]
    assert differing_spans("All is new.", "Nothing was old there.") == []
    assert differing_spans("Same.", "same.") == []


def test_the_words_of_a_rule_go_before_the_differences() -> None:
    (clash, *_) = two_outlets().findings
    texts = [place.text for place in clash.locations]
    assert [texts[n][a:b] for n in (0, 1) for a, b in marks_of(clash, n, texts)] == ["Twelve", "Fifteen"]


@settings(deadline=None)
@given(st.text(alphabet="ab .,", max_size=40), st.text(alphabet="ab .,", max_size=40))
def test_pieces_are_the_text(text: str, other: str) -> None:
    assert "".join(piece for piece, _ in pieces(text, differing_spans(text, other))) == text
    assert "".join(piece for piece, _ in pieces(text, named_spans(text, [other[:3], "a"]))) == text
