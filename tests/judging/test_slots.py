"""The comparers, on passages built by hand."""

from __future__ import annotations

import pytest

from factcheck.judging.difference import compare_words, is_long, transposed
from factcheck.judging.passage import Passage, Word
from factcheck.judging.slots.dates import compare_dates
from factcheck.judging.slots.names import compare_names
from factcheck.judging.slots.numbers import compare_numbers
from factcheck.judging.slots.polarity import compare_polarity
from factcheck.judging.slots.quotes import compare_quotes
from factcheck.records import BlockKind, Entity, Interval, Quantity, Quotation, SlotClash, TimeMention

POS = {"NUM": "0123456789", "PUNCT": ".,"}


def words(text: str) -> tuple[Word, ...]:
    tags = {
        "rose": ("rise", "VERB"),
        "fell": ("fall", "VERB"),
        "accepted": ("accept", "VERB"),
        "rejected": ("reject", "VERB"),
    }
    found = []
    for token in text.replace(".", " .").split():
        lemma, pos = tags.get(token, (token.casefold(), "NOUN"))
        if token[0].isdigit():
            pos = "NUM"
        elif token[0].isupper() and found:
            pos = "PROPN"
        elif token in ("the", "a", "on", "by", "not", "to", "of"):
            pos = "ADV" if token == "not" else "DET"
        found.append(Word(token, lemma, pos, ""))
    return tuple(found)


def passage(text: str, **parts: object) -> Passage:
    defaults: dict[str, object] = {"entities": (), "times": (), "quantities": (), "quotations": ()}
    return Passage(
        0,
        0,
        len(text),
        text,
        BlockKind.PARAGRAPH,
        words(text),
        claims=(),
        written=Interval(None, None),
        **(defaults | parts),
    )  # type: ignore[arg-type]


def number(
    text: str, low: float, high: float | None = None, unit: str = "", counted: str = "worker"
) -> Quantity:
    high = low if high is None else high
    return Quantity(0, 1, text, (low + high) / 2, low, high, unit, counted)


@pytest.mark.parametrize(
    ("a", "b", "fits", "clashes"),
    [
        (number("12", 12), number("12", 12), 1, 0),
        (number("12", 12), number("21", 21), 0, 1),
        (number("about 1,200", 1100, 1300), number("1,187", 1187), 1, 0),
        (number("more than 400", 400, float("inf")), number("412", 412), 1, 0),
        (number("12", 12, counted="house"), number("21", 21), 0, 0),
        (number("12 km", 12, unit="meter"), number("21", 21), 0, 0),
    ],
)
def test_numbers(a: Quantity, b: Quantity, fits: int, clashes: int) -> None:
    result = compare_numbers(passage("x", quantities=(a,)), passage("y", quantities=(b,)))
    assert (result.fits, len(result.clashes)) == (fits, clashes)


def day(text: str, start: str, end: str, precision: str = "day") -> TimeMention:
    from datetime import date

    return TimeMention(0, 1, text, Interval(date.fromisoformat(start), date.fromisoformat(end)), precision)


def test_dates() -> None:
    third, may, other = (
        day("3 May", "2024-05-03", "2024-05-03"),
        day("in May", "2024-05-01", "2024-05-31", "month"),
        day("13 May", "2024-05-13", "2024-05-13"),
    )
    clash = compare_dates(passage("x", times=(third,)), passage("y", times=(other,)))
    assert [c.slot for c in clash.clashes] == ["date"]
    assert compare_dates(passage("x", times=(third,)), passage("y", times=(may,))).clashes == ()
    assert compare_dates(passage("x", times=(third,)), passage("y", times=(third, other))).clashes == ()


def test_names_in_another_spelling_fit() -> None:
    def person(name: str) -> Entity:
        return Entity(0, 1, name, "PERSON", name)

    a, b = (
        passage("x", entities=(person("Olena Hrytsenko"),)),
        passage("y", entities=(person("Olena Hritsenko"),)),
    )
    assert compare_names(a, b, "person").fits == 1
    other = passage("z", entities=(person("Mark Doyle"),))
    assert len(compare_names(a, other, "person").clashes) == 1


def test_opposites() -> None:
    result = compare_polarity(passage("Shares rose on Friday ."), passage("Shares fell on Friday ."))
    assert [(c.slot, c.left, c.right) for c in result.clashes] == [("antonym", "rise", "fall")]
    assert compare_polarity(passage("Shares rose ."), passage("Shares rose .")).clashes == ()


def test_denial_of_the_same_verb() -> None:
    result = compare_polarity(
        passage("The board accepted the offer ."), passage("The board not accepted the offer .")
    )
    assert [c.slot for c in result.clashes] == ["polarity"]


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("We do not want war at all", "We do want war at all", ["quote"]),
        ("We do not want war at all", "We do not want war", []),
        ("We do not want war at all", "Nobody here likes the rain", []),
    ],
)
def test_quotes(a: str, b: str, kinds: list[str]) -> None:
    left, right = (passage("x", quotations=(Quotation(0, 1, t),)) for t in (a, b))
    assert [c.slot for c in compare_quotes(left, right).clashes] == kinds


def test_one_quote_of_two_speakers() -> None:
    text = "We do not want war at all"
    left = passage("x", quotations=(Quotation(0, 1, text, "Anna Berg"),))
    right = passage("y", quotations=(Quotation(0, 1, text, "Paul Stone"),))
    assert [c.slot for c in compare_quotes(left, right).clashes] == ["speaker"]


def test_swapped_words() -> None:
    difference = compare_words(
        passage("The plant employs 120 workers ."), passage("The plant employs 210 workers .")
    )
    assert (difference.numbers, difference.reordered) == (1, 0.0)
    assert difference.kept > 0.7


def test_turned_order() -> None:
    difference = compare_words(passage("Today Lund beat Aarhus ."), passage("Today Aarhus beat Lund ."))
    assert difference.reordered > 0.3


def test_transposed_digits() -> None:
    a, b, c = (number(t, float(t.replace(",", ""))) for t in ("7,215", "7,125", "7,216"))
    assert transposed(passage("x", quantities=(a,)), passage("y", quantities=(b,)))
    assert not transposed(passage("x", quantities=(a,)), passage("y", quantities=(c,)))


def test_a_long_transposed_figure_decides_more_than_a_short_one() -> None:
    long, short = SlotClash("number", "7,215", "7,125"), SlotClash("number", "68", "eighty-six")
    assert is_long(long)
    assert not is_long(short)
    assert not is_long(SlotClash("number", "41,000", "14,000"))
