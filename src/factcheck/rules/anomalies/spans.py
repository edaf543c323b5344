"""Durations told beside the years, days or hours that they span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.records import Interval, Quantity, TimeMention
from factcheck.rules.anomalies.counting import IN_YEAR, MONTH, NUMBER, YEAR, is_vague, value_of

_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\.?|\b(noon|midnight)\b"
_A_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?|noon|midnight)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_YEARS_AGO = (
    re.compile(rf"\b(?P<n>{NUMBER}) years ago,? (?:back )?{IN_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{IN_YEAR},? (?:just |exactly )?(?P<n>{NUMBER}) years ago\b", re.IGNORECASE),
    re.compile(
        rf"\bsince (?:{MONTH} )?({YEAR}),? (?:or|a (?:run|span|period|total) of|that is) (?P<n>{NUMBER}) years\b",
        re.IGNORECASE,
    ),
)
_SPAN_NOUN = r"(?:wait|drought|absence|reign|rule|run|streak|partnership|marriage|career|history|tenure|wait|exile|ban|freeze|dispute|conflict|war|feud)"
_OLD = (
    re.compile(
        rf"\b(?P<n>{NUMBER})-year-old (?:record|law|mark|rule|building|bridge|church|company|firm|club|treaty|ban|plant|dam|agreement)[^.;]{{0,40}}?\b(?:in|of|from|since) (?:{MONTH} )?({YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<n>{NUMBER})-year {_SPAN_NOUN}[^.;]{{0,50}}?\b(?:since|founded in|began in|started in|dating (?:back )?to|dates (?:back )?to) (?:{MONTH} )?({YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:since|founded in) (?:{MONTH} )?({YEAR})[^.;]{{0,40}}?\b(?:ends|ended|ending|end to|broke|breaks|breaking|over) (?:an? |the |its |his |her |their )(?P<n>{NUMBER})-year {_SPAN_NOUN}\b",
        re.IGNORECASE,
    ),
)
_NOW_OLD = (
    re.compile(
        rf"\b(?:built|founded|opened|established|planted|born|erected|completed) in (?:{MONTH} )?({YEAR}),? (?:and )?(?:it |he |she |which )?is (?:now |only |just )?(?P<n>{NUMBER}) years old\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bis (?:now |only |just )?(?P<n>{NUMBER}) years old[,;]? (?:and |it |having been )?(?:was )?(?:built|founded|opened|established|planted|erected|completed) in (?:{MONTH} )?({YEAR})\b",
        re.IGNORECASE,
    ),
)
_DAYS_APART = re.compile(
    rf"\b(?P<n>{NUMBER}) (?P<unit>days|weeks) (?P<way>after|before|later|earlier)\b", re.IGNORECASE
)
_LATER_STILL = re.compile(
    rf"(?:,? \d{{4}})?,? (?:just |only |exactly )?(?P<n>{NUMBER}) (?P<unit>days|weeks) (?P<way>later|afterwards|apart)\b",
    re.IGNORECASE,
)
_YEARS_AHEAD = (
    re.compile(
        rf"\b(?:in|within) (?P<n>{NUMBER}) years(?:['’] time)?, (?:that is |i\.e\. )?(?:in|by) ({YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:in|by) ({YEAR}),? (?P<n>{NUMBER}) years from now\b", re.IGNORECASE),
)
_RANGES = (
    re.compile(
        rf"\bfor (?P<n>{NUMBER}) years,? (?:from|between) (?:{MONTH} )?(?P<a>{YEAR}) (?:to|until|till|and|through) (?:{MONTH} )?(?P<b>{YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:from|between) (?:{MONTH} )?(?P<a>{YEAR}) (?:to|until|till|and|through) (?:{MONTH} )?(?P<b>{YEAR}),? "
        rf"(?:for |or |a total of |that is |in all |altogether )(?P<n>{NUMBER}) years\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<n>{NUMBER}) years(?: (?:in|as|at|of|with|behind)\b[^.;,<]{{0,30}})?,? from (?:{MONTH} )?(?P<a>{YEAR}) (?:to|until|till|through) (?:{MONTH} )?(?P<b>{YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<n>{NUMBER}) years after (?:its|the|his|her|their|it|he|she|they)\b[^.;,]{{1,40}} in (?:{MONTH} )?(?P<a>{YEAR}),[^.;]{{3,70}} in (?:{MONTH} )?(?P<b>{YEAR})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bin (?:{MONTH} )?(?P<b>{YEAR}),? (?:just |only |exactly )?(?P<n>{NUMBER}) years after (?:[\w'’-]+ ){{1,7}}(?:in|of) (?:{MONTH} )?(?P<a>{YEAR})\b",
        re.IGNORECASE,
    ),
)
_ANNIVERSARY = re.compile(
    rf"\b(?P<n>\d{{1,3}})(?:st|nd|rd|th) anniversary of (?:the |its |his |her |their )?(?:[\w'’-]+ ){{0,6}}?(?:in )?({YEAR})\b"
    rf"|\b(?P<m>{NUMBER}) years (?:since|after|on from) the ({YEAR}) [a-z]",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:this (?:year|month|week|summer|spring|autumn|winter|fall|weekend)|today|now|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"marks|celebrates|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
_HOURS = (
    re.compile(
        rf"\bfrom ({_A_CLOCK}) (?:to|until|till) ({_A_CLOCK})[^.;,]{{0,20}}?,? (?:or |a total of |for |lasting )?(?P<n>{NUMBER})[- ]hours?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<n>{NUMBER})[- ]hours?\b[^.;,]{{0,40}},? (?:from|between) ({_A_CLOCK}) (?:to|until|till|and) ({_A_CLOCK})(?! on {_WEEKDAY})",
        re.IGNORECASE,
    ),
)
_OVERNIGHT = re.compile(
    rf"\b(?P<n>{NUMBER})[- ]hours?\b[^.;,]{{0,40}},? from ({_A_CLOCK}) on ({_WEEKDAY}) (?:to|until|till) ({_A_CLOCK}) on ({_WEEKDAY})",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    rf"\bat ({_A_CLOCK})\b[^.;]{{0,50}}?\b(?P<n>{NUMBER}) minutes (?:later|after|before)\b[^.;]{{0,50}}?\bat ({_A_CLOCK})",
    re.IGNORECASE,
)
_LATER = re.compile(
    rf"\bat ({_A_CLOCK})\b[^.;]{{0,50}}?\b(?P<n>{NUMBER}) hours later,? at ({_A_CLOCK})", re.IGNORECASE
)
_LAST_LATER = re.compile(
    rf"\bat ({_A_CLOCK})(?![^;]*\b(?:flight|flew|plane|jet|local time)\b)[^;]{{0,50}}? at ({_A_CLOCK})[^.;,]{{0,12}}, (?:just |only |exactly )?(?P<n>{NUMBER}) hours later\b",
    re.IGNORECASE,
)
_BETWEEN_DAYS = re.compile(
    r"\b(?:lasted|lasting|ran|stayed|spent|held|detained|after|for)\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A duration as worded, the dates as worded, and what it comes to."""

    duration: str
    dates: str
    real: str


