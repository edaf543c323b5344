"""Escape article text for the workflow commands of GitHub's runner."""

from __future__ import annotations

from factcheck.reporting.escape_terminal import for_terminal


def for_message(text: str) -> str:
    """The text as a command's message; line breaks stay."""
    lines = (for_terminal(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def for_property(text: str) -> str:
    """The text as the value of a command's property."""
    return for_terminal(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
