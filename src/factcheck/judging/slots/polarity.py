"""Polarity: the same thing affirmed and denied, or opposite words in the same place.

Opposites come from Open English WordNet (CC BY 4.0, `antonyms.tsv`) with the directions that news is told in.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from factcheck.judging.passage import NEGATORS, Passage
from factcheck.judging.slots.base import NOTHING, Comparison
from factcheck.records import SlotClash

_UP = "rise climb increase gain grow jump surge soar advance rally raise expand improve strengthen more higher up".split()
_DOWN = (
    "fall drop decline decrease lose shrink slide slump plunge tumble sink cut lower contract worsen weaken "
    "less fewer down dip reduce slip"
).split()
_MORE = (
    ("accept", "reject"), ("approve", "reject"), ("back", "oppose"), ("support", "oppose"), ("win", "lose"),
    ("confirm", "deny"), ("open", "close"), ("open", "shut"), ("begin", "end"), ("start", "end"), ("start", "finish"),
    ("arrest", "release"), ("survive", "die"), ("pass", "fail"), ("convict", "acquit"), ("guilty", "innocent"),
    ("lift", "impose"), ("ban", "allow"), ("allow", "forbid"), ("agree", "refuse"), ("join", "leave"),
    ("hire", "fire"), ("succeed", "fail"), ("welcome", "condemn"), ("welcome", "criticize"), ("praise", "criticize"),
    ("unanimous", "split"), ("lawful", "unlawful"), ("legal", "illegal"), ("buy", "sell"), ("keep", "scrap"),
    ("resume", "halt"), ("suspend", "resume"), ("attend", "miss"), ("present", "absent"), ("full", "empty"),
    ("before", "after"), ("first", "last"), ("ahead", "behind"), ("dismiss", "uphold"), ("overturn", "uphold"),
    ("for", "against"), ("free", "jail"), ("all", "none"), ("both", "neither"), ("alive", "dead"), ("safe", "missing"),
)  # fmt: skip

_OPPOSED_PREPOSITIONS = frozenset("before after for against ahead behind up down".split())


def compare_polarity(left: Passage, right: Passage) -> Comparison:
    """Find opposite words that stand on one side each, and a denial of a verb that both use."""
    clashes = [SlotClash("antonym", a, b) for a, b in _opposites(left, right)]
    shared = left.verbs & right.verbs
    if shared and _denies(left, shared) != _denies(right, shared):
        verb = sorted(shared)[0]
        clashes.append(SlotClash("polarity", _polar(left, verb), _polar(right, verb)))
    if not shared and not clashes:
        return NOTHING
    return Comparison(len(shared), tuple(clashes))


def _opposites(left: Passage, right: Passage) -> list[tuple[str, str]]:
    table = antonyms()
    mine = _bearing(left) - _bearing(right)
    theirs = _bearing(right) - _bearing(left)
    return sorted((a, b) for a in mine for b in table.get(a, frozenset()) & theirs)[:3]


def _bearing(passage: Passage) -> set[str]:
    """Lemmas that may be opposed to others; a mere preposition or particle ("on Tuesday", "broke off") is not."""
    return {w.lemma for w in passage.words if w.pos != "ADP" or w.lemma in _OPPOSED_PREPOSITIONS}


def _denies(passage: Passage, verbs: frozenset[str]) -> bool:
    """Whether a negating word stands within four words before one of the verbs, or just after it."""
    words = passage.words
    for place, word in enumerate(words):
        if word.lemma in verbs and word.pos == "VERB":
            near = words[max(0, place - 4) : place] + words[place + 1 : place + 3]
            if any(w.lemma in NEGATORS or w.text.casefold() in NEGATORS for w in near):
                return True
    return False


def _polar(passage: Passage, verb: str) -> str:
    return f"not {verb}" if _denies(passage, frozenset({verb})) else verb


@lru_cache(maxsize=1)
def antonyms() -> dict[str, frozenset[str]]:
    """Each lemma's opposites."""
    pairs = list(_MORE) + [(a, b) for a in _UP for b in _DOWN]
    text = resources.files("factcheck.judging.slots").joinpath("antonyms.tsv").read_text("utf-8")
    pairs += [(a, b) for _, a, b in (line.split("\t") for line in text.splitlines() if line)]
    table: dict[str, set[str]] = {}
    for a, b in pairs:
        if a != b:
            table.setdefault(a, set()).add(b)
            table.setdefault(b, set()).add(a)
    return {lemma: frozenset(others) for lemma, others in table.items()}
