"""Numbers of years and hours in words, for rules that count from dates."""

from __future__ import annotations

import re

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES: dict[str, int] = {
    **{word: i for i, word in enumerate(_ONES, 1)},
    **{word: i for i, word in enumerate(_TEENS, 10)},
    **{word: i * 10 for i, word in enumerate(_TENS, 2)},
    **{f"{tens}-{one}": i * 10 + j for i, tens in enumerate(_TENS, 2) for j, one in enumerate(_ONES, 1)},
}
NUMBER = (
    r"(?:\d{1,3}|(?:"
    + "|".join(_TENS)
    + r")(?:-(?:"
    + "|".join(_ONES)
    + r"))?|"
    + "|".join([*_TEENS, *_ONES])
    + ")"
)
"""A whole number to 999 in figures, or to 99 in words; no groups."""

YEAR = r"(?:1[5-9]|20)\d\d"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)[.\u2024]?)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
IN_YEAR = rf"(?:in|since|of|on) (?:the (?:spring|summer|autumn|fall|winter) of |late |early |mid-)?(?:\d{{1,2}} )?(?:{MONTH} (?:\d{{1,2}}, )?)?({YEAR})\b"
"""A year with the preposition and the month before it; the year is a group."""

_VAGUE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|more than|less than|at least|up to|just over|just under|close to|"
    r"well over|every|another|next|past|fewer than|only|than|or) $",
    re.IGNORECASE,
)


_DOTTED = re.compile(r"\b(Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Gov|Sen|Gen|Rev)\.")
DOT = "\u2024"


def undotted(text: str) -> str:
    """A text of the same length whose abbreviated months and titles do not look like ends of a sentence."""
    return _DOTTED.sub(rf"\g<1>{DOT}", text)


def value_of(words: str) -> int:
    """The number of a stretch that `NUMBER` matched."""
    return int(words) if words.isdigit() else _VALUES[words.casefold()]


def is_vague(text: str, at: int) -> bool:
    """Whether the number that starts at `at` stands behind "about", "more than", ..."""
    return _VAGUE.search(text[max(0, at - 20) : at]) is not None
