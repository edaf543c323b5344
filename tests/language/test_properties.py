"""What holds for any text: offsets slice to the text, bounds enclose the value, nothing raises."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.parse import tokenized
from factcheck.language.quantities import find_quantities
from factcheck.language.quotations import find_quotations
from factcheck.language.times import find_times
from factcheck.records import Interval

BLANK = spacy.blank("en")
PIECES = st.sampled_from(
    "about more than between and to from in on since the last next past early mid- late May March Oct. "
    "Sunday 31 30 2 1,200 "
    "3.4bn $ € % percent million billion dozen half a an third of points years year-old ago week month "
    "quarter 2019 "
    "2019-2020 20-24 0 9999 June 31 99/99/2020 3/4/20 a.m. p.m. 10:30 noon one two hundred and thousand "
    "votes beat - – ' \" “ ” "
    "‘ ’ ( ) . , ; ° C F miles km per hour share aged , 71, Q1 first second half summer winter until then "
    "years yesterday "
    "century 1990s '90s day \n \n\n".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=10).map("".join),
)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
ANCHORS = st.one_of(
    st.none(),
    DAYS.map(lambda d: Interval(d, d)),
    DAYS.map(lambda d: Interval(d, None)),
    st.tuples(DAYS, DAYS).map(lambda p: Interval(min(p), max(p))),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, ANCHORS)
def test_times_hold(text: str, anchor: Interval | None) -> None:
    last = 0
    for mention in find_times(BLANK.make_doc(text), anchor):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        if mention.interval is not None and mention.interval.start and mention.interval.end:
            assert mention.interval.start <= mention.interval.end
        last = mention.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_quantities_hold(text: str) -> None:
    last = 0
    for quantity in find_quantities(BLANK.make_doc(text)):
        assert last <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.low <= quantity.value <= quantity.high
        last = quantity.end


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_quotations_hold(text: str) -> None:
    for quotation in find_quotations(text):
        assert text[quotation.start : quotation.end] == quotation.text
        assert quotation.text.strip()


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1,1",
        "one ",
        "a ",
        "two hundred ",
        "\"'",
        "“",
        "' ",
        "May ",
        "from 2019 to ",
        " ",
        "\n\n",
        "Oct. 2",
        "$",
        "1-",
        "half a ",
    ],
)
def test_long_repetitions_take_linear_time(unit: str) -> None:
    import time

    text = unit * (20_000 // len(unit))
    start = time.process_time()
    doc: Any = tokenized(BLANK, text)
    assert doc.text == text
    find_quantities(doc, find_times(doc, None))
    find_quotations(text)
    assert time.process_time() - start < 3.0
