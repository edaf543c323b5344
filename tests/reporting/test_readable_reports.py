"""The reports for people: text and Markdown."""

from __future__ import annotations

from dataclasses import replace

from reports import article, report, two_outlets

from factcheck.records import Skipped
from factcheck.reporting.formats import format_report
from factcheck.reporting.grouping import count_line


def test_text_shows_both_sentences_with_carets_under_what_clashes() -> None:
    written = format_report(two_outlets(), "text")
    assert (
        "error[FC101] conflicting-number: North and South disagree on the figure: "
        "Twelve boats sank. / Fifteen boats sank. (91 %)\n"
        " --> north.txt:3:1  North, 2024-05-01\n"
        "3 | Twelve boats sank.\n"
        "  | ^^^^^^\n"
        " --> south.md:3:1  South, 2024-05-02\n"
        "3 | Fifteen boats sank.\n"
        "  | ^^^^^^^\n"
        "  = Both cannot hold.\n"
        "  = help: Check both.\n"
    ) in written
    assert written.endswith("2 articles, 6 claims: 1 contradiction, 1 anomaly, 1 agreement.\n")


def test_the_short_form_is_one_line_a_finding() -> None:
    lines = format_report(two_outlets(), "text", short=True).splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("north.txt:3:1: error[FC101] North and South disagree")
    assert lines[0].endswith(" (91 %) [south.md:3]")
    assert lines[1] == "north.txt:5:1: warning[FC203] that day was no Monday (80 %)"
    assert lines[3] == "2 articles, 6 claims: 1 contradiction, 1 anomaly, 1 agreement."


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
    clean = report([article(1, "clean.txt", "A headline\n\nA sentence.")])
    assert "No contradiction and no anomaly was found." in format_report(clean, "markdown")
    assert count_line(clean) == "1 article, 2 claims: nothing to report"


def test_a_report_on_nothing_is_not_called_clean() -> None:
    for form in ("markdown", "text", "github", "html", "sarif"):
        written = format_report(report([]), form)
        assert "nothing was checked" in written.lower(), form
        assert "nothing to report" not in written and "was found." not in written
        assert "Sources" not in written
