"""What a quantity counts or measures, from the parse: "killed 34 people" people, "revenue rose 4%"
revenue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.language.lexicon import MONTHS
from factcheck.language.units import UNITS
from factcheck.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Counting:
    """The noun counted (lemma, lower case) and the kind that a verb of change gives: change, level, former
    or ""."""

    noun: str = ""
    kind: str = ""


_NOTHING = Counting()
CHANGE_VERBS = frozenset(
    "rise fall increase decrease climb drop jump slip grow decline gain surge plunge soar tumble shrink "
    "expand "
    "advance slump dip sink edge slide cut raise lower reduce boost double triple widen narrow ease plummet "
    "rebound "
    "slow accelerate strengthen weaken swell hike trim slash go move creep inch rocket collapse "
    "recover".split()
)
CHANGE_NOUNS = frozenset(
    "rise fall increase decrease drop jump growth decline gain surge plunge slump dip cut reduction hike "
    "boost "
    "advance slide rebound recovery".split()
)
_DOUBLING = frozenset("drop slip cut dip trim".split())
_PAST_FORMS = {
    "rose": "rise",
    "risen": "rise",
    "fell": "fall",
    "fallen": "fall",
    "grew": "grow",
    "grown": "grow",
    "shrank": "shrink",
    "shrunk": "shrink",
    "sank": "sink",
    "sunk": "sink",
    "slid": "slide",
    "went": "go",
    "gone": "go",
    "crept": "creep",
}
_KEPT = frozenset({"people"})
_INVARIABLE = frozenset("series species means headquarters news crossroads barracks premises".split())
_STATES = frozenset(
    "be cost total reach stand weigh measure have hit equal exceed amount last average remain number "
    "top".split()
)
_LEVEL_CASES = {"to": "level", "at": "level", "from": "former", "by": "change", "of": "change"}
_STOP = frozenset(
    "the a an and or but in on at to from of for with by as that which who is are was were be been has have "
    "had will "
    "would can could may might since after before when while during than last this next per more were".split()
)
_AFTER_WORDS = re.compile(r"[\s-]+([A-Za-z][\w'’-]*)")
_IRREGULAR = {"shoot": "shot", "hurt": "hurt", "slay": "slain", "lose": "lost", "win": "won", "find": "found"}
_STEPS = 6
_RUN = 6
_OUTCOMES = frozenset("dead injured wounded missing homeless hurt hospitalized displaced stranded".split())
_TIME_NOUNS = frozenset(
    "day week month year quarter night morning afternoon evening decade time today yesterday tomorrow "
    "tonight".split()
)


def counting(doc: Doc | None, text: str, quantity: Quantity) -> Counting:
    """What the quantity counts; nothing where that isn't clear. `doc` is the parse, if there is one."""
    if doc is not None:
        span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is not None and len(span):
            return _parsed(span, quantity)
    return Counting(_worded(text, quantity))


