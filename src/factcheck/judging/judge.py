"""Judge candidate pairs of claims: measure, weigh, and name what clashes.

The unit of decision is a pair of sentences; the claims named in a relation are those of the two sentences that the models
find clash (or agree) most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from factcheck.judging.decisive import decisive_probability
from factcheck.judging.difference import transposed
from factcheck.judging.entailment import Entailment, EntailmentModel, both_directions
from factcheck.judging.features import Evidence, Scores, measure
from factcheck.judging.innocent import Clashing, Reading, innocent_reading
from factcheck.judging.passage import Passage
from factcheck.judging.repair import Repaired, repairs
from factcheck.judging.verdict import VerdictModel
from factcheck.matching.candidates import Pair
from factcheck.matching.encoder import Matrix
from factcheck.records import Claim, Relation, SlotClash, Verdict

CLAIM_PAIRS_PER_SENTENCE_PAIR = 2
GLANCE = 0.2
"""A pair of sentences that is this neutral at first glance is not looked at closer."""

SUPPORT = 0.5
"""What one of the entailment models must say in one direction at least, before other figures make a contradiction of a pair."""

SAME_SUPPORT = 0.4
"""How far the sentences, or their claims, must entail each other (the mean of both ways) before a pair says the same."""

UNCONTESTED = 0.2
"""Sentences that contradict each other with this probability are not told to say the same."""

REPAIRED = 0.5
"""Both sides entail each other with at least this probability after one exchange: the value exchanged is the clash."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair of passages with its evidence and the claims that stand for it."""

    left: Passage
    right: Passage
    left_claim: Claim
    right_claim: Claim
    evidence: Evidence


def gather_evidence(
    passages: Sequence[Passage],
    vectors: Matrix,
    pairs: Sequence[Pair],
    claim_vectors: dict[str, np.ndarray],
    model: EntailmentModel,
    second: EntailmentModel,
) -> list[Judged]:
    """Measure every pair (indexes into `passages`, whose embeddings are the rows of `vectors`).

    `second` reads again those pairs of which `model` finds something to say.
    """
    texts = [(passages[i].text, passages[j].text) for i, j in pairs]
    sentence_scores = both_directions(model, texts, glance=GLANCE)
    claim_pairs = [_closest_claims(passages[i], passages[j], claim_vectors) for i, j in pairs]
    claim_scores = _score_claims(
        model, [group for group, seen in zip(claim_pairs, sentence_scores, strict=True) if _is_telling(seen)]
    )
    chosen = [_best(*item) for item in zip(claim_pairs, repeat(claim_scores), sentence_scores, strict=False)]
    repaired = _repair(model, passages, pairs, sentence_scores, [pair for _, pair in chosen])
    ranks = _ranks(passages, vectors, pairs)
    again = _read_again(second, texts, sentence_scores)
    judged = []
    for index, (i, j) in enumerate(pairs):
        best, best_pair = chosen[index]
        similarity = float(vectors[i] @ vectors[j]), best_pair[2]
        scores = Scores(
            sentence_scores[index], best, *similarity, *ranks[index], repaired[index], again[index]
        )
        evidence = measure(passages[i], passages[j], scores)
        judged.append(Judged(passages[i], passages[j], best_pair[0], best_pair[1], evidence))
    return judged


def decide(judged: Sequence[Judged], model: VerdictModel) -> tuple[Relation, ...]:
    """A relation for each pair that is more than unrelated."""
    if not judged:
        return ()
    rows = np.array([item.evidence.row for item in judged], dtype=np.float64)
    against, same = model.contradicts.probability(rows), model.same.probability(rows)
    relations = []
    for item, p_against, p_same in zip(judged, against, same, strict=True):
        surest = max(_supported(item, float(p_against), model), decisive_probability(item.evidence))
        relation = _relation(item, surest, float(p_same), model)
        if relation is not None:
            relations.append(relation)
    return tuple(relations)


def _supported(item: Judged, p_against: float, model: VerdictModel) -> float:
    """The probability of contradiction; below the threshold where neither entailment model sees one in either direction."""
    seen = max(item.evidence.value("con_max"), item.evidence.value("second_con_max")) >= SUPPORT
    return p_against if seen else min(p_against, model.report_contradiction / 2)


def _relation(item: Judged, p_against: float, p_same: float, model: VerdictModel) -> Relation | None:
    evidence = (("contradiction", round(p_against, 4)), ("same", round(p_same, 4)))
    ends = (item.left_claim.id, item.right_claim.id)
    clashes = named_clashes(item)
    within = item.left.article == item.right.article
    if p_against >= (model.report_within if within else model.report_contradiction):
        reading = explained(item)
        if reading is None:
            cause = clashes[0].slot if clashes else "meaning"
            return Relation(*ends, Verdict.CONTRADICTS, p_against, cause, clashes, evidence)
        if reading.verdict is not Verdict.UNRELATED:
            return Relation(*ends, reading.verdict, p_against, reading.cause, clashes, evidence)
        return None
    if not within and p_same >= model.report_same and p_against < UNCONTESTED and _is_entailed(item):
        back = item.evidence.value("ent_min") >= 0.5
        verdict = Verdict.EQUIVALENT if back else Verdict.REFINES
        return Relation(*ends, verdict, p_same, "same", (), evidence)
    return None


def _is_entailed(item: Judged) -> bool:
    value = item.evidence.value
    of_claims = (value("claim_ent_min") + value("claim_ent_max")) / 2
    return max(value("second_ent_mean"), of_claims) >= SAME_SUPPORT


