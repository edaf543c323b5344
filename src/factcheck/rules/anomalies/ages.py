"""Ages told of people by name, wherever they stand in an article, and the year in which an article says each was born."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.records import ParsedArticle
from factcheck.rules.base import sentences_of

_AFTER = re.compile(r",\s(\d{1,2})(?:,|\.|\sand\b)")
_BEFORE = re.compile(r"\b(\d{1,2})-year-old\s(?:[a-z]+\s){0,2}$|^At (\d{1,2}), $")
KIN = re.compile(
    r"\b(?:father|mother|son|daughter|brother|sister|twin|cousin|uncle|aunt|husband|wife|namesake|then|in (?:19|20)\d\d|aged)\b"
    r"|\bwhen\b(?!.*\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|this (?:week|morning|afternoon))\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What makes an age that of another one, or of another time; a "when" of these days is none."""
_RELATIVE = re.compile(
    r"\b(?:(?:his|her|their|whose)|[A-Z][\w-]+['’]s?) (?:late |elder |younger |older |former |first |second )?"
    r"(?:parents?|father|mother|son|daughter|brother|sister|twin|cousin|uncle|aunt|husband|wife|partner|grand\w+|teacher|coach|lawyer|friend|rival|predecessor|successor)\b"
)
_BORN_IN = re.compile(r"\b[Bb]orn (?:[^.;,]{0,50} )?in (?:[\w-]+ ){0,5}?((?:18|19|20)\d\d)\b")
_OPENS = re.compile(r"^\W*(?:Born\b|(?:He|She) was born\b)")
_LONG_GONE = re.compile(
    r"\b(?:vanish\w*|disappear\w*|missing|drown\w*|murder\w*|killed|died|dead|death|(?:1[89]|20)\d\d|ago|once|young)\b",
    re.IGNORECASE,
)
"""Words beside an age that may be one of the past."""


@dataclass(frozen=True, slots=True)
class ToldAge:
    """An age of somebody: the number, where the name stands, and the sentence."""

    years: int
    start: int
    end: int
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Birth:
    """Somebody's year of birth and its sentence."""

    person: str
    year: int
    sentence: tuple[int, int]


def told_ages(parsed: ParsedArticle) -> dict[str, list[ToldAge]]:
    """By canonical name: `Mira Holt, 44,` … `the 44-year-old Holt`; not beside relatives or other times."""
    text = parsed.article.text
    ages: dict[str, list[ToldAge]] = {}
    for start, end, sentence in sentences_of(parsed):
        for entity in parsed.entities:
            if entity.label != "PERSON" or not start <= entity.start < end:
                continue
            after = _AFTER.match(text, entity.end)
            before = _BEFORE.search(text[max(start, entity.start - 40) : entity.start])
            found = after or before
            if found is not None and not KIN.search(sentence):
                years = int(next(g for g in found.groups() if g))
                told = ToldAge(years, entity.start, entity.end, (start, end))
                ages.setdefault(entity.canonical, []).append(told)
    return ages


def present_age(parsed: ParsedArticle, told: list[ToldAge]) -> ToldAge | None:
    """The one age of somebody, where nothing beside it tells of the past."""
    if len({t.years for t in told}) != 1 or any(
        _LONG_GONE.search(parsed.article.text[slice(*t.sentence)]) for t in told
    ):
        return None
    return told[0]


def births(parsed: ParsedArticle) -> Iterator[Birth]:
    """`Holt was born in 1969`, and `Born in 1969, she …` behind a sentence that names nobody else."""
    previous: tuple[int, int] | None = None
    for start, end, sentence in sentences_of(parsed):
        years = _BORN_IN.findall(sentence)
        here = _people(parsed, start, end)
        if len(years) == 1 and not _RELATIVE.search(sentence):
            opens = _OPENS.search(sentence) is not None
            if (
                opens
                and not here
                and previous
                and not _RELATIVE.search(parsed.article.text[slice(*previous)])
            ):
                before = _people(parsed, *previous)
                if len(before) == 1:
                    yield Birth(before.pop(), int(years[0]), (start, end))
            elif len(here) == 1 and _of_subject(parsed, start, sentence):
                yield Birth(here.pop(), int(years[0]), (start, end))
        previous = (start, end)


def _people(parsed: ParsedArticle, start: int, end: int) -> set[str]:
    return {e.canonical for e in parsed.entities if e.label == "PERSON" and start <= e.start < end}


def _of_subject(parsed: ParsedArticle, start: int, sentence: str) -> bool:
    """Whether the name stands right before "was born", "who was born" or ", born"."""
    born = re.search(r",? (?:who |was |who was |, )?born\b", sentence)
    return born is not None and any(
        e.label == "PERSON" and e.end - start == born.start() for e in parsed.entities if e.start >= start
    )