def year_mismatches(text: str, now: Interval | None) -> Iterator[Mismatch]:
    """Durations in years that the years beside them exclude; `now` is when the text was written, if known."""
    for pattern in _RANGES:
        for match in pattern.finditer(text):
            first, last, count = int(match.group("a")), int(match.group("b")), value_of(match.group("n"))
            if not is_vague(text, match.start("n")) and first < last and abs(last - first - count) > 1:
                yield Mismatch(f"{match.group('n')} years", f"{first} … {last}", f"{last - first} years")
    if now is None or now.start is None or now.end is None:
        return
    for ago, patterns in ((True, (*_YEARS_AGO, *_OLD, *_NOW_OLD)), (False, _YEARS_AHEAD)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                year, count = (
                    _year_of(match),
                    value_of(match.group("n")),
                )
                low, high = (
                    (now.start.year - year, now.end.year - year)
                    if ago
                    else (year - now.end.year, year - now.start.year)
                )
                if not is_vague(text, match.start("n")) and low >= 0 and not low - 1 <= count <= high + 1:
                    yield Mismatch(f"{match.group('n')} years", str(year), _counted(low, high))
    yield from _anniversaries(text, now)


def _year_of(match: re.Match[str]) -> int:
    """The year of a match: its one group beside the number."""
    number = match.re.groupindex["n"]
    return next(int(g) for i, g in enumerate(match.groups(), 1) if g and i != number)


def _anniversaries(text: str, now: Interval) -> Iterator[Mismatch]:
    for match in _ANNIVERSARY.finditer(text):
        if now.start is None or now.end is None or not _NOW.search(text):
            return
        number = match.group("n") or match.group("m")
        year, count = int(match.group(2) or match.group(4)), value_of(number)
        low, high = now.start.year - year, now.end.year - year
        if not is_vague(text, match.start()) and low >= 0 and not low - 1 <= count <= high + 1:
            yield Mismatch(number, str(year), _counted(low, high))


def _counted(low: int, high: int) -> str:
    return (
        f"{high} years by the article's date"
        if low == high
        else f"{low} to {high} years by the article's date"
    )


def hour_mismatch(text: str) -> Mismatch | None:
    """A number of hours beside two times of day of which at least one says a.m. or p.m."""
    for pattern in (*_HOURS, _LATER, _LAST_LATER):
        match = pattern.search(text)
        if match is None or is_vague(text, match.start("n")):
            continue
        words = [g for g in match.groups() if g and g != match.group("n")]
        hours = _hours(words[0], words[1]) if len(words) == 2 else None
        count = value_of(match.group("n"))
        if hours is not None and abs(hours - count) >= 1.0:
            return Mismatch(f"{match.group('n')} hours", f"{words[0]} to {words[1]}", f"{hours:g} hours")
    return _over_days(text) or _minutes(text)


def _over_days(text: str) -> Mismatch | None:
    """`a 36-hour strike from 7 a.m. on Wednesday to 7 a.m. on Thursday`."""
    match = _OVERNIGHT.search(text)
    if match is None or is_vague(text, match.start("n")):
        return None
    _, first, day, last, other = match.groups()
    start, end = _clock(first), _clock(last)
    days = (_WEEK.index(other[:3].casefold()) - _WEEK.index(day[:3].casefold())) % 7
    if start is None or end is None:
        return None
    hours, count = days * 24 + end - start, value_of(match.group("n"))
    if abs(hours - count) < 1.0 or count > 160:
        return None
    return Mismatch(f"{match.group('n')} hours", f"{first} on {day} to {last} on {other}", f"{hours:g} hours")


def _minutes(text: str) -> Mismatch | None:
    """`at 7:45 p.m., 40 minutes after it had begun at 6:30 p.m.`"""
    match = _MINUTES.search(text)
    if match is None or is_vague(text, match.start("n")):
        return None
    first, second = (g for g in match.groups() if g and g != match.group("n"))
    start, end = _clock(first), _clock(second)
    if start is None or end is None:
        return None
    real, count = round(abs(end - start) * 60), value_of(match.group("n"))
    if abs(real - count) <= 1 or real > 12 * 60:
        return None
    return Mismatch(f"{match.group('n')} minutes", f"{first} and {second}", f"{real} minutes")


def _hours(first: str, last: str) -> float | None:
    start, end = _clock(first), _clock(last)
    return None if start is None or end is None else (end - start) % 24


def _clock(words: str) -> float | None:
    """The hour of a time of day; one without a.m. or p.m. must have its minutes."""
    match = re.match(_CLOCK, words, re.IGNORECASE)
    if match is not None:
        return _time(match)
    plain = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", words.strip())
    return int(plain.group(1)) + int(plain.group(2)) / 60 if plain else None


def _time(match: re.Match[str]) -> float:
    if match.group(4):
        return 12.0 if match.group(4).casefold() == "noon" else 0.0
    hour = int(match.group(1)) % 12 + (12 if match.group(3).casefold() == "p" else 0)
    return hour + int(match.group(2) or 0) / 60


def _is_beside(between: str, match: re.Match[str]) -> bool:
    """Whether the second date belongs to "ten days after …": nothing but its event, or a word or two, stands between."""
    if match.group("way").casefold() in ("after", "before"):
        return len(between) <= MAX_EVENT and not re.search(r"[,;:]", between)
    return len(between) <= MAX_GAP


MAX_EVENT, MAX_GAP = 70, 25


def _days_apart(days: list[date], times: list[TimeMention], text: str, offset: int) -> Mismatch | None:
    """`on 7 May, two days after the vote of 3 May`."""
    match = _DAYS_APART.search(text, max(times[0].end - offset, 0), max(times[1].start - offset, 0))
    if match is not None and not _is_beside(text[match.end() : max(times[1].start - offset, 0)], match):
        match = None
    match = match or _LATER_STILL.match(text, max(times[1].end - offset, 0))
    if match is None or is_vague(text, match.start("n")) or match.end() - match.start() > 40:
        return None
    told = value_of(match.group("n")) * (7 if match.group("unit").casefold() == "weeks" else 1)
    real, slack = abs((days[1] - days[0]).days), 3 if match.group("unit").casefold() == "weeks" else 0
    if abs(real - told) <= slack or real > 200:
        return None
    return Mismatch(
        f"{match.group('n')} {match.group('unit')}", f"{times[0].text} … {times[1].text}", f"{real} days"
    )


def single_days(times: list[TimeMention]) -> list[tuple[date, TimeMention]]:
    """The mentions that are one day, written with its number, each with that day."""
    return [
        (t.interval.start, t)
        for t in times
        if t.precision == "day"
        and t.interval
        and t.interval.start
        and t.interval.start == t.interval.end
        and re.search(r"\d", t.text)
    ]


def day_mismatch(
    times: list[TimeMention], lengths: list[Quantity], text: str, offset: int
) -> Mismatch | None:
    """Two days and one number of days or weeks between them: `held on 3 March and freed on 20 March after ten days`."""
    dated = single_days(times)
    if len(dated) != 2:
        return None
    days = [day for day, _ in dated]
    apart = _days_apart(days, [t for _, t in dated], text, offset)
    if apart is not None or len(times) != 2:
        return apart
    if len(lengths) != 1 or lengths[0].approximator or days[0] >= days[1]:
        return None
    length = lengths[0]
    unit = next((u for u in ("week", "day") if u in length.text.casefold()), "")
    if (
        not unit
        or not _BETWEEN_DAYS.search(text[: length.start - offset])
        or not all(re.search(r"\d", t.text) for t in times)
    ):
        return None
    real, told, slack = (
        (days[1] - days[0]).days,
        length.value * (7 if unit == "week" else 1),
        4 if unit == "week" else 1,
    )
    if length.unit == "day" and unit == "week":
        told = length.value
    if abs(real - told) <= slack or abs(real + 1 - told) <= slack:
        return None
    return Mismatch(length.text, f"{times[0].text} … {times[1].text}", f"{real} days")
