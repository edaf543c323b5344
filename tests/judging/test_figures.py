"""Numbers in figures, clock times and shares in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judging.figures import in_figures
from factcheck.language.lexicon import ONES, TENS

CASES = {
    "Eighty-six people worked the night shift.": "86 people worked the night shift.",
    "One hundred and twenty guests came.": "120 guests came.",
    "It has two thousand five hundred members.": "It has 2,500 members.",
    "It cost three hundred thousand dollars.": "It cost 300,000 dollars.",
    "Some thirty million voters": "Some 30 million voters",
    "No one came; one did.": "No one came; one did.",
    "It began at 9.30pm and ended at 11 PM.": "It began at 9:30 p.m. and ended at 11:00 p.m.",
    "Prices rose 6.8 per cent, then 3%.": "Prices rose 6.8 percent, then 3 percent.",
    "In the twenty-first century": "In the twenty-first century",
    "Two-thirds agreed.": "Two-thirds agreed.",
    "a three-year plan": "a 3-year plan",
    "the Seven Oaks estate": "the Seven Oaks estate",
    "two three four": "two three four",
    "four out of five": "4 out of 5",
}


@pytest.mark.parametrize("text", CASES)
def test_writes_numbers_in_figures(text: str) -> None:
    assert in_figures(text) == CASES[text]


@given(st.sampled_from(sorted(TENS)), st.sampled_from([w for w, n in ONES.items() if n < 10]))
def test_tens_and_ones_are_added(ten: str, one: str) -> None:
    assert in_figures(f"It sold {ten}-{one} copies") == f"It sold {TENS[ten] + ONES[one]} copies"


@given(st.text(alphabet="onetwthrfivsxg hudad-and.,%pm0123456789", max_size=60))
def test_writing_twice_changes_nothing_more(text: str) -> None:
    once = in_figures(text)
    assert in_figures(once) == once
