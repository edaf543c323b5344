"""A sentence's dependency tree cut into clauses that can each stand as a statement.

What is cut off: coordinated predicates, non-restrictive relative clauses, appositions and ages, participles set
off by commas, clauses of contrast, the content of reported speech. What is never cut: conditionals, comparisons,
alternatives ("or"), names, ranges, infinitives, questions, and beliefs from their holder.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from factcheck.extraction.attribution import Said, content_heads, is_negated, trailing_frame
from factcheck.extraction.inflection import be, finite, is_past, is_plural
from factcheck.extraction.lexicon import (
    BODY_NOUNS,
    CONDITIONAL_MARKS,
    CONTRAST_MARKS,
    FACTUAL_MARKS,
    NEGATIVE_PRONOUNS,
    PERSON_ENDINGS,
    PERSON_NOUNS,
    PLURAL_NOUNS,
    PREPOSITIONAL,
    RELATIVIZERS,
)
from factcheck.extraction.tree import NOMINAL_SUBJECTS, NOMINAL_TAGS, SUBJECTS, Tree

SEPARATORS = frozenset([",", "-", "–", "—", "--", "(", "["])
CLOSERS = frozenset([",", "-", "–", "—", "--", ")", "]", ".", ";", ":"])
AGE = re.compile(r"[1-9][0-9]?|1[01][0-9]")
MAX_TOKENS = 400
MAX_CLAUSES = 24
# "try and see", "go and fetch": one act in two verbs.
PAIRED_VERBS = frozenset(["try", "go", "come", "wait", "stop"])


class ClauseKind(StrEnum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    CONJUNCT = "conjunct"
    CONTENT = "content"
    RELATIVE = "relative"
    APPOSITION = "apposition"
    AGE = "age"
    TITLE = "title"
    PARTICIPLE = "participle"
    ADVERBIAL = "adverbial"
    PARATAXIS = "parataxis"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: `pieces` is its wording (token indices and inserted words), `own` its tokens in the source."""

    kind: ClauseKind
    head: int
    pieces: tuple[int | str, ...]
    own: tuple[int, ...]
    subject: tuple[int, ...] = ()
    said: Said | None = None
    parent: int | None = None


Dress = Callable[[list[int]], "list[int | str] | None"]


def split_clauses(tree: Tree, quoted: frozenset[int] = frozenset()) -> tuple[Clause, ...]:
    """The clauses of a sentence, in the order of the text.

    `quoted` are the tokens that stand in quotation marks. A sentence longer than `MAX_TOKENS` is not cut.
    """
    splitter = _Splitter(tree, quoted)
    if len(tree) > MAX_TOKENS:
        everything = tuple(range(len(tree)))
        return (Clause(ClauseKind.MAIN, tree.roots[0], everything, everything),)
    for root in tree.roots:
        splitter.clause(root, ClauseKind.MAIN)
    return tuple(sorted(splitter.found, key=lambda c: (c.own[0], c.own[-1])))[:MAX_CLAUSES]


@dataclass(frozen=True, slots=True)
class _Cut:
    node: int
    kind: ClauseKind
    removed: bool


