"""Numbers with what they count or measure: words and figures, units, money, shares, ages, scores, votes.

`value`, `low` and `high` are in the base unit `unit`. `low` and `high` hold what the wording leaves open:

- an approximator ("about", "nearly", "more than", "up to", ...) opens one or both sides;
- a figure with decimals or a scale word ("1.2 million") is good to half its last digit, and so is a large
  round one;
- otherwise a count is exact.

Kinds: cardinal, money, percent, measure, duration, age, ordinal, score, vote, clock, vague ("dozens"), and,
under a verb or noun of change, change ("rose by 4%"), level ("rose to $3.4bn") and former ("from $3.1bn").
A fraction ("a third") is a percent. A score or vote is larger + smaller / 1000, so that it reads the same
from both sides. A clock time is minutes after midnight.
"""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.language.counted import Counting, counting, is_pronoun
from factcheck.language.lexicon import MONTHS, ONES, ORDINALS, SCALES, TENS
from factcheck.language.tense import is_parsed
from factcheck.language.times import find_times
from factcheck.language.units import FIGURE_ONLY, PER, SYMBOLS, UNITS, Unit
from factcheck.records import Quantity, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_INF = math.inf


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_ONE = _alternatives(list(ONES)[:9])
_BELOW_100 = rf"(?:(?:{_alternatives(list(TENS))})(?:[- ](?:{_ONE})\b)?|{_alternatives(list(ONES))})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?)[- ]hundred(?: and)?(?: {_BELOW_100}\b)?|{_BELOW_100})"
_BIG = r"(?:thousand|million|billion|trillion)"
_WORDS = (
    rf"(?:(?:half an? |an? )(?:{_BIG}|hundred|dozen)\b|{_BELOW_1000}(?:[- ](?:and a half|point (?:{_ONE})))?"
    rf"(?:[- ]{_BIG}\b(?:,?(?: and)? {_BELOW_1000}\b)?){{0,4}}(?:[- ]dozen\b)?)"
)
_FIGURES = r"(?:\d{1,3}(?:,\d{3}){1,4}(?![\d,]\d)|\d{1,15}(?!\d))(?:\.\d{1,6})?"
_SYMBOL = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,/:#&@–—’'-])(?:(?P<symbol>{_SYMBOL})\s?)?(?P<sign>(?<!\S)[-−])?(?P<figures>{_FIGURES})(?P<vulgar>[½¼¾⅓⅔])?"
    rf"|(?<![\w.,/:#&@–—’'-])(?P<minus>[-−])?(?:(?P<symbol2>{_SYMBOL})\s?)(?P<figures2>{_FIGURES})"
    rf"|(?<![\w-])(?P<words>{_WORDS})\b",
    re.IGNORECASE,
)
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SCALE = re.compile(
    r"[\s-]?(hundred|thousand|million|billion|trillion|mln|bln|crore|lakh)s?\b|\s?(mn|bn|trn|tn|m|k|b)\b",
    re.IGNORECASE,
)
_UNIT_WORDS = _alternatives(list(UNITS)).replace(r"\ ", "[ -]")
_UNIT = re.compile(rf"[\s-]?({_UNIT_WORDS})(?!\w)", re.IGNORECASE)
_DEGREES = re.compile(
    r"[\s-]?(?:degrees?\b|°)(?:[\s-]?(C|F|celsius|fahrenheit|centigrade)\b)?", re.IGNORECASE
)
_PER = re.compile(r"(?:\s+(?:an?|per|each|every)\s+|\s?/\s?|-an?-|-per-)(\d[\d,]*(?![:\d])|[A-Za-z-]+)")
_YEARS_OLD = re.compile(r"[\s-]years?[\s-](?:olds?\b|of age\b)", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?(?:\s+of|\s+between)?|turned|turns)\s+$", re.IGNORECASE)
_AGE_ASIDE = re.compile(r"\w,\s$")
_RANGE = re.compile(
    rf"(?P<dash>\s?[-–—]\s?|\s+(?:to|and|or)\s+)(?P<symbol>{_SYMBOL})?\s?(?:(?P<figures>{_FIGURES})|"
    rf"(?P<words>{_WORDS})\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Hedge:
    """An approximator: may the value lie below (`down`) or above (`up`), and without limit (`open`)?"""

    down: bool
    up: bool
    open: bool = False


_AROUND = _Hedge(True, True)
_BELOW, _ABOVE = _Hedge(True, False), _Hedge(False, True)
_AT_MOST, _AT_LEAST = _Hedge(True, False, True), _Hedge(False, True, True)
_WORDINGS: tuple[tuple[_Hedge, str], ...] = (
    (
        _AROUND,
        "about, around, some, roughly, approximately, an estimated, estimated, circa, approx., approx, ca., "
        "~, "
        "something like, in the region of, or so, more or less, or thereabouts",
    ),
    (
        _BELOW,
        "nearly, almost, just under, close to, not quite, just short of, just below, a little under, "
        "slightly less than, slightly under, a little less than, just shy of, shy of",
    ),
    (
        _ABOVE,
        "just over, a little over, slightly more than, slightly over, just above, a little more than",
    ),
    (
        _AT_LEAST,
        "more than, over, above, upwards of, in excess of, well over, at least, no fewer than, no less than, "
        "not less than, a minimum of, exceeding, exceeded, north of, or more, or higher, and over, and "
        "above, "
        "well above, greater than, topped, topping, as few as, +, plus",
    ),
    (
        _AT_MOST,
        "up to, as many as, as much as, at most, no more than, not more than, a maximum of, fewer than, "
        "less than, "
        "under, below, or less, or fewer, well under, well below, at the most, a maximum, as high as, "
        "maximum",
    ),
)
_HEDGES: dict[str, _Hedge] = {word: hedge for hedge, words in _WORDINGS for word in words.split(", ")}
_BEFORE = re.compile(
    rf"(?<![\w-])({_alternatives([h for h in _HEDGES if h not in {'+', 'plus', '~'}])})\s+(?:the\s+|"
    rf"an?\s+)?$|(~)\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(\+|\s(?:or (?:so|more|less|fewer|higher|thereabouts)|at most|and over)\b|[\s-]plus\b)", re.IGNORECASE
)

_CLOCK = re.compile(
    r"(?<![\w.,:/-])(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d))?(?P<seconds>:[0-5]\d)?\s?"
    r"(?:(?P<half>[ap])\.?\s?m\b\.?|(?P<oclock>o['’]clock\b)|(?P<zone>GMT|UTC|CET|BST)\b)"
    r"|(?<![\w.,:/-])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\w:])|\b(?P<noon>noon|"
    r"midnight)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\w.,:/$€£–—-])(?P<a>\d{1,3})(?P<join>\s?[-–—]\s?|:| to | votes to )(?P<b>\d{1,3})(?![\w%]|"
    r"[-–—:/]\d|[.,]\d)"
)
_VOTE_WORDS = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ruled|ruling|decision|passed|approved|rejected|ballot|majority|panel|court)\b",
    re.IGNORECASE,
)
_SCORE_WORDS = re.compile(
    r"\b(?:beat|beats|beaten|beating|won|win|wins|winning|lost|lose|loses|losing|defeat\w*|victory|draw|"
    r"drew|drawn|"
    r"lead|leads|led|trail\w*|score\w*|scored|rout\w*|edged|ahead|match|set|sets|final|level|tied|tie|"
    r"series|goals?|"
    r"overtime|shootout|half-time|halftime|full-time|aggregate|leg|game|games|down|up|thrash\w*|trounc\w*|"
    r"hammer\w*|downed|triumph\w*)\b",
    re.IGNORECASE,
)
_COUNT_FOLLOWS = re.compile(
    r"\s+[a-z]+s\b|\s+(?:people|men|women|children|percent|per cent|million|billion)\b|%"
)
_FRACTION = re.compile(
    rf"\b(?P<count>an?|{_alternatives(list(ONES)[:9])})[- ](?P<part>thirds?|quarters?|fifths?|sixths?|"
    rf"sevenths?|"
    r"eighths?|ninths?|tenths?|twentieths?)\b(?=(?P<of>\s+of\b|\s+or so\b)|)"
    r"|\b(?P<half>half)(?=\s+(?:of|the|its|their|his|her|all|our|those|that|these)\b)",
    re.IGNORECASE,
)
_FRACTION_LEAD = re.compile(
    r"\b(?:by|nearly|almost|about|around|over|than|least|some|roughly|approximately|just under|up to|"
    r"another|only)\s+$",
    re.IGNORECASE,
)
_PARTS = {
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
}
_VAGUE = re.compile(
    r"\b(?:(?P<many>several|many|a few|a couple of|some|a)\s+)?(?P<word>tens|dozens|scores|hundreds|"
    r"thousands|millions|billions)"
    r"(?:\s+of\s+(?P<of>thousands|millions|billions))?\b"
    r"|\b(?P<few>several|a few|a couple of|a handful of)(?:\s+(?P<scale>hundred|thousand|million|billion|"
    r"dozen))?(?=\s+[a-z])"
    r"|\b(?P<dozen>half a dozen|a dozen|dozen)\b",
    re.IGNORECASE,
)
_VAGUE_RANGES = {
    "tens": (20.0, 99.0),
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2e3, 99_999.0),
    "millions": (2e6, 99e6),
    "billions": (2e9, 99e9),
}
_FEW = {"several": (3.0, 9.0), "a few": (2.0, 6.0), "a couple of": (2.0, 3.0), "a handful of": (2.0, 8.0)}
_ORDINAL = re.compile(
    rf"(?<![\w-])(?:(?P<figures>\d{{1,4}})(?:st|nd|rd|th)|(?P<word>{_alternatives(list(ORDINALS))}))(?![\w-])"
)
_ORDINAL_OUT = re.compile(
    r"\s+(?:of all|lady|minister|person|place|hand|half|time lucky|and foremost)\b|\s*[,.;:]|\s+[A-Z]"
)

