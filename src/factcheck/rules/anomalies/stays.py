"""Days and weeks between two dates: journeys and stays in one sentence, and `ten days later` behind the sentence before."""

from __future__ import annotations

import re
from datetime import date

from factcheck.records import TimeMention
from factcheck.rules.anomalies.counting import NUMBER, WEEKDAY, is_vague, value_of
from factcheck.rules.anomalies.spans import Mismatch

Day = tuple[date, TimeMention]
"""A single day and where it stands."""

_LENGTH = rf"(?P<n>{NUMBER}) (?P<unit>days|nights|weeks)"
_LASTING = (
    r"(?:journey|voyage|cruise|flight|trek|walk|march|ride|crossing|passage|stay|season|siege|ordeal|detention|captivity|closure|shutdown|"
    r"blackout|outage|curfew|lockdown|occupation|hunger strike|run|span|period|total|reign)"
)
_AFTER_BOTH = re.compile(
    rf"(?:,? \d{{4}})?(?: [\w'’-]+){{0,3}}?,? (?:after |or |that is |which is |making )?(?:an? |the |its |his |her |their )?(?:[\w-]+ ){{0,2}}?{_LASTING} (?:of|lasting) {_LENGTH}(?=[,.;)]|\s*$| (?:that|which|when|before|in which|during)\b)",
    re.IGNORECASE,
)
_LATER_BEFORE = re.compile(
    rf"(?:^|[.,;] ?|\b(?:and|but|then) ){_LENGTH} (?:later|afterwards|after that),? (?:on )?(?:{WEEKDAY},? )?$",
    re.IGNORECASE,
)
_LATER_BEHIND = re.compile(
    rf"(?:,? \d{{4}})?,? (?:just |only |exactly )?{_LENGTH} (?:later|afterwards|after that)(?! than\b)\b",
    re.IGNORECASE,
)
_STARTED = re.compile(
    r"\b(?:admitted|taken (?:to|into|away|ill)|arrested|detained|jailed|kidnapped|abducted|seized|captured|began|started|set (?:out|off|sail)|put to sea|sailed|left|"
    r"disappeared|vanished|went missing|closed|shut|trapped)\b"
)
_ENDED = re.compile(
    r"\b(?:went home|came (?:home|back)|returned|left (?:the )?(?:hospital|prison|jail|ward)|(?:was|were) (?:released|freed|discharged|let go|set free|rescued|found)|"
    r"ended|reopened|arrived|landed)\b"
)
_AFTER_DAYS = re.compile(
    rf"\bafter {_LENGTH}(?=[,.;]|\s*$| (?:in (?:custody|detention|prison|jail|hospital|captivity)|behind bars|away|missing|at sea|underground|on the (?:ward|road|water))\b)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|another|second|both|or)\b")
LONGEST = 1000
FARTHEST_BEHIND = 90
"""Days to which "later" and "after" are followed over two sentences."""


def stay_mismatch(days: list[Day], text: str, offset: int) -> Mismatch | None:
    """`left on 14 September 2024 and arrived on 8 June 2025, a journey of 237 days`; `text` starts at `offset`."""
    if len(days) != 2:
        return None
    if _AGAIN.search(text[max(days[0][1].end - offset, 0) : max(days[1][1].start - offset, 0)]):
        return None
    match = _AFTER_BOTH.match(text, max(days[1][1].end - offset, 0))
    return _off(match, text, days[0], days[1], LONGEST) if match else None


def later_mismatch(
    previous: list[Day], days: list[Day], text: str, offset: int, before: str
) -> Mismatch | None:
    """`They were held on 3 May. Ten days later, on 20 May, …`; `before` is the sentence of `previous`."""
    if len(days) != 1 or len(previous) != 1:
        return None
    at = days[0][1]
    match = _LATER_BEFORE.search(text[: max(at.start - offset, 0)]) or _LATER_BEHIND.match(
        text, max(at.end - offset, 0)
    )
    if match is None and _STARTED.search(before) and _ENDED.search(text):
        match = _AFTER_DAYS.search(text)
    return _off(match, text, previous[0], days[0], FARTHEST_BEHIND) if match else None


def _off(match: re.Match[str], text: str, first: Day, second: Day, most: int) -> Mismatch | None:
    weeks = match.group("unit").casefold() == "weeks"
    told, slack = value_of(match.group("n")) * (7 if weeks else 1), 4 if weeks else 1
    real = (second[0] - first[0]).days
    years = [re.search(r"\b(?:19|20)\d\d\b", t.text) for _, t in (first, second)]
    if real < 0 and not any(years):
        real += 365  # over the turn of the year
    if is_vague(text, match.start("n")) or not 0 < real <= most or abs(real - told) <= slack:
        return None
    dates = f"{first[1].text} … {second[1].text}"
    return Mismatch(f"{match.group('n')} {match.group('unit')}", dates, f"{real} days")
