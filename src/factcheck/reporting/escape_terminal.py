"""Escape article text for a terminal and for CI logs."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def for_terminal(text: str) -> str:
    """One line without control characters, bidirectional overrides, or a start that a CI runner takes for a command."""
    line = _CONTROL.sub("\ufffd", " ".join(unicodedata.normalize("NFC", text).split()))
    return re.sub(r"^(::|##\[)", "\u200b\\1", line)