# Words that a number names rather than counts: "Article 5", "Route 66", "Flight 93".
_NUMBERED = frozenset(
    "article section chapter page pages route highway flight bus line gate room terminal phase category "
    "type version "
    "episode figure table platform channel district resolution protocol paragraph clause amendment apollo "
    "no no. "
    "number nos nos. formula unit zone ward act title level tier pier hall building street road interstate "
    "exit "
    "group appendix annex schedule rule regulation part volume verse psalm runway track lane block precinct "
    "hurricane "
    "tropical super week day stage round game class grade division ligue serie bundesliga warehouse hangar "
    "reactor lot "
    "top fortune area world war windows iphone galaxy model".split()
)
_LEADS = frozenset(
    "in on at the by of for to from with about around some nearly almost over and but or as when after "
    "before since "
    "between only just at all these those its their his her our another than least most roughly with while "
    "if that "
    "up down both former last first next killing including among kills killed says an any no".split()
)
_PREVIOUS = re.compile(r"([A-Za-zÀ-ÿ][\w.'’&À-ÿ-]*)\s+[\"“‘(]?$")
_NOT_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|the|which|last|next|only|only the|other|some|day|big|good|new|"
    r"old)\s+$",
    re.IGNORECASE,
)
_ONE_USED = re.compile(
    r"\s+(?:of|another|day|or another|thing|that|who|in the|is|was|can|could|would|has|more|way)\b|"
    r"[.,;:!?)'’\"”-]|$"
)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number as read: value, size of its last digit, and the text it spans."""

    value: float
    step: float
    start: int
    end: int
    symbol: str = ""
    figures: bool = True
    scaled: bool = False
    decimals: bool = False


def find_quantities(doc: Doc, times: Sequence[TimeMention] | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text in their order, never overlapping.

    `times` are its time expressions if known already: the numbers inside them are not quantities, save those
    of durations.
    """
    text = doc.text
    known = find_times(doc, None) if times is None else times
    taken = _Taken(sorted((t.start, t.end) for t in known if t.role != "duration"))
    found: list[Quantity] = []
    for finder in (_clocks, _spoken_clocks, _pairs, _ratios, _fractions, _vague, _numbers, _ordinals):
        for quantity in finder(text, taken):
            taken.add(quantity.start, quantity.end)
            found.append(quantity)
    found.sort(key=lambda q: q.start)
    parse = doc if is_parsed(doc) else None
    return tuple(_counted(parse, text, quantity) for quantity in found if not _is_pronoun(parse, quantity))


