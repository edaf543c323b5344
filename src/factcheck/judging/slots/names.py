"""Persons, organizations and places that one side names and the other replaces by another."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from factcheck.judging.passage import Passage
from factcheck.judging.slots.base import NOTHING, Comparison
from factcheck.records import Entity, SlotClash

_SLOTS = {"PERSON": "person", "ORG": "organization", "LOC": "place", "FAC": "place", "NORP": "nationality"}
_SAME_NAME = 84.0


def compare_names(left: Passage, right: Passage, slot: str) -> Comparison:
    """Compare the names of one slot: how many are shared, and which stand alone on each side."""
    lefts, rights = _of(left.entities, slot), _of(right.entities, slot)
    if not lefts or not rights:
        return NOTHING
    shared = [(a, b) for a in lefts for b in rights if same_name(a, b)]
    alone_left = [a for a in lefts if all(a is not s for s, _ in shared)]
    alone_right = [b for b in rights if all(b is not s for _, s in shared)]
    clashes = tuple(SlotClash(slot, a.text, b.text) for a in alone_left[:2] for b in alone_right[:2])
    return Comparison(len(shared), clashes)


def same_name(a: Entity, b: Entity) -> bool:
    """Whether two mentions can name the same: equal, one inside the other, or a spelling variant."""
    x, y = a.canonical.casefold(), b.canonical.casefold()
    if x == y or set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split()):
        return True
    return fuzz.ratio(x, y) >= _SAME_NAME


def _of(entities: Iterable[Entity], slot: str) -> list[Entity]:
    kept: dict[str, Entity] = {}
    for entity in entities:
        if _SLOTS.get(entity.label) == slot:
            kept.setdefault(entity.canonical, entity)
    return list(kept.values())
