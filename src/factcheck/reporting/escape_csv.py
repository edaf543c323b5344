"""Escape article text for CSV: a cell that a spreadsheet would take for a formula gets an apostrophe."""

from __future__ import annotations

from factcheck.reporting.escape_terminal import for_terminal

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def for_csv(text: str, *, raw: bool = False) -> str:
    """The text as one spreadsheet cell; `raw` leaves it as it is."""
    if raw:
        return text
    line = for_terminal(text)
    return f"'{line}" if line.startswith(FORMULA_STARTS) or text.startswith(FORMULA_STARTS) else line
