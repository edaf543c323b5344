"""The shipped offices: nobody holds one beside another for long, and spot checks of well-known changes."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from factcheck.records import Interval
from factcheck.reference import load_reference

HANDOVER = timedelta(days=31)


def test_no_two_people_hold_one_office_for_over_a_month() -> None:
    overlaps = [
        (office.id, first.person, second.person)
        for office in load_reference().offices.values()
        for first, second in pairwise(office.holders)
        if first.person != second.person and (first.end is None or first.end - second.start > HANDOVER)
    ]
    assert overlaps == []


@pytest.mark.parametrize(
    ("office", "day", "person"),
    [
        ("us-president", date(2009, 1, 21), "Barack Obama"),
        ("uk-prime-minister", date(2022, 10, 1), "Liz Truss"),
        ("de-chancellor", date(2025, 5, 7), "Friedrich Merz"),
        ("nato-secretary-general", date(2024, 10, 2), "Mark Rutte"),
        ("ecb-president", date(2019, 11, 2), "Christine Lagarde"),
        ("pope", date(2025, 5, 9), "Leo XIV"),
        ("un-secretary-general", date(2017, 1, 2), "António Guterres"),
    ],
)
def test_spot_checks(office: str, day: date, person: str) -> None:
    holders = load_reference().offices[office].holders_at(Interval(day, day))
    assert [t.person for t in holders] == [person]
