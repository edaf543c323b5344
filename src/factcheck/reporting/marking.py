"""Which words of a sentence a report sets off: those that a rule names, else those that the other sentence lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from factcheck.records import Finding, Kind

Span = tuple[int, int]
MOST = 0.6
"""Where more of a sentence than this would be marked, marking shows nothing."""
_WORDS = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")


def marks_of(finding: Finding, number: int, texts: Sequence[str]) -> list[Span]:
    """What to set off in the sentence at that place of the finding; `texts` are the sentences as they will be shown.

    Empty where nothing of the sentence stands out.
    """
    words = [words for at, words in finding.marks if at == str(number)]
    if words or finding.kind is not Kind.CONTRADICTION or len(texts) != 2:
        return named_spans(texts[number], words)
    return differing_spans(texts[number], texts[1 - number])


def named_spans(text: str, words: Sequence[str]) -> list[Span]:
    """The first occurrence of each of the words, none overlapping another."""
    found = []
    for wanted in words:
        wanted = " ".join(wanted.split())
        match = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) if wanted else None
        at = match.start() if match else text.find(wanted)
        if wanted and at >= 0:
            found.append((at, at + len(wanted)))
    return _apart(found)


def differing_spans(text: str, other: str) -> list[Span]:
    """The words that the other text lacks at that place; none where most words differ."""
    own = [(m.start(), m.end()) for m in _WORDS.finditer(text)]
    words = [text[a:b].casefold() for a, b in own]
    theirs = [m[0].casefold() for m in _WORDS.finditer(other)]
    marks = [
        (own[step.src_start][0], own[step.src_end - 1][1])
        for step in Levenshtein.opcodes(words, theirs)
        if step.tag in ("replace", "delete")
    ]
    most = sum(end - start for start, end in marks) > MOST * len(text)
    return [] if most else _apart(marks)


def pieces(text: str, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    """The text cut at the spans: each piece, and whether it is marked."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    cut = [(text[start:end], bool(number % 2)) for number, (start, end) in enumerate(pairwise(edges))]
    return [piece for piece in cut if piece[0]]


def _apart(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
