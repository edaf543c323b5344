"""Dates and time expressions, resolved to intervals of whole days against the time an article was written.

`find_times` reads the wording with a fixed set of linear patterns; the parse, where there is one, tells only
whether the clause looks back or ahead. What an expression means:

- `interval` is the named time itself; `role` says how the clause is tied to it ("since 2019" names 2019, role
  since; "by Nov. 15" names the day, role until). A range ("from 2016 to 2020") is one mention, role at.
- `interval` None with `anchored` False: a relative expression that nothing in the text or anchor resolves
  ("the following day", "on Tuesday" in an undated article).
- `interval` None with `anchored` True and `precision` day: a date that no calendar has (31 June).
- role duration: a length of time ("for nine years"), with no interval; "in the past three years" has one.
- `explicit`: the wording fixes the year itself, so the interval doesn't rest on the anchor.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factcheck.language import calendar_spans as spans
from factcheck.language.lexicon import MONTHS, ONES, ORDINALS, SEASONS, TENS, WEEKDAYS
from factcheck.language.tense import FUTURE, OPEN, PAST, direction, is_parsed
from factcheck.records import Interval, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?"
    r"|Sep(?:tember|t?\.?)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_MONTH2 = _MONTH.replace("(?P<month>", "(?P<month2>")
_FULL_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?![A-Za-z])"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_DAY2 = r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)(?![\d%]|[.,]\d|[-–—/]\d{3,})"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_ANY_WEEKDAY = (
    r"(?P<weekday>Mon(?:day)?|Tue(?:s|sday)?|Wed(?:s|nesday)?|Thu(?:rs?|rsday)?|Fri(?:day)?|Sat(?:urday)?|"
    r"Sun(?:day)?)"
    r"\b\.?"
)
_NUMBER_WORDS = "|".join([*ONES, *TENS])
_COUNT = (
    r"(?P<count>\d{1,4}(?:\.\d)?|an?|a couple of|a few|several|half an?"
    rf"|(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(ONES)[:9])})|{_NUMBER_WORDS})"
)
_LENGTH = r"(?P<unit>minute|hour|day|night|week|fortnight|month|quarter|year|decade|century|centurie)s?\b"
_PREPOSITION = re.compile(
    r"(?:\b(?P<role>since|until|till|through|by|before|prior to|ahead of|after|following|from|starting|"
    r"beginning|effective|as of|for|on|in|at|during|to|of|over|within|between))"
    r"(?:\s+(?:about|around|at least|the))?\s+$",
    re.IGNORECASE,
)
_ROLES = {
    "since": "since",
    "from": "since",
    "starting": "since",
    "beginning": "since",
    "effective": "since",
    "as of": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "until",
    "to": "until",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "after": "after",
    "following": "after",
}
_FEW = {"a couple of": 2.0, "a few": 4.0, "several": 6.0, "a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5}
_LONGEST_ANCHOR = {"day": 2, "week": 8, "month": 40, "season": 190, "year": 400}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a pattern read: the interval or None, precision, and whether the text or the anchor fixed it."""

    interval: Interval | None
    precision: str
    role: str = ""
    anchored: bool = True
    weekday: int | None = None
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What a pattern may ask: the text, the anchor, and whether the clause looks ahead."""

    doc: Doc
    text: str
    anchor: Interval | None
    parsed: bool

    def ahead(self, match: re.Match[str]) -> int:
        """FUTURE, PAST or OPEN; what something is done by or until may still come, whatever the tense."""
        way = direction(self.doc if self.parsed else None, self.text, match.start(), match.end())
        return (
            OPEN if way == PAST and _preposition(self.text, match.start()) in {"by", "until", "till"} else way
        )

    def now(self, unit: str) -> date | None:
        """The anchor as one day, if it is narrow enough for expressions of this unit."""
        anchor = self.anchor
        if anchor is None or (anchor.start is None and anchor.end is None):
            return None
        if anchor.start is None or anchor.end is None:
            return (anchor.start or anchor.end) if unit == "year" else None
        if (anchor.end - anchor.start).days > _LONGEST_ANCHOR[unit]:
            return None
        return anchor.end if unit == "day" else anchor.start + (anchor.end - anchor.start) / 2


_Resolver = Callable[["re.Match[str]", _Context], "_Reading | None"]


def find_times(doc: Doc, anchor: Interval | None) -> tuple[TimeMention, ...]:
    """The time expressions of a text in their order, never overlapping; `anchor` is when it was written."""
    text = doc.text
    context = _Context(doc, text, anchor, is_parsed(doc))
    found: list[tuple[int, int, re.Match[str], _Resolver]] = []
    for pattern, resolver in _PATTERNS:
        found += [(m.start(), m.end(), m, resolver) for m in pattern.finditer(text)]
    found.sort(key=lambda f: (f[0], -f[1]))
    mentions: list[TimeMention] = []
    last = 0
    for start, end, match, resolver in found:
        if start < last:
            continue
        reading = resolver(match, context)
        if reading is None:
            continue
        mentions.append(_mention(text, start, end, reading))
        last = end
    return tuple(mentions)


def _mention(text: str, start: int, end: int, reading: _Reading) -> TimeMention:
    while end > start and text[end - 1] in " ,":
        end -= 1
    return TimeMention(
        start=start,
        end=end,
        text=text[start:end],
        interval=reading.interval,
        precision=reading.precision,
        role=reading.role or _role(text, start),
        anchored=reading.anchored,
        weekday=reading.weekday,
        explicit=reading.explicit,
    )


def _role(text: str, start: int) -> str:
    return _ROLES.get(_preposition(text, start), "at")


def _preposition(text: str, start: int) -> str:
    match = _PREPOSITION.search(text[max(0, start - 30) : start])
    return match["role"].lower() if match else ""


# --- resolving parts
# -------------------------------------------------------------------------------------------


def _month_number(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def _nearest_year(month: int, day: int, now: date, ahead: int) -> date | None:
    """The date nearest to now, but on the side to which the clause looks if it is far off."""
    options = [d for y in (now.year - 1, now.year, now.year + 1) if (d := spans.day_of(y, month, day))]
    if ahead == FUTURE:
        options = [d for d in options if d >= now - timedelta(days=45)] or options
    elif ahead == PAST:
        options = [d for d in options if d <= now + timedelta(days=45)] or options
    return min(options, key=lambda d: abs((d - now).days)) if options else None


def _calendar_day(match: re.Match[str], context: _Context) -> _Reading | None:
    """A day and a month, with or without a weekday and a year."""
    groups = match.groupdict()
    month, number = _month_number(groups["month"]), int(groups["day"])
    weekday = _weekday(groups.get("weekday"))
    if not 1 <= number <= 31:
        return None
    if groups.get("year"):
        moment = spans.day_of(int(groups["year"]), month, number)
        return _Reading(spans.day(moment) if moment else None, "day", weekday=weekday, explicit=True)
    if spans.day_of(2024, month, number) is None:
        return _Reading(None, "day", weekday=weekday)
    now = context.now("year")
    if now is None or _OTHER_YEAR.match(context.text, match.end()):
        return _Reading(None, "day", anchored=False, weekday=weekday)
    moment = _nearest_year(month, number, now, context.ahead(match))
    return _Reading(spans.day(moment) if moment else None, "day", weekday=weekday)


def _day_range(match: re.Match[str], context: _Context) -> _Reading | None:
    groups = match.groupdict()
    month = _month_number(groups["month"])
    month2 = _month_number(groups["month2"]) if groups.get("month2") else month
    first, second = int(groups["day"]), int(groups["day2"])
    year = groups.get("year")
    now = context.now("year")
    if year is None and now is None:
        return _Reading(None, "day", anchored=False)
    if year is not None:
        end = spans.day_of(int(year), month2, second)
    else:
        assert now is not None
        end = _nearest_year(month2, second, now, context.ahead(match)) if 1 <= second <= 31 else None
    if end is None:
        return None
    start = spans.day_of(end.year - (month > month2), month, first)
    if start is None or start > end:
        return None
    return _Reading(Interval(start, end), "day", role="at", explicit=year is not None)


def _iso(match: re.Match[str], context: _Context) -> _Reading | None:
    moment = spans.day_of(int(match["year"]), int(match["m"]), int(match["d"]))
    return _Reading(spans.day(moment) if moment else None, "day", explicit=True)


def _numeric(match: re.Match[str], context: _Context) -> _Reading | None:
    """A date in figures: day first or month first, whichever the calendar allows; both where both could
    be."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if year < 100:
        year += 2000
    options = sorted(
        {d for d in (spans.day_of(year, second, first), spans.day_of(year, first, second)) if d is not None}
    )
    if not options:
        return None
    return _Reading(Interval(options[0], options[-1]), "day" if len(options) == 1 else "open", explicit=True)


