"""Figures of a sentence as slots in its text, for rules that calculate with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

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
_PER_PIECE = re.compile(
    r" per (?:share|barrel|ton|tonne|liter|unit|person|head|hour|night|piece|kilo|kilogram)$"
)
_AT_LEAST = frozenset(["more than", "over", "at least", "just over", "well over", "above"])
_AT_MOST = frozenset(
    [
        "less than",
        "nearly",
        "almost",
        "just under",
        "up to",
        "fewer than",
        "under",
        "below",
        "at most",
        "close to",
    ]
)
_PAIR = re.compile(r"(\d[\d,]*)(?: votes?| seats?)?(?: to |[–-]| against )(\d[\d,]*)")
_TIMES = re.compile(
    r"\b(?:twice|double|triple|half|times)(?: as (?:many|much) as)?(?: the)?\s$", re.IGNORECASE
)
_COMPARES = re.compile(
    r"(?:percent|per cent|%|points?|\d)\s(?:(?:more|less|fewer) than|above|below) (?:the )?$", re.IGNORECASE
)
"""`26 percent less than the 9.2 million`: a comparison, not a bound."""
_LATER = re.compile(r"\s+(?:earlier|before|ago|later|previously)\b")
_A_YEAR = re.compile(r"\s+(?:a|per) (?:year|month|week|day)$")
_APPROXIMATOR = re.compile(
    r"(?:about|around|some|nearly|almost|roughly|approximately|over|more than|less than|fewer than|at least|at most|up to|just over|"
    r"just under|close to|well over|only|as many as|as much as|above|below)\s+(?:the\s+|a\s+)?(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One figure: its value, the range its wording allows, and what it measures."""

    value: float
    low: float
    high: float
    text: str
    unit: str
    counted: str
    approximator: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with each figure replaced by `<K#>`: K its kind (N number, P percent, …), # its place in `slots`."""

    text: str
    slots: tuple[Slot, ...]

    def slot(self, mark: str) -> Slot:
        """The slot of a mark such as `<N3>` or `N3`."""
        return self.slots[int(mark.strip("<>")[1:])]


_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
_SCALE = re.compile(r"\b(?:hundred|thousand|million|billion|trillion)\b|(?<=\d)\s?(?:k|m|bn|tn)\b")


_Found = tuple[int, int, str, Slot | None]


def template_of(parsed: ParsedArticle, start: int, end: int) -> Template:
    """The template of `text[start:end]`; dates and times of day are marked but hold no number to calculate with."""
    text = parsed.article.text
    found: list[_Found] = []
    for quantity in parsed.quantities:
        if start <= quantity.start and quantity.end <= end:
            found += _pieces(quantity, text)
    for time in parsed.times:
        clear = all(time.end <= a or b <= time.start for a, b, *_ in found)
        if start <= time.start and time.end <= end and clear and re.search(r"\d", time.text):
            found.append((time.start, time.end, "T", None))
    for match in _BARE.finditer(text, start, end):
        if all(match.end() <= a or b <= match.start() for a, b, *_ in found):
            value = float(match.group().replace(",", ""))
            found.append((match.start(), match.end(), "N", Slot(value, value, value, match.group(), "", "")))
    return _template(text, start, end, sorted(found, key=lambda item: item[0]))


def _pieces(quantity: Quantity, text: str) -> list[_Found]:
    """A quantity as one slot without its approximator and "a year" of "a year earlier"; a score or count of votes as two."""
    begin, end, unit = quantity.start, quantity.end, quantity.unit
    pair = _PAIR.fullmatch(quantity.text)
    if pair:
        values = [float(pair.group(i).replace(",", "")) for i in (1, 2)]
        return [
            (begin + pair.start(i), begin + pair.end(i), "N", Slot(v, v, v, pair.group(i), "", ""))
            for i, v in zip((1, 2), values, strict=True)
        ]
    if " per " in f" {unit}" and _LATER.match(text, end) and _A_YEAR.search(quantity.text):
        shorter = _A_YEAR.sub("", quantity.text)
        unit, end = re.sub(r"\s?per \w+$", "", unit), begin + len(shorter)
    lead = _APPROXIMATOR.match(text, begin, end)
    if lead and quantity.approximator:
        begin = lead.end()
    compares = _TIMES.search(text[max(0, begin - 30) : begin]) or _COMPARES.search(
        text[max(0, quantity.start - 24) : begin]
    )
    about = "" if compares else quantity.approximator.casefold()
    bounds = (
        (quantity.low, quantity.high)
        if about == quantity.approximator.casefold()
        else (quantity.value, quantity.value)
    )
    slot = Slot(quantity.value, *bounds, text[begin:end], unit, quantity.counted, about)
    return [(begin, end, _kind(quantity), slot)]


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


