"""Tidying of rewritten sentences."""

from __future__ import annotations

import pytest

from factcheck.extraction.rewriting import finish, possessive


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("the road , was closed ,", "The road , was closed."),
        ("the road is open , ; ", "The road is open."),
        ('"the road is open', "The road is open."),
        ("the road (and the bridge is open", "The road and the bridge is open."),
        ('he called it "a start"', 'He called it "a start".'),
        ("•  Prices rose by 1,200 dollars .", "Prices rose by 1,200 dollars."),
        ("", ""),
    ],
)
def test_finish(raw: str, tidy: str) -> None:
    assert finish(raw).replace(" ,", ",") == tidy.replace(" ,", ",")


def test_possessive() -> None:
    assert (possessive("Ana Reyes"), possessive("Lund")) == ("Ana Reyes'", "Lund's")
