"""Whether the clause around a stretch of text looks back or ahead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST, OPEN, FUTURE = -1, 0, 1

_WILL = frozenset("will shall 'll ’ll wo would sha".split())
_PLANS = frozenset(
    "due set scheduled expected planned slated likely plan plans hope hopes expect expects intend intends "
    "promise "
    "promises aim aims poised bound about ready".split()
)
_FIXED = frozenset("due set scheduled expected planned slated".split())
_AHEAD = re.compile(
    r"\b(?:will|shall|would|won['’]t|(?:is|are|was|were|be) (?:due|set|scheduled|expected|planned|slated|"
    r"going) "
    r"|(?:plans?|hopes?|expects?|intends?|aims?) to|upcoming|no later than|deadline|starting|effective)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_SAYING = frozenset("say tell add report announce write note explain argue claim state warn".split())
_STOP = re.compile(r"[.!?;]\s|\n|, (?:and|but|which|who|after|when)\b")
_REACH = 90
_STEPS = 12


def is_parsed(doc: Doc) -> bool:
    """Whether a document has tags and dependencies; slow on long ones, so ask once."""
    return bool(doc.has_annotation("DEP") and doc.has_annotation("TAG"))


def direction(doc: Doc | None, text: str, start: int, end: int) -> int:
    """FUTURE, PAST or OPEN for the clause that holds `text[start:end]`; `doc` is the parse, if any."""
    if doc is not None:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and len(span):
            return _parsed(span.root)
    return _worded(text, start, end)


def _parsed(token: Token) -> int:
    """The tense of the verb above the token, of the clause it stands in."""
    for _ in range(_STEPS):
        if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
            return _of_verb(token)
        if token.head is token or token.head.i == token.i:
            break
        token = token.head
    copula = [c for c in token.children if c.dep_ in {"cop", "aux"}]
    return _auxiliaries([c.lower_ for c in copula], [c.tag_ for c in copula]) if copula else PAST


def _of_verb(verb: Token) -> int:
    helpers = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ in {"cop", "mark"}]
    words = [h.lower_ for h in helpers]
    if any(w in _WILL for w in words):
        return FUTURE
    if verb.lower_ in _PLANS and any(c.dep_ in {"xcomp", "ccomp", "advcl"} for c in verb.children):
        return FUTURE
    if verb.tag_ == "VBN" and verb.lower_ in _FIXED:
        return FUTURE
    if verb.tag_ == "VB" and "to" in words:
        head = verb.head
        if head.lower_ in _PLANS or any(c.lower_ in _WILL for c in head.children):
            return FUTURE
        if head is not verb and (head.tag_ in {"VBD", "VBN"}):
            return OPEN
        return OPEN
    if verb.tag_ == "VBG" and any(w in {"is", "are", "'re", "'s", "’re", "’s"} for w in words):
        return OPEN
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ not in _SAYING:
        return OPEN
    if verb.dep_.startswith("conj") and verb.tag_ == "VB" and verb.head is not verb:
        return _of_verb(verb.head) if verb.head.i < verb.i else OPEN
    if verb.tag_ in {"VBD", "VBN"}:
        return PAST
    return _auxiliaries(words, [h.tag_ for h in helpers])


def _auxiliaries(words: list[str], tags: list[str]) -> int:
    if any(w in _WILL for w in words):
        return FUTURE
    if "VBD" in tags or any(w in {"was", "were", "had", "did"} for w in words):
        return PAST
    return OPEN


def _worded(text: str, start: int, end: int) -> int:
    """Without a parse: the words of the clause before the stretch, then those right after it."""
    before = text[max(0, start - _REACH) : start]
    cuts = list(_STOP.finditer(before))
    if cuts:
        before = before[cuts[-1].end() :]
    after = _STOP.split(text[end : end + _REACH], maxsplit=1)[0]
    return FUTURE if _AHEAD.search(before) or _AHEAD.search(after[:40]) else PAST
