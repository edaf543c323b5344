"""Quotation marks: which stretches they enclose."""

from __future__ import annotations

import pytest

from factcheck.language.quotations import find_quotations


def quoted(text: str) -> list[str]:
    found = find_quotations(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    return [q.text for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and left.', ["no"]),
        ("He said “no” and left.", ["no"]),
        ("He said „no“ and left.", ["no"]),
        ("He said «no» and left.", ["no"]),
        ("'It sank,' she said. 'We swam.'", ["It sank,", "We swam."]),
        ("‘It sank,’ she said.", ["It sank,"]),
        ("‘It’s the sailors’ fault,’ she said.", ["It’s the sailors’ fault,"]),
        ("'It's the sailors' fault,' she said.", ["It's the sailors' fault,"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,", "no"]),
        ("\"He said 'no' twice,\" she said.", ["He said 'no' twice,", "no"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ('("quiet")', ["quiet"]),
        ('a so-called "safe" harbor, a "calm" sea', ["safe", "calm"]),
        ("“First part.\n\n“Second part,” she said.", ["First part.", "Second part,"]),
        ('"First part.\n\n"Second part," she said.', ["First part.", "Second part,"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the sailors' boat, isn't it?",
        "It’s the sailors’ boat, isn’t it?",
        "in the '90s and the ’80s",
        "rock 'n' roll"[:5],
        'a 5" pipe and a 6" one',
        'He said "no and left.',
        "He said “no and left.",
        '""',
        "",
    ],
)
def test_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_a_mark_left_open_does_not_swallow_the_next_paragraph() -> None:
    assert quoted('He said "no and left.\n\nShe said "yes" and stayed.') == ["yes"]
