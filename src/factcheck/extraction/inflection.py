"""The few inflections that a rewriting needs: participles to finite verbs, agreement of auxiliaries."""

from __future__ import annotations

from factcheck.extraction.lexicon import DOUBLING_VERBS, IRREGULAR_PASTS, PLURAL_NOUNS
from factcheck.extraction.tree import Tree

VOWELS = "aeiou"
# Verbs that do end in a double consonant; elsewhere a lemmatizer forgot to undouble it.
DOUBLE_ENDINGS = frozenset(["purr", "butt", "putt", "watt"])


def past(lemma: str) -> str:
    """The past tense of a verb's lemma."""
    if len(lemma) > 3 and lemma[-1] == lemma[-2] and lemma[-1] in "bdgmnprt" and lemma not in DOUBLE_ENDINGS:
        lemma = lemma[:-1]
    if lemma in IRREGULAR_PASTS:
        return IRREGULAR_PASTS[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def _doubles(lemma: str) -> bool:
    if lemma in DOUBLING_VERBS:
        return True
    if len(lemma) < 3 or lemma[-1] in VOWELS + "wxyh" or lemma[-2] not in VOWELS or lemma[-3] in VOWELS:
        return False
    return sum(c in VOWELS for c in lemma) == 1


def present(lemma: str, plural: bool) -> str:
    """The present tense, third person."""
    if lemma == "be":
        return "are" if plural else "is"
    if plural:
        return lemma
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def be(is_past: bool, plural: bool) -> str:
    """The form of "be" for the third person."""
    if is_past:
        return "were" if plural else "was"
    return "are" if plural else "is"


def finite(lemma: str, is_past: bool, plural: bool) -> str:
    """A finite form of the verb for the third person."""
    if is_past:
        return be(True, plural) if lemma == "be" else past(lemma)
    return present(lemma, plural)


def is_plural(tree: Tree, noun: int) -> bool:
    """Whether the noun phrase headed by `noun` takes a plural verb."""
    if any(tree.deps[c] == "conj" and tree.pos[c] != "VERB" for c in tree.children[noun]):
        return not any(tree.low(c) in ("or", "nor") for c in tree.subtree(noun))
    if tree.tags[noun] in ("NNS", "NNPS"):
        return True
    if tree.low(noun) in (
        "they",
        "we",
        "you",
        "these",
        "those",
        "many",
        "several",
        "both",
        "few",
        "all",
        "most",
    ):
        return True
    if tree.tags[noun] == "CD" and tree.low(noun) not in ("one", "1"):
        return True
    return tree.low(noun) in PLURAL_NOUNS and tree.low(noun) in ("police", "people")


def is_past(tree: Tree, head: int) -> bool:
    """Whether the clause `head` is told in the past tense."""
    tokens = [head, *(c for c in tree.children[head] if tree.deps[c] in ("aux", "aux:pass", "cop"))]
    finite_tags = [tree.tags[t] for t in tokens if tree.tags[t] in ("VBD", "VBZ", "VBP", "MD")]
    if "MD" in finite_tags:
        return any(tree.low(t) in ("would", "could", "might", "'d") for t in tokens)
    if finite_tags:
        return finite_tags[0] == "VBD" or "VBD" in finite_tags
    return True
