"""Suppressions in articles and in the configuration, and the baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

HEAD = "The harbor storm of the year\n\n"
BODY = "The storm sank 12 boats in the old harbor on Sunday night.\n\nThe port of the town is shut.\n"
BOATS = "The storm sank 15 boats in the old harbor on Sunday night."
OLD = f"A storm came over the coast\n\n{BOATS}\n\nMany watched.\n"
LINT = ("lint", "new.md", "--against", "archive", "-f", "json")


@pytest.fixture(autouse=True)
def _archive(write: Any) -> None:
    write("archive/old.md", OLD)
    write("new.md", HEAD + BODY)


def _findings(result: Any) -> list[tuple[str, str, int]]:
    found = json.loads(result.stdout)["findings"]
    return [(f["code"], f["locations"][0]["path"], f["locations"][0]["line"]) for f in found]


def test_a_comment_silences_the_next_block(run: Any, write: Any) -> None:
    write("new.md", f"{HEAD}<!-- factcheck: ignore[FC101] both days counted -->\n\n{BODY}")
    result = run(*LINT)
    assert (_findings(result), result.exit_code) == ([], 0)


@pytest.mark.parametrize("codes", ["[FC102]", "[FC1020]", "[conflicting-date]"])
def test_another_rule_s_comment_does_not_and_is_unused(run: Any, write: Any, codes: str) -> None:
    write("new.md", f"{HEAD}<!-- factcheck: ignore{codes} both days counted -->\n\n{BODY}")
    result = run(*LINT)
    assert [code for code, _, _ in _findings(result)] == ["FC101", "FC901"]
    assert _findings(result)[1] == ("FC901", "new.md", 3)


@pytest.mark.parametrize("codes", ["[FC1]", "", "[conflicting-number]", "[FC101, FC101]"])
def test_prefixes_names_and_no_code_at_all(run: Any, write: Any, codes: str) -> None:
    write("new.md", f"{HEAD}<!-- factcheck: ignore{codes} both days counted -->\n\n{BODY}")
    assert _findings(run(*LINT)) == []


def test_a_comment_on_another_block_silences_nothing(run: Any, write: Any) -> None:
    text = BODY.replace("The port", "<!-- factcheck: ignore[FC101] x -->\n\nThe port")
    write("new.md", HEAD + text)
    assert _findings(run(*LINT)) == [("FC101", "new.md", 3), ("FC901", "new.md", 5)]


def test_a_comment_for_the_file_and_front_matter(run: Any, write: Any) -> None:
    write("new.md", f"{HEAD}{BODY}\n<!-- factcheck: file-ignore[FC101] known -->\n")
    assert _findings(run(*LINT)) == []
    write("new.md", f"---\nfactcheck:\n  ignore: [FC101]\n  reason: known\n---\n{HEAD}{BODY}")
    assert _findings(run(*LINT)) == []


def test_a_comment_without_reason_is_told(run: Any, write: Any) -> None:
    write("new.md", f"{HEAD}<!-- factcheck: ignore[FC101] -->\n\n{BODY}")
    assert _findings(run(*LINT)) == [("FC902", "new.md", 3)]
    assert run(*LINT, "--fail-on", "warning").exit_code == 1
    assert _findings(run(*LINT, "--ignore", "FC9")) == []


def test_a_rule_that_did_not_run_leaves_its_comments_alone(run: Any, write: Any) -> None:
    write("new.md", f"{HEAD}<!-- factcheck: ignore[FC101] both days counted -->\n\n{BODY}")
    assert _findings(run(*LINT, "--select", "FC203,FC9")) == []
    assert _findings(run("lint", "new.md", "-f", "json")) == []
    write("new.md", f"{HEAD}<!-- factcheck: ignore[FC203] the calendar of the day -->\n\n{BODY}")
    assert _findings(run("lint", "new.md", "-f", "json")) == [("FC901", "new.md", 3)]


def test_one_of_two_codes_unused(run: Any, write: Any) -> None:
    write("new.md", f"{HEAD}<!-- factcheck: ignore[FC101, FC203] counted twice -->\n\n{BODY}")
    result = run(*LINT)
    assert "for FC203" in json.loads(result.stdout)["findings"][0]["message"]


def test_an_unused_comment_of_the_archive_is_not_this_run_s(run: Any, write: Any) -> None:
    write("archive/old.md", OLD.replace("Many", "<!-- factcheck: ignore[FC203] -->\n\nMany"))
    assert _findings(run(*LINT)) == [("FC101", "new.md", 3)]


def test_entries_of_the_configuration(run: Any, write: Any) -> None:
    write("factcheck.toml", "\n[[ignore]]\ncode = 'FC101'\npath = 'new.md'\nreason = 'kept'\n")
    result = run(*LINT)
    assert (_findings(result), result.exit_code) == ([], 0)
    write("factcheck.toml", "\n[[ignore]]\ncode = 'FC101'\npath = 'new.md'\n")
    assert _findings(run(*LINT)) == [("FC902", "factcheck.toml", 2)]
    write("factcheck.toml", "\n\n[[ignore]]\ncode = 'FC203'\npath = 'new.md'\nreason = 'kept'\n")
    assert _findings(run(*LINT)) == [("FC101", "new.md", 3), ("FC901", "factcheck.toml", 3)]


def test_an_entry_for_files_not_checked_is_left_alone(run: Any, write: Any) -> None:
    write("factcheck.toml", "[[ignore]]\ncode = 'FC203'\npath = 'other.md'\nreason = 'kept'\n")
    assert _findings(run(*LINT)) == [("FC101", "new.md", 3)]


def test_an_expired_entry_silences_nothing_and_is_told(run: Any, write: Any) -> None:
    entry = "[[ignore]]\ncode = 'FC101'\npath = 'new.md'\nreason = 'kept'\nexpires = "
    write("factcheck.toml", f"{entry}2020-01-31\n")
    result = run(*LINT)
    assert _findings(result) == [("FC101", "new.md", 3), ("FC901", "factcheck.toml", 1)]
    assert "expired on 2020-01-31" in json.loads(result.stdout)["findings"][1]["message"]
    write("factcheck.toml", f"{entry}2999-01-31\n")
    assert _findings(run(*LINT)) == []


def test_compare_knows_suppressions_too(run: Any, write: Any) -> None:
    write("new.md", f"{HEAD}<!-- factcheck: ignore[FC101] both days counted -->\n\n{BODY}")
    assert _findings(run("compare", "new.md", "archive", "-f", "json")) == []
    write("archive/old.md", OLD.replace("15", "12"))
    result = run("compare", "new.md", "archive", "-f", "json", "--select", "FC101,FC901")
    assert _findings(result) == [("FC901", "new.md", 3)]


def test_the_baseline_accepts_what_stands(run: Any, write: Any) -> None:
    made = run("baseline", "create", "new.md", "--against", "archive")
    assert made.exit_code == 0
    assert "1 finding accepted" in made.stderr
    known = (*LINT, "--baseline", "factcheck-baseline.json")
    result = run(*known)
    assert (_findings(result), result.exit_code) == ([], 0)
    assert [article["path"] for article in json.loads(result.stdout)["articles"]] == ["new.md"]
    write("new.md", f"{HEAD}\n\n\nA line before it all, to move it.\n\n{BODY}")
    assert _findings(run(*known)) == []
    write("new.md", HEAD + BODY.replace("12", "13"))
    assert _findings(run(*known)) == [("FC101", "new.md", 3)]


def test_one_more_of_the_same_is_new(run: Any, write: Any) -> None:
    run("baseline", "create", "new.md", "--against", "archive")
    write("new.md", f"{HEAD}{BODY}\nThe storm sank 12 boats in the old harbor on Sunday night.\n")
    assert _findings(run(*LINT, "--baseline", "factcheck-baseline.json")) == [("FC101", "new.md", 7)]


def test_a_baseline_has_no_line_numbers(run: Any) -> None:
    run("baseline", "create", "new.md", "--against", "archive", "--baseline", "known.json")
    data = json.loads(Path("known.json").read_text("utf-8"))
    words = "the storm sank 12 boats in the old harbor on sunday night"
    assert data["findings"][0]["places"][1] == {"path": "new.md", "words": words}
    assert set(data["findings"][0]) == {"code", "occurrences", "places"}


def test_prune_only_shrinks(run: Any, write: Any) -> None:
    write("other.md", HEAD + BODY.replace("12", "14"))
    run("baseline", "create", "new.md", "other.md", "--against", "archive")
    before = json.loads(Path("factcheck-baseline.json").read_text("utf-8"))["findings"]
    write("new.md", HEAD + BODY.replace("12", "15") + "\nThe port was busy on Monday, the town said.\n")
    pruned = run("baseline", "prune", "new.md", "--against", "archive")
    after = json.loads(Path("factcheck-baseline.json").read_text("utf-8"))["findings"]
    assert pruned.exit_code == 0
    assert "2 of 3 findings taken out" in pruned.stderr
    assert [f for f in before if f not in after] and all(f in before for f in after)
    assert [p["path"] for f in after for p in f["places"]] == ["archive/old.md", "other.md"]


def test_nothing_is_pruned_when_something_was_not_checked(run: Any, write: Any) -> None:
    run("baseline", "create", "new.md", "--against", "archive")
    before = Path("factcheck-baseline.json").read_bytes()
    write("new.md", "")
    assert run("baseline", "prune", "new.md", "--against", "archive").exit_code == 2
    assert Path("factcheck-baseline.json").read_bytes() == before


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": 2, "findings": []}', '{"schema": 1, "findings": [{}]}']
)
def test_a_broken_baseline_is_an_error(run: Any, write: Any, text: str) -> None:
    write("known.json", text)
    result = run(*LINT, "--baseline", "known.json")
    assert result.exit_code == 2
    assert "known.json" in result.stderr