def _month_of(match: re.Match[str], context: _Context) -> _Reading | None:
    """A month, with or without a year, a modifier and a part."""
    groups = match.groupdict()
    month, part = _month_number(groups["month"]), _part(groups.get("part"))
    modifier = (groups.get("modifier") or "").lower()
    if groups.get("year"):
        return _Reading(spans.month(int(groups["year"]), month, part), "month", explicit=True)
    now = context.now("year")
    if now is None or _OTHER_YEAR.match(context.text, match.end()):
        return _Reading(None, "month", anchored=False)
    year = _year_of_month(month, now, modifier, context.ahead(match))
    return _Reading(spans.month(year, month, part), "month") if 1 <= year <= 9998 else None


_OTHER_YEAR = re.compile(r"\s+(?:of\s+)?(?:that|the same|the following|the next|the previous) year\b")


def _year_of_month(month: int, now: date, modifier: str, ahead: int) -> int:
    if modifier == "this":
        return now.year
    if modifier == "last":
        return now.year if month < now.month else now.year - 1
    if modifier == "next":
        return now.year if month > now.month else now.year + 1
    distance = (month - now.month) % 12  # months ahead, 0 to 11
    if ahead == FUTURE:
        future = distance <= 10
    elif ahead == PAST:
        future = distance == 0
    else:
        future = distance <= 5
    index = now.year * 12 + now.month - 1 + (distance if future else distance - 12)
    return index // 12


