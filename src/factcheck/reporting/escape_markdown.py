"""Escape article text for Markdown: no HTML, images, links, fences, headings or mentions come alive."""

from __future__ import annotations

import re

from factcheck.reporting.escape_terminal import for_terminal

_SPECIAL = re.compile(r"([\\`*_\[\]#~!|$])")
_LINE_START = re.compile(r"^(\s*)([-+>=]|\d+[.)])")
_MENTION = re.compile(r"@(?=\w)")
_SCHEME = re.compile(r"\b(https?|ftp|mailto|xmpp|javascript|data)(?=:)|\bwww(?=\.)", re.IGNORECASE)


def for_markdown(text: str) -> str:
    """One line of text that any Markdown renderer shows as it stands."""
    line = for_terminal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _SPECIAL.sub(r"\\\1", line).replace("\\|", "&#124;")
    line = _MENTION.sub("@\u200b", line)
    line = _SCHEME.sub("\\g<0>\u200b", line)
    return _LINE_START.sub(r"\1\\\2", line)
