"""How a clause is meant: asserted, denied, planned, possible, conditional, asked or counterfactual; and its
polarity."""

from __future__ import annotations

from factcheck.extraction.lexicon import (
    ASKING_VERBS,
    BELIEF_VERBS,
    CLAUSAL_DENIAL_VERBS,
    CONDITIONAL_MARKS,
    CONSIDERING_VERBS,
    DENIAL_VERBS,
    DENIED_NOUNS,
    FUTURE_MODALS,
    HEARSAY_PASSIVES,
    NEGATIONS,
    NEGATIVE_IMPLICATIVES,
    NEGATIVE_PRONOUNS,
    PLANNED_ADJECTIVES,
    PLANNED_PASSIVES,
    PLANNING_VERBS,
    POSSIBLE_ADJECTIVES,
    POSSIBLE_ADVERBS,
    POSSIBLE_MODALS,
    SEEMING_VERBS,
)
from factcheck.extraction.tree import SUBJECTS, Tree
from factcheck.records import Factuality

# Phrases in which a negation word denies nothing.
HARMLESS_AFTER_NOT = frozenset(
    ["only", "just", "least", "surprisingly", "necessarily", "more", "fewer", "less"]
)


def factuality(tree: Tree, head: int, reported: bool, inherited: tuple[int, ...] = ()) -> Factuality:
    """How the clause headed by `head` is meant.

    `reported` clauses stand under a speech verb, where "would" is the future of the past. `inherited` are
    auxiliaries that a coordinated clause takes over from the first one.
    """
    lemma = tree.lemmas[head]
    auxiliaries = [*tree.all_children(head, "aux", "aux:pass", "cop"), *inherited]
    words = {tree.low(a) for a in auxiliaries}
    adverbs = {tree.low(c) for c in tree.all_children(head, "advmod")}
    if _is_denial(tree, head):
        return Factuality.DENIED
    condition = _condition(tree, head)
    if condition is not None:
        modals = words | {tree.low(a) for a in tree.all_children(head, "aux")}
        if "would" in modals and "have" in modals and _is_unreal(tree, condition):
            return Factuality.COUNTERFACTUAL
        return Factuality.CONDITIONAL
    if lemma in ASKING_VERBS and _has_question(tree, head):
        return Factuality.ASKED
    if adverbs & POSSIBLE_ADVERBS or (words & POSSIBLE_MODALS and not _is_past_inability(tree, head, words)):
        return Factuality.POSSIBLE
    if words & FUTURE_MODALS:
        return Factuality.PLANNED
    if "would" in words or ("'d" in words and tree.tags[head] == "VB"):
        if "have" in words:
            return Factuality.COUNTERFACTUAL
        return Factuality.PLANNED if reported else Factuality.POSSIBLE
    return _governed(tree, head, words)


def _governed(tree: Tree, head: int, words: set[str]) -> Factuality:
    """What the predicate itself does to the infinitive under it."""
    lemma = tree.lemmas[head]
    below = tree.child(head, "xcomp", "ccomp", "csubj", "advcl")
    infinitive = (below is not None and "to" in tree.marks(below)) or _is_infinitive(tree, head)
    if lemma == "due" and head + 1 < len(tree) and tree.low(head + 1) == "to":
        infinitive = any(tree.tags[c] == "VB" for c in tree.children[head])
    passive = tree.child(head, "aux:pass", "nsubj:pass") is not None
    if _is_be_to(tree, head):
        return Factuality.PLANNED
    if (infinitive and lemma in POSSIBLE_ADJECTIVES) or (lemma in SEEMING_VERBS and below is not None):
        return Factuality.POSSIBLE
    if lemma in POSSIBLE_ADJECTIVES and tree.pos[head] == "ADJ":
        return Factuality.POSSIBLE
    if passive and lemma in HEARSAY_PASSIVES and below is not None:
        return Factuality.PLANNED if lemma in PLANNED_PASSIVES else Factuality.POSSIBLE
    if passive and lemma in PLANNED_PASSIVES:
        return Factuality.PLANNED
    if infinitive and lemma in PLANNED_ADJECTIVES:
        return Factuality.PLANNED
    that = tree.child(head, "ccomp") is not None
    if lemma in PLANNING_VERBS and (infinitive or that or lemma in ("want", "expect")) and not passive:
        return Factuality.PLANNED
    if lemma == "go" and tree.tags[head] == "VBG" and infinitive:
        return Factuality.PLANNED
    if tree.pos[head] == "VERB" and lemma in CONSIDERING_VERBS and tree.tags[head] == "VBG":
        return Factuality.POSSIBLE
    if tree.pos[head] == "VERB" and lemma in BELIEF_VERBS and below is not None:
        return Factuality.POSSIBLE
    return Factuality.ASSERTED


def _is_denial(tree: Tree, head: int) -> bool:
    lemma = tree.lemmas[head]
    if tree.pos[head] != "VERB":
        return False
    if lemma not in DENIAL_VERBS | CLAUSAL_DENIAL_VERBS:
        return False
    if lemma in ("refute", "rebut", "disavow") and tree.child(head, "obj") is not None:
        return True
    if lemma in DENIAL_VERBS and tree.child(head, "aux:pass", "nsubj:pass", "iobj") is None:
        below = tree.child(head, "xcomp", "advcl")
        if below is not None and tree.tags[below] == "VBG":
            return True
    what = tree.child(head, "obj", "nsubj:pass")
    if lemma == "deny" and what is not None and tree.low(what) in ("it", "that", "this", "any", "anything"):
        return True
    return tree.child(head, "ccomp") is not None or (what is not None and tree.lemmas[what] in DENIED_NOUNS)