def _part(word: str | None) -> str:
    word = (word or "").lower().rstrip("-")
    for part, words in {
        "early": ("early", "start", "beginning", "earlier"),
        "mid": ("mid", "middle"),
        "late": ("late", "end", "later", "close"),
    }.items():
        if any(w in word.split() or word == w for w in words):
            return part
    return ""


def _weekday(word: str | None) -> int | None:
    return WEEKDAYS[word.rstrip(".").lower()] if word else None


def _named_weekday(match: re.Match[str], context: _Context) -> _Reading | None:
    """A day of the week: the one before the article unless the clause looks ahead."""
    weekday = _weekday(match["weekday"])
    assert weekday is not None
    modifier = (match["modifier"] or "").lower()
    if modifier in {"last", "next"} and _OF_A_MONTH.match(context.text, match.end()):
        return None
    now = context.now("day")
    if now is None or modifier in {"the following", "the previous"}:
        return _Reading(None, "day", anchored=False, weekday=weekday)
    moment = spans.shift_days(now, _days_to(now, weekday, modifier, context.ahead(match)))
    if moment is None:
        return None
    following = spans.shift_days(moment, 1)
    before = context.text[max(0, match.start() - 14) : match.start()].lower()
    if following is not None and ("midnight" in before or match.group().lower().endswith("midnight")):
        return _Reading(Interval(moment, following), "day", weekday=weekday)
    return _Reading(spans.day(moment), "day", weekday=weekday)


_NAME_BEFORE = re.compile(r"\b[A-Z][\w.]*\s$")
_NAME_AFTER = re.compile(r"\s(?:[A-Z]|show\b)")
_OF_A_MONTH = re.compile(rf"\s+(?:in|of)\s+(?:each|every|the|next|{_MONTH})")


def _days_to(now: date, weekday: int, modifier: str, way: int) -> int:
    """Days from now to the weekday meant; today's own name is today unless "last" or "next" say otherwise."""
    back = (now.isoweekday() - weekday) % 7
    if modifier in {"last", "this past", "past"}:
        return -(back or 7)
    if modifier in {"next", "this coming", "coming"}:
        return 7 - back
    ahead = (7 - back) % 7
    if modifier == "earlier" or (way == PAST):
        return -back
    if way == FUTURE or modifier == "this":
        return ahead
    return ahead if ahead < back else -back