def _is_pronoun(doc: Doc | None, quantity: Quantity) -> bool:
    return doc is not None and quantity.text.lower() == "one" and is_pronoun(doc, quantity)


class _Taken:
    """Stretches of text already read as something."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans

    def add(self, start: int, end: int) -> None:
        bisect.insort(self._spans, (start, end))

    def overlaps(self, start: int, end: int) -> bool:
        index = bisect.bisect_left(self._spans, (end, -1))
        return index > 0 and self._spans[index - 1][1] > start


# --- clock times, scores and votes, fractions, vague numbers, ordinals
# ------------------------------------------


_GAME_TIME = re.compile(r"\s(?:into|left|remaining)\b")
_SPOKEN_CLOCK = re.compile(
    rf"\b(?:(?P<past>{_alternatives(list(ONES))}|twenty|twenty-five|quarter|half) past |"
    rf"(?P<before>quarter) to )"
    rf"(?P<hour>{_alternatives(list(ONES)[:12])})\b"
    rf"|\b(?P<plain>{_alternatives(list(ONES)[:12])}|1[0-2]|[1-9]) in the (?P<part>morning|afternoon|"
    rf"evening)\b",
    re.IGNORECASE,
)


def _spoken_clocks(text: str, taken: _Taken) -> list[Quantity]:
    """Times of day in words: "half past nine", "four in the morning"."""
    found: list[Quantity] = []
    for m in _SPOKEN_CLOCK.finditer(text):
        if not taken.overlaps(m.start(), m.end()):
            found.append(_plain(text, m.start(), m.end(), _spoken_minutes(m), "clock", "clock"))
    return found


def _spoken_minutes(m: re.Match[str]) -> float:
    if m["plain"]:
        word = m["plain"].lower()
        hour = int(word) if word.isdigit() else ONES[word]
        return (hour % 12 + (0 if m["part"].lower() == "morning" else 12)) * 60.0
    hour = ONES[m["hour"].lower()]
    if m["before"]:
        return hour * 60.0 - 15
    word = m["past"].lower()
    return hour * 60.0 + {"quarter": 15, "half": 30, "twenty": 20, "twenty-five": 25}.get(
        word, ONES.get(word, 0)
    )


def _clocks(text: str, taken: _Taken) -> list[Quantity]:
    found: list[Quantity] = []
    for m in _CLOCK.finditer(text):
        minutes = _minutes(m)
        if minutes is None or taken.overlaps(m.start(), m.end()) or _GAME_TIME.match(text, m.end()):
            continue
        found.append(_plain(text, m.start(), m.end(), minutes, "clock", "clock"))
    return found


def _minutes(m: re.Match[str]) -> float | None:
    if m["noon"]:
        return 720.0 if m["noon"].lower() == "noon" else 0.0
    if m["hour24"]:
        return int(m["hour24"]) * 60.0 + int(m["minute24"])
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    if m["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if m["half"].lower() == "p" else 0)
    return hour * 60.0 + minute if hour < 24 else None


def _pairs(text: str, taken: _Taken) -> list[Quantity]:
    """Scores and votes: two figures joined, in the company of words of a game or a vote."""
    found: list[Quantity] = []
    for m in _PAIR.finditer(text):
        if taken.overlaps(m.start(), m.end()):
            continue
        kind = _pair_kind(text, m)
        if kind is None:
            continue
        a, b = int(m["a"]), int(m["b"])
        value = max(a, b) + min(a, b) / 1000
        found.append(_plain(text, m.start(), m.end(), value, kind, ""))
    return found


def _pair_kind(text: str, m: re.Match[str]) -> str | None:
    before = _clause(text[max(0, m.start() - 80) : m.start()], last=True)
    after = _clause(text[m.end() : m.end() + 40], last=False)
    join = m["join"].strip()
    if "vote" in join:
        return "vote"
    a, b = int(m["a"]), int(m["b"])
    if join == "to" and before.rstrip().lower().endswith(("from", "rose", "fell", "between")):
        return None
    near = before[-45:] + " . " + after[:25]
    voted = _VOTE_WORDS.search(near) and not _SCORE_WORDS.search(before[-25:])
    if voted and (join != "to" or a > b or re.search(r"\bvot", near, re.IGNORECASE)):
        return "vote" if join != ":" else None
    if join == ":" or (a < b and _COUNT_FOLLOWS.match(text, m.end())):
        return None
    if join == "to":
        return None
    return "score" if _SCORE_WORDS.search(near) or (a > b and a < 100) else None


def _clause(text: str, last: bool) -> str:
    parts = re.split(r"[.!?;]\s|\n", text)
    return parts[-1] if last else parts[0]


def _fractions(text: str, taken: _Taken) -> list[Quantity]:
    found: list[Quantity] = []
    for m in _FRACTION.finditer(text):
        if taken.overlaps(m.start(), m.end()):
            continue
        share = _share(text, m)
        if share is None:
            continue
        hedge, word, start, end = _hedged(text, m.start(), m.end())
        low, high = _opened(share, 2.0 if hedge is None else 3.0, hedge or _AROUND, floor=0.0)
        found.append(
            Quantity(
                start, end, text[start:end], share, low, min(high, 100.0), "percent", "", word, "percent"
            )
        )
    return found


_RATIO = re.compile(
    rf"(?<![\w.,-])(?:(?P<a>\d{{1,2}})|(?P<word>{_alternatives(list(ONES)[:12])}))\s(?:in|"
    rf"out of)(?: every)?\s"
    rf"(?:(?P<b>3|4|5|6|8|10|20|100|1,000)|"
    rf"(?P<word2>{_alternatives([*list(ONES)[1:12], 'twenty'])}))(?![\w,.-]*\d|\s+years?\b)\b",
    re.IGNORECASE,
)


def _ratios(text: str, taken: _Taken) -> list[Quantity]:
    """Shares told by heads: "nine in ten", "1 out of 5"."""
    found: list[Quantity] = []
    for m in _RATIO.finditer(text):
        a = float(m["a"] or ONES[m["word"].lower()])
        b = float((m["b"] or "").replace(",", "") or ONES.get((m["word2"] or "").lower(), 20))
        if a >= b or taken.overlaps(m.start(), m.end()) or bool(m["a"]) != bool(m["b"]):
            continue
        share = _tidy(100 * a / b)
        hedge, word, start, end = _hedged(text, m.start(), m.end())
        low, high = _opened(share, 3.0, hedge or _AROUND)
        found.append(
            Quantity(
                start, end, text[start:end], share, low, min(high, 100.0), "percent", "", word, "percent"
            )
        )
    return found


def _share(text: str, m: re.Match[str]) -> float | None:
    """The percent that a fraction is, None where the words are no fraction ("the second quarter")."""
    if m["half"]:
        return (
            None
            if re.search(
                r"\b(?:first|second|and a|other|this|last)\s+$",
                text[max(0, m.start() - 10) : m.start()],
                re.I,
            )
            else 50.0
        )
    part = m["part"].lower().rstrip("s")
    count = 1 if m["count"].lower() in {"a", "an"} else ONES[m["count"].lower()]
    if count >= _PARTS[part] or (count > 1) != m["part"].lower().endswith("s"):
        return None
    lead = _FRACTION_LEAD.search(text[max(0, m.start() - 20) : m.start()])
    if count == 1 and not m["of"] and not lead and "-" not in m.group():
        return None
    return round(100.0 * count / _PARTS[part], 4)


def _vague(text: str, taken: _Taken) -> list[Quantity]:
    found: list[Quantity] = []
    for m in _VAGUE.finditer(text):
        if taken.overlaps(m.start(), m.end()):
            continue
        if m["dozen"]:
            quantity = _dozen(text, m)
        else:
            low, high = _vague_range(m)
            middle = math.sqrt(low * high)
            quantity = Quantity(
                m.start(), m.end(), m.group(), round(middle, 1), low, high, "", "", "vague", "vague"
            )
        if quantity is not None:
            found.append(quantity)
    return found


def _dozen(text: str, m: re.Match[str]) -> Quantity | None:
    word = m["dozen"].lower()
    if word == "dozen":  # after a number ("two dozen"): read with the number
        return None
    value = 6.0 if word.startswith("half") else 12.0
    hedge, wording, start, end = _hedged(text, m.start(), m.end())
    low, high = _opened(value, 1.0 if hedge is None else 2.0, hedge or _AROUND, floor=0.0)
    return Quantity(start, end, text[start:end], value, low, high, "", "", wording)


def _vague_range(m: re.Match[str]) -> tuple[float, float]:
    if m["few"]:
        low, high = _FEW[" ".join(m["few"].lower().split())]
        factor = (
            12.0 if (m["scale"] or "").lower() == "dozen" else SCALES.get((m["scale"] or "").lower(), 1.0)
        )
        return low * factor, high * factor
    low, high = _VAGUE_RANGES[m["word"].lower()]
    if m["of"]:
        factor = SCALES[m["of"].lower().rstrip("s")]
        return low * factor, high * factor
    return low, high


def _ordinals(text: str, taken: _Taken) -> list[Quantity]:
    found: list[Quantity] = []
    for m in _ORDINAL.finditer(text):
        if taken.overlaps(m.start(), m.end()) or _ORDINAL_OUT.match(text, m.end()):
            continue
        if re.search(r"\b(?:at|a|'s)\s+$", text[max(0, m.start() - 4) : m.start()]) and m["word"] == "first":
            continue
        value = float(m["figures"]) if m["figures"] else float(ORDINALS[m["word"]])
        found.append(_plain(text, m.start(), m.end(), value, "ordinal", ""))
    return found


def _plain(text: str, start: int, end: int, value: float, kind: str, unit: str) -> Quantity:
    return Quantity(start, end, text[start:end], value, value, value, unit, "", "", kind)


# --- numbers
# ---------------------------------------------------------------------------------------------------


def _numbers(text: str, taken: _Taken) -> list[Quantity]:
    found: list[Quantity] = []
    position = 0
    while True:
        m = _NUMBER.search(text, position)
        if m is None:
            return found
        position = m.end()
        amount = _amount(m, text)
        if amount is None or taken.overlaps(amount.start, amount.end):
            continue
        quantity = _quantity(text, amount, taken)
        if quantity is not None:
            found.append(quantity)
            position = max(position, quantity.end)


def _amount(m: re.Match[str], text: str) -> _Amount | None:
    figures = m["figures"] or m["figures2"]
    symbol = (m["symbol"] or m["symbol2"] or "").lower()
    if figures:
        amount = _figures(figures, m.start(), m.end(), symbol)
        if m["vulgar"]:
            amount = replace(amount, value=amount.value + _VULGAR[m["vulgar"]], decimals=True, step=0.1)
        if m["sign"] or m["minus"]:
            amount = replace(amount, value=-amount.value)
    else:
        value, step = _spelled(m["words"])
        scaled = step >= 1000 or bool(re.search(r"illion|thousand", m["words"], re.IGNORECASE))
        amount = _Amount(value, step, m.start(), m.end(), figures=False, scaled=scaled)
    return _scaled(text, amount)


def _figures(figures: str, start: int, end: int, symbol: str = "") -> _Amount:
    plain = figures.replace(",", "")
    fraction = plain.partition(".")[2]
    return _Amount(float(plain), 10.0 ** -len(fraction), start, end, symbol, decimals=bool(fraction))


def _scaled(text: str, amount: _Amount) -> _Amount:
    """The amount with a scale word or letter behind it taken in."""
    m = _SCALE.match(text, amount.end)
    if m is None:
        return amount
    word = (m.group(1) or m.group(2)).lower()
    if m.group(2) and not _letter_is_scale(text, m, amount, word):
        return amount
    factor = SCALES[word]
    if not amount.figures and factor < 1e3:
        return amount
    return replace(amount, value=amount.value * factor, step=amount.step * factor, end=m.end(), scaled=True)


def _letter_is_scale(text: str, m: re.Match[str], amount: _Amount, word: str) -> bool:
    if not amount.figures:
        return False
    if word in {"bn", "tn", "mn", "trn"}:
        return True
    if m.group().startswith((" ", "\t", "\n", "\u00a0")):
        return bool(amount.symbol) and word in {"m", "b"}
    return bool(amount.symbol) or word == "k" or bool(_COUNT_FOLLOWS.match(text, m.end()))


def _spelled(words: str) -> tuple[float, float]:
    """The value of a number in words, and the size of its last word."""
    total, current, step = 0.0, 0.0, 1.0
    parts = re.findall(r"[a-z]+", words.lower())
    index = 0
    while index < len(parts):
        word = parts[index]
        if word == "half" and index + 1 < len(parts) and parts[index + 1] in {"a", "an"}:
            current, step = 0.5, 0.1
            index += 1
        elif word == "half":
            current, step = current + 0.5, 0.1
        elif word in {"a", "an"}:
            current += 0.0 if index and parts[index - 1] == "and" else 1.0
        elif word == "point":
            index += 1
            current, step = current + ONES[parts[index]] / 10, 0.1
        elif word in ONES or word in TENS:
            current += ONES.get(word, 0) or TENS.get(word, 0)
            step = 1.0
        elif word == "dozen":
            current, step = (current or 1) * 12, 1.0
        elif word == "hundred":
            current, step = (current or 1) * 100, step * 100
        elif word in SCALES:
            factor = SCALES[word]
            total, current, step = total + (current or 1) * factor, 0.0, step * factor
        index += 1
    return total + current, step


def _quantity(text: str, first: _Amount, taken: _Taken) -> Quantity | None:
    amount, second = _with_range(text, first, taken)
    end = (second or amount).end
    unit, kind, end = _unit_at(text, amount, end)
    if not unit and not second and not amount.symbol and _names_something(text, amount, end):
        return None
    if not amount.figures and amount.value == 1 and not unit and not _counts_one(text, amount):
        return None
    name, factor, offset = (
        unit.base if unit else "",
        unit.factor if unit else 1.0,
        unit.offset if unit else 0.0,
    )
    is_age, end = _age(text, amount, end, kind)
    if is_age:
        kind, name = "age", "year"
    else:
        name, end = _per(text, name, end, kind)
    hedge, word, start, end = _hedged(text, amount.start, end)
    if word == "over" and kind == "duration" and not _LENGTH_LEAD.search(text[max(0, start - 12) : start]):
        hedge, word, start = None, "", amount.start
    if second is not None:
        low, high = sorted((amount.value, second.value))
        value = (low + high) / 2
        if hedge is not None:
            low, high = _opened(low, 0.0, hedge)[0], _opened(high, 0.0, hedge)[1]
    else:
        value = amount.value
        low, high = _bounds(amount, hedge, kind, name)
    low, value, high = (v * factor + offset if math.isfinite(v) else v for v in (low, value, high))
    return Quantity(start, end, text[start:end], _tidy(value), _tidy(low), _tidy(high), name, "", word, kind)


# "lasted over three hours" is more than three; "over 18 months" is during 18 months.
_LENGTH_LEAD = re.compile(r"\b(?:lasted|lasts|took|takes|for|spent|waited|after|just|well|is|was|ran)\s$")


def _tidy(value: float) -> float:
    """Without the noise of binary fractions."""
    return float(f"{value:.12g}") if math.isfinite(value) else value


def _with_range(text: str, first: _Amount, taken: _Taken) -> tuple[_Amount, _Amount | None]:
    m = _RANGE.match(text, first.end)
    if m is None:
        return first, None
    joiner = m["dash"].strip().lower()
    before = text[max(0, first.start - 14) : first.start].lower().rstrip()
    if joiner == "and" and not before.endswith("between"):
        return first, None
    if joiner == "or" and (first.figures or first.value > 10):
        return first, None
    if m["figures"]:
        second = _scaled(
            text, _figures(m["figures"], m.start("figures"), m.end(), (m["symbol"] or "").lower())
        )
    else:
        value, step = _spelled(m["words"])
        second = _scaled(text, _Amount(value, step, m.start("words"), m.end(), figures=False))
    if second.scaled and not first.scaled:
        factor = _factor(second, m)
        if first.value * factor < second.value:
            first = replace(first, value=first.value * factor, step=first.step * factor, scaled=True)
    if joiner == "to" and _is_change(before):
        return first, None
    if (
        second.value <= first.value
        or taken.overlaps(second.start, second.end)
        or text[second.end : second.end + 1].isalpha()
    ):
        return first, None
    return first, second


def _factor(second: _Amount, m: re.Match[str]) -> float:
    if m["figures"]:
        return second.value / float(m["figures"].replace(",", "") or 1) if second.value else 1.0
    return 1.0


_FROM = re.compile(
    r"\b(?:rose|fell|up|down|increased?|decreased?|dropped|grew|climbed|jumped|cut|raised?|went|moved|"
    r"lowered|"
    r"declined|slipped|soared|surged|plunged|widened|narrowed|extended|expanded|from)$"
)


def _is_change(before: str) -> bool:
    """Whether "X to Y" after these words goes from one to the other ("rose from 20 to 24")."""
    return bool(_FROM.search(before))


_MAGNITUDE = re.compile(r"\bmagnitude\s(?:of\s)?$", re.IGNORECASE)
_OF_MAGNITUDE = re.compile(r"[\s-]magnitude\b", re.IGNORECASE)


def _unit_at(text: str, amount: _Amount, end: int) -> tuple[Unit | None, str, int]:
    """The unit behind a number (or its currency sign), its kind, and where it ends."""
    if amount.symbol:
        return Unit(SYMBOLS[amount.symbol], kind="money"), "money", end
    if _MAGNITUDE.search(text[max(0, amount.start - 14) : amount.start]):
        return Unit("magnitude"), "measure", end
    magnitude = _OF_MAGNITUDE.match(text, end)
    if magnitude is not None:
        return Unit("magnitude"), "measure", magnitude.end()
    m = _UNIT.match(text, end)
    if m is not None:
        word = m.group(1).lower()
        word = word if word in UNITS else word.replace("-", " ")
        attached = not text[end : end + 1].isspace()
        if word == "pound" or word == "pounds":
            return _pounds(text, amount, m)
        if word in FIGURE_ONLY and not amount.figures and word not in {"foot", "second"}:
            return None, "cardinal", end
        if word in {"second", "min", "real", "try"} and not amount.figures:
            return None, "cardinal", end
        unit = UNITS[word]
        if (
            text[end : end + 1] == "-"
            and unit.kind in {"measure", "duration"}
            and text[m.end() : m.end() + 1].isalpha()
        ):
            return None, "cardinal", end
        if attached and text[end] != "-" and word in {"second", "real", "won", "try", "day", "night"}:
            return None, "cardinal", end
        return unit, unit.kind, m.end()
    degrees = _DEGREES.match(text, end)
    if degrees is not None:
        scale = (degrees.group(1) or "").lower()
        if not scale:
            return Unit("degree"), "measure", degrees.end()
        return UNITS["°f" if scale.startswith("f") else "°c"], "measure", degrees.end()
    pence = re.match(r"p\b(?![.\w])", text[end : end + 3])
    if pence and amount.figures and amount.value < 100_000:
        return UNITS["pence"], "money", end + 1
    return None, "cardinal", end


_WEIGHT = re.compile(r"\b(?:weigh\w*|weight|lifted|heavy|lost|gained|sack|bag)\b", re.IGNORECASE)


def _pounds(text: str, amount: _Amount, m: re.Match[str]) -> tuple[Unit, str, int]:
    """Pounds of money, or of weight where the words around say so."""
    around = text[max(0, amount.start - 40) : amount.start] + text[m.end() : m.end() + 12]
    hyphened = text[m.start() : m.start() + 1] == "-" and not amount.scaled
    if not amount.scaled and (_WEIGHT.search(around) or hyphened):
        return UNITS["lb"], "measure", m.end()
    return UNITS["pounds"], "money", m.end()


def _age(text: str, amount: _Amount, end: int, kind: str) -> tuple[bool, int]:
    """Whether the number is someone's age, and where its wording ends."""
    if amount.symbol or amount.decimals or amount.scaled or not 0 < amount.value < 125:
        return False, end
    years = _YEARS_OLD.match(text, amount.end)
    if years:
        return True, years.end()
    if kind == "duration":
        old = re.match(r"[\s-]olds?\b", text[end : end + 6])
        return (
            (True, end + old.end())
            if old and text[amount.end : end].strip(" -").startswith("year")
            else (False, end)
        )
    if kind != "cardinal":
        return False, end
    before = text[max(0, amount.start - 20) : amount.start]
    if _AGED.search(before):
        return True, end
    aside = _AGE_ASIDE.search(before) and amount.figures and amount.value >= 5
    closes = text[end : end + 1] in {",", ";", ")"} or re.match(r"\.(?:\s|$)", text[end : end + 2])
    name = re.search(r"([A-Z][\w'’-]+),\s$", before)
    if aside and closes and name and name.group(1).lower() not in MONTHS and amount.end - amount.start <= 3:
        return True, end
    return False, end


