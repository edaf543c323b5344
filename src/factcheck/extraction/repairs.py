"""Attachments that a parser gets wrong in a way that grammar alone can tell; applied before anything is read off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.extraction.lexicon import ASKING_VERBS, SPEECH_VERBS

INDIRECT_QUESTION_VERBS = ASKING_VERBS | SPEECH_VERBS | frozenset(["know", "see", "decide", "determine", "check", "learn", "doubt"])


@dataclass(slots=True)
class Parse:
    """The arrays of a sentence's parse; `deps` and `heads` are corrected in place."""

    words: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    pos: Sequence[str]
    deps: list[str]
    heads: list[int]

    def children(self, i: int) -> list[int]:
        """The dependents of `i`."""
        return [k for k, head in enumerate(self.heads) if head == i and k != i]

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent of `i` with one of these labels."""
        return next((k for k in self.children(i) if self.deps[k] in deps), None)


def repair(parse: Parse) -> None:
    """Correct the attachments of one sentence."""
    for i in range(len(parse.words)):
        if parse.deps[i] == "ROOT" and parse.pos[i] in ("NOUN", "PROPN"):
            _nominal_root(parse, i)
    for i in range(len(parse.words)):
        _relative_clause(parse, i)
        _reported_clause(parse, i)
        _closing_frame(parse, i)
        _condition(parse, i)
        if parse.lemmas[i] in SPEECH_VERBS:
            _inverted_subject(parse, i)
            _two_subjects(parse, i)


def _reported_clause(parse: Parse, i: int) -> None:
    """ "Said on Friday that X" where the clause was hung on the day as if it described it."""
    if parse.deps[i] != "mark" or parse.tags[i] != "IN" or parse.words[i].lower() != "that":
        return
    clause = parse.heads[i]
    noun = parse.heads[clause]
    if not parse.deps[clause].startswith("acl") or noun == clause or not parse.deps[noun].startswith("obl"):
        return
    verb = parse.heads[noun]
    if parse.lemmas[verb] in SPEECH_VERBS and parse.child(verb, "ccomp") is None:
        parse.heads[clause], parse.deps[clause] = verb, "ccomp"


def _closing_frame(parse: Parse, i: int) -> None:
    """ "X fell, the company told reporters" where the frame was taken for a second main clause."""
    if parse.deps[i] != "conj" or parse.lemmas[i] not in SPEECH_VERBS or len(parse.words) - i > 6:
        return
    if parse.child(i, "cc", "ccomp", "xcomp", "parataxis") is not None:
        return
    subject = parse.child(i, "nsubj")
    if subject is not None and parse.heads[i] < subject < i and "," in parse.words[parse.heads[i] : subject]:
        parse.deps[i] = "parataxis"


def _condition(parse: Parse, i: int) -> None:
    """ "Would close if X" where the condition was taken for a complement."""
    if parse.deps[i] != "mark" or parse.words[i].lower() not in ("if", "unless"):
        return
    clause = parse.heads[i]
    if parse.deps[clause] == "ccomp" and parse.lemmas[parse.heads[clause]] not in INDIRECT_QUESTION_VERBS:
        parse.deps[clause] = "advcl"


def _inverted_subject(parse: Parse, i: int) -> None:
    """ "..., said the nurse" where the nurse was taken for the object."""
    if parse.child(i, "nsubj", "nsubj:pass") is not None:
        return
    content = parse.child(i, "ccomp", "parataxis")
    after = parse.child(i, "obj")
    if content is not None and after is not None and content < i < after:
        parse.deps[after] = "nsubj"


def _two_subjects(parse: Parse, i: int) -> None:
    """ "The union, the court said, had ..." and "The minister, Ana Ruiz, said ...": one subject too many."""
    subjects = [k for k in parse.children(i) if parse.deps[k] == "nsubj" and k < i]
    if len(subjects) != 2:
        return
    first, second = subjects
    content = parse.child(i, "ccomp")
    if parse.pos[second] == "PROPN" and parse.words[i - 1] == ",":
        parse.heads[second], parse.deps[second] = first, "appos"
    elif content is not None and content > i and parse.child(content, "nsubj", "nsubj:pass") is None:
        passive = parse.child(content, "aux:pass") is not None
        parse.heads[first], parse.deps[first] = content, "nsubj:pass" if passive else "nsubj"


def _nominal_root(parse: Parse, i: int) -> None:
    """ "Kent, whose brother ..., bought the mill" where the subject was taken for the whole."""
    if parse.child(i, "cop", "nsubj", "nsubj:pass", "csubj", "expl") is not None:
        return
    for verb in parse.children(i):
        if parse.deps[verb] not in ("conj", "acl:relcl", "parataxis") or verb < i or not _is_bare_predicate(parse, verb):
            continue
        passive = parse.child(verb, "aux:pass") is not None
        parse.heads[verb], parse.deps[verb] = verb, "ROOT"
        for k in parse.children(i):
            if k > verb:
                parse.heads[k] = verb
        parse.heads[i], parse.deps[i] = verb, "nsubj:pass" if passive else "nsubj"
        return


def _is_bare_predicate(parse: Parse, verb: int) -> bool:
    """A finite verb without a subject, a relative pronoun or a conjunction of its own."""
    if parse.pos[verb] != "VERB":
        return False
    children = parse.children(verb)
    if any(parse.deps[k] in ("nsubj", "nsubj:pass", "cc", "csubj", "mark") for k in children):
        return False
    if any(parse.tags[k] in ("WDT", "WP", "WP$", "WRB") for k in children):
        return False
    auxiliaries = [k for k in children if parse.deps[k] in ("aux", "aux:pass")]
    finite = ("VBD", "VBZ", "VBP", "MD")
    return any(parse.tags[k] in finite for k in auxiliaries) or parse.tags[verb] in ("VBD", "VBZ")


def _relative_clause(parse: Parse, i: int) -> None:
    """ "The dam, which supplies ..., is full" where the relative clause was hung on the verb of the sentence."""
    if parse.deps[i] not in ("nsubj", "advcl", "csubj", "parataxis") or not parse.tags[i].startswith("VB"):
        return
    subject = parse.child(i, "nsubj", "nsubj:pass")
    if subject is None or parse.words[subject].lower() not in ("who", "which") or subject < 2:
        return
    noun = subject - 2 if parse.words[subject - 1] == "," else subject - 1
    if parse.pos[noun] in ("NOUN", "PROPN") and parse.heads[noun] != i and not _leads_to(parse, noun, i):
        while parse.deps[noun] in ("flat", "compound", "nmod") and parse.pos[parse.heads[noun]] in ("NOUN", "PROPN"):
            if parse.deps[noun] == "nmod" and parse.words[subject].lower() == "which":
                break
            noun = parse.heads[noun]
        if not _leads_to(parse, noun, i):
            parse.heads[i], parse.deps[i] = noun, "acl:relcl"


def _leads_to(parse: Parse, i: int, ancestor: int) -> bool:
    for _ in range(len(parse.words)):
        if i == ancestor:
            return True
        if parse.heads[i] == i:
            return False
        i = parse.heads[i]
    return False
