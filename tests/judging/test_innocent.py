"""Innocent readings, one by one: pairs that only seem to clash, and pairs that do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from parsed_pairs import pair

from factcheck.judging.amounts import another_currency, what_is_left
from factcheck.judging.innocent import (
    READINGS,
    Clashing,
    another_act,
    another_day,
    another_moment,
    another_part,
    another_period,
    another_subject,
    both_open,
    dated_apart,
    expected_by_others,
    figure_ahead,
    former_state,
    innocent_reading,
    told_by_others,
    whole_and_part,
)
from factcheck.records import Interval, SlotClash, Verdict

CASES = [
    (another_currency, "Holders should reject the 3.1 billion euro offer.", "The board rejected a 2.6 billion pound offer.",
     ("number", "3.1", "2.6"), True),
    (another_currency, "The deal is worth 3.1 billion euros.", "The deal is worth $2.6bn.",
     ("number", "3.1 billion euros", "$2.6bn"), True),
    (another_currency, "The deal is worth 3.1 billion euros.", "The deal is worth 2.6 billion euros.",
     ("number", "3.1 billion euros", "2.6 billion euros"), False),
    (what_is_left, "The library keeps a quarter of its budget.", "The library has lost 75 percent of its budget.",
     ("number", "a quarter", "75 percent"), True),
    (what_is_left, "The library keeps a quarter of its budget.", "The library keeps 75 percent of its budget.",
     ("number", "a quarter", "75 percent"), False),
    (what_is_left, "Prices fell by 40 percent.", "Prices fell by 60 percent.", ("number", "40 percent", "60 percent"), False),
    (what_is_left, "The library keeps a third of its budget.", "The library has lost 75 percent of its budget.",
     ("number", "a third", "75 percent"), False),
    (told_by_others, "The union said the crash was avoidable.", "The crash was not avoidable, the airline said.",
     ("polarity", "avoidable", "not avoidable"), True),
    (told_by_others, "The ministry said 40 people had died.", "The minister said 60 people had died.",
     ("number", "40", "60"), False),
    (told_by_others, "The union said 40 people had died.", "It emerged that 60 people had died.",
     ("number", "40", "60"), False),
    (told_by_others, "The teachers' union said pay had risen.", "Pay had not risen, the drivers' union said.",
     ("polarity", "risen", "not risen"), True),
    (told_by_others, '"The bridge was shut because of ice on Monday," Anna Lund said.', '"The bridge was shut because too few guards came," Tom Berg said.',
     ("quote", "The bridge was shut because of ice on Monday", "The bridge was shut because too few guards came"), True),
    (expected_by_others, "The central bank expects growth of 2 percent.", "The treasury predicts growth of 3 percent.",
     ("number", "2 percent", "3 percent"), True),
    (expected_by_others, "The central bank expects growth of 2 percent.", "The bank predicts growth of 3 percent.",
     ("number", "2 percent", "3 percent"), False),
    (whole_and_part, "Together the mills employ 900 people.", "The older mill alone employs 400 people.",
     ("number", "900", "400"), True),
    (whole_and_part, "The mills employ 900 people.", "The mills employ 400 people.", ("number", "900", "400"), False),
    (another_part, "The test found 75 percent of all faults.", "The test found 60 percent of serious faults.",
     ("number", "75 percent", "60 percent"), True),
    (another_period, "The silo was 55 percent full, against 80 percent a year earlier.", "The silo was 65 percent full.",
     ("number", "55 percent", "65 percent"), False),
    (figure_ahead, "Some 700 ferries were canceled, and more will follow.", "Some 500 ferries were canceled.",
     ("number", "700", "500"), False),
    (another_moment, "By noon some 30 ferries were canceled.", "By midnight 70 ferries were canceled.",
     ("number", "30", "70"), True),
    (another_moment, "The fire broke out at 9 p.m. on Monday.", "The fire broke out at 11 p.m. on Monday.",
     ("number", "9 p.m.", "11 p.m."), False),
    (another_day, "On 3 May the shelter housed 40 people.", "On 9 May the shelter housed 60 people.",
     ("number", "40", "60"), True),
    (another_day, "On 3 May the shelter housed 40 people.", "On 3 May the shelter housed 60 people.",
     ("number", "40", "60"), False),
    (former_state, "The storm hit 500 homes that time.", "The storm hit 800 homes.",
     ("number", "500", "800"), True),
    (former_state, "The silo was 55 percent full, compared with 80 percent a year earlier.",
     "The silo was 65 percent full.", ("number", "55 percent", "65 percent"), False),
    (another_subject, "The Danish team left for the coast on Monday.", "The Dutch team left for the coast on Friday.",
     ("date", "Monday", "Friday"), True),
    (another_subject, "The Danish team left for the coast on Monday.", "The team left for the coast on Friday.",
     ("date", "Monday", "Friday"), False),
    (another_act, "The council sent the plan back on Monday.", "The council buried the plan on Wednesday.",
     ("date", "Monday", "Wednesday"), True),
    (another_act, "The council rejected the plan on Monday.", "On Wednesday the council rejected the plan.",
     ("date", "Monday", "Wednesday"), False),
    (another_act, "The match is on Monday.", "The teams meet on Tuesday.", ("date", "Monday", "Tuesday"), False),
    (another_period, "The plant makes 300 engines a day.", "The plant makes 90,000 engines a year.",
     ("number", "300", "90,000"), True),
    (another_period, "The plant makes 300 engines a day.", "The plant makes 400 engines a day.",
     ("number", "300", "400"), False),
    (another_period, "The river rose 30 centimeters in half an hour.", "The river rose 50 centimeters.",
     ("number", "30", "50"), False),
    (another_part, "The test found 75 percent of serious faults.", "The test found 60 percent of slight faults.",
     ("number", "75 percent", "60 percent"), True),
    (another_part, "The test found 75 percent of serious faults.", "The test found 60 percent of serious faults.",
     ("number", "75 percent", "60 percent"), False),
    (figure_ahead, "The fee will be limited to 70 crowns.", "The fee was limited to 50 crowns.",
     ("number", "70", "50"), True),
    (figure_ahead, "The fee will be limited to 70 crowns.", "The fee is going to be limited; it will be 50 crowns.",
     ("number", "70", "50"), False),
    (both_open, "The bank may cut its rate.", "The bank might raise its rate.", ("antonym", "cut", "raise"), True),
    (both_open, "The bank cut its rate.", "The bank might raise its rate.", ("antonym", "cut", "raise"), False),
]  # fmt: skip


def clashing(left: str, right: str, clash: tuple[str, str, str], nlp: Any) -> Clashing:
    a, b = pair(left, right, nlp)
    return Clashing(a, b, a.claims[0], b.claims[0], SlotClash(*clash))


@pytest.mark.parametrize(("test", "left", "right", "clash", "holds"), CASES)
def test_reading(
    test: Any, left: str, right: str, clash: tuple[str, str, str], holds: bool, nlp: Any
) -> None:
    assert test(clashing(left, right, clash, nlp)) is holds


def test_articles_of_other_days(nlp: Any) -> None:
    seen = clashing(
        "On 3 May the shelter was full.", "On 9 May the shelter was empty.", ("antonym", "full", "empty"), nlp
    )
    assert not dated_apart(seen)
    early, late = Interval(date(2024, 5, 3), date(2024, 5, 3)), Interval(date(2024, 5, 9), date(2024, 5, 9))
    apart = replace(seen, left=replace(seen.left, written=early), right=replace(seen.right, written=late))
    assert dated_apart(apart)
    reading = innocent_reading(apart)
    assert reading is not None
    assert reading.verdict is Verdict.UPDATES


def test_one_remark_given_to_two_people_is_no_dispute(nlp: Any) -> None:
    seen = clashing(
        "The union said the crash was avoidable.",
        "The crash was avoidable, the airline said.",
        ("speaker", "u", "a"),
        nlp,
    )
    assert not told_by_others(seen)


def test_every_reading_has_a_case() -> None:
    assert {test for test, _ in READINGS} == {case[0] for case in CASES} | {dated_apart}
