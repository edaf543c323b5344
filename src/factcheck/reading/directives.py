"""`factcheck: ignore[FC101] reason` comments."""

from __future__ import annotations

import re

from factcheck.reading.draft import RawDirective

_DIRECTIVE = re.compile(
    r"^\s*factcheck:\s*(?P<file>file-)?ignore\s*(?:\[(?P<codes>[^\]]{0,200})\])?\s*(?P<reason>.{0,500})",
    re.DOTALL,
)


def parse_directive(comment: str, offset: int) -> RawDirective | None:
    """The directive that a comment's text is, or None for any other comment. No codes: every rule."""
    match = _DIRECTIVE.match(comment[:1000])
    if match is None:
        return None
    return RawDirective(
        split_codes(match["codes"] or ""), " ".join(match["reason"].split()), offset, bool(match["file"])
    )


def split_codes(text: str) -> tuple[str, ...]:
    """The codes of a comma- or space-separated list, upper-cased."""
    return tuple(code.upper() for code in re.split(r"[,\s]+", text.strip()) if code)
