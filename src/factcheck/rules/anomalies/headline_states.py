"""Outcomes that a headline states and its body excludes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.records import BlockKind, ParsedArticle
from factcheck.rules.anomalies.states import Stated, nouns, stated

_ELSEWHEN = re.compile(
    r"\b(?:last (?:year|month|week|season|summer|autumn|winter|spring)|years? ago|earlier|previously|initially|originally|at first|once|"
    r"in the past|former|another|other|elsewhere|first (?:reading|instance|half|leg|set)|half-time|lower court|used to)\b",
    re.IGNORECASE,
)


_REPORTED = re.compile(
    r"\?|\b(?:says?|claims?|alleges?|insists?|myths?|fact[- ]check|no,|false)\b", re.IGNORECASE
)
_CHECKED = re.compile(
    r"\b(?:fact[- ]check\w*|debunk\w*|misinformation|our rating|rate this|the claim)\b", re.IGNORECASE
)


def outcome_clashes(parsed: ParsedArticle) -> Iterator[tuple[Stated, Stated]]:
    """Pairs (outcome of the headline, outcome of the body) of one thing, where no sentence of the body bears the headline out."""
    text = parsed.article.text
    heads = [b for b in parsed.article.blocks if b.kind is BlockKind.HEADLINE]
    if not heads or _CHECKED.search(text) or not parsed.doc.has_annotation("DEP"):
        return
    told: list[tuple[Stated, str]] | None = None
    for block in heads:
        if _REPORTED.search(text[block.start : block.end]):
            continue
        for claim in stated(parsed, block.start, block.end):
            if not claim.unsure:
                told = _body(parsed, max(b.end for b in heads)) if told is None else told
                against = _against(parsed, claim, nouns(parsed, block.start, block.end), told)
                if against is not None:
                    yield claim, against


def _body(parsed: ParsedArticle, start: int) -> list[tuple[Stated, str]]:
    """The outcomes that the body states, each with its sentence."""
    text = parsed.article.text
    return [(s, text[a:b]) for a, b in parsed.sentences if a >= start for s in stated(parsed, a, b)]


def _against(
    parsed: ParsedArticle, claim: Stated, about: frozenset[str], told: list[tuple[Stated, str]]
) -> Stated | None:
    """What the body states against the headline's outcome, if nothing in it bears the headline out."""
    same = [(s, text) for s, text in told if s.family == claim.family]
    borne_out = [s for s, _ in same if _bears_out(s, claim)]
    if any(not s.about or s.about & about for s in borne_out):
        return None
    against = [
        s
        for s, text in same
        if "?" not in text and _excludes(s, claim, about) and not _elsewhen(parsed, text)
    ]
    if borne_out:  # of something else: then the body must name the very subject of the headline
        against = [s for s in against if claim.about and claim.about <= s.about]
    return against[0] if against else None


def _elsewhen(parsed: ParsedArticle, text: str) -> bool:
    """Whether a sentence may tell of another time or case than the headline."""
    years = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", text)]
    now = parsed.reference_time.start
    return _ELSEWHEN.search(text) is not None or any(now is None or year < now.year for year in years)


def _bears_out(found: Stated, claim: Stated) -> bool:
    """Whether the body says what the headline says, of whatever."""
    same = found.answer == claim.answer
    return same == (found.denied == claim.denied) if same else found.denied and not claim.denied


def _excludes(found: Stated, claim: Stated, about: frozenset[str]) -> bool:
    if found.unsure or found.past_perfect or not found.about & about:
        return False
    if found.answer == claim.answer:
        return found.denied != claim.denied
    return not found.denied and not claim.denied
