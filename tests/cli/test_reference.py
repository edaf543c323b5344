"""`factcheck reference`: showing and validating what is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

OFFICE = """
[[office]]
id = "harbor-master"
title = "Harbor Master"
jurisdiction = "Lindmark"
as_of = 2024-05-01
holders = [{name = "Ada Holm", start = 2010-01-01, end = 2015-12-31}, {name = "Bo Lind", start = 2016-01-01}]
"""


def test_the_shipped_facts_are_valid(run: Any) -> None:
    result = run("reference", "validate")
    assert result.exit_code == 0
    assert result.stdout.startswith("valid: ")


def test_a_folder_of_one_s_own(run: Any, write: Any) -> None:
    write("facts/offices/port.toml", OFFICE)
    assert run("reference", "validate", "facts").exit_code == 0
    written = run("reference", "show", "harbor lindmark", "--claims", "facts").stdout
    assert "Ada Holm" in written and "2015-12-31" in written
    assert "(known to 2024-05-01)" in written


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2015-12-31", "2009-12-31", "ends before it starts"),
        ("title =", "tittle =", "tittle"),
        ("[[office]]", "[[", "TOML"),
    ],
)
def test_a_mistake_is_2_and_named(run: Any, write: Any, old: str, new: str, said: str) -> None:
    write("facts/offices/port.toml", OFFICE.replace(old, new))
    result = run("reference", "validate", "facts")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "port.toml" in result.stderr


def test_a_folder_without_facts_and_an_unknown_query(run: Any) -> None:
    Path("empty").mkdir()
    assert run("reference", "validate", "empty").exit_code == 2
    assert run("reference", "show", "no-such-office-anywhere").exit_code == 1