def _relative_day(match: re.Match[str], context: _Context) -> _Reading | None:
    word = " ".join(match.group().lower().split())
    if match.group()[0].isupper() and _NAME_BEFORE.search(
        context.text[max(0, match.start() - 20) : match.start()]
    ):
        return None
    if (
        word in {"today", "tonight"}
        and match.group()[0].isupper()
        and _NAME_AFTER.match(context.text, match.end())
    ):
        return None
    now = context.now("day")
    if now is None:
        return _Reading(None, "day", anchored=False)
    offsets = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    key = next((k for k in sorted(offsets, key=len, reverse=True) if word.startswith(k)), "")
    if key:
        moment = spans.shift_days(now, offsets[key])
        return _Reading(spans.day(moment), "day") if moment else None
    if word in {"last night", "overnight"}:
        before = spans.shift_days(now, -1)
        return _Reading(Interval(before, now), "day") if before else None
    return _Reading(spans.day(now), "day")


def _named_period(match: re.Match[str], context: _Context) -> _Reading | None:
    """This, last or next week, month, quarter, season, year, decade; early, late, or the end of it."""
    modifier = match["modifier"].lower()
    unit = match["period"].lower()
    part = _part(match["part"])
    step = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "the current": 0}.get(modifier)
    if step is None:
        return _Reading(None, _precision(unit), anchored=False)
    return _period(unit, step, part, context, match)


def _precision(unit: str) -> str:
    if unit in SEASONS:
        return "season"
    return {"weekend": "day", "century": "open", "fortnight": "week"}.get(unit, unit)


def _period(unit: str, step: int, part: str, context: _Context, match: re.Match[str]) -> _Reading | None:
    precision = _precision(unit)
    now = context.now({"weekend": "day", "week": "day", "month": "month"}.get(unit, "year"))
    if now is None:
        return _Reading(None, precision, anchored=False)
    interval = _period_interval(unit, step, part, now)
    if interval is None:
        return None
    return _Reading(interval, precision)


