"""How a clause that was cut off reads as a sentence: its wording as token indices and inserted words."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.extraction.inflection import be, finite, is_past, is_plural
from factcheck.extraction.lexicon import BODY_NOUNS, PLURAL_NOUNS
from factcheck.extraction.predicates import (
    auxiliaries,
    has_own_tense,
    is_person_noun,
    is_relativizer,
    strip_left,
    strip_right,
)
from factcheck.extraction.tree import NOMINAL_SUBJECTS, SUBJECTS, Tree

AGE = re.compile(r"[1-9][0-9]?|1[01][0-9]")
Dress = Callable[[list[int]], "list[int | str] | None"]


class Wording:
    """Rewordings of one sentence's clauses; `removed` are the heads of the clauses cut out so far."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.removed: set[int] = set()

    def phrase(self, noun: int, before: int | None = None) -> list[int]:
        """The noun phrase around a noun, without what was cut off it and without its preposition.

        Of what hangs on it only that stays which stands before the token `before`.
        """
        tree = self.tree
        drop = set() if before is None else {c for c in tree.children[noun] if c >= before}
        drop |= {c for c in tree.children[noun] if tree.deps[c] in ("case", "cc", "mark")}
        tokens = tree.subtree(noun, (self.removed | drop | self._verbal_side(noun)) - {noun})
        while (
            tokens
            and tree.deps[tokens[-1]] == "punct"
            and tree.words[tokens[-1]] not in ('"', "”", ")", "'s")
        ):
            tokens.pop()
        while len(tokens) > 1 and (
            (tree.deps[tokens[0]] == "punct" and tree.words[tokens[0]] not in ('"', "“", "("))
            or tree.tags[tokens[0]] == "CC"
        ):
            tokens.pop(0)
        return self._without_age(tokens)

    def _without_age(self, tokens: list[int]) -> list[int]:
        """ "Ana Ruiz, 58" without the age at its end."""
        tree = self.tree
        aged = len(tokens) > 2 and tree.words[tokens[-2]] == "," and tree.pos[tokens[-3]] == "PROPN"
        return tokens[:-2] if aged and AGE.fullmatch(tree.words[tokens[-1]]) else tokens

    def _verbal_side(self, noun: int) -> set[int]:
        """The clausal dependents of a noun that is itself a predicate ("is the owner")."""
        tree = self.tree
        if tree.child(noun, "cop", *SUBJECTS) is None:
            return set()
        kept = ("det", "amod", "nmod", "nmod:poss", "compound", "flat", "nummod", "acl", "acl:relcl", "fixed")
        return {c for c in tree.children[noun] if tree.deps[c] not in kept}

    def conjunct(self, head: int, child: int, subject: tuple[int, ...]) -> Dress:
        """A second verb with the shared subject and, where it has none of its own, the shared auxiliaries."""
        tree = self.tree
        lead: list[int | str] = list(subject)
        if not has_own_tense(tree, head, child):
            lead += [
                c
                for c in auxiliaries(tree, head)
                if tree.deps[c] != "cop" or tree.child(child, "cop") is None
            ]

        def dress(body: list[int]) -> list[int | str]:
            rest = strip_left(tree, body)
            if rest and tree.low(rest[0]) in ("not", "never") and len(lead) > len(subject):
                first = len(subject) + 1
                return [*lead[:first], rest[0], *lead[first:], *rest[1:]]
            return [*lead, *rest]

        return dress

    def participle(self, head: int, child: int, who: tuple[int, ...]) -> Dress:
        """A participle as a finite verb of its subject `who`, in the tense of the clause `head`."""
        tree = self.tree
        plural = (
            is_plural(tree, max(who, key=lambda t: t == self._head_of(who), default=child)) if who else False
        )
        past_main = is_past(tree, head) if tree.is_clausal(head) else True

        def dress(body: list[int]) -> list[int | str] | None:
            if not who:
                return None
            body = [
                t for t in strip_left(tree, body) if not (tree.deps[t] == "mark" and tree.heads[t] == child)
            ]
            helpers = auxiliaries(tree, child)
            active = tree.tags[child] == "VBD" and tree.child(child, "obj", "xcomp") is not None
            active = active and tree.deps[tree.heads[child]] in ("ROOT", "parataxis", "conj", "dep")
            verbs = set() if helpers else {child, *(c for c in tree.all_children(child, "conj"))}
            pieces: list[int | str] = []
            for t in body:
                if helpers and t == helpers[0]:
                    pieces.append(
                        finite(tree.lemmas[t], True if tree.lemmas[t] == "have" else past_main, plural)
                    )
                elif t in verbs and tree.tags[t] == "VBG":
                    pieces.append(finite(tree.lemmas[t], past_main, plural))
                elif not helpers and t == child and not active:
                    pieces += [be(True, plural), t]
                else:
                    pieces.append(t)
            return [*who, *pieces]

        return dress

    def _head_of(self, tokens: tuple[int, ...]) -> int:
        inside = set(tokens)
        return next(
            (t for t in tokens if self.tree.heads[t] not in inside or self.tree.heads[t] == t), tokens[0]
        )

    def was(self, noun: int, child: int, head: int) -> bool:
        """Whether the identity of an apposition is told as past."""
        tree = self.tree
        words = {tree.low(t) for t in tree.subtree(child)}
        if words & {"then", "then-president"}:
            return True
        if tree.pos[noun] == "PROPN":
            return False
        return tree.is_clausal(head) and is_past(tree, head)

    def relative(self, noun: int, child: int, body: list[int]) -> list[int | str] | None:
        """The relative clause with its relativizer replaced by the noun phrase; None where that isn't
        safe."""
        tree = self.tree
        tokens = strip_left(tree, body or tree.subtree(child))
        rel = next((t for t in tokens[:5] if is_relativizer(tree, t)), None)
        if rel is None:
            return None
        owner = self._relative_owner(noun, child, rel)
        if owner is None:
            return None
        name: list[int | str] = (
            list(self.phrase(owner, before=None if owner != noun else child)) if body else [noun]
        )
        word, dep, parent = tree.low(rel), tree.deps[rel], tree.heads[rel]
        at = tokens.index(rel)
        rest = tokens[at + 1 :]
        if word == "whose":
            return [*tokens[:at], *name, "'s", *rest]
        if dep in NOMINAL_SUBJECTS and parent == child and at == 0:
            return [*name, *rest]
        if dep in NOMINAL_SUBJECTS:
            return None
        if parent != child:
            case = tree.child(rel, "case")
            if case is not None and tree.deps[parent] in NOMINAL_SUBJECTS and tree.heads[parent] == child:
                return [*tokens[:at], *name, *rest]
            return None
        if tree.child(child, *SUBJECTS) is None:
            return None
        if dep == "obj" and at == 0 and word in ("which", "whom", "that", "who"):
            if child not in rest:
                return None
            place = rest.index(child) + 1
            while place < len(rest) and tree.deps[rest[place]] == "compound:prt":
                place += 1
            return [*rest[:place], *name, *rest[place:]]
        if dep == "obl" and at == 1 and tree.deps[tokens[0]] == "case":
            return [*strip_right(tree, rest), tokens[0], *name]
        if word == "where" and tree.pos[noun] == "PROPN" and at == 0:
            return [*strip_right(tree, rest), "in", *name]
        return None

    def _relative_owner(self, noun: int, child: int, rel: int) -> int | None:
        """The noun that the relativizer stands for: with "who" a person, with "which" not a whole clause."""
        tree = self.tree
        if tree.low(rel) == "which" and (tree.lemmas[child] in ("mean", "make") or tree.tags[noun] == "CD"):
            return None
        if tree.low(rel) == "who" and tree.deps[noun] == "appos" and tree.pos[tree.heads[noun]] == "PROPN":
            return tree.heads[noun]
        if tree.low(rel) == "who" and tree.pos[noun] == "PROPN" and tree.deps[noun] == "nmod":
            return tree.heads[noun] if tree.pos[tree.heads[noun]] == "PROPN" else noun
        if tree.low(rel) != "who" or tree.pos[noun] == "PROPN" or tree.tags[noun] == "NNS":
            return noun
        if is_person_noun(tree.lemmas[noun]) or tree.lemmas[noun] in BODY_NOUNS | PLURAL_NOUNS:
            return noun
        if tree.deps[noun] == "nmod" and (
            is_person_noun(tree.lemmas[tree.heads[noun]]) or tree.pos[tree.heads[noun]] == "NUM"
        ):
            return tree.heads[noun]
        return noun if tree.deps[noun] != "nmod" else None