def is_pronoun(doc: Doc, quantity: Quantity) -> bool:
    """Whether "one" stands for something and counts nothing ("one filed in May")."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    return span is not None and len(span) == 1 and _base(span.root.dep_) not in {"nummod", "compound"}


def _lemma(token: Token) -> str:
    """The lemma in lower case; people stay people, and verbs of change are known by their forms."""
    word = token.lower_
    if word in _KEPT:
        return word
    if token.tag_ in {"NNS", "NNPS"} and word.endswith("s") and word not in _INVARIABLE:
        return (token.lemma_ or word).lower() if word.endswith(("ses", "ves")) else _singular(word)
    return _FORMS.get(word) or (token.lemma_ or token.text).lower()


def _forms() -> dict[str, str]:
    """The inflected forms of the verbs of change, for where the lemmatizer errs."""
    known = {}
    for verb in CHANGE_VERBS:
        stem = verb[:-1] if verb.endswith("e") else verb
        doubled = verb + verb[-1] if verb in _DOUBLING else stem
        known.update({verb + "s": verb, doubled + "ed": verb, doubled + "ing": verb, stem + "es": verb})
    return {**known, **_PAST_FORMS}


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} or token.tag_.startswith("NN")


def _is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def _base(dep: str) -> str:
    return dep.partition(":")[0]


def _parsed(span: Span, quantity: Quantity) -> Counting:
    if quantity.kind == "age":
        return _age(span)
    root = _root(span)
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is not None and following.lower_ in _OUTCOMES and not quantity.unit:
        return Counting(following.lower_)
    measured = _plainly(span, quantity) or _changed(span, quantity) or _measured(root, span, quantity)
    if measured is not None:
        return measured
    fronted = _fronted(root, span, quantity)
    if fronted is not None:
        return fronted
    head, dep, case = _governor(root, span)
    if head is None:
        return Counting(_subject(root, span)) if any(c.dep_ == "cop" for c in root.children) else _NOTHING
    if _is_noun(head) and dep in {"nummod", "amod", "compound", "nmod", "det", "advmod", "obl"}:
        return _of_noun(_plural(head, span, quantity), case, dep)
    if _is_verb(head) or head.pos_ == "ADJ":
        return _of_verb(root, head, dep, case, quantity, span)
    return _NOTHING


def _plainly(span: Span, quantity: Quantity) -> Counting | None:
    """What the words right behind a quantity tell without the parse: "34 school children", "12% of the
    seats"."""
    doc, first = span.doc, span.end
    if first < len(doc) and doc[first].lower_ == "of":
        if first + 1 < len(doc) and doc[first + 1].lower_ in _BACK:
            return _named_before(doc, span.start)
        noun = _run_noun(doc, first + 1, _INSIDE_OF)
        if noun is None or _lemma(noun) in _TIME_NOUNS or noun.lower_ in UNITS:
            return None
        return Counting(_lemma(noun))
    if not quantity.unit and quantity.kind in {"cardinal", "vague"} and quantity.value > 1:
        noun = _run_noun(doc, first, _INSIDE)
        if noun is not None and noun.tag_ in {"NNS", "NNPS"}:
            return Counting(_lemma(noun))
    return _left_of(span) if quantity.kind not in {"ordinal", "duration"} else None


def _left_of(span: Span) -> Counting | None:
    """The noun right before "of" or a form of be: "a crowd of 8,000", "attendance was 8,000"."""
    if span.start < 2:
        return None
    noun, link = span.doc[span.start - 2], span.doc[span.start - 1]
    if noun.tag_ not in {"NN", "NNS"} or noun.lower_ in UNITS or _lemma(noun) in _TIME_NOUNS:
        return None
    if link.lower_ == "of":
        return _of_noun(noun, "of", "nmod")
    return Counting(_lemma(noun)) if link.lower_ in _BE else None


_BE = frozenset({"is", "was", "are", "were"})


def _changed(span: Span, quantity: Quantity) -> Counting | None:
    """A measure on the right of a verb of change, with nothing but phrases between: "fell 11% to £141m"."""
    doc, first = span.doc, span.start
    before = doc[first - 1].lower_ if first else ""
    if not quantity.unit or quantity.kind in {"duration", "age"}:
        return None
    direct = _FORMS.get(before, before) in CHANGE_VERBS
    if before not in {"by", "to", "from"} and not direct:
        return None
    for token in reversed(doc[max(0, first - _REACH) : first]):
        verb = _FORMS.get(token.lower_, token.lower_) in CHANGE_VERBS and token.tag_.startswith("VB")
        if verb:
            if direct and quantity.kind == "money" and _lemma(token) not in _MOVING:
                return None
            moved = _moved(token, span.root, _subject(token, span))
            return Counting(moved, "change" if direct else _LEVEL_CASES[before])
        if token.text in {".", ";", ":", "!", "?"} or token.tag_ in {"VBD", "VBZ", "VBP"}:
            return None
    return None


_REACH = 16
_BACK = frozenset("them which whom these those".split())


def _named_before(doc: Doc, start: int) -> Counting:
    """The last plural before "12 of them"."""
    for token in reversed(doc[max(0, start - _RUN) : start]):
        if token.tag_ == "NNS" and token.text[0].islower():
            return Counting(_lemma(token))
        if token.text in {".", ";"}:
            break
    return _NOTHING


