"""Make article text fit for HTML. The markup itself is escaped by the template engine."""

from __future__ import annotations

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")
_COMMAND = re.compile(r"#(?=#\[)")


def for_html(text: str) -> str:
    """The text in one line, without control characters and bidirectional overrides; outer spaces stay."""
    return _COMMAND.sub("#\u200b", _SPACE.sub(" ", _CONTROL.sub("\ufffd", text)))
