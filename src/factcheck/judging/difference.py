"""How two sentences differ when they are laid side by side, word by word.

In near-equal sentences the words that were swapped decide: a number for a number, a name for a name, a word for its opposite, a
"not" more, or the same words in another order. The alignment is that of the edit distance over lemmas (Levenshtein 1966).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from factcheck.judging.figures import in_figures
from factcheck.judging.passage import CONTENT, NEGATORS, Passage, Word
from factcheck.judging.slots.polarity import antonyms
from factcheck.records import SlotClash

_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Difference:
    """Counts of what was swapped, and the swaps themselves as worded."""

    numbers: int
    names: int
    words: int
    opposites: int
    negators: int
    reordered: float
    kept: float
    swaps: tuple[SlotClash, ...]


def compare_words(left: Passage, right: Passage) -> Difference:
    """Align both sentences and say what stands in the place of what."""
    a, b = _words(left), _words(right)
    swaps: list[SlotClash] = []
    equal = 0
    for op in Levenshtein.opcodes([w.lemma for w in a], [w.lemma for w in b]):
        if op.tag == "equal":
            equal += sum(w.pos in CONTENT for w in a[op.src_start : op.src_end])
        elif op.tag == "replace":
            swap = _swap(a[op.src_start : op.src_end], b[op.dest_start : op.dest_end])
            if swap is not None:
                swaps.append(swap)
    kinds = Counter(s.slot for s in swaps)
    content = min(sum(w.pos in CONTENT for w in a), sum(w.pos in CONTENT for w in b)) or 1
    shared = sum(
        (
            Counter(w.lemma for w in a if w.pos in CONTENT) & Counter(w.lemma for w in b if w.pos in CONTENT)
        ).values()
    )
    return Difference(
        numbers=kinds["number"],
        names=kinds["name"],
        words=kinds["word"],
        opposites=kinds["antonym"],
        negators=abs(left.negations - right.negations),
        reordered=max(0.0, (shared - equal) / content),
        kept=equal / content,
        swaps=tuple(swaps),
    )


LONG = 3
"""Digits of a figure that is too long to have another's digits by chance."""


def transposed(left: Passage, right: Passage) -> tuple[SlotClash, ...]:
    """Figures of the same unit with the same digits in another order (7,215 and 7,125): a misprint of one figure.

    A figure that the other sentence gives too is no misprint.
    """
    values = {q.value for q in left.quantities}, {q.value for q in right.quantities}
    found = []
    for a in left.quantities:
        for b in right.quantities:
            if (
                a.unit == b.unit
                and a.value not in values[1]
                and b.value not in values[0]
                and _same_digits(a.text, b.text)
            ):
                found.append(SlotClash("number", a.text, b.text))
    return tuple(found)


def _same_digits(a: str, b: str) -> bool:
    x, y = _digits(a), _digits(b)
    return len(x) >= 2 and x != y and sorted(x) == sorted(y)


def _digits(text: str) -> list[str]:
    return _DIGITS.findall(in_figures(text))


def is_long(clash: SlotClash) -> bool:
    """Whether a figure has three digits or more that aren't closing zeros: two such don't meet by chance."""
    return len("".join(_digits(clash.left)).rstrip("0")) >= LONG


def _words(passage: Passage) -> list[Word]:
    return [w for w in passage.words if w.pos not in ("PUNCT", "SPACE", "DET")]


def _swap(a: list[Word], b: list[Word]) -> SlotClash | None:
    if max(len(a), len(b)) > 5:
        return None
    words = " ".join(w.text for w in a), " ".join(w.text for w in b)
    kinds = {w.pos for w in a}, {w.pos for w in b}
    table = antonyms()
    if any(y.lemma in table.get(x.lemma, frozenset()) for x in a for y in b):
        return SlotClash("antonym", *words)
    if "NUM" in kinds[0] & kinds[1]:
        return SlotClash("number", *words)
    if "PROPN" in kinds[0] & kinds[1]:
        return SlotClash("name", *words)
    if any(w.lemma in NEGATORS for w in a) != any(w.lemma in NEGATORS for w in b):
        return SlotClash("polarity", *words)
    return SlotClash("word", *words) if CONTENT & kinds[0] and CONTENT & kinds[1] else None
