"""Plain text: paragraphs, headings, lists and tables by their looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.reading.draft import Draft, RawBlock
from factcheck.reading.mapped import UNMAPPED, Mapped
from factcheck.records import BlockKind

_BULLET = re.compile(r"^\s*(?:[•●▪◦‣∙·*–—-]\s+|\(?\d{1,2}[.)]\s+)(?=\S)")
_RULE = re.compile(r"^[\W_]*$")
_TABLE_RULE = re.compile(r"^[\s|:+-]*-[\s|:+-]*$")
_SENTENCE_END = (".", "!", "?", ".”", '."', "?”", '?"', "!”", '!"', ".’", ".'", ":", ";", ",", "…")
_HEADING_LENGTH = 100
_HEADLINE_LENGTH = 180
_WRAP_LENGTH = 120
_WRAP_MIN = 40


def read_text(source: str) -> Draft:
    """The draft of a plain text."""
    return Draft(split_blocks(Mapped.identity(source)))


def split_blocks(body: Mapped) -> list[RawBlock]:
    """The blocks of a plain text; headings are told later, when the chrome is gone."""
    blocks: list[RawBlock] = []
    for number, lines in enumerate(_groups(body)):
        for joined in _unwrapped(lines):
            block = _block(joined, number)
            if block is not None:
                blocks.append(block)
    return blocks


def _groups(body: Mapped) -> Iterator[list[Mapped]]:
    """Runs of lines without a blank one between them."""
    group: list[Mapped] = []
    for line in body.lines():
        if line.text.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _unwrapped(lines: list[Mapped]) -> Iterator[Mapped]:
    """The lines of a group, those joined that an editor has wrapped at a fixed width."""
    if not _is_wrapped(lines):
        yield from lines
        return
    current: list[Mapped] = []
    for line in lines:
        if current and _BULLET.match(line.text):
            yield Mapped.join(current)
            current = []
        if current:
            current.append(Mapped.at(" ", UNMAPPED))
        current.append(line)
    yield Mapped.join(current)


def _is_wrapped(lines: Sequence[Mapped]) -> bool:
    lengths = [len(line.text.strip()) for line in lines]
    if len(lines) < 2 or max(lengths) > _WRAP_LENGTH or any("|" in line.text for line in lines):
        return False
    body = [n for n, following in zip(lengths, lines[1:], strict=False) if not _BULLET.match(following.text)]
    if not body or min(body) < max(_WRAP_MIN, 0.6 * max(lengths)):
        return False
    open_ended = sum(not line.text.rstrip().endswith(_SENTENCE_END) for line in lines[:-1])
    goes_on = sum(line.text.lstrip()[:1].islower() for line in lines[1:])
    return open_ended * 2 > len(lines) - 1 and (goes_on > 0 or len(lines) > 3)


def _block(line: Mapped, group: int) -> RawBlock | None:
    stripped = line.strip()
    if stripped.text.count("|") and _is_row(stripped.text):
        return _row(stripped, group)
    match = _BULLET.match(stripped.text)
    kind = BlockKind.LIST_ITEM if match else BlockKind.PARAGRAPH
    body = (stripped.slice(match.end(), len(stripped)) if match else stripped).normalized()
    if not body.text or _RULE.match(body.text):
        return None
    return RawBlock(kind, body, group)


def _is_row(text: str) -> bool:
    return text.endswith("|") or text.startswith("|") or bool(_TABLE_RULE.match(text))


def _row(line: Mapped, group: int) -> RawBlock | None:
    """A table row: its cells parted by bars, without the bars at the ends and a leading row number."""
    if _TABLE_RULE.match(line.text):
        return None
    cells = []
    start = 0
    for end in [i for i, c in enumerate(line.text) if c == "|"] + [len(line)]:
        cell = line.slice(start, end).normalized()
        if cell.text:
            cells.append(cell)
        start = end + 1
    return table_row(cells, group)


def table_row(cells: list[Mapped], group: int, marked: bool = False) -> RawBlock | None:
    """A row of cells; a bare row number in front is left out."""
    if len(cells) > 1 and re.fullmatch(r"(?:No\.?|#|\d{1,3}[.)]?)", cells[0].text) and len(cells) == 2:
        cells = cells[1:]
    if not cells:
        return None
    parts = [cells[0]]
    for cell in cells[1:]:
        parts += [Mapped.at(" | ", UNMAPPED), cell]
    return RawBlock(BlockKind.TABLE_ROW, Mapped.join(parts), group, marked)


def name_headings(blocks: list[RawBlock], headline_known: bool = False) -> list[RawBlock]:
    """The blocks with their headings named: short lines that end no sentence.

    The first block is the headline if it looks like one; short lines after it, before the first paragraph,
    are its deck. With `headline_known` the source has named the headline elsewhere.
    """
    named: list[RawBlock] = []
    header = True
    for block in blocks:
        kind = block.kind
        if block.marked or kind is not BlockKind.PARAGRAPH:
            header = header and (kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING))
        elif header and not named and not headline_known and is_headline(block.text):
            kind = BlockKind.HEADLINE
        elif is_heading(block.text) or (header and named and is_headline(block.text)):
            kind = BlockKind.SUBHEADING
        else:
            header = False
        named.append(RawBlock(kind, block.body, block.group, block.marked))
    return named


def is_headline(text: str) -> bool:
    """Whether a first line can be the headline: one short sentence at most, not closed by a period."""
    return (
        len(text) <= _HEADLINE_LENGTH
        and text.count(" ") >= 1
        and (text.endswith("...") or not text.endswith((".", ":", ";", ",", '."', ".”")))
        and not _DATELINE.match(text)
        and not _NEW_STATEMENT.search(text, 20)
    )


def is_heading(text: str) -> bool:
    """Whether a line inside the text is a subheading by its looks."""
    return (
        1 < len(text) <= _HEADING_LENGTH
        and (text[0].isupper() or text[0].isdigit())
        and not text.endswith(_SENTENCE_END)
        and not text.startswith(('"', "“"))
        and not _DATELINE.match(text)
        and not _NEW_SENTENCE.search(text)
    )


# A sentence ends inside the line (and not an abbreviation such as "U.S.").
_NEW_STATEMENT = re.compile(r"[^\W\d_]{3}[.;][\"”]? [A-Z\"“]")
_NEW_SENTENCE = re.compile(r"[^\W\d_]{3}[.;!?][\"”]? [A-Z\"“]")
# "LISBON, Monday 5 May 2025", "OSLO — Two ministers ...", "LISBON, May 3 (Agency) - ..."
_DATELINE = re.compile(
    r"^[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]{2,40}(?:,[^,]{1,40}){0,3}?(?:\s[—–-]\s|,.{0,40}\b(?:19|20)\d\d\b)"
)
