"""Escape article text for a terminal and for CI logs."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_COMMAND = re.compile(r":(?=:)|#(?=#\[)")


def for_terminal(text: str) -> str:
    """One line without control characters or bidirectional overrides, and without a CI runner's commands.

    GitHub's runner obeys `::` at the start of a line and `##[` anywhere; a wrapped text may start a line
    at any word.
    """
    line = _CONTROL.sub("\ufffd", " ".join(unicodedata.normalize("NFC", text).split()))
    return _COMMAND.sub("\\g<0>\u200b", line)
