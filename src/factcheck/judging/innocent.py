"""Innocent readings: why two statements that seem to clash may both be true.

One test a reading, each named. Rounding, approximators, units and currencies are dealt with where numbers are compared
(`slots/numbers.py`), spelling variants where names are (`slots/names.py`), and precision where dates are (`slots/dates.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz

from factcheck.judging.amounts import another_currency, what_is_left
from factcheck.judging.passage import Passage, Word
from factcheck.judging.slots.moments import days_differ, moments_differ
from factcheck.records import Claim, Factuality, SlotClash, Verdict

_OPEN = frozenset({Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.ASKED, Factuality.COUNTERFACTUAL})
_FORMER = re.compile(
    r"\b(?:that time|at the time|back then|then(?=[.,;]|$)|last (?:time|year|month|season|autumn|spring|summer|winter)|"
    r"a (?:year|month|week|decade) (?:ago|earlier|before)|years (?:ago|earlier|before)|previous(?:ly)?|the (?:year|month|week) before|"
    r"originally|initially|at first|used to|had (?:once|earlier|previously)|formerly)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?<!of )(?<!half )\b(?:an?|per|each|every)\s+(day|night|week|month|year|hour|season|head|person|household|share|pupil|student|passenger|match|game)\b"
    r"(?!\s+(?:earlier|ago|before|later))"
    r"|\b(daily|weekly|monthly|yearly|annual(?:ly)?|hourly)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|from|against|than|after|versus|up on|down on)\b[^,.;]{0,25}$", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|plan(?:s|ned)? to|expect(?:s|ed)?|forecasts?|aims? to|intends? to|target)\b",
    re.IGNORECASE,
)
_NEAR = 45
"""How far behind a figure the words that tell its period stand, in characters."""
_PERIOD_NAMES = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "annually": "year", "hourly": "hour",
}  # fmt: skip
_TOGETHER = re.compile(
    r"\b(?:together|combined|altogether|in all|in total|overall|between them)\b", re.IGNORECASE
)
_ALONE = re.compile(r"\b(?:alone|on its own|by itself|on their own)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[,;:–—]\s|\s(?:and|but|while|whereas|although|though|because|which|who|after|before|when)\s",
    re.IGNORECASE,
)
_FORECASTS = frozenset("expect forecast predict project estimate anticipate reckon foresee".split())
_KINDS = frozenset(
    "minist federa union league associ party board commit counci agency compan group bank court office depart police".split()
)
ONE_REMARK = 80.0
"""0-100: how alike two quotations are that are one remark."""
_GENERIC = frozenset("new more other same own last next first several many such few".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """An innocent reading: what the pair is then, and the cause to name."""

    verdict: Verdict
    cause: str


@dataclass(frozen=True, slots=True)
class Clashing:
    """The pair under test: its sentences, the claims that stand for them, and what they seem to clash on."""

    left: Passage
    right: Passage
    a: Claim
    b: Claim
    clash: SlotClash | None

    @property
    def slot(self) -> str:
        """The slot of the clash, or "meaning"."""
        return self.clash.slot if self.clash else "meaning"


def innocent_reading(pair: Clashing) -> Reading | None:
    """The first innocent reading that explains the pair, or None."""
    return next((reading for test, reading in READINGS if test(pair)), None)


def told_by_others(pair: Clashing) -> bool:
    """Two holders who are not one and the same, each reported as saying it; one remark given to two is no dispute."""
    a, b = pair.a.holder, pair.b.holder
    if a.is_author or b.is_author or pair.slot == "speaker" or _is_one_remark(pair):
        return False
    return _are_others(_stems(a.name), _stems(b.name))


def expected_by_others(pair: Clashing) -> bool:
    """Two who each expect, forecast or estimate something: "the bank expects 2 percent", "the ministry 3 percent"."""
    return _are_others(_forecaster(pair.left), _forecaster(pair.right))


def dated_apart(pair: Clashing) -> bool:
    """Both sentences say as of when; the days differ, as do those on which the articles were written."""
    left, right = pair.left, pair.right
    if pair.slot == "date" or not left.written.start or not right.written.start:
        return False
    return not left.written.overlaps(right.written) and days_differ(left, right)


def another_moment(pair: Clashing) -> bool:
    """Figures or states of different parts of a day, or from before and after the same event."""
    return (
        pair.slot in ("number", "antonym", "status")
        and not _is_clock(pair)
        and moments_differ(pair.left, pair.right)
    )


def another_day(pair: Clashing) -> bool:
    """A figure given for one day, week or year on one side and for another on the other."""
    return pair.slot == "number" and not _is_clock(pair) and days_differ(pair.left, pair.right)


def former_state(pair: Clashing) -> bool:
    """One side speaks of an earlier time ("that time", "a year earlier"), the other does not."""
    if pair.slot not in ("number", "antonym", "date"):
        return False
    return _is_former(pair.left.text) != _is_former(pair.right.text)


def another_period(pair: Clashing) -> bool:
    """Figures per day against per year, per head against in all."""
    if pair.slot != "number" or pair.clash is None:
        return False
    a, b = _period(pair.left.text, pair.clash.left), _period(pair.right.text, pair.clash.right)
    return a != b


def another_part(pair: Clashing) -> bool:
    """Figures of differently qualified things: "severe cases" against "all cases"."""
    if pair.slot != "number" or pair.clash is None:
        return False
    a, b = _qualifiers(pair.left, pair.clash.left), _qualifiers(pair.right, pair.clash.right)
    return bool(a - b) and bool(b - a) and not a & b


def whole_and_part(pair: Clashing) -> bool:
    """A figure for all together against one for some alone."""
    if pair.slot != "number":
        return False
    texts = pair.left.text, pair.right.text
    return any(_TOGETHER.search(a) and _ALONE.search(b) for a, b in (texts, texts[::-1]))


def another_act(pair: Clashing) -> bool:
    """Days of different acts: a bill sent on Monday and vetoed on Wednesday."""
    if pair.slot != "date" or pair.clash is None:
        return False
    a, b = _dated_verb(pair.left, pair.clash.left), _dated_verb(pair.right, pair.clash.right)
    return bool(a and b) and a != b


def another_subject(pair: Clashing) -> bool:
    """A day or figure of the same kind of subject, but another one: "the Danish team left" against "the Dutch team"."""
    if pair.slot not in ("date", "number") or pair.clash is None:
        return False
    a, b = _named_subject(pair.left, pair.clash.left), _named_subject(pair.right, pair.clash.right)
    return a is not None and b is not None and a[0] == b[0] and not a[1] & b[1]


def both_open(pair: Clashing) -> bool:
    """Both speak of what may be, and not by the word of one holder."""
    one_holder = _stems(pair.a.holder.name) & _stems(pair.b.holder.name) and not pair.a.holder.is_author
    return pair.a.factuality in _OPEN and pair.b.factuality in _OPEN and not one_holder


def figure_ahead(pair: Clashing) -> bool:
    """A figure that is planned or expected against one that is told as fact."""
    if pair.slot != "number" or pair.clash is None:
        return False
    a, b = _clause(pair.left.text, pair.clash.left), _clause(pair.right.text, pair.clash.right)
    return bool(_AHEAD.search(a)) != bool(_AHEAD.search(b))


READINGS: tuple[tuple[Callable[[Clashing], bool], Reading], ...] = (
    (told_by_others, Reading(Verdict.DISPUTES, "different holders")),
    (expected_by_others, Reading(Verdict.DISPUTES, "different holders")),
    (dated_apart, Reading(Verdict.UPDATES, "different times")),
    (another_moment, Reading(Verdict.UPDATES, "different times")),
    (another_day, Reading(Verdict.UPDATES, "different times")),
    (former_state, Reading(Verdict.UNRELATED, "an earlier state")),
    (another_period, Reading(Verdict.UNRELATED, "another period")),
    (another_part, Reading(Verdict.UNRELATED, "another part")),
    (whole_and_part, Reading(Verdict.UNRELATED, "another part")),
    (another_act, Reading(Verdict.UNRELATED, "another act")),
    (another_subject, Reading(Verdict.UNRELATED, "another subject")),
    (another_currency, Reading(Verdict.UNRELATED, "another currency")),
    (what_is_left, Reading(Verdict.UNRELATED, "what is left")),
    (both_open, Reading(Verdict.UNRELATED, "both open")),
    (figure_ahead, Reading(Verdict.UNRELATED, "planned against done")),
)


def _is_one_remark(pair: Clashing) -> bool:
    """Whether the clash is on a quotation that both give in nearly the same words."""
    clash = pair.clash
    return (
        clash is not None
        and clash.slot == "quote"
        and fuzz.ratio(clash.left.casefold(), clash.right.casefold()) >= ONE_REMARK
    )


def _are_others(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names, as stems, are of different holders; what they have in common may be their kind ("union")."""
    if not a or not b:
        return False
    return not a & b or (a & b <= _KINDS and bool(a - b) and bool(b - a))