def _per(text: str, name: str, end: int, kind: str) -> tuple[str, int]:
    m = _PER.match(text, end)
    if m is None:
        return name, end
    word = m.group(1).lower()
    if word[0].isdigit():
        return (f"{name} per {word}".strip(), m.end()) if "per" in m.group() else (name, end)
    if word not in PER or (
        kind == "duration"
        and "per" not in m.group()
        and word not in {"day", "week", "month", "year", "night"}
    ):
        return name, end
    return f"{name} per {_PER_NAMES.get(word, word)}".strip(), m.end()


_PER_NAMES = {
    "litre": "liter",
    "kilometre": "kilometer",
    "tonne": "ton",
    "kilo": "kilogram",
    "kg": "kilogram",
    "annum": "year",
    "capita": "person",
    "head": "person",
    "kwh": "kilowatt-hour",
    "mwh": "megawatt-hour",
}


def _names_something(text: str, amount: _Amount, end: int) -> bool:
    """Whether a bare number is part of a name, a reference, a year or a code."""
    after = text[end : end + 1]
    if amount.figures and (after.isalpha() or (after in "/_@#\\" and after)):
        return True
    if amount.figures and _LIST_MARK.match(text, end) and _at_line_start(text, amount.start):
        return True
    if amount.figures and _JOINED.match(text, end):
        return True
    words = text[amount.start : amount.end]
    line = text.rfind("\n", 0, amount.start) + 1  # a headline's last word names nothing in the next block
    previous = _PREVIOUS.search(text[max(line, amount.start - 30) : amount.start])
    lead = previous.group(1) if previous else ""
    if (
        lead.lower() in _NUMBERED
        and not amount.scaled
        and (lead[0].isupper() or lead.lower() not in _LOWER_COUNTS)
    ):
        return True
    if text[max(0, amount.start - 1) : amount.start] == "#":
        return True
    if not amount.figures:
        starts = amount.start == 0 or text[max(0, amount.start - 2) : amount.start].strip() in {
            "",
            ".",
            "!",
            "?",
            '"',
            "“",
        }
        return words[0].isupper() and ((bool(lead) and lead[0].isupper()) or (not lead and not starts))
    if _plain_year(words) and not _COUNT_FOLLOWS.match(text, end):
        return True
    if lead and lead[0].isupper() and lead.lower() not in _LEADS and lead.rstrip(".").lower() not in MONTHS:
        return (
            not amount.scaled
            and not amount.decimals
            and "," not in words
            and not _COUNT_FOLLOWS.match(text, end)
        )
    return False


