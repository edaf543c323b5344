"""Stretches in quotation marks: straight and typographic, nested, over several paragraphs.

A mark opens or closes by its shape, or, for straight ones, by what stands beside it. An apostrophe is no
mark. A
quotation that runs over paragraphs, each of which opens again, gives one stretch a paragraph. What never
closes and
is not continued is left out: a wrong pair costs more than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.records import Quotation

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_MARK = re.compile(r"""["“”„‟«»'‘’‚‹›`]""")
_DOUBLE = frozenset('"“”„‟«»')
_OPENERS_BEFORE = frozenset("([{—–-/:;,.…“‘\"'")
_CLOSING = {"“": "”", "„": "“”‟", "«": "»", "»": "«", "‹": "›", "‚": "‘’", "‟": "”"}
_MAX_SINGLE = 1500
_OPENING_SHAPES = '"“„«'


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text`, outer before inner, in the order of the text; offsets are without the
    marks."""
    spans: list[tuple[int, int]] = []
    for start, end, continued in _paragraphs(text):
        spans += _double(text, start, end, continued)
        spans += _single(text, start, end)
    kept = sorted({(a, b) for a, b in spans if a < b and text[a:b].strip()}, key=lambda s: (s[0], -s[1]))
    return tuple(Quotation(a, b, text[a:b]) for a, b in kept)


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether the next paragraph opens with a quotation mark)."""
    bounds = [0]
    for gap in _PARAGRAPH.finditer(text):
        bounds += [gap.start(), gap.end()]
    bounds.append(len(text))
    pairs = list(zip(bounds[::2], bounds[1::2], strict=True))
    for index, (start, end) in enumerate(pairs):
        following = pairs[index + 1][0] if index + 1 < len(pairs) else len(text)
        opens = text[following : following + 40].lstrip()[:1]
        yield start, end, bool(opens) and opens in _OPENING_SHAPES


def _double(text: str, start: int, end: int, continued: bool) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    closers = ""
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark not in _DOUBLE:
            continue
        if opened is None:
            if _opens(text, at, mark, start):
                opened, closers = at + 1, '"' if mark == '"' else _CLOSING.get(mark, "") + '"'
        elif mark in closers and not (mark == '"' and closers == '"' and _must_open(text, at, start, end)):
            spans.append((opened, at))
            opened = None
        elif (mark in _CLOSING and mark == text[opened - 1]) or (mark == '"' and closers == '"'):
            opened = at + 1
    if opened is not None and continued:
        spans.append((opened, end))
    return spans


def _opens(text: str, at: int, mark: str, start: int) -> bool:
    if mark in "“„«‟":
        return True
    if mark in "”":
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    return before.isspace() or before in _OPENERS_BEFORE


def _must_open(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark can only open: space before it, a word right after."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return before.isspace() and (after.isalnum() or after in "'‘")


def _single(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    marks = [m.start() for m in _MARK.finditer(text, start, end) if m.group() in "'‘’`‚‹›"]
    position = 0
    while position < len(marks):
        at = marks[position]
        if not _single_opens(text, at, start, end):
            position += 1
            continue
        close = _single_close(text, at, marks, position, end)
        if close is None:
            position += 1
            continue
        spans.append((at + 1, marks[close]))
        position = close + 1
    return spans


def _single_opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in "’›":
        return False
    free = before.isspace() or before in _OPENERS_BEFORE
    return free and (after.isalpha() or after in '"“…[($£€' or after.isdigit())


def _single_close(text: str, opened: int, marks: list[int], position: int, end: int) -> int | None:
    """The index of the mark that closes a single quotation: one after punctuation, else the first
    possible."""
    first: int | None = None
    wanted = "›" if text[opened] == "‹" else "'’‘"
    for index in range(position + 1, min(len(marks), position + 40)):
        at = marks[index]
        if at - opened > _MAX_SINGLE:
            break
        if text[at] not in wanted or text[at - 1].isspace():
            if first is None and _single_opens(text, at, opened, end) and text[at] == text[opened]:
                return None
            continue
        after = text[at + 1] if at + 1 < end else " "
        if after.isalnum():
            continue
        if text[at - 1] in ".,!?…;:":
            return index
        if first is None and text[at - 1] not in "sz":
            return index
        if first is None:
            first = index
    return first
