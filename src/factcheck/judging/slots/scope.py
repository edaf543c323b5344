"""Scope: signs that two sentences speak of another part, time, side or subject of the same affair.

A figure "so far", "alone" or "that time" is another figure than the one without; so is one of another subject.
"""

from __future__ import annotations

import re

from factcheck.judging.passage import Passage

_SCOPE = re.compile(
    r"\b(?:alone|only|that time|at the time|at first|initially|earlier|previous(?:ly)?|so far|by then|then|originally|"
    r"a year (?:earlier|ago|before)|last (?:year|month|week|season)|next (?:year|month|week|season)|in (?:19|20)\d\d|since (?:19|20)\d\d|"
    r"before|after|until|of (?:them|these|those|which|whom)|among|including|each|per|a (?:day|week|month|year|head|share)|annual(?:ly)?|"
    r"in all|in total|altogether|together|combined|overall|seriously|slightly|critical(?:ly)?|minor|local|national|regional|other|another|"
    r"second|third|men|women|children|forecast|expected|estimated?|average|up to|maximum|minimum|would|could|may|might)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\bby (?:\d|noon|midday|midnight|dawn|morning|evening|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\w*",
    re.IGNORECASE,
)
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def scope_figures(left: Passage, right: Passage) -> dict[str, float]:
    """How far the scopes and the subjects of two sentences differ."""
    mine, theirs = _marks(left.text), _marks(right.text)
    subjects = _subjects(left), _subjects(right)
    deadlines = [bool(_DEADLINE.search(p.text)) for p in (left, right)]
    return {
        "scope_differs": min(len(mine ^ theirs), 4),
        "deadlines": float(any(deadlines)),
        "subjects_shared": min(len(subjects[0] & subjects[1]), 2),
        "subjects_differ": float(bool(subjects[0] and subjects[1] and not subjects[0] & subjects[1])),
        "pronoun_subjects": float(sum(not s for s in subjects)),
    }


def _marks(text: str) -> frozenset[str]:
    return frozenset(m.group().casefold() for m in _SCOPE.finditer(text))


def _subjects(passage: Passage) -> frozenset[str]:
    """Lemmas of the sentence's subjects, pronouns aside."""
    return frozenset(w.lemma for w in passage.words if w.dep in _SUBJECTS and w.pos in ("NOUN", "PROPN"))
