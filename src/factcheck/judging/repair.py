"""The smallest repair: one value of the left put in the place of its counterpart on the right.

If two sentences agree once a single number, date, name or opposite word is exchanged, and don't before, that value is what they
clash on: the rest of both sentences fits. The entailment model scores the repaired pair as it scores any other (a probe in the
manner of counterfactual editing, Ross et al. 2021).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from factcheck.judging.entailment import Entailment
from factcheck.judging.passage import NEGATORS, Passage
from factcheck.judging.slots.names import same_name
from factcheck.judging.slots.numbers import fits
from factcheck.judging.slots.polarity import antonyms
from factcheck.records import Entity, Quantity, SlotClash, TimeMention

MAX_REPAIRS = 4
_POINTS = frozenset({"day", "week", "month", "season", "quarter", "year"})
_NAME_SLOTS = {
    "PERSON": "person",
    "ORG": "organization",
    "LOC": "place",
    "FAC": "place",
    "NORP": "nationality",
}


@dataclass(frozen=True, slots=True)
class Repair:
    """One exchange. For "order" the two names of the left change places; for "polarity" the negating word goes."""

    clash: SlotClash

    def apply(self, left: str, right: str) -> tuple[str, str] | None:
        """Both texts with the value exchanged; None where they don't hold it."""
        if self.clash.slot == "polarity":
            return _affirmed(left, right, self.clash)
        exchange = _exchanged if self.clash.slot == "order" else _replaced
        text = exchange(left, self.clash.left, self.clash.right)
        return None if text is None else (text, right)


@dataclass(frozen=True, slots=True)
class Repaired:
    """How far a pair agrees after its best repair; the scores are 0 where none was tried."""

    entailment_min: float = 0.0
    entailment_max: float = 0.0
    contradiction: float = 0.0
    clash: SlotClash | None = None

    @staticmethod
    def best(tried: Sequence[tuple[SlotClash, Entailment]]) -> Repaired:
        """The repair after which both sides entail each other most."""
        results = [
            Repaired(
                min(e.entailment, e.entailment_back),
                max(e.entailment, e.entailment_back),
                (e.contradiction + e.contradiction_back) / 2,
                clash,
            )
            for clash, e in tried
        ]
        return max(results, key=lambda r: r.entailment_min + r.entailment_max, default=UNREPAIRED)


UNREPAIRED = Repaired()
"""No repair was tried."""


def repairs(left: Passage, right: Passage) -> tuple[Repair, ...]:
    """The exchanges of one value that could make the left say what the right says; at most MAX_REPAIRS."""
    found: dict[SlotClash, Repair] = {}
    for clash in _clashes(left, right):
        found.setdefault(clash, Repair(clash))
    return tuple(islice(found.values(), MAX_REPAIRS))


def _clashes(left: Passage, right: Passage) -> Iterator[SlotClash]:
    yield from _opposites(left, right)
    yield from _numbers(left, right)
    yield from _dates(left, right)
    yield from _names(left, right)
    yield from _negation(left, right)
    yield from _order(left, right)


def _numbers(left: Passage, right: Passage) -> Iterator[SlotClash]:
    lefts = [
        q for q in left.quantities if not any(_same_measure(q, o) and fits(q, o) for o in right.quantities)
    ]
    rights = [
        q for q in right.quantities if not any(_same_measure(q, o) and fits(q, o) for o in left.quantities)
    ]
    pairs = [(a, b) for a in lefts for b in rights if _same_measure(a, b)]
    for a, b in sorted(pairs, key=lambda p: p[0].counted != p[1].counted):
        yield SlotClash("number", a.text, b.text)


def _same_measure(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and (a.kind == b.kind or bool(a.unit) or "ordinal" not in (a.kind, b.kind))


def _dates(left: Passage, right: Passage) -> Iterator[SlotClash]:
    lefts, rights = _points(left), _points(right)
    for a in lefts:
        for b in rights:
            if not any(_overlap(a, o) for o in rights) and not any(_overlap(b, o) for o in lefts):
                yield SlotClash("date", a.text, b.text)


def _points(passage: Passage) -> list[TimeMention]:
    return [t for t in passage.times if t.interval and t.precision in _POINTS and t.role != "duration"]


def _overlap(a: TimeMention, b: TimeMention) -> bool:
    return a.interval is not None and b.interval is not None and a.interval.overlaps(b.interval)


def _names(left: Passage, right: Passage) -> Iterator[SlotClash]:
    lefts = [e for e in left.entities if not any(same_name(e, o) for o in right.entities)]
    rights = [e for e in right.entities if not any(same_name(e, o) for o in left.entities)]
    for a in lefts:
        for b in rights:
            if a.label in _NAME_SLOTS and _NAME_SLOTS[a.label] == _NAME_SLOTS.get(b.label):
                yield SlotClash(_NAME_SLOTS[a.label], a.text, b.text)


def _opposites(left: Passage, right: Passage) -> Iterator[SlotClash]:
    table = antonyms()
    mine = {w.lemma for w in left.words}
    theirs = {w.lemma for w in right.words}
    for a in left.words:
        if a.lemma not in theirs:
            for b in right.words:
                if b.lemma not in mine and b.lemma in table.get(a.lemma, frozenset()):
                    yield SlotClash("antonym", a.text, b.text)


def _negation(left: Passage, right: Passage) -> Iterator[SlotClash]:
    """The negating word of one side, where the other has none."""
    if left.negations and not right.negations:
        yield from (SlotClash("polarity", word, "") for word in _negators(left))
    if right.negations and not left.negations:
        yield from (SlotClash("polarity", "", word) for word in _negators(right))


def _negators(passage: Passage) -> list[str]:
    return [w.text for w in passage.words if w.lemma in NEGATORS or w.text.casefold() in NEGATORS]


def _order(left: Passage, right: Passage) -> Iterator[SlotClash]:
    """Two names that both sentences give, in another order."""
    for i, a in enumerate(left.entities):
        for b in left.entities[i + 1 :]:
            x, y = _place(right, a), _place(right, b)
            if x is not None and y is not None and x > y and not same_name(a, b):
                yield SlotClash("order", a.text, b.text)


def _place(passage: Passage, entity: Entity) -> int | None:
    return next((e.start for e in passage.entities if e.label == entity.label and same_name(e, entity)), None)


def _replaced(text: str, old: str, new: str) -> str | None:
    result, count = re.subn(_bounded(old), lambda _: new, text, count=1)
    return result if count else None


def _affirmed(left: str, right: str, clash: SlotClash) -> tuple[str, str] | None:
    text = _without(left, clash.left) if clash.left else _without(right, clash.right)
    if text is None:
        return None
    return (text, right) if clash.left else (left, text)


def _without(text: str, word: str) -> str | None:
    result, count = re.subn(rf"\s*{_bounded(word)}", "", text, count=1)
    return result if count else None


def _exchanged(text: str, one: str, other: str) -> str | None:
    if not re.search(_bounded(one), text) or not re.search(_bounded(other), text):
        return None
    both = re.compile(f"{_bounded(one)}|{_bounded(other)}")
    return both.sub(lambda m: other if m.group() == one else one, text)


def _bounded(words: str) -> str:
    """A pattern for the words as whole words; "n't" is no word of its own."""
    pattern = re.escape(" ".join(words.split()))
    before = "" if words[:1] in "n" and len(words) == 3 and words[1:2] in "'’" else r"(?<!\w)"
    return rf"{before}{pattern}(?!\w)"
