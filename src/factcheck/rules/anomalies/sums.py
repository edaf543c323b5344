"""Figures of a sentence as slots in its text, for rules that calculate with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.records import ParsedArticle, Quantity

_BARE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.,:/-])\d+(?:\.\d+)?(?![\w:/-]|,\d)"
)
_KINDS = {
    "percent": "P",
    "clock": "C",
    "ordinal": "O",
    "age": "A",
    "duration": "D",
    "score": "S",
    "date": "T",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One figure: its value, the range its wording allows, and what it measures."""

    value: float
    low: float
    high: float
    text: str
    unit: str
    counted: str


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with each figure replaced by `<K#>`: K its kind (N number, P percent, …), # its place in `slots`."""

    text: str
    slots: tuple[Slot, ...]

    def slot(self, mark: str) -> Slot:
        """The slot of a mark such as `<N3>` or `N3`."""
        return self.slots[int(mark.strip("<>")[1:])]


def template_of(parsed: ParsedArticle, start: int, end: int) -> Template:
    """The template of `text[start:end]`; dates and times of day are marked but hold no number to calculate with."""
    found: list[tuple[int, int, str, Slot | None]] = []
    for quantity in parsed.quantities:
        if start <= quantity.start and quantity.end <= end:
            found.append((quantity.start, quantity.end, _kind(quantity), _slot(quantity)))
    for time in parsed.times:
        clear = all(time.end <= a or b <= time.start for a, b, *_ in found)
        if start <= time.start and time.end <= end and clear and re.search(r"\d", time.text):
            found.append((time.start, time.end, "T", None))
    for match in _BARE.finditer(parsed.article.text, start, end):
        if all(match.end() <= a or b <= match.start() for a, b, *_ in found):
            value = float(match.group().replace(",", ""))
            found.append((match.start(), match.end(), "N", Slot(value, value, value, match.group(), "", "")))
    return _template(parsed.article.text, start, end, sorted(found, key=lambda item: item[0]))


def _template(text: str, start: int, end: int, found: list[tuple[int, int, str, Slot | None]]) -> Template:
    parts: list[str] = []
    slots: list[Slot] = []
    at = start
    for begin, finish, kind, slot in found:
        if begin < at:
            continue
        parts += [text[at:begin], f"<{kind}{len(slots)}>" if slot else "<T>"]
        if slot:
            slots.append(slot)
        at = finish
    return Template(" ".join("".join([*parts, text[at:end]]).split()), tuple(slots))


def _kind(quantity: Quantity) -> str:
    if quantity.unit == "percentage point":
        return "Q"
    return _KINDS.get(quantity.kind, "P" if quantity.unit == "percent" else "N")


def _slot(quantity: Quantity) -> Slot:
    value = quantity.value
    return Slot(value, quantity.low, quantity.high, quantity.text, quantity.unit, quantity.counted)