def _forecaster(passage: Passage) -> frozenset[str]:
    """The stems of the nearest subject, no pronoun, before a verb of forecasting."""
    words = passage.words
    verb = next((k for k, w in enumerate(words) if w.pos == "VERB" and w.lemma in _FORECASTS), 0)
    for place in range(verb - 1, -1, -1):
        if words[place].dep.startswith("nsubj") and words[place].pos in ("NOUN", "PROPN"):
            before = (w.text for w in words[max(0, place - 3) : place] if w.pos in ("PROPN", "ADJ", "NOUN"))
            return _stems(" ".join([*before, words[place].text]))
    return frozenset()


def _place_of(passage: Passage, value: str) -> int | None:
    """Where the first word of a value stands among the words."""
    first = value.split()[0] if value.split() else ""
    return next((k for k, w in enumerate(passage.words) if w.text == first), None)


def _named_subject(passage: Passage, value: str) -> tuple[str, frozenset[str]] | None:
    """The nearest subject before a value, a common noun, with the capitalized words that qualify it; None without such."""
    words, place = passage.words, _place_of(passage, value)
    subject = next((k for k in range((place or 0) - 1, -1, -1) if words[k].dep.startswith("nsubj")), None)
    if subject is None or words[subject].pos != "NOUN":
        return None
    before = words[max(0, subject - 3) : subject]
    named = frozenset(w.lemma for w in before if w.pos in ("ADJ", "PROPN") and w.text[:1].isupper())
    return (words[subject].lemma, named) if named else None


