"""Findings from relations: what the rules over pairs of claims share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.records import Article, Claim, Finding, Location, Relation, SlotClash, Verdict
from factcheck.rules.base import Corpus, RuleInfo, make_finding


def findings_by_cause(
    rule: RuleInfo, corpus: Corpus, verdict: Verdict, causes: frozenset[str] | None
) -> Iterator[Finding]:
    """One finding for each relation across two articles with that verdict, for those causes (all if None)."""
    claims = {claim.id: claim for claim in corpus.claims}
    articles = {p.article.id: p.article for p in corpus.articles}
    for relation in corpus.relations:
        if relation.verdict is verdict and (causes is None or relation.cause in causes):
            left, right = claims[relation.left], claims[relation.right]
            if left.article != right.article:
                yield _finding(rule, relation, left, right, articles)


def _finding(
    rule: RuleInfo, relation: Relation, left: Claim, right: Claim, articles: dict[str, Article]
) -> Finding:
    one, other = articles[left.article], articles[right.article]
    clash = relation.clashes[0] if relation.clashes else None
    marks = [mark for c in relation.clashes[:1] for mark in (("0", c.left), ("1", c.right))]
    return make_finding(
        rule,
        message=_message(relation, clash, one, other),
        explanation=_explanation(relation, clash, left, right),
        suggestion=_SUGGESTIONS.get(relation.verdict, ""),
        locations=[in_sentence(one, left), in_sentence(other, right)],
        confidence=relation.probability,
        marks=marks,
    )


def in_sentence(article: Article, claim: Claim) -> Location:
    """The location of the sentence that a claim stands in, with the claim's id."""
    return replace(article.locate(claim.sentence_start, claim.sentence_end), claim=claim.id)


_SUGGESTIONS = {
    Verdict.CONTRADICTS: "Check both against the primary source; at most one can be right.",
    Verdict.UPDATES: "The later figure may simply be newer; cite the time with it.",
    Verdict.DISPUTES: "Attribute each statement to the one who made it.",
}

_SLOT_WORDS = {
    "number": "the figure", "date": "the date", "place": "the place", "person": "the person",
    "organization": "the organization", "antonym": "the direction", "polarity": "whether it is so", "quote": "the quoted words",
    "speaker": "who said it", "nationality": "the nationality", "status": "how far it has got", "role": "the office",
    "order": "the order", "structure": "who did it to whom",
}  # fmt: skip


def _message(relation: Relation, clash: SlotClash | None, one: Article, other: Article) -> str:
    same = one.outlet == other.outlet
    names = f"Two articles of {one.outlet}" if same else f"{one.outlet} and {other.outlet}"
    if relation.verdict is Verdict.UPDATES:
        return f"{names} give different states of the same thing at different times"
    if relation.verdict is Verdict.DISPUTES:
        return f"{names} report different sides of a dispute"
    if clash is None:
        return f"{names} cannot both be right"
    what = _SLOT_WORDS.get(clash.slot, clash.slot)
    return f"{names} disagree on {what}: {_short(clash.left)} / {_short(clash.right)}"


def _explanation(relation: Relation, clash: SlotClash | None, left: Claim, right: Claim) -> str:
    if relation.verdict is Verdict.DISPUTES:
        return f"{left.holder.name} and {right.holder.name} are each reported as saying this; both reports can be true."
    if relation.verdict is Verdict.UPDATES:
        return "Both say as of when, and the times differ; the thing itself may have changed in between."
    if clash is None:
        return (
            "Read in both directions, the two sentences exclude each other; no single slot (number, date, name …) "
            "explains it alone, and no innocent reading was found."
        )
    what = _SLOT_WORDS.get(clash.slot, clash.slot)
    return (
        f"Both sentences are about the same thing, but {what} differs: “{_short(clash.left)}” against "
        f"“{_short(clash.right)}”. Rounding, units, time and attribution do not explain it."
    )


def _short(text: str, limit: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
