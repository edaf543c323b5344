"""A sentence wrapped for a terminal, with carets under what stands out.

Widths are those of the terminal's cells: a wide character takes two, a combining one none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wcwidth import wcswidth, wcwidth

from factcheck.reporting.marking import Span

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an excerpt and the line of carets below it, or an empty one."""

    text: str
    carets: str


def excerpt(text: str, spans: Sequence[Span], width: int) -> list[Line]:
    """The text in lines of at most `width` cells."""
    lines = []
    for start, end in _lines(text, width):
        marks = [(max(a, start), min(b, end)) for a, b in spans if a < end and start < b]
        carets = ""
        for a, b in marks:
            gap = cells(text[start:a]) - len(carets)
            carets += " " * max(gap, 0) + "^" * max(cells(text[a:b]), 1)
        lines.append(Line(text[start:end], carets))
    return lines


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    width = wcswidth(text)
    return width if width >= 0 else len(text)


def clipped(text: str, width: int) -> str:
    """The text cut to `width` cells, with an ellipsis where something was cut."""
    if cells(text) <= width:
        return text
    kept = ""
    for char in text:
        if cells(kept) + max(wcwidth(char), 0) > width - 1:
            break
        kept += char
    return kept.rstrip() + "…"


def _lines(text: str, width: int) -> Iterator[Span]:
    """Where each line starts and ends: broken at spaces, and inside a word that is longer than a line."""
    start = end = None
    for word_start, word_end in _words(text, width):
        if start is None or end is None:
            start, end = word_start, word_end
        elif cells(text[start:word_end]) > width:
            yield start, end
            start, end = word_start, word_end
        else:
            end = word_end
    if start is not None and end is not None:
        yield start, end


def _words(text: str, width: int) -> Iterator[Span]:
    for match in _WORD.finditer(text):
        start = match.start()
        for place in range(match.start() + 1, match.end()):
            if place - start >= width // 2 and cells(text[start : place + 1]) > width:
                yield start, place
                start = place
        yield start, match.end()
