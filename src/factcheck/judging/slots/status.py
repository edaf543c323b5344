"""Status: how far one thing has got, told as two states that exclude each other.

Each group is one course of affairs (an agreement, a suspect, a road, a fire ...) with sides that cannot both hold at one time.
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.judging.passage import NEGATORS, Passage
from factcheck.judging.slots.base import NOTHING, Comparison
from factcheck.records import SlotClash

_GROUPS: tuple[tuple[str, ...], ...] = (
    (
        "sign seal conclude finalize ratify ink initial settle",
        "negotiate unsigned haggle stall collapse deadlock founder draft pending",
    ),
    (
        "arrest detain custody jail capture catch apprehend behind handcuff imprison",
        "large run fugitive hunt manhunt flee seek release free bail search",
    ),
    (
        "open reopen resume operate operational restore running back",
        "close shut suspend halt closed shuttered idle standstill bar",
    ),
    (
        "die dead kill death fatal lifeless body",
        "survive alive survivor recover rescue unhurt unharmed stable",
    ),
    (
        "cancel scrap abandon shelve drop ditch axe",
        "proceed ahead begin start launch hold kick stage",
    ),
    ("postpone delay defer adjourn reschedule", "punctual time schedule planned"),
    (
        "approve pass adopt clear endorse greenlight authorize license",
        "reject veto block refuse deny defeat pending await undecided decide",
    ),
    ("convict guilty sentence", "acquit clear exonerate innocent dismiss"),
    ("extinguish out douse contain control quell", "burn rage spread blaze rekindle flare uncontrolled"),
    (
        "complete finish ready done finished conclude",
        "unfinished incomplete start begin underway outstanding",
    ),
    ("resign quit step depart dismiss sack oust fire", "stay remain keep cling continue survive"),
    ("find locate recover retrieve", "miss missing lost search untraced vanish"),
    ("pay repay reimburse settle", "owe unpaid outstanding overdue withhold"),
    ("publish release disclose unveil reveal", "secret withhold unpublished seal confidential keep"),
    ("buy acquire purchase own", "sell divest dispose rent lease"),
    ("attend appear testify present", "absent skip miss stay away boycott"),
    ("begin start under underway", "yet await wait still plan due will"),
    ("evacuate leave flee", "stay remain home return"),
)


def compare_status(left: Passage, right: Passage) -> Comparison:
    """Words of two sides of one group, one on each side, where neither sentence has both."""
    mine, theirs = _states(left), _states(right)
    fits = sum(bool(mine[key].keys() & theirs.get(key, {}).keys()) for key in mine)
    clashes = []
    for group in sorted(mine.keys() & theirs.keys()):
        if not mine[group].keys() & theirs[group].keys():
            a, b = next(iter(mine[group].values())), next(iter(theirs[group].values()))
            clashes.append(SlotClash("status", a, b))
    return Comparison(fits, tuple(clashes)) if fits or clashes else NOTHING


def _states(passage: Passage) -> dict[int, dict[int, str]]:
    """group -> side -> the word that shows it; a negated word shows the other side."""
    found: dict[int, dict[int, str]] = {}
    words = passage.words
    for place, word in enumerate(words):
        for group, side in _sides().get(word.lemma, ()):
            before = words[max(0, place - 3) : place]
            denied = any(w.lemma in NEGATORS or w.text.casefold() in NEGATORS for w in before)
            found.setdefault(group, {}).setdefault(1 - side if denied else side, word.text)
    return found


@lru_cache(maxsize=1)
def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    table: dict[str, list[tuple[int, int]]] = {}
    for group, sides in enumerate(_GROUPS):
        for side, lemmas in enumerate(sides):
            for lemma in lemmas.split():
                table.setdefault(lemma, []).append((group, side))
    return {lemma: tuple(entries) for lemma, entries in table.items()}