def _period_interval(unit: str, step: int, part: str, now: date) -> Interval | None:
    if not 2 < now.year < 9990:
        return None
    if unit in {"week", "weekend"}:
        moment = spans.shift_days(now, 7 * step)
        week = spans.week(moment) if moment else None
        if week is None or week.start is None:
            return None
        return Interval(week.start + timedelta(days=4), week.end) if unit == "weekend" else week
    if unit == "month":
        moment = spans.shift_months(now, step)
        return spans.month(moment.year, moment.month, part) if moment else None
    if unit == "quarter":
        index = now.year * 4 + (now.month - 1) // 3 + step
        return spans.quarter(index // 4, index % 4 + 1)
    if unit in SEASONS:
        return _season_near(SEASONS[unit], step, now)
    if unit == "decade":
        first = now.year // 10 * 10 + 10 * step
        return Interval(date(first, 1, 1), date(first + 9, 12, 31))
    return spans.year(now.year + step, part) if unit == "year" else None


def _season_near(first_month: int, step: int, now: date) -> Interval:
    """This season: of this year; the last: the latest that is over; the next: the first that has not
    begun."""
    options = [spans.season(y, first_month) for y in range(now.year - 2, now.year + 3)]
    if step < 0:
        return [o for o in options if o.end is not None and o.end < now][-1]
    if step > 0:
        return next(o for o in options if o.start is not None and o.start > now)
    if first_month != 12:
        return spans.season(now.year, first_month)
    return min(options, key=lambda o: _distance(o, now))


def _distance(interval: Interval, now: date) -> int:
    assert interval.start is not None and interval.end is not None
    if interval.start <= now <= interval.end:
        return 0
    return min(abs((interval.start - now).days), abs((interval.end - now).days))


def _season_of(match: re.Match[str], context: _Context) -> _Reading | None:
    first_month = SEASONS[match["season"].lower()]
    if match["year"]:
        return _Reading(spans.season(int(match["year"]), first_month), "season", explicit=True)
    now = context.now("season")
    if now is None:
        return _Reading(None, "season", anchored=False)
    return _Reading(_season_near(first_month, 0, now), "season")


def _quarter_of(match: re.Match[str], context: _Context) -> _Reading | None:
    groups = match.groupdict()
    word = (groups.get("ordinal") or groups.get("figure") or "").lower()
    number = int(word) if word.isdigit() else ORDINALS.get(word, 0) or int(re.sub(r"\D", "", word) or 0)
    span = (groups.get("span") or "quarter").lower()
    if not 1 <= number <= (2 if span == "half" else 4):
        return None
    build = spans.half if span == "half" else spans.quarter
    tail = (groups.get("year") or "").lower()
    if tail.isdigit():
        return _Reading(build(int(tail), number), "quarter", explicit=True)
    if span == "half" and not tail:
        return None
    now = context.now("year")
    if now is None or not 2 < now.year < 9990:
        return _Reading(None, "quarter", anchored=False)
    if tail:
        return _Reading(build(now.year + {"last": -1, "next": 1}.get(tail.split()[0], 0), number), "quarter")
    options = [spans.quarter(y, number) for y in (now.year - 1, now.year, now.year + 1)]
    if context.ahead(match) != FUTURE:
        options = [o for o in options if o.start is not None and o.start <= now]
    return _Reading(min(options, key=lambda o: _distance(o, now)), "quarter")


def _year_alone(match: re.Match[str], context: _Context) -> _Reading | None:
    if not _is_year(match, context.text):
        return None
    return _Reading(spans.year(int(match["year"]), _part(match["part"])), "year", explicit=True)


_YEAR_LEADS = frozenset(
    "in since of by from to until till before after during for the early late mid spring summer autumn fall "
    "winter "
    "through around circa between and season back election year this then".split()
)
_COUNT_LEADS = frozenset(
    "about some over nearly almost roughly approximately than least most additional another".split()
)
_LAST_WORD = re.compile(r"([A-Za-z]+)[\s(]*[-–]?\s*$")
_NEXT_WORD = re.compile(r"\s+(?!and\b|to\b|or\b|as\b|was\b|is\b|has\b|his\b|its\b|this\b)([a-z]+s)\b")


_UNIT_NEXT = re.compile(
    r"[\s-]*(?:square |cubic )?(?:met|foot|feet|mile|kilo|ton|pound|dollar|euro|acre|hectare|mega|giga|"
    r"liter|litre|"
    r"percent|strong|person|man|seat|bed|room|year|day|hour|word|page)"
)


def _is_year(match: re.Match[str], text: str) -> bool:
    """Whether four figures are a year and not a count."""
    if match["part"]:
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - 30) : match.start()])
    lead = before.group(1).lower() if before else ""
    if lead in _COUNT_LEADS:
        return False
    counts = _NEXT_WORD.match(text, match.end())
    if lead == "a":
        return not _UNIT_NEXT.match(text, match.end())
    if lead in {"the", "in", "since", "until", "till", "during", "late", "early"}:
        return not (counts and lead in {"in", "during"})
    if counts:
        return False
    after = text[match.end() : match.end() + 1]
    opened = text[max(0, match.start() - 1) : match.start()] == "("
    return lead in _YEAR_LEADS or opened or (after in {",", ")", ";"} and bool(lead)) or lead in MONTHS


def _year_range(match: re.Match[str], context: _Context) -> _Reading | None:
    first, tail = int(match["year"]), match["year2"]
    second = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if second <= first or second - first > 400:
        return None
    last = spans.year(second).end
    return _Reading(Interval(date(first, 1, 1), last), "year", role="at", explicit=True)


def _decade(match: re.Match[str], context: _Context) -> _Reading | None:
    first = int(match["decade"]) if match["decade"] else 1900 + int(match["short"])
    part = _part(match["part"])
    low, high = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}.get(part, (0, 9))
    return _Reading(Interval(date(first + low, 1, 1), date(first + high, 12, 31)), "decade", explicit=True)


def _century(match: re.Match[str], context: _Context) -> _Reading | None:
    word = match["ordinal"].lower()
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 21)
    if not 1 <= number <= 30:
        return None
    start = max(1, (number - 1) * 100)
    return _Reading(Interval(date(start, 1, 1), date(number * 100, 12, 31)), "open", explicit=True)


def _count(word: str) -> float:
    word = " ".join(word.lower().replace("-", " ").split())
    if word in _FEW:
        return _FEW[word]
    if word[0].isdigit():
        return float(word)
    return float(sum(TENS.get(w, 0) or ONES.get(w, 0) for w in word.split()))


_UNIT_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "quarter": 91.3}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower()
    return {"centurie": "century", "night": "day", "fortnight": "week", "minute": "day", "hour": "day"}.get(
        unit, unit
    )


