"""Whether a clause tells what somebody does at the article's own time.

The finite verb above a name and that verb's own words decide: a present, perfect or future tense, or a past tense with a
time of the last days beside it. Subordinate pasts, possessors ("X's law") and remote nouns tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STEPS = 12
NEAR_VERB = 15
"""A time further behind the verb than this belongs to another clause, whatever the parse says."""
_INSIDE_NAME = frozenset(["flat", "flat:name", "compound", "appos", "nmod:desc", "goeswith", "fixed", "list"])
_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer"])
_ARGUMENTS = frozenset(["obj", "iobj", "obl", "obl:agent"])
_OWN_CLAUSE = frozenset(["acl:relcl", "acl", "advcl", "advcl:relcl", "ccomp", "csubj", "parataxis", "conj"])
_CLAUSES = frozenset("ccomp xcomp advcl advcl:relcl acl acl:relcl parataxis csubj".split())
_CONTACT = frozenset(
    "talk meeting call conversation letter statement message visit spokesman spokeswoman spokesperson official aide team lawyer "
    "speech remark comment summit telephone tweet post minister member adviser envoy delegation government".split()
)
_VOICES = frozenset("official spokesman spokeswoman spokesperson aide adviser".split())
_SAYING = frozenset(
    "say tell add announce urge warn welcome praise condemn congratulate promise pledge criticize criticise insist argue call "
    "thank reject defend vow ask offer accuse deny demand invite order dismiss declare appeal hint confirm indicate signal caution express note "
    "stress respond react reply comment decline hail applaud acknowledge concede suggest mourn brief pray reiterate repeat echo describe admit "
    "renew predict unveil".split()
)
_MEETING = frozenset(
    "meet visit host receive call join greet talk speak brief welcome see tell urge ask thank invite write telephone negotiate sit travel fly".split()
)
"""What is done with somebody who is in office, rather than to a record of the past."""
_APPEARING = frozenset(
    "send write telephone phone receive visit tour attend meet host address open inaugurate chair greet".split()
)
"""What office-holders are reported to have done, in the bare past, by news of these days."""
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_RECENT = re.compile(
    rf"\b(?:(?:on |last |late |early |this )?{_WEEKDAY}(?:['’]s)?(?: (?:morning|afternoon|evening|night))?|today|tonight|yesterday|"
    r"tomorrow|this (?:week|morning|month|afternoon|evening|weekend)|next (?:week|month)|now|currently|at the moment|"
    r"last (?:night|week)|earlier in the day|hours (?:ago|later))\b",
    re.IGNORECASE,
)  # fmt: skip
_WILL = frozenset("will shall 'll ’ll wo".split())
_PAST_HELPERS = frozenset("had did was were would could might should".split())
_HAVE = frozenset("have has 've ’ve".split())
_SIDE_NOTES = frozenset("under since during before after unlike like than above below 's ’s".split())
_PRESENT_HELPERS = frozenset("is are has have 's 're ’s ’re does do am".split())


def told_as_now(doc: Doc, start: int, end: int, *, cautious: bool = False, lately: bool = False) -> bool:
    """Whether what `text[start:end]` names takes part in an act of the article's own days.

    `cautious` asks for the acting part itself (the subject) and never takes a bare past tense for the present. `lately` says
    that the person left not long ago: then nothing else need show that a report of these days is told, not history.
    """
    if not doc.has_annotation("DEP"):
        return False
    span = doc.char_span(start, end, alignment_mode="expand")
    if (
        span is None
        or not len(span)
        or span.sent[0].tag_ in ("VBD", "VBZ", "VBP", "MD")
        or span.sent[-1].text == "?"
    ):
        return False
    if any(c.dep_ == "case" and c.lower_ in _SIDE_NOTES for c in span.root.children):
        return _goes_on_under(span)
    before = [
        t
        for t in span.doc[max(span.sent.start, span.start - 5) : span.start]
        if t.pos_ not in ("DET", "PROPN")
    ]
    if before and before[-1].tag_ == "VBD" and before[-1].dep_ == "acl:relcl":
        return False  # `the scandal that rocked the X administration holds lessons`
    qualified = span.root.head
    if span.root.dep_ == "compound" and qualified.i >= span.end and qualified.pos_ in ("NOUN", "PROPN"):
        if qualified.lemma_.casefold() not in _CONTACT:
            return False
        cautious = True
    told = any(
        _token_is_now(token, cautious=cautious, lately=lately)
        for token in span
        if token.dep_ not in _INSIDE_NAME or token == span.root
    )
    return told or _opens_and_acts(span, cautious=cautious)


def clause_of(token: Token) -> Token:
    """The verb or predicate of the clause that a word stands in."""
    for _ in range(_STEPS):
        if token.dep_ == "ROOT" or token.dep_ in _CLAUSES or (token.dep_ == "conj" and token.pos_ == "VERB"):
            return token
        token = token.head
    return token


def _goes_on_under(span: Span) -> bool:
    """`Under the X administration, the department is reviewing …`: what is going on, told right behind the name."""
    verb = span.root.head
    opens = span.start <= span.sent.start + 2 and verb.i > span.end and verb.dep_ == "ROOT"
    going = verb.tag_ == "VBG" and any(
        c.lower_ in ("is", "are") for c in verb.children if c.dep_.startswith("aux")
    )
    return opens and going


def _token_is_now(token: Token, *, cautious: bool, lately: bool) -> bool:
    node = _participant(token, through_contacts=not cautious)
    if node is None:
        return False
    verb = node if _is_predicate(node) else node.head
    subject = node.dep_ in _SUBJECTS or node.dep_ == "obl:agent"
    if not subject and not _is_predicate(node) and verb.lemma_ not in _MEETING:
        return False
    return (subject or not cautious) and _clause_is_now(
        verb, subject=subject, cautious=cautious, lately=lately
    )


def _behind_relative(doc: Doc, at: int) -> int:
    """The place behind a relative clause that starts there: `X, whose party lost, visits …`."""
    if at + 1 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in ("who", "whose", "whom"):
        return at
    close = next((t.i for t in doc[at + 2 : min(at + 30, doc[at].sent.end)] if t.text == ","), None)
    return at if close is None or close + 1 >= len(doc) else close + 1


def _verb_in_disguise(doc: Doc, at: int) -> bool:
    """`visits` and the like, tagged as a noun, behind a relative clause."""
    word = doc[at]
    behind = (
        at > 0
        and doc[at - 1].text == ","
        and any(t.lower_ in ("who", "whose", "whom") for t in doc[max(0, at - 30) : at])
    )
    return behind and word.tag_ == "NNS" and word.lower_[:-1] in _SAYING | _MEETING


_SHORT_OPENING = re.compile(r"(?:In|At|From|After|On|Earlier|Later|Meanwhile|Speaking)\b[^,]{0,40},(?: the)?")


def _opens_and_acts(span: Span, *, cautious: bool) -> bool:
    """Whether a sentence opens with the name and goes on with a finite verb: long titles are not always parsed right."""
    doc, after = span.doc, span.end
    if after < len(doc) and doc[after].text == "," and "," in span.text:
        after += 1
    after = _behind_relative(doc, after)
    if (
        after >= len(doc)
        or not (
            span.start <= span.sent.start + 2
            or _SHORT_OPENING.fullmatch(doc[span.sent.start : span.start].text)
        )
        or re.search(r"\b[A-Z]\.\s*$", doc.text[: span.start_char][-6:])
        or not (doc[after].tag_ in {"VBD", "VBZ", "VBP", "MD"} or _verb_in_disguise(doc, after))
    ):
        return False
    rest = doc[after : min(span.sent.end, after + NEAR_VERB) if cautious else span.sent.end].text
    said = doc[after].lemma_ in _SAYING and "," in span.text
    now = doc[after].tag_ in {"VBZ", "VBP", "NNS"} or doc[after].lower_ in _WILL or said
    return bool(_RECENT.search(rest)) or (now and not cautious)


def _participant(token: Token, *, through_contacts: bool) -> Token | None:
    """The noun phrase that takes part in the clause, for a name inside it; None for one that only qualifies a noun."""
    for _ in range(_STEPS):
        label = token.dep_
        if label in _SUBJECTS or label in _ARGUMENTS or _is_predicate(token):
            return token
        nominal_conjunct = label == "conj" and token.head.pos_ in {"NOUN", "PROPN", "PRON"}
        if (
            label in _INSIDE_NAME
            or nominal_conjunct
            or (
                label.startswith("nmod")
                and token.head.lemma_.casefold() in (_CONTACT if through_contacts else _VOICES)
            )
        ):
            token = token.head
        else:
            return None
    return None


def _is_predicate(token: Token) -> bool:
    return token.dep_ == "ROOT" or any(c.dep_ == "cop" for c in token.children)


def _clause_is_now(verb: Token, *, subject: bool, cautious: bool, lately: bool) -> bool:
    governing = _tense_bearer(verb)
    if subject and not cautious and _goes_on(governing):
        return _is_asserted(governing, present=True)
    helpers = [c for c in governing.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    words = {h.lower_ for h in helpers}
    if words & _PAST_HELPERS and not any(
        h.lower_ in ("was", "were") for h in helpers if h.dep_ == "cop" or h.dep_ == "aux:pass"
    ):
        return False
    recent = bool(_RECENT.search(_own_words(governing, verb, near=NEAR_VERB if cautious else None)))
    perfect = governing.tag_ == "VBN" and bool(words & _HAVE) and "been" not in words
    if words & _WILL or words & _PRESENT_HELPERS or (governing.tag_ in {"VBZ", "VBP"} and not words):
        return _is_asserted(governing, present=True) and (
            recent or (not cautious and (subject or not perfect))
        )
    if not _is_asserted(governing, present=False):
        return False
    if recent:
        return True
    said = governing.lemma_ in _SAYING or any(
        c.dep_ == "conj" and c.lemma_ in _SAYING and c.tag_ == "VBD" for c in governing.children
    )
    if not subject or cautious or governing.dep_ != "ROOT":
        return False
    appeared = lately and governing.lemma_ in _APPEARING and _EARLIER.search(governing.sent.text) is None
    return (said or appeared) and _is_news(governing, lately)


def _goes_on(verb: Token) -> bool:
    """Whether the same subject is told to do something yet: `joined the talks and is to travel to the capital`."""
    for second in verb.children:
        if second.dep_ != "conj" or any(c.dep_ in _SUBJECTS for c in second.children):
            continue
        helpers = {c.lower_ for c in second.children if c.dep_.startswith("aux") or c.dep_ in ("cop", "mark")}
        due = second.lower_ in ("due", "expected", "scheduled", "set") and bool(helpers & {"is", "are"})
        planned = second.tag_ == "VB" and (bool(helpers & _WILL) or "to" in helpers)
        is_to = second.lower_ in ("is", "are") and any(c.tag_ == "VB" for c in second.children)
        if due or is_to or (planned and re.search(r"\b(?:is|are|will|shall)\b", _between(verb, second))):
            return True
    return False


def _between(first: Token, second: Token) -> str:
    return first.doc[first.i : second.i + 1].text


_EARLIER = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|ago|earlier|then|once|when|while|"
    r"in those days|at the time|during|last (?:year|month|spring|summer|autumn|fall|winter|season))\b"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def _is_news(verb: Token, lately: bool) -> bool:
    """Whether a bare past tense stands in a report of these days, and not in a paragraph of history."""
    text, sent = verb.doc.text, verb.sent
    if lately:
        return _YEAR.search(sent.text) is None
    start = text.rfind("\n", 0, sent.start_char) + 1
    end = text.find("\n", sent.start_char + len(sent.text.rstrip()))
    return _RECENT.search(text) is not None and not _YEAR.search(text[start : end if end >= 0 else len(text)])


def _tense_bearer(verb: Token) -> Token:
    """The verb whose form tells the tense: above infinitives and bare second verbs."""
    for _ in range(_STEPS):
        bare = verb.tag_ in {"VB", "VBG", "VBN"} and not any(
            c.dep_.startswith("aux") and c.lower_ != "to" for c in verb.children
        )
        joined = verb.dep_ == "conj" and not any(c.dep_ in _SUBJECTS for c in verb.children)
        if (bare and verb.dep_ in {"xcomp", "conj"}) or joined:
            verb = verb.head
        else:
            return verb
    return verb


def _is_asserted(verb: Token, *, present: bool) -> bool:
    """Whether the clause is told for itself: not under "if" or "when", nor, in the past tense, a relative or adverbial clause."""
    label = verb.dep_
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    if (
        marks & {"if", "unless", "whether", "until", "when", "whenever", "since", "once", "although"}
        and label != "ROOT"
    ):
        return False
    if label in {"acl:relcl", "acl", "advcl", "advcl:relcl"}:
        return present and label != "acl"
    return True


def _own_words(governing: Token, verb: Token, *, near: int | None = None) -> str:
    """The words of the clause without the clauses in it, in the order of the text; only those `near` tokens behind the verb."""
    found = {token.i: token.text for start in {governing, verb} for token in _walk(start)}
    last = max(governing.i, verb.i) + near if near is not None else max(found)
    return " ".join(found[i] for i in sorted(found) if i <= last)


def _walk(top: Token) -> Iterator[Token]:
    waiting = [top]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [c for c in token.children if c.dep_ not in _OWN_CLAUSE or c.pos_ not in {"VERB", "AUX"}]
