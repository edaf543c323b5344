"""What the verdict is made from: one row of figures a pair of passages.

Nothing here decides. `FEATURES` names the columns; `measure` fills them; the verdict model (`verdict.py`) weighs them.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from factcheck.judging.difference import Difference, compare_words, is_long, transposed
from factcheck.judging.entailment import Entailment
from factcheck.judging.passage import Passage
from factcheck.judging.repair import UNREPAIRED, Repaired
from factcheck.judging.slots.base import Comparison
from factcheck.judging.slots.dates import compare_dates
from factcheck.judging.slots.moments import days_differ, moments_differ
from factcheck.judging.slots.names import compare_names
from factcheck.judging.slots.numbers import compare_numbers
from factcheck.judging.slots.polarity import compare_polarity
from factcheck.judging.slots.quotes import compare_quotes
from factcheck.judging.slots.roles import compare_roles
from factcheck.judging.slots.scope import scope_figures
from factcheck.judging.slots.status import compare_status
from factcheck.records import BlockKind, Factuality

FEATURES: tuple[str, ...] = (
    "con_min", "con_max", "con_mean", "ent_min", "ent_max", "ent_mean",
    "claim_con_min", "claim_con_mean", "claim_ent_max", "claim_ent_min",
    "cosine", "claim_cosine", "rank", "rank_back",
    "overlap", "containment", "names", "name_overlap", "likeness",
    "number_fits", "number_clashes", "date_fits", "date_clashes", "place_fits", "place_clashes",
    "person_fits", "person_clashes", "organization_fits", "organization_clashes",
    "antonyms", "denials", "quote_fits", "quote_clashes", "negation_differs",
    "swapped_numbers", "swapped_names", "swapped_words", "swapped_opposites", "negators", "reordered", "kept",
    "transposed", "numbers_shared", "holders_differ", "scope_differs", "deadlines", "subjects_shared", "subjects_differ", "pronoun_subjects", "same_holder", "unsure", "factuality_differs", "headline", "shorter", "longer",
    "repair_ent_min", "repair_ent_max", "repair_con", "repair_gain", "repair_number", "repair_date", "repair_name", "repair_word",
    "status_fits", "status_clashes", "role_fits", "role_clashes", "moments_differ", "days_differ",
    "second_con_min", "second_con_max", "second_con_mean", "second_ent_min", "second_ent_max", "second_ent_mean",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was measured of one pair of passages."""

    row: tuple[float, ...]
    slots: tuple[tuple[str, Comparison], ...]
    difference: Difference
    repaired: Repaired = UNREPAIRED

    def slot(self, name: str) -> Comparison:
        """The comparison of one slot."""
        return dict(self.slots)[name]

    def value(self, feature: str) -> float:
        """One figure of the row by its name."""
        return self.row[FEATURES.index(feature)]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the models say of a pair: the sentences', and the best of their claims'; the second reader's, of the sentences, where it read."""

    sentence: Entailment
    claim: Entailment
    cosine: float
    claim_cosine: float
    rank: int
    rank_back: int
    repaired: Repaired = UNREPAIRED
    second: Entailment | None = None


def compare_slots(left: Passage, right: Passage) -> dict[str, Comparison]:
    """Every slot's comparison."""
    return {
        "number": compare_numbers(left, right),
        "date": compare_dates(left, right),
        "place": compare_names(left, right, "place"),
        "person": compare_names(left, right, "person"),
        "organization": compare_names(left, right, "organization"),
        "polarity": compare_polarity(left, right),
        "quote": compare_quotes(left, right),
        "status": compare_status(left, right),
        "role": compare_roles(left, right),
    }


def measure(left: Passage, right: Passage, scores: Scores) -> Evidence:
    """The row of figures of one pair."""
    slots = compare_slots(left, right)
    difference = compare_words(left, right)
    values = (
        _model_figures(scores)
        | _word_figures(left, right)
        | _slot_figures(slots)
        | _manner_figures(left, right)
    )
    values |= _difference_figures(left, right, difference) | scope_figures(left, right)
    values |= _repair_figures(scores)
    return Evidence(
        tuple(float(values[name]) for name in FEATURES), tuple(slots.items()), difference, scores.repaired
    )


def _model_figures(scores: Scores) -> dict[str, float]:
    """The figures of both readers (the first one's stand for the second's where that did not read) and of the embeddings."""
    second = _reader_figures(scores.second or scores.sentence)
    c = scores.claim
    return {
        **_reader_figures(scores.sentence),
        **{f"second_{name}": value for name, value in second.items()},
        "claim_con_min": min(c.contradiction, c.contradiction_back),
        "claim_con_mean": (c.contradiction + c.contradiction_back) / 2,
        "claim_ent_max": max(c.entailment, c.entailment_back),
        "claim_ent_min": min(c.entailment, c.entailment_back),
        "cosine": scores.cosine,
        "claim_cosine": scores.claim_cosine,
        "rank": 1.0 / (1 + scores.rank),
        "rank_back": 1.0 / (1 + scores.rank_back),
    }


