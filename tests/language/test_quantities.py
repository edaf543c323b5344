"""Numbers: value, bounds, unit and kind from the wording alone; what they count is tested with the
pipeline."""

from __future__ import annotations

import math
from typing import Any

import pytest
import spacy

from factcheck.language.quantities import find_quantities
from factcheck.records import Quantity

INF = math.inf


@pytest.fixture(scope="module")
def blank() -> Any:
    return spacy.blank("en")


def only(blank: Any, text: str) -> Quantity:
    found = find_quantities(blank(text))
    assert len(found) == 1, [q.text for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven boats", 7),
        ("forty-two boats", 42),
        ("two hundred and five boats", 205),
        ("three thousand boats", 3000),
        ("twelve hundred boats", 1200),
        ("a hundred boats", 100),
        ("half a million boats", 500_000),
        ("one and a half million boats", 1_500_000),
        ("two dozen boats", 24),
        ("a dozen boats", 12),
        ("half a dozen boats", 6),
        ("1,204 boats", 1204),
        ("1204 boats", 1204),
        ("3.5 million boats", 3_500_000),
        ("2.1bn boats", 2.1e9),
        ("5m people", 5_000_000),
        ("14 lakh boats", 1_400_000),
        ("one boat", 1),
    ],
)
def test_value(blank: Any, text: str, value: float) -> None:
    quantity = only(blank, text)
    assert quantity.value == value
    assert (quantity.unit, quantity.kind) == ("", "cardinal")


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("$3.4bn", 3.4e9, "USD", "money"),
        ("3.4 billion dollars", 3.4e9, "USD", "money"),
        ("412,000 US dollars", 412_000, "USD", "money"),
        ("€2m", 2e6, "EUR", "money"),
        ("£300", 300, "GBP", "money"),
        ("A$5 million", 5e6, "AUD", "money"),
        ("CHF 20", 20, "CHF", "money"),
        ("288p", 2.88, "GBP", "money"),
        ("60 million kroner", 6e7, "krone", "money"),
        ("310 pence a share", 3.1, "GBP per share", "money"),
        ("$80 per barrel", 80, "USD per barrel", "money"),
        ("24 euros a night", 24, "EUR per night", "money"),
        ("5%", 5, "percent", "percent"),
        ("5.5 per cent", 5.5, "percent", "percent"),
        ("three percentage points", 3, "percentage point", "percent"),
        ("25 basis points", 0.25, "percentage point", "percent"),
        ("two-thirds of voters", 66.6667, "percent", "percent"),
        ("a third of the seats", 33.3333, "percent", "percent"),
        ("half of the seats", 50, "percent", "percent"),
        ("12 kilometers", 12, "kilometer", "measure"),
        ("10 miles", 16.09344, "kilometer", "measure"),
        ("500 acres", 2.0234282112, "square kilometer", "measure"),
        ("3 tonnes", 3000, "kilogram", "measure"),
        ("a 200-pound anchor", 90.718474, "kilogram", "measure"),
        ("50 liters", 0.05, "cubic meter", "measure"),
        ("20°C", 20, "degC", "measure"),
        ("-4 degrees Celsius", -4, "degC", "measure"),
        ("50 degrees Fahrenheit", 10, "degC", "measure"),
        ("60 mph", 96.56064, "kilometer per hour", "measure"),
        ("60 km per hour", 60, "kilometer per hour", "measure"),
        ("a 2-square-mile island", 5.179976220672, "square kilometer", "measure"),
        ("a magnitude 6.2 earthquake", 6.2, "magnitude", "measure"),
        ("a 6.2-magnitude earthquake", 6.2, "magnitude", "measure"),
        ("2 gigawatts", 2000, "megawatt", "measure"),
        ("three years", 3, "year", "duration"),
        ("two weeks", 14, "day", "duration"),
        ("a 12-hour delay", 12, "hour", "duration"),
        ("for nine years", 9, "year", "duration"),
        ("5 per 100,000 people", 5, "per 100,000", "cardinal"),
        ("aged 71", 71, "year", "age"),
        ("a 71-year-old sailor", 71, "year", "age"),
        ("Ann Marlow, 71, said", 71, "year", "age"),
        ("the second attempt", 2, "", "ordinal"),
        ("the 24th minute", 24, "", "ordinal"),
        ("won 4-3", 4.003, "", "score"),
        ("lost 3-4", 4.003, "", "score"),
        ("by 88 votes to 9", 88.009, "", "vote"),
        ("in a 51-49 vote", 51.049, "", "vote"),
        ("the court ruled 5-4", 5.004, "", "vote"),
        ("at 10:30 p.m.", 1350, "clock", "clock"),
        ("at 4 am", 240, "clock", "clock"),
        ("at 17:05", 1025, "clock", "clock"),
        ("at noon", 720, "clock", "clock"),
        ("at half past nine", 570, "clock", "clock"),
        ("by four in the morning", 240, "clock", "clock"),
        ("nine in ten sailors", 90, "percent", "percent"),
        ("one out of every five boats", 20, "percent", "percent"),
    ],
)
def test_unit_and_kind(blank: Any, text: str, value: float, unit: str, kind: str) -> None:
    quantity = only(blank, text)
    assert quantity.value == pytest.approx(value)
    assert (quantity.unit, quantity.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "low", "high", "approximator"),
    [
        ("1,204 boats", 1204, 1204, ""),
        ("about 1,200 boats", 1100, 1300, "about"),
        ("roughly 20 boats", 18, 22, "roughly"),
        ("nearly 300 boats", 270, 300, "nearly"),
        ("just under 40 boats", 36, 40, "just under"),
        ("just over 40 boats", 40, 44, "just over"),
        ("more than 400,000 boats", 400_000, INF, "more than"),
        ("at least 12 boats", 12, INF, "at least"),
        ("no fewer than 12 boats", 12, INF, "no fewer than"),
        ("400+ boats", 400, INF, "+"),
        ("up to 50 boats", 0, 50, "up to"),
        ("as many as 20 boats", 0, 20, "as many as"),
        ("fewer than 20 boats", 0, 20, "fewer than"),
        ("no more than 20 boats", 0, 20, "no more than"),
        ("1.2 million boats", 1_150_000, 1_250_000, ""),
        ("3 million boats", 2_500_000, 3_500_000, ""),
        ("14,000 boats", 13_650, 14_350, ""),
        ("300 boats", 300, 300, ""),
        ("34%", 33.5, 34.5, ""),
        ("5.5%", 5.45, 5.55, ""),
        ("20 to 24 boats", 20, 24, ""),
        ("20-24 boats", 20, 24, ""),
        ("between 20 and 24 boats", 20, 24, ""),
        ("two or three boats", 2, 3, ""),
        ("2-3 million boats", 2e6, 3e6, ""),
        ("$3-5 million", 3e6, 5e6, ""),
        ("dozens of boats", 24, 99, "vague"),
        ("tens of thousands of boats", 20_000, 99_000, "vague"),
        ("several boats", 3, 9, "vague"),
        ("spread over 18 months", 18, 18, ""),
        ("it lasted over 18 months", 18, INF, "over"),
        ("a few hundred boats", 200, 600, "vague"),
    ],
)
def test_bounds(blank: Any, text: str, low: float, high: float, approximator: str) -> None:
    quantity = only(blank, text)
    assert quantity.low == pytest.approx(low)
    assert quantity.high == pytest.approx(high)
    assert quantity.approximator == approximator


