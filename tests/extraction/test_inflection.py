"""Verb forms that the rewriting makes."""

from __future__ import annotations

import pytest

from factcheck.extraction.inflection import be, finite, past, present


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("kill", "killed"),
        ("force", "forced"),
        ("carry", "carried"),
        ("play", "played"),
        ("stop", "stopped"),
        ("visit", "visited"),
        ("commit", "committed"),
        ("leave", "left"),
        ("set", "set"),
        ("step", "stepped"),
        ("stepp", "stepped"),
        ("fix", "fixed"),
        ("call", "called"),
        ("free", "freed"),
    ],
)
def test_past(lemma: str, form: str) -> None:
    assert past(lemma) == form


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("carry", "carries"), ("have", "has"), ("pass", "passes"), ("go", "goes"), ("be", "is")],
)
def test_present(lemma: str, form: str) -> None:
    assert present(lemma, plural=False) == form


def test_number() -> None:
    assert (be(True, True), be(False, False)) == ("were", "is")
    assert finite("hold", is_past=False, plural=True) == "hold"
