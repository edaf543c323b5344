"""A clause divided into the smallest statements that it makes: one thing done, with one circumstance.

"The court fined Boran Steel and Lund Timber in May for dumping waste" states four things. Nothing is left out
where less said would be more claimed: under a negation or a condition, with "only" or a superlative, beside
a measured share, where the verb needs the phrase, or where it takes both of two names together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.extraction.clauses import Clause
from factcheck.extraction.inflection import be, present
from factcheck.extraction.lexicon import (
    ARGUMENT_VERBS,
    COLLECTIVE_NOUNS,
    COLLECTIVE_VERBS,
    COLLECTIVE_WORDS,
    LIMITING_WORDS,
    LOOSE_PREPOSITIONS,
    PLURAL_NOUNS,
    PREPOSITIONAL,
    SPEECH_VERBS,
    TIME_NOUNS,
)
from factcheck.extraction.tree import NOMINAL_SUBJECTS, Tree

MAX_ATOMS = 8
# Nominal places of a clause over which a list may be dealt out.
LISTED = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent")
FIRM_ENDINGS = frozenset(["Sons", "Brothers", "Partners", "Associates", "Company", "Co", "Daughters"])
FACTUAL_OPENERS = frozenset(["after", "when", "because", "since", "while", "although", "though", "as"])


@dataclass(frozen=True, slots=True)
class Closed:
    """The tokens of a sentence's names, of numbers with a unit of measure, and of all its numbers."""

    names: tuple[frozenset[int], ...] = ()
    measured: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()


def divide(tree: Tree, clause: Clause, closed: Closed) -> tuple[Clause, ...]:
    """The smallest clauses that together say what `clause` says; itself alone where it can't be divided."""
    divider = _Divider(tree, clause, closed)
    listed = divider.dealt_out()
    found = [part for one in listed for part in divider.one_circumstance_each(one)]
    found = [part for part in found if divider.keeps_objects(part)]
    if len(found) > MAX_ATOMS:
        found = listed if len(listed) > 1 else divider.one_circumstance_each(clause)
    return tuple(found) if 1 < len(found) <= MAX_ATOMS else (clause,)