_MOVING = frozenset(
    "rise fall increase decrease climb drop jump slip grow decline surge plunge soar tumble".split()
)
_INSIDE = frozenset({"JJ", "JJR", "NN", "NNP", "HYPH", "VBG", "VBN", "CD", "NNS", "NNPS"})
_INSIDE_OF = _INSIDE | {"DT", "PRP$", "POS", "JJS", "PDT"}


def _run_noun(doc: Doc, first: int, tags: frozenset[str]) -> Token | None:
    """The first plural, else the last noun, of the words of these tags from `first` on."""
    noun: Token | None = None
    for token in doc[first : first + _RUN]:
        if token.tag_ not in tags:
            break
        if token.tag_ in {"NNS", "NNPS"}:
            return token
        if token.tag_ == "NN":
            noun = token
    return noun


def _plural(head: Token, span: Span, quantity: Quantity) -> Token:
    """The plural that a count of several stands before, where the parse stops at a noun inside its phrase."""
    if quantity.unit or quantity.value <= 1 or head.tag_ != "NN" or head.i < span.end:
        return head
    for token in span.doc[head.i + 1 : head.i + _RUN]:
        if token.tag_ == "NNS":
            return token
        if token.tag_ not in {"JJ", "NN", "HYPH", "NNP", "VBG", "VBN"}:
            break
    return head


def _governor(root: Token, span: Span) -> tuple[Token | None, str, str]:
    """The word that governs the quantity, by which relation and preposition.

    A quantity hung on another one ("by 25 points to 4.5%") is governed by what governs that.
    """
    case = _case(root, span)
    head, dep = root.head, _base(root.dep_)
    for _ in range(_STEPS):
        if head.i == root.i or _inside(head, span):
            return None, dep, case
        if not (_is_measure(head) and case in _LEVEL_CASES and dep in {"nmod", "obl", "conj", "appos"}):
            break
        if head.head.i == head.i:
            return None, dep, case
        head = head.head
    return head, dep, case


def _is_measure(token: Token) -> bool:
    """Whether a word is a figure or a unit, or counted by one."""
    if token.pos_ in {"NUM", "SYM"} or token.lower_ in UNITS or token.lower_ in {"point", "points", "cent"}:
        return True
    return any(c.dep_ == "nummod" for c in token.children)


def _root(span: Span) -> Token:
    """The token of the span that hangs outside it; the number or unit, not a preposition or hedge."""
    root = span.root
    if root.pos_ in {"ADP", "ADV", "ADJ"} and root.head.i != root.i and len(span) > 1:
        inner = [t for t in span if t.like_num or t.pos_ in {"NUM", "SYM", "NOUN"}]
        return inner[-1] if inner else root
    return root


def _fronted(root: Token, span: Span, quantity: Quantity) -> Counting | None:
    """The noun that a measure stands in front of: "a 2.4 billion pound takeover offer", "$5 million fine"."""
    if (
        not quantity.unit
        or span[-1].tag_ == "NNS"
        or (quantity.kind == "duration" and "-" not in quantity.text)
    ):
        return None
    noun: Token | None = None
    for token in span.doc[span.end : span.end + _RUN]:
        if token.tag_ in {"NN", "NNS"}:
            noun = token
        elif token.tag_ not in {"JJ", "JJR", "HYPH", "NNP", "VBG", "VBN"} or (
            token.tag_ == "VBN" and noun is not None
        ):
            break
    if noun is None or _lemma(noun) in _TIME_NOUNS or noun.lower_ in UNITS:
        return None
    return _of_noun(noun, "", "nummod")


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.i < span.end


def _case(root: Token, span: Span) -> str:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in _LEVEL_CASES:
        return before
    cases = [c.lower_ for c in root.children if c.dep_ == "case" and not _inside(c, span)]
    return cases[0] if cases else ""