class _Splitter:
    def __init__(self, tree: Tree, quoted: frozenset[int]) -> None:
        self.tree = tree
        self.quoted = quoted
        self.found: list[Clause] = []
        self.removed: set[int] = set()

    # -- one clause and what hangs on it ------------------------------------------------------------------

    def clause(
        self,
        head: int,
        kind: ClauseKind,
        *,
        said: Said | None = None,
        subject: tuple[int, ...] = (),
        dress: Dress | None = None,
        parent: int | None = None,
        drop: frozenset[int] = frozenset(),
    ) -> None:
        """Emit the clause headed by `head`, then the clauses cut off it."""
        tree = self.tree
        contents = content_heads(tree, head, self.quoted, bool(subject))
        if contents:
            self._speech(head, contents, subject, said, kind, dress, parent, drop)
            return
        frame = trailing_frame(tree, head) if said is None else None
        framed = frozenset(frame.frame) if frame is not None else frozenset()
        cuts = [c for c in self._cuts(head) if c.node not in framed]
        self.removed.update(c.node for c in cuts if c.removed)
        said = said or frame
        if said is frame and frame is not None:
            self._cut_holder(frame)
        strays = {t for c in cuts if c.kind is ClauseKind.CONJUNCT for t in self._strays(head, c.node)}
        kept = {*tree.subtree(head, {c.node for c in cuts if c.removed}), *strays}
        body = sorted(kept - framed - drop)
        own_subject = tree.child(head, *SUBJECTS)
        is_relative = bool(subject) and own_subject is not None and tree.low(own_subject) in RELATIVIZERS
        if own_subject is not None and own_subject not in self.removed and not is_relative:
            subject = tuple(self.phrase(own_subject))
        self._emit(head, kind, body, subject, said, dress, parent)
        for cut in cuts:
            self._follow(cut, head, said, subject)

    def _strays(self, head: int, child: int) -> list[int]:
        """Tokens before the conjunction that were hung on the second verb but stand with the first."""
        tree = self.tree
        cc = tree.child(child, "cc")
        if cc is None or cc < head:
            return []
        tokens = [t for t in tree.subtree(child) if head < t < cc]
        while tokens and tree.deps[tokens[-1]] == "punct":
            tokens.pop()
        return tokens

    def _emit(
        self,
        head: int,
        kind: ClauseKind,
        body: list[int],
        subject: tuple[int, ...],
        said: Said | None,
        dress: Dress | None,
        parent: int | None,
    ) -> None:
        if not body:
            return
        plain: list[int | str] = (
            list(_strip_left(self.tree, body)) if kind is not ClauseKind.MAIN else list(body)
        )
        if kind is ClauseKind.PARATAXIS and any(_is_relativizer(self.tree, t) for t in body[:3]):
            plain = []
        pieces = dress(body) if dress is not None else plain
        if pieces:
            self.found.append(Clause(kind, head, tuple(pieces), tuple(body), subject, said, parent))

    def _speech(
        self,
        head: int,
        contents: list[int],
        subject: tuple[int, ...],
        said: Said | None,
        kind: ClauseKind,
        dress: Dress | None,
        parent: int | None,
        drop: frozenset[int],
    ) -> None:
        """The clause is a speech frame: its contents are the claims, its holder their holder."""
        tree = self.tree
        own = tree.child(head, *NOMINAL_SUBJECTS)
        cuts = [c for c in self._cuts(head, set(contents)) if c.kind is not ClauseKind.ADVERBIAL]
        self.removed.update(c.node for c in cuts if c.removed)
        holder = subject
        if own is not None and tree.low(own) not in RELATIVIZERS:
            holder = tuple(self.phrase(own))
        frame = tree.subtree(head, {*contents, *(c.node for c in cuts)})
        new = Said(holder, tree.lemmas[head], tuple(frame))
        for content in contents:
            marks = frozenset(
                c for c in tree.children[content] if tree.deps[c] == "mark" and tree.low(c) == "that"
            )
            self.clause(content, ClauseKind.CONTENT, said=new, parent=parent, drop=marks)
        for cut in cuts:
            self._follow(cut, head, said, holder)

    def _cut_holder(self, frame: Said) -> None:
        """Relative clauses and appositions of the holder in a trailing frame are the author's claims."""
        tree = self.tree
        for node in frame.holder:
            for child in tree.children[node]:
                kind = self._nominal_cut(node, child)
                if kind is not None and child not in self.removed:
                    self.removed.add(child)
                    self._follow(_Cut(child, kind, True), node, None, ())

    # -- what is cut ---------------------------------------------------------------------------------------

    def _cuts(self, head: int, skip: set[int] | None = None) -> list[_Cut]:
        tree = self.tree
        cuts: list[_Cut] = []
        stack = [(head, True)]
        conditional = self._is_conditional(head)
        while stack:
            node, is_open = stack.pop()
            for child in tree.children[node]:
                if skip and child in skip:
                    continue
                if self._is_title(node, child):
                    cuts.append(_Cut(child, ClauseKind.TITLE, False))
                    continue
                kind = self._nominal_cut(node, child)
                if kind is not None:
                    named = kind is ClauseKind.APPOSITION and tree.pos[child] == "PROPN" != tree.pos[node]
                    cuts.append(_Cut(child, kind, not named))
                    continue
                cut = self._clausal_cut(node, child, head) if is_open and not conditional else None
                if cut is not None:
                    cuts.append(cut)
                    if cut.removed:
                        continue
                stack.append((child, is_open and self._is_transparent(child)))
        return sorted(cuts, key=lambda c: c.node)

    def _is_transparent(self, node: int) -> bool:
        """Whether clauses below the node may still be cut off: not below conditions, complements and the like."""
        return self.tree.deps[node].split(":")[0] not in (
            "advcl",
            "ccomp",
            "xcomp",
            "csubj",
            "acl",
            "parataxis",
        )

    def _is_conditional(self, head: int) -> bool:
        tree = self.tree
        return any(
            tree.deps[c] == "advcl" and CONDITIONAL_MARKS & set(tree.marks(c)) for c in tree.children[head]
        )

    def _nominal_cut(self, noun: int, child: int) -> ClauseKind | None:
        """What hangs on a noun and says something of its own."""
        tree = self.tree
        dep = tree.deps[child]
        if child <= noun:
            return None
        if tree.tags[child] == "CD" and self._is_age(noun, child):
            return ClauseKind.AGE
        if dep not in ("acl:relcl", "acl", "appos"):
            return None
        if tree.pos[noun] not in NOMINAL_TAGS or not self._is_set_off(child):
            return None
        if dep == "acl:relcl" and tree.pos[noun] != "PRON":
            return ClauseKind.RELATIVE if self._relative_pieces(noun, child, []) is not None else None
        if dep == "acl" and tree.lemmas[child] in PREPOSITIONAL:
            return None
        if dep == "acl" and tree.tags[child] in ("VBN", "VBG", "VBD") and tree.pos[noun] != "PRON":
            return ClauseKind.PARTICIPLE if not tree.marks(child) else None
        if dep == "appos" and self._is_identity(noun, child):
            return ClauseKind.APPOSITION
        return None

    def _is_age(self, noun: int, child: int) -> bool:
        tree = self.tree
        if tree.pos[noun] != "PROPN" or not AGE.fullmatch(tree.words[child]) or len(tree.children[child]) > 2:
            return False
        if any(tree.deps[c] != "punct" for c in tree.children[child]):
            return False
        after = tree.words[child + 1] if child + 1 < len(tree) else "."
        return tree.words[child - 1] in SEPARATORS and after in CLOSERS

    def _is_title(self, noun: int, child: int) -> bool:
        """Whether a description stands before a person's name ("club owner Ana Ruiz"): two words or more."""
        tree = self.tree
        if tree.deps[child] != "compound" or child > noun or tree.pos[noun] != "PROPN":
            return False
        if not is_person_noun(tree.lemmas[child]) or not tree.children[child]:
            return False
        return tree.child(noun, "flat", "det") is not None and all(c < child for c in tree.children[child])

    def _is_identity(self, noun: int, child: int) -> bool:
        """Whether an apposition names or describes the same person or thing, as a full noun phrase of its own."""
        tree = self.tree
        if tree.pos[child] not in ("NOUN", "PROPN") or tree.child(child, "case", "nummod") is not None:
            return False
        if any(tree.deps[c] in ("conj", "list") for c in (*tree.children[noun], *tree.children[child])):
            return False
        if tree.child(noun, "nummod") is not None or len(tree.all_children(noun, "appos")) > 1:
            return False
        names = (tree.pos[noun] == "PROPN", tree.pos[child] == "PROPN")
        has_determiner = tree.child(child, "det", "nmod:poss") is not None
        if names == (True, True):
            return has_determiner or len(tree.subtree(child)) > 3
        if names == (True, False):
            return has_determiner or (is_person_noun(tree.lemmas[child]) and len(tree.children[child]) >= 2)
        if names == (False, True):
            return tree.child(noun, "det", "nmod:poss") is not None
        return has_determiner and tree.child(noun, "det", "nmod:poss") is not None

    def _is_set_off(self, child: int) -> bool:
        """Whether a comma, dash or bracket stands before the phrase and something closes it."""
        tree = self.tree
        tokens = tree.subtree(child)
        first = tokens[0]
        while first < len(tree) and tree.words[first] in SEPARATORS:
            first += 1
        return first > 0 and tree.words[first - 1] in SEPARATORS

    def _clausal_cut(self, node: int, child: int, head: int) -> _Cut | None:
        tree = self.tree
        dep = tree.deps[child]
        if dep == "conj" and node == head:
            return _Cut(child, ClauseKind.CONJUNCT, True) if self._can_split(head, child) else None
        if dep == "acl:relcl":
            return _Cut(child, ClauseKind.RELATIVE, False) if self._is_factual_relative(node, child) else None
        if node != head:
            return None
        if dep == "parataxis":
            return self._parataxis(child)
        if dep == "advcl":
            return self._adverbial(head, child)
        if dep == "ccomp" and self._is_run_on(head, child):
            return _Cut(child, ClauseKind.PARATAXIS, True)
        return None

    def _is_run_on(self, head: int, child: int) -> bool:
        """Two main clauses side by side that the parser took for a complement ("X fell; Y rose")."""
        tree = self.tree
        if child > head or tree.subject(child) is None or not tree.is_finite(child):
            return False
        return any(tree.words[c] == ";" for c in tree.children[head])

    def _parataxis(self, child: int) -> _Cut | None:
        tree = self.tree
        subject = tree.subject(child)
        if subject is None or not tree.is_finite(child):
            return None
        first = tree.subtree(child)[0]
        if first < subject and tree.low(first) in ("had", "should", "were"):
            return None
        return _Cut(child, ClauseKind.PARATAXIS, True)

    def _adverbial(self, head: int, child: int) -> _Cut | None:
        tree = self.tree
        marks = set(tree.marks(child))
        marks |= {
            tree.low(c) for c in tree.children[child] if tree.tags[c] == "WRB" and tree.low(c) == "when"
        }
        if tree.is_finite(child) and tree.child(child, *NOMINAL_SUBJECTS) is not None:
            if marks & CONDITIONAL_MARKS or len(marks) != 1:
                return None
            if marks & CONTRAST_MARKS:
                return _Cut(child, ClauseKind.ADVERBIAL, True)
            if marks & FACTUAL_MARKS and self._is_past_or_present_fact(head, child):
                return _Cut(child, ClauseKind.ADVERBIAL, False)
            return None
        if tree.lemmas[child] in PREPOSITIONAL or tree.low(child) in PREPOSITIONAL:
            return None
        if marks in ({"after"}, {"before"}) and tree.tags[child] == "VBG" and tree.child(head, "nsubj", "nsubj:pass"):
            if is_past(tree, head) and tree.child(child, *SUBJECTS) is None and not self._has_modal(head):
                return _Cut(child, ClauseKind.PARTICIPLE, False)
            return None
        if not marks and tree.tags[child] in ("VBG", "VBN") and self._is_comma_participle(child):
            if tree.child(child, *SUBJECTS) is not None or tree.child(head, *NOMINAL_SUBJECTS) is None:
                return None
            if any(tree.deps[c] == "case" for c in tree.children[child]) or is_negated(tree, child):
                return None
            return _Cut(child, ClauseKind.PARTICIPLE, True)
        return None

    def _is_past_or_present_fact(self, head: int, child: int) -> bool:
        tree = self.tree
        has_modal = any(
            tree.tags[c] == "MD" for h in (head, child) for c in tree.children[h] if tree.deps[c] == "aux"
        )
        if has_modal or is_negated(tree, head):
            return False
        return is_past(tree, child) or tree.marks(child) == ["because"]

    def _has_modal(self, head: int) -> bool:
        tree = self.tree
        return is_negated(tree, head) or any(tree.tags[c] == "MD" for c in tree.all_children(head, "aux"))

    def _is_comma_participle(self, child: int) -> bool:
        tree = self.tree
        tokens = tree.subtree(child)
        before = tokens[0] > 0 and (tree.words[tokens[0]] == "," or tree.words[tokens[0] - 1] == ",")
        after = tokens[0] == 0 and (
            tree.words[tokens[-1]] == ","
            or (tokens[-1] + 1 < len(tree) and tree.words[tokens[-1] + 1] == ",")
        )
        return (before or after) and len(tokens) > 2

    def _is_factual_relative(self, noun: int, child: int) -> bool:
        """A restrictive relative clause that also holds on its own: of a definite noun, in the indicative."""
        tree = self.tree
        if tree.pos[noun] not in ("NOUN", "PROPN") or child <= noun or child in self.quoted:
            return False
        definite = tree.pos[noun] == "PROPN" or any(
            tree.low(c) in ("the", "this", "that", "these", "those") or tree.deps[c] == "nmod:poss"
            for c in tree.children[noun]
        )
        subject = tree.child(child, *NOMINAL_SUBJECTS)
        if not definite or subject is None or tree.low(subject) not in ("who", "which", "that"):
            return False
        return tree.is_finite(child) and not any(tree.tags[c] == "MD" for c in tree.children[child])

    def _can_split(self, head: int, child: int) -> bool:
        tree = self.tree
        if not tree.is_clausal(child) or not tree.is_clausal(head):
            return False
        words = {tree.low(c) for c in tree.children[child] if tree.deps[c] in ("cc", "mark", "advmod")}
        preconj = {
            tree.low(c) for c in tree.children[head] if tree.deps[c] in ("cc:preconj", "cc") and c < head
        }
        if words & {"or", "nor", "than", "rather", "whether"} or preconj & {"either", "neither", "not"}:
            return False
        own_subject = tree.subject(child) is not None
        if own_subject:
            return True
        if tree.subject(head) is None or self._shares_right(head, child) or self._is_pair(head, child):
            return False
        if tree.pos[child] not in ("VERB", "AUX") and tree.child(child, "cop") is None:
            return False
        if self._has_own_tense(head, child):
            return True
        if tree.is_finite(head) and not self._auxiliaries(head):
            return False
        if words & {"so", "then"} and tree.tags[child] == "VB":
            return False
        return not is_negated(tree, head) and self._same_form(head, child)

    def _is_pair(self, head: int, child: int) -> bool:
        return self.tree.lemmas[head] in PAIRED_VERBS and child - head <= 2

    def _has_own_tense(self, head: int, child: int) -> bool:
        tree = self.tree
        has_modal = any(tree.tags[c] == "MD" for c in tree.all_children(head, "aux"))
        if has_modal and tree.low(child) == tree.lemmas[child] and not self._auxiliaries(child):
            return False
        return (
            tree.tags[child] in ("VBD", "VBZ", "VBP")
            or bool(self._auxiliaries(child))
            or (tree.child(child, "cop") is not None and tree.is_finite(child))
        )

    def _auxiliaries(self, head: int) -> list[int]:
        return self.tree.all_children(head, "aux", "aux:pass", "cop")

    def _same_form(self, head: int, child: int) -> bool:
        """Whether "will build and sell", "was arrested and charged": the auxiliary serves both."""
        tree = self.tree
        if tree.low(child) == tree.lemmas[child] and tree.low(head) == tree.lemmas[head]:
            return True
        return tree.tags[head] == tree.tags[child] or {tree.tags[head], tree.tags[child]} <= {"VBN", "VBD"}

    def _shares_right(self, head: int, child: int) -> bool:
        """Whether something after the second verb belongs to both ("arrested and charged three men")."""
        tree = self.tree
        last = max(tree.subtree(child))
        if any(c > last for c in tree.all_children(head, "obj", "obl", "xcomp", "ccomp")):
            return True
        return child - head <= 2 and tree.child(head, "obj", "obl", "xcomp", "ccomp") is None

    # -- the clauses that were cut -------------------------------------------------------------------------

    def _follow(self, cut: _Cut, head: int, said: Said | None, subject: tuple[int, ...]) -> None:
        tree, node = self.tree, cut.node
        noun = tree.heads[node]
        match cut.kind:
            case ClauseKind.CONJUNCT:
                own = tree.subject(node) is not None
                self.clause(
                    node,
                    cut.kind,
                    said=said,
                    subject=() if own else subject,
                    drop=frozenset(self._strays(head, node)),
                    dress=None if own else self._conjunct_dress(head, node, subject),
                )
            case ClauseKind.RELATIVE:
                pronoun = tree.child(node, *NOMINAL_SUBJECTS)
                relative = pronoun is not None and tree.low(pronoun) in RELATIVIZERS
                self.clause(
                    node,
                    cut.kind,
                    said=said,
                    subject=tuple(self.phrase(noun, before=node)) if relative else (),
                    dress=lambda body: self._relative_pieces(noun, node, body),
                    parent=head,
                )
            case ClauseKind.APPOSITION | ClauseKind.AGE | ClauseKind.TITLE:
                self._identity(noun, node, cut.kind, said, head)
            case ClauseKind.PARTICIPLE:
                who = tuple(self.phrase(noun, before=node)) if tree.deps[node] == "acl" else subject
                dress = self._participle_dress(head, node, who)
                self.clause(node, cut.kind, said=said, subject=who, dress=dress, parent=head)
            case ClauseKind.ADVERBIAL:
                marks = frozenset(
                    c
                    for c in tree.children[node]
                    if tree.deps[c] in ("mark", "advmod")
                    and c < node
                    and tree.low(c) in CONTRAST_MARKS | FACTUAL_MARKS | {"even", "just", "shortly", "soon"}
                )
                self.clause(node, cut.kind, said=said, parent=head, drop=marks)
            case _:
                self.clause(node, cut.kind, said=said)

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
        while tokens and tree.deps[tokens[0]] == "punct" and tree.words[tokens[0]] not in ('"', "“", "("):
            tokens.pop(0)
        return tokens

    def _verbal_side(self, noun: int) -> set[int]:
        """The clausal dependents of a noun that is itself a predicate ("is the owner")."""
        tree = self.tree
        if tree.child(noun, "cop", *SUBJECTS) is None:
            return set()
        kept = ("det", "amod", "nmod", "nmod:poss", "compound", "flat", "nummod", "acl", "acl:relcl", "fixed")
        return {c for c in tree.children[noun] if tree.deps[c] not in kept}

    def _conjunct_dress(self, head: int, child: int, subject: tuple[int, ...]) -> Dress:
        tree = self.tree
        lead: list[int | str] = list(subject)
        if not self._has_own_tense(head, child):
            lead += [
                c
                for c in self._auxiliaries(head)
                if tree.deps[c] != "cop" or tree.child(child, "cop") is None
            ]

        def dress(body: list[int]) -> list[int | str]:
            rest = _strip_left(tree, body)
            if rest and tree.low(rest[0]) in ("not", "never") and len(lead) > len(subject):
                first = len(subject) + 1
                return [*lead[:first], rest[0], *lead[first:], *rest[1:]]
            return [*lead, *rest]

        return dress

    def _participle_dress(self, head: int, child: int, who: tuple[int, ...]) -> Dress:
        tree = self.tree
        plural = (
            is_plural(tree, max(who, key=lambda t: t == self._head_of(who), default=child)) if who else False
        )
        past_main = is_past(tree, head) if tree.is_clausal(head) else True

        def dress(body: list[int]) -> list[int | str] | None:
            if not who:
                return None
            body = [t for t in _strip_left(tree, body) if not (tree.deps[t] == "mark" and tree.heads[t] == child)]
            auxiliaries = self._auxiliaries(child)
            verbs = set() if auxiliaries else {child, *(c for c in tree.all_children(child, "conj"))}
            pieces: list[int | str] = []
            for t in body:
                if auxiliaries and t == auxiliaries[0]:
                    pieces.append(
                        finite(tree.lemmas[t], True if tree.lemmas[t] == "have" else past_main, plural)
                    )
                elif t in verbs and tree.tags[t] == "VBG":
                    pieces.append(finite(tree.lemmas[t], past_main, plural))
                elif not auxiliaries and t == child:
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

    def _identity(self, noun: int, child: int, kind: ClauseKind, said: Said | None, head: int) -> None:
        tree = self.tree
        inner = [c for c in self._cuts(child) if c.removed]
        self.removed.update(c.node for c in inner)
        name, described = self.phrase(noun, before=child), self.phrase(child)
        plural = is_plural(tree, noun)
        own = tuple(sorted({*name, *described}))
        if kind is ClauseKind.AGE:
            name = sorted([noun, *tree.all_children(noun, "flat", "compound")])
            own = tuple(sorted({*name, child}))
            pieces: list[int | str] = [*name, "is", child, "years", "old"]
        elif kind is ClauseKind.TITLE:
            name = sorted([noun, *tree.all_children(noun, "flat")])
            own = tuple(sorted({*name, *described}))
            pieces = [*name, "is", *described]
        elif tree.pos[noun] != "PROPN" and tree.pos[child] == "PROPN":
            pieces = [*described, be(False, plural), *name]
        else:
            was = self._was(noun, child, head)
            pieces = [*name, be(was, plural), *described]
        if name and described:
            self.found.append(Clause(kind, child, tuple(pieces), own, tuple(name), said, head))
        for cut in inner:
            self._follow(cut, child, said, tuple(name))

    def _was(self, noun: int, child: int, head: int) -> bool:
        tree = self.tree
        words = {tree.low(t) for t in tree.subtree(child)}
        if words & {"then", "then-president"}:
            return True
        if tree.pos[noun] == "PROPN":
            return False
        return tree.is_clausal(head) and is_past(tree, head)

    def _relative_pieces(self, noun: int, child: int, body: list[int]) -> list[int | str] | None:
        """The relative clause with its relativizer replaced by the noun phrase; None where that isn't safe."""
        tree = self.tree
        tokens = _strip_left(tree, body or tree.subtree(child))
        rel = next((t for t in tokens[:5] if _is_relativizer(tree, t)), None)
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
            return [*_rstrip(tree, rest), tokens[0], *name]
        if word == "where" and tree.pos[noun] == "PROPN" and at == 0:
            return [*_rstrip(tree, rest), "in", *name]
        return None

    def _relative_owner(self, noun: int, child: int, rel: int) -> int | None:
        """The noun that the relativizer stands for: with "who" a person, with "which" not a whole clause."""
        tree = self.tree
        if tree.low(rel) == "which" and tree.lemmas[child] in ("mean", "make"):
            return None
        if tree.low(rel) != "who" or tree.pos[noun] == "PROPN" or tree.tags[noun] == "NNS":
            return noun
        if is_person_noun(tree.lemmas[noun]) or tree.lemmas[noun] in BODY_NOUNS | PLURAL_NOUNS:
            return noun
        if tree.deps[noun] == "nmod" and (
            is_person_noun(tree.lemmas[tree.heads[noun]]) or tree.pos[tree.heads[noun]] == "NUM"
        ):
            return tree.heads[noun]
        return noun if tree.deps[noun] != "nmod" else None


