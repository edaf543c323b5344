"""Dates in metadata, bylines and datelines."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.reading.dates import only_date, parse_date
from factcheck.reading.metadata import date_from_dateline, outlet_from_name, read_header_line

DAY = date(2025, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-14",
        "2025-03-14T23:59:00+01:00",
        "2025/3/14",
        "20250314",
        "14 March 2025",
        "14th of March, 2025",
        "March 14, 2025",
        "Mar. 14, 2025",
        "Fri, 14 Mar 2025 08:00:00 GMT",
        "14.3.2025",
        "14/03/2025",
        "03/14/2025",
    ],
)
def test_common_forms(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize("text", ["", "soon", "03/04/2025", "31 June 2025", "March 2025", "2025", "14-15"])
def test_no_date_rather_than_a_wrong_one(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "is_line"),
    [
        ("Friday, 14 March 2025", True),
        ("Published: March 14, 2025 at 9:30 a.m.", True),
        ("Updated 14 March 2025, 17:20 GMT", True),
        ("The bridge opened on 14 March 2025.", False),
        ("OSLO, 14 March 2025", False),
    ],
)
def test_lines_that_hold_nothing_but_a_date(text: str, is_line: bool) -> None:
    assert (only_date(text) == DAY) is is_line


@pytest.mark.parametrize(
    ("text", "day", "byline", "outlet"),
    [
        ("By Ada Lindqvist | Friday, March 14, 2025", DAY, "Ada Lindqvist", None),
        ("By Ada Lindqvist, harbor correspondent", None, "Ada Lindqvist, harbor correspondent", None),
        ("14 March 2025, by Ada Lindqvist", DAY, "Ada Lindqvist", None),
        ("Coast Mirror, 14 March 2025", DAY, None, "Coast Mirror"),
        ("From our correspondent in Turku", None, "From our correspondent in Turku", None),
    ],
)
def test_header_lines(text: str, day: date | None, byline: str | None, outlet: str | None) -> None:
    found, dated, who, where = read_header_line(text)
    assert found
    assert (dated.day if dated else None, who, where) == (day, byline, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the ferry was running again.",
        "By then, 40 people had left",
        "On 14 March 2025 the council voted.",
        "Based on a report by the agency Polaris",
        "Rewritten by the desk from agency reports that were published on Monday",
        "TURKU, Friday 14 March 2025",
    ],
)
def test_sentences_are_no_header_lines(text: str) -> None:
    assert not read_header_line(text)[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("TURKU, Finland, March 14, 2025 (Polaris) - The ferry", DAY),
        ("TURKU, Friday 14 March 2025", DAY),
        ("TURKU, March 14 (Polaris) - The ferry", None),
        ("The ferry sank on 14 March 2025", None),
    ],
)
def test_datelines(text: str, day: date | None) -> None:
    found = date_from_dateline(text)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("coast_mirror.md", "Coast Mirror"),
        ("2025-03-14-the-bay-of-times.html", "The Bay of Times"),
        ("000_0123456789abcdef.txt", "000_0123456789abcdef"),
        ("wire.jsonl#3", "Wire"),
    ],
)
def test_outlets_from_file_names(name: str, outlet: str) -> None:
    assert outlet_from_name(name) == outlet
