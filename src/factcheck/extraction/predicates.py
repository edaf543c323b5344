"""Small questions about predicates and noun phrases that several parts of the extraction ask."""

from __future__ import annotations

from factcheck.extraction.lexicon import PERSON_ENDINGS, PERSON_NOUNS, RELATIVIZERS
from factcheck.extraction.tree import Tree


def auxiliaries(tree: Tree, head: int) -> list[int]:
    """The auxiliaries and the copula of a predicate."""
    return tree.all_children(head, "aux", "aux:pass", "cop")


def has_own_tense(tree: Tree, head: int, child: int) -> bool:
    """Whether the second verb `child` of a pair carries tense of its own and takes none over from `head`."""
    has_modal = any(tree.tags[c] == "MD" for c in tree.all_children(head, "aux"))
    if has_modal and tree.low(child) == tree.lemmas[child] and not auxiliaries(tree, child):
        return False
    if tree.tags[child] in ("VBD", "VBZ", "VBP") or auxiliaries(tree, child):
        return True
    return tree.child(child, "cop") is not None and tree.is_finite(child)


def is_relativizer(tree: Tree, t: int) -> bool:
    """Whether the token is a relative pronoun or adverb."""
    return tree.tags[t] in ("WDT", "WP", "WP$", "WRB", "IN") and tree.low(t) in RELATIVIZERS


def is_person_noun(word: str) -> bool:
    """Whether a lower-case singular noun is one for a person."""
    return word in PERSON_NOUNS or word.endswith(PERSON_ENDINGS)


def strip_left(tree: Tree, body: list[int]) -> list[int]:
    """The tokens without leading punctuation, conjunctions and the adverbs that only link."""
    start = 0
    while start < len(body) - 1 and (
        (
            tree.deps[body[start]] in ("punct", "cc")
            and tree.words[body[start]] not in ('"', "“", "$", "£", "€")
        )
        or (
            tree.low(body[start]) in ("then", "also", "and", "but", "so", "yet")
            and tree.low(body[start + 1]) not in ("far", "much", "many")
        )
        or (
            tree.low(body[start]) == "that"
            and tree.tags[body[start]] == "IN"
            and tree.deps[body[start]] == "mark"
        )
    ):
        start += 1
    return body[start:]


def strip_right(tree: Tree, tokens: list[int]) -> list[int]:
    """The tokens without trailing punctuation."""
    end = len(tokens)
    while end and tree.deps[tokens[end - 1]] == "punct":
        end -= 1
    return tokens[:end]