_LOWER_COUNTS = frozenset(
    "day week game round unit group part area class block lot world war top model act level line "
    "track".split()
)


_JOINED = re.compile(r"[-–:](?:\d|to-\d)")
_LIST_MARK = re.compile(r"[.)](?:\s|$)")


def _at_line_start(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" (\t")


def _plain_year(words: str) -> bool:
    return len(words) == 4 and words.isdigit() and 1800 <= int(words) <= 2100


def _counts_one(text: str, amount: _Amount) -> bool:
    """Whether "one" counts ("one man was killed") and is no pronoun ("no one", "one of the")."""
    if _NOT_ONE.search(text[max(0, amount.start - 10) : amount.start]):
        return False
    return not _ONE_USED.match(text, amount.end)


# --- bounds
# ----------------------------------------------------------------------------------------------------


def _hedged(text: str, start: int, end: int) -> tuple[_Hedge | None, str, int, int]:
    """The approximator around a number: its kind, its words, and the span with it."""
    before = _BEFORE.search(text[max(0, start - 28) : start])
    if before is not None:
        word = " ".join((before.group(1) or before.group(2)).lower().split())
        at = start - min(28, start) + before.start()
        return _HEDGES[word], word, at, end
    after = _AFTER.match(text, end)
    if after is not None:
        word = after.group(1).strip(" -").lower()
        return _HEDGES.get(word), word if word in _HEDGES else "", start, after.end()
    return None, "", start, end


