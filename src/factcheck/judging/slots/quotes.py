"""Quotations: the same words quoted, with a few changed, or given to another speaker."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from factcheck.judging.passage import Passage
from factcheck.judging.slots.base import NOTHING, Comparison
from factcheck.records import Quotation, SlotClash

MIN_WORDS = 4
SAME_QUOTE = 72.0
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def compare_quotes(left: Passage, right: Passage) -> Comparison:
    """Compare every quotation of both sides of at least four words."""
    fits = 0
    clashes = []
    for a in left.quotations:
        for b in right.quotations:
            likeness = quote_likeness(a.text, b.text)
            if likeness < SAME_QUOTE:
                continue
            if _speakers_differ(a, b):
                clashes.append(SlotClash("speaker", a.speaker, b.speaker))
            elif altered(a.text, b.text):
                clashes.append(SlotClash("quote", a.text, b.text))
            else:
                fits += 1
    return Comparison(fits, tuple(clashes)) if fits or clashes else NOTHING


def quote_likeness(a: str, b: str) -> float:
    """0-100: how much of the shorter quotation's words stand in the longer, in order; 0 below four words."""
    x, y = _WORD.findall(a.casefold()), _WORD.findall(b.casefold())
    if min(len(x), len(y)) < MIN_WORDS:
        return 0.0
    return fuzz.partial_ratio(" ".join(x), " ".join(y))


def altered(a: str, b: str) -> bool:
    """Whether the shorter quotation isn't simply a part of the longer."""
    x, y = sorted((_WORD.findall(a.casefold()), _WORD.findall(b.casefold())), key=len)
    return f" {' '.join(x)} " not in f" {' '.join(y)} "


def _speakers_differ(a: Quotation, b: Quotation) -> bool:
    if not a.speaker or not b.speaker:
        return False
    x, y = set(a.speaker.casefold().split()), set(b.speaker.casefold().split())
    return not x & y and fuzz.ratio(a.speaker.casefold(), b.speaker.casefold()) < 75
