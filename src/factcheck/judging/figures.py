"""Numbers and clock times in one spelling, as the entailment model reads them.

A small model compares "68" with "86", but hardly with "eighty-six". So both sides are written in figures before it sees them.
"""

from __future__ import annotations

import re

from factcheck.language.lexicon import ONES, TENS

_SCALES = {"hundred": 100, "thousand": 1000}
_WORD = "|".join(sorted([*TENS, *ONES, *_SCALES], key=len, reverse=True))
_NUMBER = re.compile(
    rf"\b(?:{_WORD})(?:(?:-|\s+|\s+and\s+)(?:{_WORD}))*\b"
    r"(?!-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|half|quarter|tenth)s?\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[.:](\d\d))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
_PERCENT = re.compile(r"(?<=\d)(?:\s?%|\s+per\s+cent\b)")
_SMALLEST = 2  # "one" is a pronoun as often as a number


def in_figures(text: str) -> str:
    """The text with number words as figures ("eighty-six": "86"), clock times as "9:30 p.m.", shares as "6 percent"."""
    text = _NUMBER.sub(_figure, text)
    text = _CLOCK.sub(lambda m: f"{m[1]}:{m[2] or '00'} {m[3].lower()}.m.", text)
    return _PERCENT.sub(" percent", text)


def _figure(match: re.Match[str]) -> str:
    words = [w for w in re.split(r"[\s-]+", match[0].casefold()) if w != "and"]
    value = _value(words)
    if value is None or value < _SMALLEST or _is_name(match):
        return match[0]
    return f"{value:,}" if value >= 10_000 or (len(words) > 1 and value >= 1000) else str(value)


def _value(words: list[str]) -> int | None:
    """The value of number words; None for a row of several numbers ("two three")."""
    total = current = 0
    below = 10**6  # what may still follow: "eighty" takes a number below 10, "six" none
    for word in words:
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            below = _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
            continue
        value = ONES.get(word, TENS.get(word, 0))
        if value >= below:
            return None
        current, below = current + value, 10 if word in TENS else 0
    return total + current


def _is_name(match: re.Match[str]) -> bool:
    """Whether the words are part of a name: capitalized inside a sentence before or after another capital ("Five Eyes")."""
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :]
    inside = bool(before) and before[-1] not in ".!?:“\"‘'"
    return match[0][0].isupper() and inside and bool(re.match(r"\s+[A-Z]", after))
