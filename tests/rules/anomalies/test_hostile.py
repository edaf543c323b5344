"""Sentences made to be slow: every test of figures and words stays quick on them."""

from __future__ import annotations

import time
from datetime import date

import pytest

from factcheck.records import Interval
from factcheck.rules.anomalies import exclusions
from factcheck.rules.anomalies.fc204_arithmetic_mismatch import ACROSS_TESTS, MAX_LENGTH, TESTS
from factcheck.rules.anomalies.spans import hour_mismatch, year_mismatches
from factcheck.rules.anomalies.sums import Slot, Template

BUDGET_S = 1.0
FIGURES = [
    "<N0> of the <N0> ",
    "<N0> in <T> and ",
    "from <N0> to ",
    "<N0>, ",
    "rose <P0> from ",
    "<N0> men and ",
    "a a a ",
    "<N0>-",
    "each of the <N0> ",
]
WORDS = [
    "in 1990 ",
    "for 5 years from ",
    "first a ",
    "every one of the ",
    "not one of the ",
    "5 years ",
    "by 5 votes to ",
    "all of it ",
]


@pytest.mark.parametrize("piece", FIGURES)
def test_repeated_figures(piece: str) -> None:
    template = Template((piece * MAX_LENGTH)[:MAX_LENGTH], (Slot(5.0, 5.0, 5.0, "5", "", "x"),) * 3)
    started = time.perf_counter()
    for test in TESTS:
        test(template)
    for across in ACROSS_TESTS:
        across(template, template)
    assert time.perf_counter() - started < BUDGET_S


@pytest.mark.parametrize("piece", WORDS)
def test_repeated_words(piece: str) -> None:
    text = (piece * MAX_LENGTH)[:MAX_LENGTH]
    now = Interval(date(2025, 1, 1), date(2025, 1, 1))
    sentences = [(0, exclusions.MAX_LENGTH, text[: exclusions.MAX_LENGTH])] * 40
    started = time.perf_counter()
    list(year_mismatches(text, now))
    hour_mismatch(text)
    list(exclusions.by_words(sentences))
    assert time.perf_counter() - started < BUDGET_S
