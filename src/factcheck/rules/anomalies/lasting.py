"""Durations that run up to the article's own time, from a start told in the sentence or shortly before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.records import Interval
from factcheck.rules.anomalies.counting import MONTH, NUMBER, YEAR, is_vague, value_of
from factcheck.rules.anomalies.spans import Mismatch

_DATE = rf"(?:\d{{1,2}} )?(?:{MONTH} )?(?:\d{{1,2}}, )?"
_ANY_YEAR = re.compile(rf"(?<![\w,.-]){YEAR}(?![\w-])")
_HAS = re.compile(r"\b(?:has|have|['’]ve)\b")
_SINCE = re.compile(
    rf"\bsince\b[^.;]{{0,50}}?\b(?P<year>{YEAR})\b[^.;]{{0,90}}?(?:,|,? for|,? or|,? that is|–|—) (?:now |a run of |a total of |all of |these |a full |a whole |altogether |fully )?(?P<n>{NUMBER}) years"
    r"(?=\s*[,.;)]|\s*$| without\b| in a row\b| running\b| straight\b| now\b| on end\b| in all\b)",
    re.IGNORECASE,
)
_TO_THE_END = re.compile(
    rf"\b(?:in|since) {_DATE}(?P<year>{YEAR})\b[^.;]{{0,70}}\bfor (?P<n>{NUMBER}) years\b[^.;]{{0,20}}\b(?:until (?:his|her|its) death|until (?:he|she) died|until now|until today|to this day)\b",
    re.IGNORECASE,
)
_FOR_YEARS = re.compile(
    rf"^(?:The|This|Its|His|Her|A|An|[A-Z])[^.;,]{{1,50}}, (?:which |who )?(?:was |were |has been )?(?:\w+ ){{0,2}}\w+ (?:in|since) {_DATE}(?P<year>{YEAR}), (?:has|have) (?:\w+ ){{1,5}}?for (?P<n>{NUMBER}) years\b",
    re.IGNORECASE,
)
_NTH_YEAR = re.compile(
    rf"\b(?:in|since) {_DATE}(?P<year>{YEAR})\b[^.;]{{0,40}} (?:is|are) (?:now |currently )?in (?:its|his|her|their) (?P<n>\d{{1,2}})(?:st|nd|rd|th) (?:year|season)\b",
    re.IGNORECASE,
)
EVENTS = {
    "open": r"(?:re)?open(?:s|ed|ing)|(?:first )?lit the \w+|open(?:s|ed)? its doors",
    "found": r"found(?:ed|ing)|set up|establish(?:ed|ment)|start(?:ed|ing)|beg[au]n|launch(?:ed)?|creat(?:ed|ion)|form(?:ed|ation)",
    "build": r"built|building|complet(?:ed|ion)|erect(?:ed|ion)|put up",
    "marry": r"married|marriage|wedding|wed",
    "join": r"joined|hired|came to|moved (?:to|there|in)|arriv(?:ed|al)",
    "lead": r"took (?:office|over)|elect(?:ed|ion)|came to power|appointed|appointment|became",
    "close": r"clos(?:ed|ing|ure)|shut",
    "die": r"died|death|killed",
}
"""Kind of start -> the words that tell it."""
_BEGINNINGS = {EVENTS[name] for name in ("open", "found", "lead", "join")}
_ENDS_AFTER = re.compile(
    rf"^\W*(?:It|He|She|They|Now|This (?:week|month|year))\b[^.;]{{0,50}}\b(?:clos|end|retir|leav|step|shut|quit|bow|giv)\w*\b[^.;]{{0,40}} after (?P<n>{NUMBER})(?P<m>) years\b(?! (?:of|in|as|at|with|without))",
    re.IGNORECASE,
)
_HAS_SINCE = re.compile(rf"\b(?:has|have)\b[^.;]{{0,60}} since {_DATE}(?P<year>{YEAR})\b")
_YEARS_THERE = re.compile(
    rf"^\W*(?:In|During|Over) (?:his|her|its|their|these|those|the) (?P<n>{NUMBER})(?P<m>) years (?:there|here|since|in (?:office|the (?:job|post)|charge)|at the)\b"
)
_NOW = re.compile(
    r"\b(?:this (?:year|month|week|summer|spring|autumn|winter|fall|weekend)|next (?:week|month)|today|tonight|tomorrow|yesterday|now|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
REACH = 3
"""How many sentences back the start may be told."""


def lasting_mismatch(text: str, earlier: Sequence[str], now: Interval) -> Mismatch | None:
    """A number of years up to `now` that its start excludes; the start is in `text` or in the sentences before it."""
    if "year" not in text and "season" not in text and "death" not in text:
        return None
    return _in_sentence(text, now) or _after_start(text, earlier, now)


def _in_sentence(text: str, now: Interval) -> Mismatch | None:
    if len(_ANY_YEAR.findall(text)) != 1:
        return None
    match = _SINCE.search(text) if _HAS.search(text) else None
    match = match or _TO_THE_END.search(text) or _FOR_YEARS.search(text) or _NTH_YEAR.search(text)
    if match is not None and match.re is _NTH_YEAR:
        return _nth(match, now)
    return _off(text, match, int(match.group("year")), now) if match else None


def _nth(match: re.Match[str], now: Interval) -> Mismatch | None:
    """`opened in 1998 and is now in its 19th year`: the year that counts as the first may be a season."""
    if now.start is None or now.end is None:
        return None
    nth, low, high = (
        int(match.group("n")),
        now.start.year - int(match.group("year")),
        now.end.year - int(match.group("year")),
    )
    if low < 0 or low - 1 <= nth <= high + 2:
        return None
    return Mismatch(
        f"{match.group('n')}th year", match.group("year"), f"the {high + 1}th by the article's date"
    )


def _after_start(text: str, earlier: Sequence[str], now: Interval) -> Mismatch | None:
    """`in 1988, when they lit the oven. … This month, 25 years after it opened, …`."""
    if " years" not in text:
        return None
    there = _YEARS_THERE.search(text)
    if there is not None and earlier:
        since = [m for m in [_HAS_SINCE.search(earlier[-1])] if m]
        return _off(text, there, int(since[0].group("year")), now) if since else None
    if not _NOW.search(text):
        return None
    closing = _ENDS_AFTER.search(text)
    for words in EVENTS.values():
        match = re.search(
            rf"\b(?P<n>{NUMBER}) years (?:after|since) (?:it|he|she|they|its|his|her|their|the|we|I)\b(?: [\w'’-]+){{0,3}}? (?:{words})\b|\b(?:{words}) (?P<m>{NUMBER}) years ago\b",
            text,
            re.IGNORECASE,
        )
        if match is None and closing is not None and words in _BEGINNINGS:
            match = closing
        if match is None:
            continue
        told = [*earlier[-REACH:], text]
        years = {year for part in told for year in _started(part, words)}
        if len(years) == 1:
            return _off(text, match, years.pop(), now)
    return None


def _started(text: str, words: str) -> set[int]:
    """The years in which a text says that something of the kind happened."""
    found = re.findall(
        rf"\b(?:{words})\b[^.;,]{{0,40}} (?:in|on|since|of) {_DATE}({YEAR})\b|\b(?:in|since|on) {_DATE}({YEAR}),? (?:when )?[^.;,]{{0,50}}\b(?:{words})\b",
        text,
        re.IGNORECASE,
    )
    return {int(a or b) for a, b in found}


def _off(text: str, match: re.Match[str], year: int, now: Interval) -> Mismatch | None:
    name = "n" if match.group("n") else "m"
    if now.start is None or now.end is None or is_vague(text, match.start(name)):
        return None
    count, low, high = value_of(match.group(name)), now.start.year - year, now.end.year - year
    if low < 0 or low - 1 <= count <= high + 1:
        return None
    counted = f"{high}" if low == high else f"{low} to {high}"
    return Mismatch(f"{match.group(name)} years", str(year), f"{counted} years by the article's date")