def _shifted(now: date, count: float, unit: str) -> date | None:
    """The day `count` units from now, before it if negative."""
    if unit in {"minute", "hour"}:
        return now
    if unit in {"day", "night", "week", "fortnight"}:
        return spans.shift_days(now, round(count * _UNIT_DAYS[unit]))
    return spans.shift_months(now, round(count * _UNIT_MONTHS[unit]))


def _ago(match: re.Match[str], context: _Context) -> _Reading | None:
    """So many units ago or from now; the longer the unit, the wider the interval."""
    count, unit = _count(match["count"]), match["unit"].lower()
    way = match["way"].lower()
    precision = _precision(_unit(match))
    if way not in {"ago", "from now", "back"}:
        return _Reading(None, precision, anchored=False)
    now = context.now("day" if unit in {"minute", "hour", "day", "night", "week"} else "year")
    if now is None:
        return _Reading(None, precision, anchored=False)
    middle = _shifted(now, count if way == "from now" else -count, unit)
    if middle is None:
        return None
    slack = _slack(match, unit, count)
    low, high = spans.shift_days(middle, -slack), spans.shift_days(middle, slack)
    if low is None or high is None:
        return None
    if (match["about"] or "").lower() in {"more than", "over", "at least"} and way == "ago":
        return _Reading(Interval(None, high), "open")
    low, high = (low, min(high, now)) if way != "from now" else (max(low, now), high)
    return _Reading(Interval(low, high), "decade" if precision in {"century", "open"} else precision)


def _slack(match: re.Match[str], unit: str, count: float) -> int:
    """Days to either side that the wording leaves open."""
    base = {
        "minute": 0,
        "hour": 0,
        "day": 0,
        "night": 0,
        "week": 3,
        "fortnight": 4,
        "month": 16,
        "quarter": 46,
    }
    slack = base.get(unit, {"year": 200, "decade": 1100}.get(unit, 9000))
    if match["count"].lower() in {"a few", "several", "a couple of"}:
        slack += round(count * 0.5 * {"day": 1, "week": 7, "month": 30, "year": 365}.get(unit, 0))
    return slack * (2 if match["about"] else 1)


def _span_to_now(match: re.Match[str], context: _Context) -> _Reading | None:
    """The past three years, the next six months: from or to now."""
    counted = match["count"]
    if not counted and match.group().rstrip().endswith("s"):
        return _Reading(None, _precision(_unit(match)), role="duration", anchored=False)
    count = _count(counted) if counted else 1.0
    unit = match["unit"].lower()
    precision = _precision(_unit(match))
    now = context.now("day" if unit in {"minute", "hour", "day", "night", "week"} else "year")
    if now is None:
        return _Reading(None, precision, role="duration", anchored=False)
    back = match["modifier"].lower() in {"past", "last", "previous", "recent"}
    other = _shifted(now, -count if back else count, unit)
    if other is None:
        return None
    interval = Interval(other, now) if back else Interval(now, other)
    return _Reading(interval, precision, role="duration")


def _duration(match: re.Match[str], context: _Context) -> _Reading | None:
    return _Reading(None, _precision(_unit(match)), role="duration")


def _unanchored(match: re.Match[str], context: _Context) -> _Reading | None:
    words = match.group().lower()
    precision = next((u for u in ("week", "month", "year", "day") if u in words), "day")
    role = next(
        (r for w, r in (("until", "until"), ("by then", "until"), ("since", "since")) if w in words), ""
    )
    return _Reading(None, precision, role=role, anchored=False)


def _day_of_month(match: re.Match[str], context: _Context) -> _Reading | None:
    """The 24th: that day of the nearest month."""
    number = int(match["day"])
    now = context.now("month")
    if not 1 <= number <= 31:
        return None
    if now is None:
        return _Reading(None, "day", anchored=False)
    options: list[date] = []
    for step in (-1, 0, 1):
        shifted = spans.shift_months(now.replace(day=1), step)
        moment = spans.day_of(shifted.year, shifted.month, number) if shifted else None
        if moment is not None:
            options.append(moment)
    if context.ahead(match) == FUTURE:
        options = [o for o in options if o >= now] or options
    elif context.ahead(match) == PAST:
        options = [o for o in options if o <= now] or options
    return _Reading(spans.day(min(options, key=lambda o: abs((o - now).days))), "day") if options else None