def _trailing(value: float) -> float:
    """The place of the last digit that isn't zero: 100 for 1,200."""
    size = 1.0
    while value and size < 1e15 and value % (size * 10) == 0:
        size *= 10
    return size


def _bounds(amount: _Amount, hedge: _Hedge | None, kind: str, unit: str) -> tuple[float, float]:
    value, magnitude = amount.value, abs(amount.value)
    place = max(amount.step, _trailing(magnitude)) if float(magnitude).is_integer() else amount.step
    if hedge is None:
        slack = _rounding(amount, magnitude, place, kind)
        return value - slack, value + slack
    slack = min(max(place, magnitude * 0.05), magnitude * 0.1)
    if magnitude < 10 and amount.step >= 1 and kind in {"cardinal", "duration", "age"}:
        slack = 1.0
    return _opened(value, slack, hedge, floor=None if unit.startswith("deg") or value < 0 else 0.0)


def _rounding(amount: _Amount, magnitude: float, place: float, kind: str) -> float:
    """How far a number without an approximator may be off, being rounded."""
    if kind == "percent":
        return amount.step / 2
    if kind == "measure":
        return max(amount.step / 2, min(place / 2, magnitude * 0.05))
    if amount.scaled or (amount.decimals and kind != "money"):
        return amount.step / 2
    if place >= 1000:
        return min(place / 2, magnitude * 0.025)
    return 0.0


def _opened(value: float, slack: float, hedge: _Hedge, floor: float | None = 0.0) -> tuple[float, float]:
    if hedge.open:
        lowest = -_INF if floor is None else min(floor, value)
        return (lowest, value) if hedge.down else (value, _INF)
    return (value - slack if hedge.down else value), (value + slack if hedge.up else value)


# --- what is counted
# -------------------------------------------------------------------------------------------


def _counted(doc: Doc | None, text: str, quantity: Quantity) -> Quantity:
    if quantity.kind in {"clock", "score", "vote"}:
        return quantity
    found: Counting = counting(doc, text, quantity)
    kind = found.kind if found.kind and quantity.kind in _CHANGING else quantity.kind
    return replace(quantity, counted=found.noun, kind=kind)


_CHANGING = frozenset({"cardinal", "money", "percent", "measure"})
