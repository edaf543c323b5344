"""Hold the claims of articles against claims that were checked before, by the same measures as claims of two outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.judging.entailment import EntailmentModel
from factcheck.judging.judge import Judged, decide, gather_evidence, named_clashes
from factcheck.judging.passage import Passage
from factcheck.judging.verdict import VerdictModel
from factcheck.matching.encoder import Encoder, Matrix
from factcheck.records import Article, Block, BlockKind, Relation, SourceMap, Verdict
from factcheck.reference.store import VerifiedClaim

MIN_SIMILARITY = 0.5
NEAREST = 8
KEPT = 0.8
PLAIN = 0.85
SHARED_WORDS = 2
_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset(
    "the and for was were has have had been are not with that this from its his her their they will would said says who which "
    "than more after before into over about".split()
)


@dataclass(frozen=True, slots=True)
class KnownRelation:
    """What a claim of an article (by id) is to a claim that was checked before."""

    claim: str
    known: VerifiedClaim
    relation: Relation


def known_articles(verified: Sequence[VerifiedClaim]) -> tuple[Article, ...]:
    """Each checked claim as an article of one sentence, so that it is parsed like any other text; ids "k1", "k2", ..."""
    return tuple(_article(number, claim) for number, claim in enumerate(verified, 1))


def _article(number: int, claim: VerifiedClaim) -> Article:
    text = " ".join(claim.text.split())
    text = text if text.endswith((".", "!", "?")) else f"{text}."
    return Article(
        id=f"k{number}",
        path=claim.id,
        title=None,
        outlet=claim.author,
        byline=None,
        language="en",
        published=None,
        published_basis="",
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        source_map=SourceMap(((0, 0, len(text)),), (0,)),
    )


def judge_known(
    passages: Sequence[Passage],
    known: Sequence[Passage],
    verified: Sequence[VerifiedClaim],
    encoder: Encoder,
    entailment: EntailmentModel,
    second: EntailmentModel,
    verdicts: VerdictModel,
) -> tuple[KnownRelation, ...]:
    """The relations between sentences of articles and checked claims; `known[i].article` indexes `verified`."""
    rows = sorted(_sharing_words(passages, known))
    if not rows:
        return ()
    offset = 1 + max(p.article for p in passages)
    everything = [*(passages[i] for i in rows), *(replace(p, article=p.article + offset) for p in known)]
    vectors = encoder.encode([p.text for p in everything])
    pairs = _nearest(vectors, len(rows))
    if not pairs:
        return ()
    used = {c.id: c.text for pair in pairs for i in pair for c in everything[i].claims}
    claim_vectors = dict(zip(used, encoder.encode(list(used.values())), strict=True))
    judged = gather_evidence(everything, vectors, pairs, claim_vectors, entailment, second)
    origin = {claim.id: verified[p.article] for p in known for claim in p.claims}
    return tuple(
        KnownRelation(relation.left, origin[relation.right], relation)
        for item in judged
        for relation in _relations(item, verdicts)
        if relation.right in origin
    )


def _relations(item: Judged, verdicts: VerdictModel) -> Iterator[Relation]:
    """What the judge says, but that a figure or date which differs in nearly the same words decides alone."""
    value = item.evidence.value
    differs = value("date_clashes") + value("number_clashes") >= 1
    if differs and value("kept") >= KEPT and value("negation_differs") == 0 and value("subjects_differ") == 0:
        clashes = named_clashes(item)
        ends = (item.left_claim.id, item.right_claim.id)
        yield Relation(*ends, Verdict.CONTRADICTS, PLAIN, clashes[0].slot if clashes else "number", clashes)
    else:
        yield from decide([item], verdicts)


def _sharing_words(passages: Sequence[Passage], known: Sequence[Passage]) -> set[int]:
    """The sentences that share words with a checked claim; all others need no model."""
    wanted = [_words(p.text) for p in known]
    found = set()
    for index, passage in enumerate(passages):
        words = _words(passage.text)
        if any(len(words & other) >= min(SHARED_WORDS, len(other)) for other in wanted):
            found.add(index)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in _WORD.findall(text.casefold()) if w not in _COMMON)


def _nearest(vectors: Matrix, first_known: int) -> list[tuple[int, int]]:
    """Pairs (sentence, checked claim): for each checked claim the sentences closest to it."""
    pairs = []
    for place in range(first_known, len(vectors)):
        similarity = vectors[:first_known] @ vectors[place]
        best = sorted(range(first_known), key=lambda i: -float(similarity[i]))[:NEAREST]
        pairs += [(i, place) for i in best if similarity[i] >= MIN_SIMILARITY]
    return sorted(pairs)