@pytest.mark.parametrize(
    "text",
    [
        "a Boeing 737",
        "the G7",
        "Route 66",
        "under Article 5",
        "No. 2",
        "an F-16",
        "COVID-19",
        "in 2019",
        "on Oct. 20, 2019",
        "three years ago",
        "no one",
        "one of them",
        "Formula One",
        "http://example.org/123",
        "3/4",
        "the second half",
        "in the third quarter",
        "4. Tie the boat.",
        "a 2-to-1 margin",
        "a best-of-seven series",
        "he scored 7:41 into overtime",
        "#12",
        "id 403204007574794240",
    ],
)
def test_no_quantity(blank: Any, text: str) -> None:
    assert find_quantities(blank(text)) == ()


def test_a_change_from_to_is_no_range(blank: Any) -> None:
    assert [q.value for q in find_quantities(blank("The toll rose from 20 to 24."))] == [20, 24]


def test_date_and_count_side_by_side(blank: Any) -> None:
    found = find_quantities(blank("On Oct. 20, 34 people left in 12 boats."))
    assert [(q.text, q.counted) for q in found] == [("34", "people"), ("12", "boat")]


COUNTED = [
    ("The fire killed 34 people.", "34", "people", "cardinal"),
    ("Some 34 people were killed.", "Some 34", "people", "cardinal"),
    ("The death toll rose to 34 on Sunday.", "34", "toll", "level"),
    ("Revenue rose 4% to $3.4bn.", "4%", "revenue", "change"),
    ("Revenue rose 4% to $3.4bn.", "$3.4bn", "revenue", "level"),
    ("Revenue rose by 4 percent.", "4 percent", "revenue", "change"),
    ("Profit fell by a third.", "a third", "profit", "change"),
    ("There was a 4% rise in revenue.", "4%", "revenue", "change"),
    ("She paid a fine of $5 million.", "$5 million", "fine", "money"),
    ("A $5 million prize was paid.", "$5 million", "prize", "money"),
    ("About 34% of the seats went to women.", "About 34%", "seat", "percent"),
    ("Dozens of sailors were hurt.", "Dozens", "sailor", "vague"),
    ("The storm left 12 dead.", "12", "dead", "cardinal"),
    ("The company employs 3,800 people in 11 countries.", "11", "country", "cardinal"),
    ("Twelve of the sailors were hurt.", "Twelve", "sailor", "cardinal"),
    ("The strike lasted three days.", "three days", "strike", "duration"),
    ("Four firefighters were hurt.", "Four", "firefighter", "cardinal"),
    ("The hall seats 40 school children.", "40", "child", "cardinal"),
    ("The ship lost tens of thousands of letters.", "tens of thousands", "letter", "vague"),
    ("A crowd of 6,320 packed the hall.", "6,320", "crowd", "cardinal"),
    ("Attendance was 5,470 at the hall.", "5,470", "attendance", "cardinal"),
    ("She made 45 dives, 12 of them at night.", "12", "dive", "cardinal"),
    ("The loss of 21 boats hurt.", "21", "boat", "cardinal"),
    (
        "The rival made its owners a bid of 45 pence a share.",
        "45 pence a share",
        "bid",
        "money",
    ),
    ("Profit rose 8 per cent to £27m last spring, from £25m.", "£25m", "profit", "former"),
    ("Only 19 were saved.", "19", "saved", "cardinal"),
    ("The bank raised rates by 25 basis points.", "25 basis points", "rate", "change"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "words", "counted", "kind"), COUNTED)
def test_counted(nlp: Any, text: str, words: str, counted: str, kind: str) -> None:
    found = {q.text: q for q in find_quantities(nlp(text))}
    assert words in found, sorted(found)
    assert (found[words].counted, found[words].kind) == (counted, kind)