def _rstrip(tree: Tree, tokens: list[int]) -> list[int]:
    end = len(tokens)
    while end and tree.deps[tokens[end - 1]] == "punct":
        end -= 1
    return tokens[:end]


def _strip_left(tree: Tree, body: list[int]) -> list[int]:
    """The tokens without leading punctuation, conjunctions and the adverbs that only link."""
    start = 0
    while start < len(body) - 1 and (
        (
            tree.deps[body[start]] in ("punct", "cc")
            and tree.words[body[start]] not in ('"', "“", "$", "£", "€")
        )
        or tree.low(body[start]) in ("then", "also", "and", "but", "so", "yet")
        or (
            tree.low(body[start]) == "that"
            and tree.tags[body[start]] == "IN"
            and tree.deps[body[start]] == "mark"
        )
    ):
        start += 1
    return body[start:]


def _is_relativizer(tree: Tree, t: int) -> bool:
    return tree.tags[t] in ("WDT", "WP", "WP$", "WRB", "IN") and tree.low(t) in RELATIVIZERS


def is_person_noun(word: str) -> bool:
    """Whether a lower-case singular noun is one for a person."""
    return word in PERSON_NOUNS or word.endswith(PERSON_ENDINGS)


def is_empty_subject(tree: Tree, subject: int) -> bool:
    """Whether the subject itself denies ("nobody", "no trains")."""
    if tree.low(subject) in NEGATIVE_PRONOUNS:
        return True
    return any(tree.low(c) in ("no", "neither") for c in tree.all_children(subject, "det", "advmod"))