def explained(item: Judged) -> Reading | None:
    """The innocent reading of a pair that seems to clash, or None."""
    clash = next(iter(named_clashes(item)), None)
    return innocent_reading(Clashing(item.left, item.right, item.left_claim, item.right_claim, clash))


def named_clashes(item: Judged) -> tuple[SlotClash, ...]:
    """The clashing slots, the one that explains most first."""
    evidence = item.evidence
    found = [*evidence.slot("quote").clashes, *transposed(item.left, item.right)]
    found += _repaired_clash(evidence)
    found += [clash for name in ("number", "date") for clash in evidence.slot(name).clashes]
    found += [c for c in evidence.difference.swaps if c.slot in ("antonym", "polarity", "number")]
    found += [c for name in ("polarity", "status", "role") for c in evidence.slot(name).clashes]
    if evidence.value("kept") >= 0.5:
        names = ("person", "organization", "place")
        found += [clash for name in names for clash in evidence.slot(name).clashes]
        if evidence.value("reordered") >= 0.2:
            found.append(SlotClash("order", _stretch(item.left), _stretch(item.right)))
    return tuple(dict.fromkeys(found))


def _repaired_clash(evidence: Evidence) -> list[SlotClash]:
    """The value whose exchange makes both sides agree; a lone negating word is told with its verb by the slots."""
    clash = evidence.repaired.clash
    if clash is None or clash.slot == "polarity" or evidence.repaired.entailment_min < REPAIRED:
        return []
    return [clash]


def _stretch(passage: Passage) -> str:
    return passage.text if len(passage.text) < 80 else passage.text[:79] + "…"


def _closest_claims(
    left: Passage, right: Passage, vectors: dict[str, np.ndarray]
) -> list[tuple[Claim, Claim, float]]:
    scored = [
        (-float(vectors[a.id] @ vectors[b.id]), x, y, a, b)
        for x, a in enumerate(left.claims)
        for y, b in enumerate(right.claims)
    ]
    scored.sort(key=lambda item: item[:3])
    return [(a, b, -value) for value, _, _, a, b in scored[:CLAIM_PAIRS_PER_SENTENCE_PAIR]]


def _score_claims(
    model: EntailmentModel, groups: Sequence[Sequence[tuple[Claim, Claim, float]]]
) -> dict[tuple[str, str], Entailment]:
    wanted = sorted({(a.text, b.text) for group in groups for a, b, _ in group})
    return dict(zip(wanted, both_directions(model, wanted), strict=True))


def _best(
    group: Sequence[tuple[Claim, Claim, float]],
    scores: dict[tuple[str, str], Entailment],
    sentence: Entailment,
) -> tuple[Entailment, tuple[Claim, Claim, float]]:
    """The claim pair that the entailment model says most of; at a glance only, the nearest."""
    if not _is_telling(sentence):
        return sentence, group[0]

    def strength(entry: tuple[Claim, Claim, float]) -> float:
        s = scores[entry[0].text, entry[1].text]
        return max(s.contradiction + s.contradiction_back, s.entailment, s.entailment_back)

    best = max(group, key=strength)
    return scores[best[0].text, best[1].text], best


def _repair(
    model: EntailmentModel,
    passages: Sequence[Passage],
    pairs: Sequence[Pair],
    seen: Sequence[Entailment],
    claims: Sequence[tuple[Claim, Claim, float]],
) -> list[Repaired]:
    """For each telling pair the exchange after which its sentences or its claims agree most."""
    tried: list[list[tuple[SlotClash, tuple[str, str]]]] = []
    for (i, j), scores, (a, b, _) in zip(pairs, seen, claims, strict=True):
        left, right = passages[i], passages[j]
        options = repairs(left, right) if _is_telling(scores) else ()
        texts = (left.text, right.text), (a.text, b.text)
        done = [(r.clash, r.apply(*both)) for r in options for both in texts]
        tried.append([(clash, changed) for clash, changed in done if changed is not None])
    wanted = sorted({changed for group in tried for _, changed in group})
    table = dict(zip(wanted, both_directions(model, wanted, glance=GLANCE), strict=True))
    return [Repaired.best([(clash, table[changed]) for clash, changed in group]) for group in tried]


def _read_again(
    second: EntailmentModel, texts: Sequence[tuple[str, str]], seen: Sequence[Entailment]
) -> list[Entailment | None]:
    """What the second reader says of the telling pairs of sentences."""
    telling = sorted({pair for pair, scores in zip(texts, seen, strict=True) if _is_telling(scores)})
    table = dict(zip(telling, both_directions(second, telling), strict=True))
    return [table.get(pair) for pair in texts]


def _is_telling(seen: Entailment) -> bool:
    return max(seen.contradiction, seen.contradiction_back, seen.entailment, seen.entailment_back) >= GLANCE


def _ranks(passages: Sequence[Passage], vectors: Matrix, pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """For each pair: how many passages of the other's article are nearer, seen from either side."""
    members: dict[int, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        members[passage.article].append(index)
    similarity: dict[tuple[int, int], np.ndarray] = {}

    def rank(i: int, j: int) -> int:
        key = (i, passages[j].article)
        if key not in similarity:
            similarity[key] = vectors[members[passages[j].article]] @ vectors[i]
        return int((similarity[key] > float(vectors[i] @ vectors[j]) + 1e-6).sum())

    return [(rank(i, j), rank(j, i)) for i, j in pairs]