def _dated_verb(passage: Passage, value: str) -> str:
    """The lemma of the full verb that stands nearest before a date, or else behind it; "" for none."""
    place = _place_of(passage, value)
    if place is None:
        return ""
    before, after = reversed(passage.words[:place]), passage.words[place:]
    return next((w.lemma for w in (*before, *after) if w.pos == "VERB"), "")


def _clause(text: str, value: str) -> str:
    """The part of a sentence between marks or conjunctions that holds a value; all of it where the value isn't found."""
    place = text.find(value)
    if place < 0:
        return text
    starts = [m.end() for m in _BREAK.finditer(text, 0, place)]
    end = _BREAK.search(text, place + len(value))
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _stems(name: str) -> frozenset[str]:
    """The first six letters of each word that means something: "ministry" and "minister" are one."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return frozenset(w[:6] for w in words if w not in _EMPTY)


_EMPTY = frozenset(
    "the a an of for his her its their he she they it who one some officials official spokesman spokeswoman spokesperson".split()
)


def _is_clock(pair: Clashing) -> bool:
    """Whether the clash is itself about a time of day."""
    if pair.clash is None:
        return False
    clocks = {q.text for p in (pair.left, pair.right) for q in p.quantities if q.kind == "clock"}
    return pair.clash.left in clocks or pair.clash.right in clocks


def _period(text: str, value: str) -> str:
    """The period that a figure is told for: "day" for "300 calls a day", "" for none."""
    place = text.find(value)
    match = _PERIOD.search(text, place, place + len(value) + _NEAR) if place >= 0 else None
    word = (match[1] or match[2]).casefold() if match else ""
    return _PERIOD_NAMES.get(word, word)


def _is_former(text: str) -> bool:
    """Whether the sentence is of an earlier time, which is more than to compare with one."""
    return any(not _COMPARED.search(text[: m.start()]) for m in _FORMER.finditer(text))


def _qualifiers(passage: Passage, value: str) -> frozenset[str]:
    """Adjectives and the like in the five words after a figure, up to the next verb or mark."""
    after = _after(passage.words, value.split()[-1] if value.split() else "")
    found = []
    for word in after[:6]:
        if word.pos in ("VERB", "AUX", "PUNCT"):
            break
        if word.pos in ("ADJ", "ADV") or word.dep == "compound" or word.lemma in ("all", "every"):
            found.append(word.lemma)
    return frozenset(found) - _GENERIC


def _after(words: tuple[Word, ...], last: str) -> tuple[Word, ...]:
    places = [k for k, w in enumerate(words) if w.text == last]
    return words[places[0] + 1 :] if places else ()