@dataclass(frozen=True, slots=True)
class Miscount:
    """What was said, what it comes to, and how."""

    said: str
    how: str


def is_exact(slot: Slot) -> bool:
    """Whether a figure stands for itself, not for a wide range."""
    return (
        not slot.approximator
        and slot.high - slot.low <= max(0.25 * abs(slot.value), 1.01 * last_place(slot)) + 1e-9
    )


def last_place(slot: Slot) -> float:
    """The worth of the last written digit, in the slot's own unit."""
    match = re.search(r"\d[\d,]*(?:\.(\d+))?", slot.text)
    written = written_figure(slot.text)
    if match is None or not written:
        return 0.0
    return float(abs(slot.value / written) * 10.0 ** -len(match.group(1) or ""))


def written_figure(text: str) -> float:
    """The figure written in a text, without its scale word; 0 where it is spelled out."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(match.group().replace(",", "")) if match else 0.0


def plain(slot: Slot) -> float:
    """The amount as written, with its scale word but without its unit; its value where it is spelled out."""
    written = written_figure(slot.text)
    if not written:
        return slot.value
    scale = _SCALE.search(slot.text)
    return written * (_SCALES[scale.group().strip()] if scale else 1.0)


def last_place_plain(slot: Slot) -> float:
    """The worth of the last written digit as written, in the scale of `plain`."""
    place = last_place(slot)
    return place * plain(slot) / slot.value if slot.value else 0.0


def leveled(first: Slot, second: Slot) -> tuple[Slot, Slot]:
    """Two figures of which one lends the other its unit (`from 310,000 to 590,000 tons`), both as written."""
    if bool(first.unit) == bool(second.unit):
        return first, second
    return _as_written(first), _as_written(second)


def _as_written(slot: Slot) -> Slot:
    value = plain(slot)
    if not slot.value or not slot.unit:
        return slot
    scale = value / slot.value
    return replace(slot, value=value, low=slot.low * scale, high=slot.high * scale)


def same_unit(*slots: Slot) -> bool:
    """Whether the figures measure alike; a figure without a unit goes with any that is not converted."""
    units = {_PER_PIECE.sub("", s.unit) for s in slots if s.unit}
    bare = any(not s.unit for s in slots)
    converted = bare and any(s.unit and abs(plain(s) - s.value) > 1e-6 * abs(s.value) for s in slots)
    return len(units) <= 1 and not converted


def amount(value: float, like: Slot) -> str:
    """A calculated value as words in the scale and unit of a slot beside it: `14` gives "4.5 million"."""
    written = written_figure(like.text)
    scale = like.value / written if written else 1.0
    shown = f"{value / (scale or 1.0):,.10g}"
    scale_word = re.search(r"\b(?:hundred|thousand|million|billion|trillion)\b", like.text)
    return f"{shown} {scale_word.group()}" if scale_word and written else shown


def percent_miscount(real: float, said: Slot, how: str) -> Miscount | None:
    """None where the percentage said fits the real one after rounding, and after "about", "nearly" or "more than"."""
    digits = re.search(r"\d(?:\.(\d))?", said.text)
    slack = 4.0 if digits is None else 0.12 if digits.group(1) else 0.55
    slack = max(slack, 0.025 * abs(real))
    low, high = said.value - slack, said.value + slack
    if said.approximator in _AT_LEAST:
        high = said.value * 1.25 + 2.0
    elif said.approximator in _AT_MOST:
        low = said.value * 0.75 - 2.0
    elif said.approximator:
        low, high = low - max(1.0, 0.12 * said.value), high + max(1.0, 0.12 * said.value)
    if min(low, said.low) <= real <= (high if said.approximator in _AT_LEAST else max(high, said.high)):
        return None
    return Miscount(said.text, f"{how} is {real:.1f} percent")


def amount_miscount(real: float, said: Slot, how: str, *inputs: Slot, slack: float = 0.0) -> Miscount | None:
    """None where the amount said fits the real one after the rounding of all figures."""
    rounding = sum(last_place(s) / 2 for s in (said, *inputs) if not _is_whole(s))
    if abs(real - said.value) <= rounding + slack + 1e-6 * abs(real):
        return None
    return Miscount(said.text, f"{how} is {amount(real, said)}")


def _is_whole(slot: Slot) -> bool:
    """Whether a figure is a plain count, written to its last one."""
    return re.fullmatch(r"[\d,]*\d", slot.text) is not None or written_figure(slot.text) == 0.0
