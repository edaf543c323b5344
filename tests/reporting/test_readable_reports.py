"""The reports for people: text and Markdown."""

from __future__ import annotations

from dataclasses import replace

from reports import report, two_outlets

from factcheck.records import Skipped
from factcheck.reporting.formats import format_report
from factcheck.reporting.grouping import count_line


def test_text_shows_both_sentences_and_where_they_stand() -> None:
    written = format_report(two_outlets(), "text")
    assert "FC101 conflicting-number (91 %)" in written
    assert "North, 2024-05-01, north.txt:3" in written
    assert "“Twelve boats sank.”" in written
    assert "“Fifteen boats sank.”" in written
    assert written.endswith("2 articles, 6 claims: 1 contradiction, 1 anomaly, 1 agreement.\n")


def test_text_is_colored_only_when_asked() -> None:
    assert "\x1b[" not in format_report(two_outlets(), "text")
    assert "\x1b[31m" in format_report(two_outlets(), "text", color=True)


def test_contradictions_come_first() -> None:
    for name in ("text", "markdown"):
        written = format_report(two_outlets(), name)
        assert (
            written.index("Contradictions (1)")
            < written.index("Anomalies (1)")
            < written.index("Agreements (1)")
        )


def test_markdown_sets_the_clashing_words_off() -> None:
    written = format_report(two_outlets(), "markdown")
    assert "> **Twelve** boats sank." in written
    assert "> **Fifteen** boats sank." in written
    assert "| f1 | FC101  |" in written


def test_what_was_not_checked_is_said() -> None:
    made = replace(report([]), skipped=(Skipped("old.doc", "not read; convert it"),))
    assert "not checked: old.doc: not read; convert it" in format_report(made, "text")
    assert "- `old.doc`: not read; convert it" in format_report(made, "markdown")


def test_a_clean_report_says_so() -> None:
    assert "No contradiction and no anomaly was found." in format_report(report([]), "markdown")
    assert count_line(report([])) == "0 articles, 0 claims: nothing to report"
