"""A passage: one sentence with everything that the judge reads of it.

Claims are judged by the sentence that they stand in as well as on their own: a sentence carries the names, times and figures
that its clauses share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.records import (
    BlockKind,
    Claim,
    Entity,
    Interval,
    ParsedArticle,
    Quantity,
    Quotation,
    TimeMention,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
NEGATORS = frozenset(
    "not n't no never none nobody nothing neither nor without nowhere hardly cannot unable fail refuse deny".split()
)
_LIGHT = frozenset(
    "be have do say tell add make take get go will would can could may might also more".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One token as the judge compares it."""

    text: str
    lemma: str
    pos: str
    dep: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article. `article` is the article's place in the folder, `start`/`end` offsets in its text."""

    article: int
    start: int
    end: int
    text: str
    block: BlockKind
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    claims: tuple[Claim, ...]
    written: Interval

    @property
    def content(self) -> frozenset[str]:
        """The lemmas that carry meaning."""
        return frozenset(w.lemma for w in self.words if w.pos in CONTENT and w.lemma not in _LIGHT)

    @property
    def names(self) -> frozenset[str]:
        """The words of names, casefolded."""
        return frozenset(w.text.casefold() for w in self.words if w.pos == "PROPN")

    @property
    def verbs(self) -> frozenset[str]:
        """Lemmas of full verbs."""
        return frozenset(w.lemma for w in self.words if w.pos == "VERB" and w.lemma not in _LIGHT)

    @property
    def negations(self) -> int:
        """How many words deny something."""
        return sum(w.lemma in NEGATORS or w.text.casefold() in NEGATORS for w in self.words)


def passages_of(articles: Sequence[ParsedArticle], claims: Sequence[Claim]) -> tuple[Passage, ...]:
    """The sentences that hold at least one claim, in the order of the articles."""
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault((claim.article, claim.sentence_start), []).append(claim)
    return tuple(
        _passage(index, parsed, start, end, tuple(by_sentence[parsed.article.id, start]))
        for index, parsed in enumerate(articles)
        for start, end in parsed.sentences
        if (parsed.article.id, start) in by_sentence
    )


def _passage(index: int, parsed: ParsedArticle, start: int, end: int, claims: tuple[Claim, ...]) -> Passage:
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    return Passage(
        article=index,
        start=start,
        end=end,
        text=" ".join(parsed.article.text[start:end].split()),
        block=claims[0].block,
        words=tuple(_word(token) for token in span if not token.is_space) if span is not None else (),
        entities=tuple(e for e in parsed.entities if start <= e.start < end),
        times=tuple(t for t in parsed.times if start <= t.start < end),
        quantities=tuple(q for q in parsed.quantities if start <= q.start < end),
        quotations=tuple(q for q in parsed.quotations if start <= q.start < end),
        claims=claims,
        written=parsed.reference_time.interval,
    )


def _word(token: Token) -> Word:
    return Word(token.text, token.lemma_.casefold() or token.lower_, token.pos_, token.dep_)