def _so_far(match: re.Match[str], context: _Context) -> _Reading | None:
    now = context.now("year" if match["unit"] == "year" else "month")
    if now is None:
        return _Reading(None, match["unit"], anchored=False)
    start = now.replace(day=1, month=1) if match["unit"] == "year" else now.replace(day=1)
    return _Reading(Interval(start, now), match["unit"], role="at")


def _year_part(match: re.Match[str], context: _Context) -> _Reading | None:
    """The end, the start of the year or month: of this one."""
    return _period(match["period"].lower(), 0, _part(match["part"]), context, match)


# --- patterns
# --------------------------------------------------------------------------------------------------

_PART = (
    r"(?P<part>early|mid|late|earlier|later|(?:the )?(?:end|start|beginning|middle|close) of|at the end of)"
)
_DASH = r"\s?(?:-|–|—|to|and|through|until)\s?"
_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|at midnight))?"
_ABOUT = r"(?:(?P<about>about|around|nearly|almost|some|more than|over|at least|just over|roughly)\s+)?"


def _compile(pattern: str, ignore_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0)


_PATTERNS: tuple[tuple[re.Pattern[str], _Resolver], ...] = (
    (_compile(rf"\b{_DAY}{_DASH}{_DAY2}\s+{_MONTH}(?:,?\s+{_YEAR})?"), _day_range),
    (_compile(rf"\b{_DAY}\s+{_MONTH}{_DASH}{_DAY2}\s+{_MONTH2}(?:,?\s+{_YEAR})?"), _day_range),
    (_compile(rf"\b{_MONTH}\s+{_DAY}{_DASH}(?:{_MONTH2}\s+)?{_DAY2}(?:,?\s+{_YEAR})?"), _day_range),
    (
        _compile(
            rf"\b(?:{_ANY_WEEKDAY},?\s+)?(?:the\s+)?(?<![\d.,-]){_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?"
        ),
        _calendar_day,
    ),
    (_compile(rf"\b(?:{_ANY_WEEKDAY},?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR})?"), _calendar_day),
    (
        _compile(
            r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])"
        ),
        _iso,
    ),
    (
        _compile(
            r"(?<![\d/.])(?P<a>[0-3]?\d)(?P<sep>[/.])(?P<b>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)?\d\d)(?![\d/])"
        ),
        _numeric,
    ),
    (
        _compile(
            rf"(?:\b(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he )?(?:end|start|beginning|"
            rf"middle) of)[-\s]+(?:in\s+)?)"
            rf"|\b(?P<modifier>[Ll]ast|[Nn]ext|[Tt]his)\s+|(?<![\w-])(?:(?<=[Ii]n )|(?<=[Ss]ince )|"
            rf"(?<=[Uu]ntil )"
            rf"|(?<=[Bb]y )|(?<=[Ff]rom )|(?<=\bto )|(?<=\bof )|(?<=[Dd]uring )|(?<=[Bb]efore )|"
            rf"(?<=[Aa]fter )"
            rf"|(?<=\bfor )|(?<=[Bb]etween )|(?<=\band )|(?<=\btill )|(?<=through )))"
            rf"{_FULL_MONTH}(?:(?:\s+of|,)?\s+{_YEAR})?(?!\s+\d)"
        ),
        _month_of,
    ),
    (_compile(rf"\b{_FULL_MONTH}(?:\s+of|,)?\s+{_YEAR}"), _month_of),
    (
        _compile(
            rf"\b(?:(?P<modifier>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|[Cc]oming|"
            rf"[Tt]he following"
            rf"|[Tt]he previous|[Ee]arlier|[Pp]ast)\s+)?{_WEEKDAY}(?!s\b|[-\w]){_OF_DAY}"
        ),
        _named_weekday,
    ),
    (
        _compile(
            r"\b(?:the day before yesterday|the day after tomorrow|(?:yesterday|tomorrow)(?: (?:morning|"
            r"afternoon|"
            r"evening|night))?|today|tonight|last night|overnight|this (?:morning|afternoon|evening))\b",
            True,
        ),
        _relative_day,
    ),
    (
        _compile(
            rf"\b(?:{_PART}\s+)?(?P<modifier>this|last|next|past|coming|the current|the previous|"
            rf"the following|the same"
            r"|that|previous|following)\s+(?P<period>week|weekend|month|quarter|year|decade|spring|summer|"
            r"autumn|fall|winter)"
            r"(?!s\b|[-\w])",
            True,
        ),
        _named_period,
    ),
    (
        _compile(
            rf"\b(?:in|since|during|by|until|of|for|over|late|early|mid)[-\s]+(?:the\s+)?(?P<season>spring|"
            rf"summer|autumn|"
            rf"winter)(?!-|\s+(?:of\s+)?[a-z]+)(?:\s+(?:of\s+)?{_YEAR})?",
            True,
        ),
        _season_of,
    ),
    (_compile(rf"\b(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}", True), _season_of),
    (
        _compile(
            r"\b(?:the\s+)?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[- ](?P<span>quarter|half)\b"
            r"(?!-)(?:\s+(?:of\s+)?(?P<year>(?:19|20)\d\d\b|(?:the|this|last|next) year\b))?",
            True,
        ),
        _quarter_of,
    ),
    (_compile(r"\bQ(?P<figure>[1-4])(?:\s+(?:of\s+)?(?P<year>(?:19|20)\d\d\b))?"), _quarter_of),
    (
        _compile(
            r"\b(?:from |between |the )?(?P<year>(?:1[5-9]|20)\d\d)(?:[-–—/]|\s?[-–—]\s?| to | and | until |"
            r" through )"
            r"(?P<year2>(?:1[5-9]|20)\d\d|(?<=[-–—/])\d\d)\b(?![-/\d])"
        ),
        _year_range,
    ),
    (_compile(rf"(?<![\w$€£¥.,/#-])(?:{_PART}[-\s]+)?{_YEAR}(?![\w/]|-\d)"), _year_alone),
    (
        _compile(
            r"\b(?:(?P<part>early|mid|late)[-\s]+(?:the\s+)?)?(?:the\s+)?(?:(?<!\d)(?P<decade>(?:1[5-9]|"
            r"20)\d0)s\b"
            r"|['’](?P<short>[2-9]0)s\b)",
            True,
        ),
        _decade,
    ),
    (
        _compile(
            r"\bthe\s+(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|[a-z]+th|(?:twenty-)?first)[- ]century\b", True
        ),
        _century,
    ),
    (
        _compile(
            rf"\b{_ABOUT}{_COUNT}\s+{_LENGTH}\s+(?P<way>ago|from now|earlier|later|before|afterwards?|"
            rf"back)\b",
            True,
        ),
        _ago,
    ),
    (
        _compile(
            rf"\b(?:(?:in|over|for|during|within)\s+)?(?:the\s+)?(?P<modifier>past|last|previous|next|"
            rf"coming|recent)\s+"
            rf"(?:{_COUNT}\s+)?(?P<unit>minute|hour|day|night|week|month|year|decade)(?:s|(?<=past year)|"
            rf"(?<=past week)"
            r"|(?<=past month)|(?<=past decade)|(?<=last decade))\b",
            True,
        ),
        _span_to_now,
    ),
    (
        _compile(
            rf"\bfor\s+(?:(?P<about>about|around|nearly|almost|some|more than|over|at least|up to|roughly|"
            rf"just|only|"
            rf"another|an additional|the first)\s+)?{_COUNT}\s+(?:more\s+)?{_LENGTH}(?!\s+(?:ago|old))(?!-)",
            True,
        ),
        _duration,
    ),
    (
        _compile(
            r"\b(?:until then|by then|since then|back then|at the time|at that time|(?:the )?(?:following|"
            r"next|same|"
            r"previous) (?:day|morning|evening|night|afternoon|month|week|year)|(?:the|a) day (?:before|"
            r"after|earlier|"
            r"later)|that (?:day|night|morning|evening|afternoon|week|month|year))\b",
            True,
        ),
        _unanchored,
    ),
    (
        _compile(
            r"(?:(?<=\bon )|(?<=\bby )|(?<=until )|(?<=since )|(?<=before )|(?<=after )|(?<=from ))"
            r"the\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?!\s+[A-Za-z]*(?!of\b|and\b|to\b|in\b|at\b)[A-Za-z])",
            True,
        ),
        _day_of_month,
    ),
    (_compile(r"\bso far this (?P<unit>year|month)\b", True), _so_far),
    (
        _compile(
            r"\b(?P<part>(?:the )?(?:end|start|beginning|middle) of) the (?P<period>year|month|week)\b", True
        ),
        _year_part,
    ),
)
