"""Text whose every character knows where it came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.records import SourceMap

UNMAPPED = -1
"""The offset of a character that no source character stands for (a separator put in by a reader)."""

# White space and control characters become one space; soft hyphens, joiners and marks of no width vanish.
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufffe\uffff]+|[\u00ad\u200b\u200e\u200f\u2060\ufeff]+")
_INVISIBLE = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """A string and, for every character of it, an offset in a source."""

    text: str
    offsets: array[int]

    def __post_init__(self) -> None:
        assert len(self.text) == len(self.offsets)

    def __len__(self) -> int:
        return len(self.text)

    @classmethod
    def identity(cls, text: str, start: int = 0) -> Mapped:
        """Text that stands in the source as it is, from `start` on."""
        return cls(text, array("q", range(start, start + len(text))))

    @classmethod
    def at(cls, text: str, offset: int) -> Mapped:
        """Text that stands for something at one offset (an entity), or for nothing (`UNMAPPED`)."""
        return cls(text, array("q", [offset]) * len(text))

    @classmethod
    def join(cls, parts: Iterable[Mapped]) -> Mapped:
        """The parts one after the other."""
        texts: list[str] = []
        offsets: array[int] = array("q")
        for part in parts:
            texts.append(part.text)
            offsets.extend(part.offsets)
        return cls("".join(texts), offsets)

    def slice(self, start: int, end: int) -> Mapped:
        """`text[start:end]` with its offsets."""
        return Mapped(self.text[start:end], self.offsets[start:end])

    def strip(self) -> Mapped:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def normalized(self) -> Mapped:
        """White space and control characters as one space, characters of no width gone, ends trimmed."""
        parts: list[Mapped] = []
        last = 0
        for match in _SPACE.finditer(self.text):
            if match[0] == " ":  # As it should be: most are.
                continue
            parts.append(self.slice(last, match.start()))
            if match[0][0] not in _INVISIBLE:
                parts.append(Mapped(" ", self.offsets[match.start() : match.start() + 1]))
            last = match.end()
        parts.append(self.slice(last, len(self.text)))
        joined = _single_spaces(Mapped.join(parts)).strip()
        if _SURROGATE.search(joined.text):
            return Mapped(_SURROGATE.sub("\ufffd", joined.text), joined.offsets)
        return joined

    def rebased(self, outer: array[int]) -> Mapped:
        """The same text where the offsets so far point into a text that has `outer` offsets itself."""
        return Mapped(self.text, array("q", [outer[o] if o >= 0 else UNMAPPED for o in self.offsets]))

    def first_offset(self) -> int:
        """The first source offset, or 0 where nothing is mapped."""
        return next((o for o in self.offsets if o >= 0), 0)

    def lines(self) -> Iterator[Mapped]:
        """The lines, without their ends."""
        last = 0
        for match in _LINE_BREAK.finditer(self.text):
            yield self.slice(last, match.start())
            last = match.end()
        yield self.slice(last, len(self.text))


def _single_spaces(mapped: Mapped) -> Mapped:
    """Without the second of two spaces that a vanished character leaves side by side."""
    if "  " not in mapped.text:
        return mapped
    keep = [i for i, c in enumerate(mapped.text) if c != " " or i == 0 or mapped.text[i - 1] != " "]
    return Mapped("".join(mapped.text[i] for i in keep), array("q", [mapped.offsets[i] for i in keep]))


def line_starts(source: str) -> tuple[int, ...]:
    """The offsets at which the lines of the source begin (LF, CRLF or CR)."""
    return (0, *(match.end() for match in _LINE_BREAK.finditer(source)))


def source_map(mapped: Mapped, starts: tuple[int, ...]) -> SourceMap:
    """The runs of characters that stand in the source one after the other; `starts` are its line starts."""
    segments: list[tuple[int, int, int]] = []
    start = 0
    offsets = mapped.offsets
    for i in range(1, len(offsets) + 1):
        if i < len(offsets) and offsets[i] == offsets[i - 1] + 1 and offsets[i - 1] >= 0:
            continue
        if offsets[start] >= 0:
            segments.append((start, offsets[start], i - start))
        start = i
    return SourceMap(tuple(segments), starts)