def _condition(tree: Tree, head: int) -> int | None:
    """The conditional clause under the predicate, or under the infinitive it governs."""
    for node in (head, *tree.all_children(head, "xcomp")):
        for child in tree.all_children(node, "advcl"):
            marks = {tree.low(t) for t in tree.all_children(child, "mark", "advmod")}
            if marks & CONDITIONAL_MARKS and "even" not in marks and "as" not in marks:
                return child
            opening = [tree.low(t) for t in tree.subtree(child)[:3]]
            if opening[:2] in (
                ["provided", "that"],
                ["providing", "that"],
                ["as", "long"],
            ) or "only if" in " ".join(opening):
                return child
            first = min(tree.subtree(child))
            if tree.low(first) in ("had", "should", "were") and tree.deps[first] in (
                "aux",
                "cop",
                "aux:pass",
            ):
                subject = tree.child(child, *SUBJECTS)
                if subject is not None and subject > first:
                    return child
    return None


def _is_unreal(tree: Tree, condition: int) -> bool:
    """Whether the condition is told in a tense that sets it against the facts ("if it had", "were it")."""
    words = {tree.low(c) for c in tree.children[condition] if tree.deps[c] in ("aux", "cop", "aux:pass")}
    return "had" in words or "were" in words


def _has_question(tree: Tree, head: int) -> bool:
    for child in tree.all_children(head, "ccomp", "advcl", "xcomp"):
        opening = [tree.low(t) for t in tree.subtree(child)[:2]]
        if any(
            w in ("whether", "if", "why", "how", "what", "who", "when", "where", "which") for w in opening
        ):
            return True
    return False


def _is_past_inability(tree: Tree, head: int, words: set[str]) -> bool:
    """ "Could not be reached", "could be heard": ability in the past, not what may be."""
    if "could" in words and tree.lemmas[head] in ("hear", "see", "smell", "feel"):
        return True
    return "could" in words and "have" not in words and has_negation(tree, head)


def _is_infinitive(tree: Tree, head: int) -> bool:
    return any(tree.deps[c] in ("xcomp", "advcl") and "to" in tree.marks(c) for c in tree.children[head])


def _is_be_to(tree: Tree, head: int) -> bool:
    """ "Is to open in May"; in a headline "Council to close bridge"."""
    if tree.tags[head] == "VB" and "to" in tree.marks(head) and tree.child(head, *SUBJECTS) is not None:
        return tree.deps[head] in ("ROOT", "conj", "ccomp", "parataxis", "acl:relcl")
    if tree.pos[head] in ("NOUN", "PROPN") and tree.deps[head] == "ROOT" and tree.words[-1] != ".":
        below = tree.child(head, "acl")
        return below is not None and "to" in tree.marks(below)
    if tree.lemmas[head] != "be":
        return False
    below = tree.child(head, "xcomp", "ccomp")
    return below is not None and "to" in tree.marks(below)


def has_negation(tree: Tree, head: int) -> bool:
    """Whether a negation word hangs on the predicate or its auxiliaries."""
    for node in (head, *tree.all_children(head, "aux", "aux:pass", "cop")):
        for child in tree.children[node]:
            if tree.low(child) not in NEGATIONS or not tree.deps[child].startswith(
                ("advmod", "neg", "cc", "det")
            ):
                continue
            after = tree.low(child + 1) if child + 1 < len(tree) else ""
            if after in HARMLESS_AFTER_NOT or _is_until(tree, head):
                continue
            return True
    return False


def _is_until(tree: Tree, head: int) -> bool:
    """ "Did not open until May" says that it opened in May."""
    return any(tree.low(t) == "until" for c in tree.all_children(head, "obl", "advcl", "obl:tmod", "advmod")
               for t in (c, *tree.children[c]))  # fmt: skip


def is_negated(tree: Tree, head: int, inherited: tuple[int, ...] = ()) -> bool:
    """Whether the clause states that something is not so: by not/never, by an empty subject or object, by
    refusal."""
    if has_negation(tree, head) or any(tree.low(t) in NEGATIONS for t in inherited):
        return True
    if tree.lemmas[head] in NEGATIVE_IMPLICATIVES and tree.child(head, "xcomp") is not None:
        return True
    for child in tree.all_children(head, "nsubj", "nsubj:pass", "obj", "obl", "expl"):
        if _is_empty(tree, child):
            return True
    if tree.child(head, "cop", "expl") is not None and tree.pos[head] in ("NOUN", "PROPN"):
        return _is_empty(tree, head)
    return False


def _is_empty(tree: Tree, noun: int) -> bool:
    if tree.low(noun) in NEGATIVE_PRONOUNS:
        return True
    for child in tree.children[noun]:
        if tree.low(child) == "not" and tree.low(noun) in (
            "all",
            "every",
            "everyone",
            "everything",
            "one",
            "many",
        ):
            return True
        if tree.low(child) == "neither" and tree.deps[child] in ("det", "advmod", "cc:preconj"):
            return True
        if tree.low(child) == "no" and tree.deps[child] in ("det", "advmod", "amod"):
            after = tree.low(child + 1) if child + 1 < len(tree) else ""
            return after not in ("doubt", "fewer", "more", "less", "matter", "longer")
    return tree.low(noun) == "one" and noun > 0 and tree.low(noun - 1) == "no"
