"""What a quantity counts or measures, from the parse: "killed 34 people" people, "revenue rose 4%" revenue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Counting:
    """The noun counted (lemma, lower case) and the kind that a verb of change gives: change, level, former or ""."""

    noun: str = ""
    kind: str = ""


_NOTHING = Counting()
CHANGE_VERBS = frozenset(
    "rise fall increase decrease climb drop jump slip grow decline gain surge plunge soar tumble shrink expand "
    "advance slump dip sink edge slide cut raise lower reduce boost double triple widen narrow ease plummet rebound "
    "slow accelerate strengthen weaken swell hike trim slash go move creep inch rocket collapse recover".split()
)
CHANGE_NOUNS = frozenset(
    "rise fall increase decrease drop jump growth decline gain surge plunge slump dip cut reduction hike boost "
    "advance slide rebound recovery".split()
)
_STATES = frozenset(
    "be cost total reach stand weigh measure have hit equal exceed amount last average remain number top".split()
)
_LEVEL_CASES = {"to": "level", "at": "level", "from": "former", "by": "change", "of": "change"}
_OF = frozenset({"of", "in", "for"})
_STOP = frozenset(
    "the a an and or but in on at to from of for with by as that which who is are was were be been has have had will "
    "would can could may might since after before when while during than last this next per more were".split()
)
_AFTER_WORDS = re.compile(r"[\s-]+([A-Za-z][\w'’-]*)")
_IRREGULAR = {"shoot": "shot", "hurt": "hurt", "slay": "slain", "lose": "lost", "win": "won", "find": "found"}
_STEPS = 6


def counting(doc: Doc, quantity: Quantity) -> Counting:
    """What the quantity counts; nothing where that isn't clear."""
    if doc.has_annotation("DEP"):
        span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is not None and len(span):
            return _parsed(span, quantity)
    return Counting(_worded(doc.text, quantity))


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} or token.tag_.startswith("NN")


def _is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def _base(dep: str) -> str:
    return dep.partition(":")[0]


def _parsed(span: Span, quantity: Quantity) -> Counting:
    root = _root(span)
    if quantity.kind == "age":
        return _age(root, span)
    measured = _measured(root, span)
    if measured is not None:
        return measured
    head = root.head
    dep = _base(root.dep_)
    if head.i == root.i:
        return Counting(_subject(root, span)) if any(c.dep_ == "cop" for c in root.children) else _NOTHING
    if _inside(head, span):
        return _NOTHING
    case = _case(root, span)
    if _is_noun(head) and dep in {"nummod", "amod", "compound", "nmod", "det", "advmod", "obl"}:
        return _of_noun(head, case, dep)
    if _is_verb(head) or head.pos_ == "ADJ":
        return _of_verb(root, head, dep, case, quantity, span)
    return _NOTHING


def _root(span: Span) -> Token:
    """The token of the span that hangs outside it; the number or unit, not a preposition or hedge."""
    root = span.root
    if root.pos_ in {"ADP", "ADV", "ADJ"} and root.head.i != root.i and len(span) > 1:
        inner = [t for t in span if t.like_num or t.pos_ in {"NUM", "SYM", "NOUN"}]
        return inner[-1] if inner else root
    return root


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.i < span.end


def _case(root: Token, span: Span) -> str:
    cases = [c.lower_ for c in root.children if c.dep_ == "case" and not _inside(c, span)]
    return cases[0] if cases else ""


def _measured(root: Token, span: Span) -> Counting | None:
    """The noun in "34% of shares", "$5m in aid", "dozens of people"; none if the phrase is no such."""
    for child in root.children:
        if _base(child.dep_) in {"nmod", "obl"} and child.i >= span.end and _is_noun(child):
            cases = {c.lower_ for c in child.children if c.dep_ == "case"}
            if "of" in cases or ("in" in cases and root.head.i == root.i):
                return Counting(_lemma(child))
    return None


def _of_noun(noun: Token, case: str, dep: str) -> Counting:
    """A noun that the quantity counts, or one of change with what changes behind it ("a 4% rise in revenue")."""
    lemma = _lemma(noun)
    if lemma in CHANGE_NOUNS and (dep != "nmod" or case in {"of", ""}):
        for child in noun.children:
            if (
                _base(child.dep_) in {"nmod", "obl"}
                and any(c.lower_ in {"in", "of"} for c in child.children if c.dep_ == "case")
                and child.pos_ != "NUM"
            ):
                if _is_noun(child) and not any(g.pos_ == "NUM" for g in child.children):
                    return Counting(_lemma(child), "change")
        return Counting(lemma, "change")
    if lemma in CHANGE_NOUNS and case in {"to", "from"}:
        return Counting(lemma, _LEVEL_CASES[case])
    return Counting(lemma)


def _of_verb(root: Token, verb: Token, dep: str, case: str, quantity: Quantity, span: Span) -> Counting:
    lemma = _lemma(verb)
    if dep in {"nsubj", "csubj"}:
        return Counting(_participle(verb))
    subject = _subject(verb, span)
    if lemma in CHANGE_VERBS and (quantity.unit or case):
        moved = _moved(verb, root, subject)
        kind = _LEVEL_CASES.get(case, "") if case else "change"
        return Counting(moved, kind)
    if lemma in _STATES or case in {"at", "to"}:
        return Counting(subject, "")
    if dep == "obj" or not case:
        return Counting(_participle(verb) if not quantity.unit else subject if dep != "obj" else lemma)
    return _NOTHING


def _moved(verb: Token, root: Token, subject: str) -> str:
    """What rises or falls: the object that someone raises, else the subject."""
    for child in verb.children:
        if child.dep_ == "obj" and child.i != root.i and _is_noun(child):
            return _lemma(child)
    return subject


def _subject(verb: Token, span: Span) -> str:
    """The lemma of the subject's head, taken over from the clause that governs one without."""
    token = verb
    for _ in range(_STEPS):
        for child in token.children:
            if _base(child.dep_) == "nsubj" and not _inside(child, span):
                return _lemma(child) if child.pos_ != "PRON" else ""
        if token.dep_ == "conj" or token.dep_ in {"xcomp", "advcl"}:
            token = token.head
            continue
        if token.dep_.startswith("acl"):
            return _lemma(token.head)
        break
    return ""


def _participle(verb: Token) -> str:
    if verb.tag_ in {"VBN", "VBD"}:
        return verb.lower_
    lemma = _lemma(verb)
    return _IRREGULAR.get(lemma) or (lemma + "d" if lemma.endswith("e") else lemma + "ed")


def _age(root: Token, span: Span) -> Counting:
    head = root.head
    if head.i != root.i and not _inside(head, span) and _is_noun(head):
        return Counting(_lemma(head))
    return _NOTHING


def _worded(text: str, quantity: Quantity) -> str:
    """Without a parse: the first plural among the next words, else the next word."""
    position, first = quantity.end, ""
    of = re.match(r"\s+of\s+(?:the\s+|its\s+|their\s+)?", text[position : position + 16])
    if of:
        position += of.end() - 1
    for _ in range(3):
        match = _AFTER_WORDS.match(text, position)
        if match is None or match.group(1).lower() in _STOP:
            break
        word = match.group(1).lower()
        first = first or word
        if word in {"people", "men", "women", "children"} or (word.endswith("s") and not word.endswith("ss")):
            return _singular(word)
        position = match.end()
    return _singular(first)


def _singular(word: str) -> str:
    known = {"men": "man", "women": "woman", "children": "child"}
    if word in known:
        return known[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
