"""Escape article text for XML: what XML 1.0 cannot hold even as a reference is replaced."""

from __future__ import annotations

import re

from factcheck.reporting.escape_terminal import for_terminal

_FORBIDDEN = re.compile("[\ufffe\uffff]")


def for_xml(text: str) -> str:
    """Lines that an XML writer can take; the markup itself is escaped by the writer."""
    return "\n".join(_FORBIDDEN.sub("\ufffd", for_terminal(line)) for line in text.split("\n"))