class _Divider:
    def __init__(self, tree: Tree, clause: Clause, closed: Closed) -> None:
        self.tree = tree
        self.clause = clause
        self.closed = closed
        self.inside = {p for p in clause.pieces if isinstance(p, int)}

    def keeps_objects(self, part: Clause) -> bool:
        """Whether each verb still has its object, or a member of the list that its object is."""
        tree, pieces = self.tree, set(part.pieces)
        for node in self._spine():
            for first in tree.all_children(node, "obj"):
                members = [first, *tree.all_children(first, "conj")]
                if first in self.inside and node in pieces and not pieces.intersection(members):
                    return False
        return True

    # -- lists -----------------------------------------------------------------------------------------------

    def dealt_out(self) -> list[Clause]:
        """The clause once for each member of its longest list."""
        lists = [found for node in self._spine() for found in self._lists(node)]
        if not lists:
            return [self.clause]
        members = max(lists, key=len)
        return [self._with_member(members, m) for m in members]

    def _spine(self) -> list[int]:
        """The predicate and the infinitives and participles that it governs."""
        spine = [self.clause.head]
        while len(spine) < 4:
            below = self.tree.child(spine[-1], "xcomp")
            if below is None or below not in self.inside or not self.tree.is_verb(below):
                break
            spine.append(below)
        return spine

    def _lists(self, node: int) -> list[list[int]]:
        tree = self.tree
        out = []
        for first in tree.all_children(node, *LISTED):
            members = [first, *tree.all_children(first, "conj")]
            if first in self.inside and len(members) > 1 and self._can_deal_out(node, members):
                out.append(members)
        return out

    def _can_deal_out(self, node: int, members: list[int]) -> bool:
        tree, first = self.tree, members[0]
        tokens = tree.subtree(first)
        words = {tree.low(t) for t in tokens}
        links = {tree.low(c) for m in members for c in tree.all_children(m, "cc")}
        if not set(tokens) <= self.inside or links != {"and"} or "not" in words:
            return False
        if any(tree.pos[m] not in ("NOUN", "PROPN") or tree.lemmas[m] in TIME_NOUNS for m in members):
            return False
        if any(not tree.is_under(k, first) or tree.tags[k] == "POS" for k in tokens):
            return False
        if any(len(name.intersection(members)) > 1 for name in self.closed.names) or self._is_firm(members):
            return False
        if any(tree.child(m, "conj") is not None for m in members[1:]):
            return False
        if any(tree.tags[c] == "VBG" and tree.deps[c] != "amod" for c in tree.children[first]):
            return False
        counted = [tree.child(m, "nummod") is not None for m in members]
        if any(counted) and not all(counted):
            return False
        if any(tree.low(c) in ("between", "among") for c in tree.all_children(first, "case")):
            return False
        if self._is_joined(tokens):
            return False
        everything = {tree.low(t) for t in self.inside}
        if everything & COLLECTIVE_WORDS or tree.lemmas[node] in COLLECTIVE_VERBS:
            return False
        if tree.deps[first] not in NOMINAL_SUBJECTS:
            return True
        is_noun = tree.pos[node] in ("NOUN", "PROPN")
        shared = tree.child(node, "obj")
        if shared is not None and tree.lemmas[shared] in COLLECTIVE_VERBS | COLLECTIVE_NOUNS:
            return False
        return not is_noun and not (self.closed.counted - set(tokens)) & self.inside

    def _is_firm(self, members: list[int]) -> bool:
        """Whether the list may be one name that nobody recognized ("Johnson and Sons")."""
        known = frozenset[int]().union(*self.closed.names)
        return any(self.tree.pos[m] == "PROPN" and m not in known for m in members) or any(
            self.tree.words[m] in FIRM_ENDINGS for m in members[1:]
        )

    def _is_joined(self, tokens: list[int]) -> bool:
        """Whether the list was parsed with gaps, or its commas may be those of an apposition."""
        return any(b - a != 1 for a, b in pairwise(tokens))

    def _with_member(self, members: list[int], member: int) -> Clause:
        tree, first = self.tree, members[0]
        whole = set(tree.subtree(first))
        keep = set(tree.subtree(member, [m for m in members if m != member and m != first]))
        if member != first:
            keep -= {t for c in tree.all_children(member, "cc") for t in tree.subtree(c)}
            keep |= self._shared(first, member)
        else:
            keep -= {t for m in members[1:] for t in tree.subtree(m)}
            keep -= {t for c in tree.all_children(first, "cc", "cc:preconj") for t in tree.subtree(c)}
        keep -= {c for c in tree.children[member] if tree.words[c] == ","}
        keep -= set(tree.all_children(first, "cc:preconj"))
        keep -= {c for m in members for c in tree.children[m] if tree.low(c) == "both"}
        both = {t for t in tree.children[self.clause.head] if tree.low(t) == "both"}
        alone = self._without((whole - keep) | both)
        singular = tree.tags[member] not in ("NNS", "NNPS") and tree.low(member) not in PLURAL_NOUNS
        if tree.deps[first] not in NOMINAL_SUBJECTS or not singular:
            return alone
        return replace(alone, pieces=self._agreeing(alone.pieces))

    def _shared(self, first: int, member: int) -> set[int]:
        """What the first member of a list lends the others: its preposition, and its article where they have none."""
        tree = self.tree
        lent: set[int] = set()
        if tree.child(member, "case") is None:
            lent |= {t for c in tree.all_children(first, "case") for t in tree.subtree(c)}
            owns = tree.child(member, "det", "nmod:poss", "nummod") is not None or tree.pos[member] == "PROPN"
            if not owns:
                articles = [c for c in tree.all_children(first, "det") if tree.low(c) not in ("a", "an")]
                lent |= {
                    t for c in (*articles, *tree.all_children(first, "nmod:poss")) for t in tree.subtree(c)
                }
        return lent

    def _agreeing(self, pieces: Sequence[int | str]) -> tuple[int | str, ...]:
        """The pieces with the finite verb in the singular."""
        tree, head = self.tree, self.clause.head
        verbs = [c for c in tree.all_children(head, "aux", "aux:pass", "cop") if c in self.inside] or [head]
        finite = min(verbs)
        word = tree.low(finite)
        if word in ("are", "were", "'re"):
            new = be(word == "were", False)
        elif tree.tags[finite] == "VBP" or word in ("have", "do"):
            new = present(tree.lemmas[finite], False)
        else:
            return tuple(pieces)
        return tuple(new if p == finite else p for p in pieces)

    # -- circumstances ---------------------------------------------------------------------------------------

    def one_circumstance_each(self, clause: Clause) -> list[Clause]:
        """The clause once for each of its circumstances that can stand without the others."""
        inside = {p for p in clause.pieces if isinstance(p, int)}
        if self._is_limited(inside) or self.tree.lemmas[clause.head] in SPEECH_VERBS:
            return [clause]
        loose = [tokens & inside for tokens in self._circumstances(inside)]
        if not loose:
            return [clause]
        out = [_without(clause, set().union(*loose))]
        for kept in loose:
            out.append(_without(clause, set().union(*(other for other in loose if other is not kept))))
        return out

    def _is_limited(self, inside: set[int]) -> bool:
        """Whether less said would be more claimed."""
        tree = self.tree
        if self.closed.measured & inside:
            return True
        return any(
            tree.low(t) in LIMITING_WORDS or tree.tags[t] in ("JJS", "RBS", "JJR", "RBR") for t in inside
        )

    def _circumstances(self, inside: set[int]) -> list[set[int]]:
        tree = self.tree
        out = []
        for node in self._spine():
            needed = self._needed(node)
            for child in tree.children[node]:
                if child not in inside or child in needed or not self._is_circumstance(node, child):
                    continue
                tokens = set(tree.subtree(child))
                if self._is_explained(max(tokens)):
                    continue
                if tokens & inside and self.clause.head not in tokens:
                    out.append(tokens)
            for noun in tree.all_children(node, "obj"):
                out += [found for found in self._noun_phrases(noun) if found <= inside]
        return out

    def _is_explained(self, last: int) -> bool:
        """Whether a clause after the phrase says more about it ("since May, when the mill closed")."""
        tree = self.tree
        after = last + 1
        if after + 1 not in self.inside or tree.words[after] != ",":
            return False
        return tree.low(after + 1) in ("when", "where", "which", "who")

    def _noun_phrases(self, noun: int) -> list[set[int]]:
        """What the parser hung on the object though it may as well tell of the act ("a punishment for the act")."""
        tree = self.tree
        out = []
        for child in tree.all_children(noun, "nmod"):
            cases = [tree.low(c) for c in tree.all_children(child, "case")]
            tokens = tree.subtree(child)
            after = tokens[-1] + 1
            goes_on = after in self.inside and tree.pos[after] == "CCONJ"
            if child > noun and len(cases) == 1 and cases[0] in LOOSE_PREPOSITIONS and not goes_on:
                out.append(set(tokens))
        return out

    def _needed(self, node: int) -> set[int]:
        """The phrase without which the verb says little: the first one behind a verb that has no object."""
        tree = self.tree
        if tree.child(node, "obj", "xcomp", "ccomp") is not None and tree.lemmas[node] not in ARGUMENT_VERBS:
            return set()
        after = [c for c in tree.all_children(node, "obl", "obl:agent", "advmod", "advcl") if c > node]
        first = next((c for c in after if not self._is_time(c)), None)
        return set() if first is None else {first}

    def _is_time(self, node: int) -> bool:
        return self.tree.lemmas[node] in TIME_NOUNS or self.tree.deps[node] == "obl:unmarked"

    def _is_circumstance(self, node: int, child: int) -> bool:
        tree = self.tree
        dep = tree.deps[child]
        if self._is_rate(child):
            return False
        if dep == "obl:unmarked":
            return tree.lemmas[child] in TIME_NOUNS and tree.child(child, "advcl", "acl:relcl") is None
        if dep in ("obl", "advcl") and self._is_behind_clause(node, child):
            return False
        if dep == "obl":
            cases = [tree.low(c) for c in tree.all_children(child, "case")]
            if not cases:
                return tree.lemmas[child] in TIME_NOUNS
            if len(cases) > 1 or tree.all_children(child, "fixed"):
                return False
            return cases[0] in LOOSE_PREPOSITIONS
        if dep == "advcl":
            marks = set(tree.marks(child)) | {
                tree.low(c) for c in tree.all_children(child, "advmod") if tree.tags[c] == "WRB"
            }
            if tree.lemmas[child] in PREPOSITIONAL:
                return False
            return bool(marks) and marks <= FACTUAL_OPENERS | {"for", "by", "to"} and self.tree.is_verb(child)
        return False

    def _is_rate(self, node: int) -> bool:
        """ "11,400 vehicles a day": part of the number."""
        tree = self.tree
        words = {tree.low(t) for t in tree.subtree(node)}
        article = {tree.low(c) for c in tree.all_children(node, "det")}
        is_bare = tree.child(node, "case") is None and not words & {"ago", "later", "earlier", "before"}
        return "per" in words or (is_bare and bool(article & {"a", "an", "each", "every"}))

    def _is_behind_clause(self, node: int, child: int) -> bool:
        """Whether another clause stands between, on which the phrase may hang as well."""
        tree = self.tree
        return any(
            node < c < child and (tree.is_verb(c) or tree.tags[c] == "VBG")
            for c in self.tree.all_children(node, "advcl", "xcomp", "ccomp", "acl", "parataxis")
        )

    def _without(self, dropped: set[int]) -> Clause:
        return _without(self.clause, dropped)


def _without(clause: Clause, dropped: set[int]) -> Clause:
    return replace(
        clause,
        pieces=tuple(p for p in clause.pieces if p not in dropped),
        own=tuple(t for t in clause.own if t not in dropped) or clause.own,
    )