def _reader_figures(seen: Entailment) -> dict[str, float]:
    """What one reader says of the two sentences."""
    return {
        "con_min": min(seen.contradiction, seen.contradiction_back),
        "con_max": max(seen.contradiction, seen.contradiction_back),
        "con_mean": (seen.contradiction + seen.contradiction_back) / 2,
        "ent_min": min(seen.entailment, seen.entailment_back),
        "ent_max": max(seen.entailment, seen.entailment_back),
        "ent_mean": (seen.entailment + seen.entailment_back) / 2,
    }


def _repair_figures(scores: Scores) -> dict[str, float]:
    """What one exchange brings; the slot's own figure is the smaller entailment after it."""
    repaired, s, c = scores.repaired, scores.sentence, scores.claim
    before = max(s.entailment + s.entailment_back, c.entailment + c.entailment_back) / 2
    slot = repaired.clash.slot if repaired.clash else ""
    kind = {"number": "number", "date": "date", "antonym": "word", "polarity": "word"}.get(slot, "name")
    figures = {f"repair_{name}": 0.0 for name in ("number", "date", "name", "word")}
    if slot:
        figures[f"repair_{kind}"] = repaired.entailment_min
    return figures | {
        "repair_ent_min": repaired.entailment_min,
        "repair_ent_max": repaired.entailment_max,
        "repair_con": repaired.contradiction,
        "repair_gain": (repaired.entailment_min + repaired.entailment_max) / 2 - before if slot else 0.0,
    }


def _word_figures(left: Passage, right: Passage) -> dict[str, float]:
    shared, shared_names = left.content & right.content, left.names & right.names
    smaller = min(len(left.content), len(right.content)) or 1
    return {
        "overlap": len(shared) / (len(left.content | right.content) or 1),
        "containment": len(shared) / smaller,
        "names": min(len(shared_names), 4),
        "name_overlap": len(shared_names) / (min(len(left.names), len(right.names)) or 1),
        "likeness": fuzz.token_sort_ratio(left.text, right.text) / 100,
        "shorter": min(len(left.words), len(right.words), 60) / 60,
        "longer": min(max(len(left.words), len(right.words)), 60) / 60,
    }


def _slot_figures(slots: dict[str, Comparison]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name in ("number", "date", "place", "person", "organization", "quote", "status", "role"):
        figures[f"{name}_fits"] = min(slots[name].fits, 3)
        figures[f"{name}_clashes"] = min(len(slots[name].clashes), 3)
    kinds = [clash.slot for clash in slots["polarity"].clashes]
    return figures | {"antonyms": min(kinds.count("antonym"), 2), "denials": kinds.count("polarity")}


def _difference_figures(left: Passage, right: Passage, difference: Difference) -> dict[str, float]:
    values = [{q.value for q in p.quantities if q.kind not in ("ordinal",)} for p in (left, right)]
    return {
        "swapped_numbers": min(difference.numbers, 2),
        "swapped_names": min(difference.names, 2),
        "swapped_words": min(difference.words, 3),
        "swapped_opposites": min(difference.opposites, 2),
        "negators": min(difference.negators, 2),
        "reordered": difference.reordered,
        "kept": difference.kept,
        "transposed": max((1 + is_long(clash) for clash in transposed(left, right)), default=0),
        "numbers_shared": min(len(values[0] & values[1]), 3),
    }


def _manner_figures(left: Passage, right: Passage) -> dict[str, float]:
    holders = [{c.holder.name.casefold() for c in p.claims if not c.holder.is_author} for p in (left, right)]
    meant = [{c.factuality for c in p.claims} for p in (left, right)]
    unsure = {Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.ASKED}
    return {
        "negation_differs": float((left.negations > 0) != (right.negations > 0)),
        "holders_differ": float(bool(holders[0] and holders[1] and not holders[0] & holders[1])),
        "same_holder": float(bool(holders[0] & holders[1])),
        "unsure": float(sum(bool(m & unsure) for m in meant)),
        "factuality_differs": float(not meant[0] & meant[1]),
        "moments_differ": float(moments_differ(left, right)),
        "days_differ": float(days_differ(left, right)),
        "headline": float(BlockKind.HEADLINE in (left.block, right.block)),
    }