def _measured(root: Token, span: Span, quantity: Quantity) -> Counting | None:
    """The noun in "34% of shares", "$5m in aid", "dozens of people"; none if the phrase is no such."""
    owner = next((c for c in root.children if c.dep_ == "nmod:poss" and not _inside(c, span)), None)
    if owner is not None and quantity.kind != "duration":
        return Counting(_lemma(owner))
    for child in (c for token in span for c in token.children):
        if _base(child.dep_) in {"nmod", "obl"} and child.i >= span.end and _is_noun(child):
            cases = {c.lower_ for c in child.children if c.dep_ == "case"}
            inside = (
                "in" in cases
                and quantity.kind == "money"
                and child.pos_ == "NOUN"
                and _case(root, span) != "of"
            )
            if "of" in cases or inside:
                return Counting(_lemma(child)) if _lemma(child) not in _TIME_NOUNS else None
    return None


def _of_noun(noun: Token, case: str, dep: str) -> Counting:
    """A noun that the quantity counts, or one of change with what changes ("a 4% rise in revenue")."""
    lemma = _lemma(noun)
    if case in {"by", "to", "from"} and dep == "nmod" and _lemma(noun.head) in CHANGE_VERBS:
        return Counting(lemma, _LEVEL_CASES[case])
    if lemma not in CHANGE_NOUNS:
        return Counting(lemma)
    if case in {"to", "from"}:
        return Counting(lemma, _LEVEL_CASES[case])
    if dep == "nmod" and case not in {"of", ""}:
        return Counting(lemma)
    return Counting(_changing(noun) or lemma, "change")


def _changing(noun: Token) -> str:
    """What a noun of change is a change of: its phrase with "in" or "of" that is no quantity itself."""
    for child in noun.children:
        if _base(child.dep_) not in {"nmod", "obl"} or not _is_noun(child):
            continue
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        counted = child.lower_ in UNITS or any(g.pos_ == "NUM" for g in child.children)
        if cases & {"in", "of"} and not counted and _lemma(child) not in _TIME_NOUNS | MONTHS.keys():
            return _lemma(child)
    return ""


def _of_verb(root: Token, verb: Token, dep: str, case: str, quantity: Quantity, span: Span) -> Counting:
    lemma = _lemma(verb)
    if dep in {"nsubj", "csubj"}:
        return Counting(_participle(verb))
    subject = _subject(verb, span)
    is_adjective = verb.pos_ == "ADJ"
    if lemma in CHANGE_VERBS and (quantity.unit or case) and case != "of":
        moved = _moved(verb, root, subject)
        kind = _LEVEL_CASES.get(case, "") if case else "change"
        return Counting(moved, kind)
    if lemma in _STATES or case in {"at", "to"} or is_adjective:
        return Counting(subject, "")
    if dep == "obj" or not case:
        return Counting(_participle(verb) if not quantity.unit else subject if dep != "obj" else lemma)
    return _NOTHING


def _moved(verb: Token, root: Token, subject: str) -> str:
    """What rises or falls: the object that someone raises, else the subject."""
    for child in verb.children:
        if child.dep_ == "obj" and child.i != root.i and _is_noun(child) and not _is_measure(child):
            return _lemma(child)
    before = verb.nbor(-1) if verb.i else verb
    return subject or (_lemma(before) if before.tag_ in {"NN", "NNS"} else "")


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
    if not verb.tag_.startswith("VB"):
        return ""
    if verb.tag_ in {"VBN", "VBD"}:
        return verb.lower_
    lemma = _lemma(verb)
    return _IRREGULAR.get(lemma) or (lemma + "d" if lemma.endswith("e") else lemma + "ed")


def _age(span: Span) -> Counting:
    """Whose age it is: the noun it stands with, or the last word of the name before it."""
    first = span.start
    if first >= 2 and span.doc[first - 1].text == "," and span.doc[first - 2].pos_ == "PROPN":
        return Counting(span.doc[first - 2].lower_)
    head = span.root.head
    for _ in range(_STEPS):
        if not _inside(head, span):
            break
        head = head.head
    if _inside(head, span) or not _is_noun(head) or head.lower_ == "age":
        return _NOTHING
    return Counting(_lemma(head))


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


_FORMS = _forms()
