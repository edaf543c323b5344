"""A sentence's dependency tree cut into clauses that can each stand as a statement.

What is cut off: coordinated predicates, non-restrictive relative clauses, appositions and ages, participles
set off by commas, clauses of contrast, the content of reported speech. What is never cut: conditionals,
comparisons, alternatives ("or"), names, ranges, infinitives, questions, and beliefs from their holder.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extraction.attribution import Said, content_heads, trailing_frame
from factcheck.extraction.cuts import ClauseKind, Cut, Cutter
from factcheck.extraction.inflection import be, is_plural
from factcheck.extraction.lexicon import CONTRAST_MARKS, FACTUAL_MARKS, RELATIVIZERS, SPEECH_VERBS
from factcheck.extraction.predicates import is_relativizer, strip_left
from factcheck.extraction.tree import NOMINAL_SUBJECTS, SUBJECTS, Tree
from factcheck.extraction.wording import Dress, Wording

MAX_TOKENS = 400
MAX_CLAUSES = 24


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: `pieces` is its wording (token indices and inserted words), `own` its tokens in the
    source."""

    kind: ClauseKind
    head: int
    pieces: tuple[int | str, ...]
    own: tuple[int, ...]
    subject: tuple[int, ...] = ()
    said: Said | None = None
    parent: int | None = None


def split_clauses(
    tree: Tree, quoted: frozenset[int] = frozenset(), kept: frozenset[int] = frozenset()
) -> tuple[Clause, ...]:
    """The clauses of a sentence, in the order of the text.

    `quoted` are the tokens that stand in quotation marks, `kept` the heads that must not be cut off. A
    sentence longer than `MAX_TOKENS` is not cut.
    """
    splitter = _Splitter(tree, quoted, kept)
    if len(tree) > MAX_TOKENS:
        everything = tuple(range(len(tree)))
        return (Clause(ClauseKind.MAIN, tree.roots[0], everything, everything),)
    for root in tree.roots:
        splitter.clause(root, ClauseKind.MAIN)
    return tuple(sorted(splitter.found, key=lambda c: (c.own[0], c.own[-1])))[:MAX_CLAUSES]


class _Splitter:
    def __init__(self, tree: Tree, quoted: frozenset[int], kept: frozenset[int]) -> None:
        self.tree = tree
        self.wording = Wording(tree)
        self.cutter = Cutter(tree, quoted, self.wording, kept)
        self.quoted = quoted
        self.found: list[Clause] = []

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
        cuts = [c for c in self.cutter.cuts(head) if c.node not in framed]
        self.wording.removed.update(c.node for c in cuts if c.removed)
        said = said or frame
        if said is frame and frame is not None:
            self._cut_holder(frame)
        strays = {t for c in cuts if c.kind is ClauseKind.CONJUNCT for t in self._strays(head, c.node)}
        kept = {*tree.subtree(head, {c.node for c in cuts if c.removed}), *strays}
        body = sorted(kept - framed - drop)
        own_subject = tree.child(head, *SUBJECTS)
        is_relative = bool(subject) and own_subject is not None and tree.low(own_subject) in RELATIVIZERS
        if own_subject is not None and own_subject not in self.wording.removed and not is_relative:
            subject = tuple(self.wording.phrase(own_subject))
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
        body = self._without_bare_speech(body)
        plain: list[int | str] = (
            list(strip_left(self.tree, body)) if kind is not ClauseKind.MAIN else list(body)
        )
        if kind is ClauseKind.PARATAXIS and any(is_relativizer(self.tree, t) for t in body[:3]):
            plain = []
        pieces = dress(body) if dress is not None else plain
        if pieces:
            self.found.append(Clause(kind, head, tuple(pieces), tuple(body), subject, said, parent))

    def _without_bare_speech(self, body: list[int]) -> list[int]:
        """The tokens without a closing "stating", whose words are a claim of their own."""
        tree, kept = self.tree, list(body)
        while kept and tree.pos[kept[-1]] == "PUNCT":
            kept.pop()
        last = kept[-1] if kept else -1
        bare = last > 0 and tree.tags[last] == "VBG" and tree.lemmas[last] in SPEECH_VERBS
        is_bare = bare and tree.deps[last] == "advcl" and tree.words[last - 1] == ","
        return kept[:-1] if is_bare and len(kept) > 1 and last + 1 < len(tree) else body

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
        cuts = [c for c in self.cutter.cuts(head, set(contents)) if c.kind is not ClauseKind.ADVERBIAL]
        self.wording.removed.update(c.node for c in cuts if c.removed)
        holder = subject
        if own is not None and tree.low(own) not in RELATIVIZERS:
            holder = tuple(self.wording.phrase(own))
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
                kind = self.cutter.nominal_cut(node, child)
                if kind is not None and child not in self.wording.removed:
                    self.wording.removed.add(child)
                    self._follow(Cut(child, kind, True), node, None, ())

    def _follow(self, cut: Cut, head: int, said: Said | None, subject: tuple[int, ...]) -> None:
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
                    dress=None if own else self.wording.conjunct(head, node, subject),
                )
            case ClauseKind.RELATIVE:
                pronoun = tree.child(node, *NOMINAL_SUBJECTS)
                relative = pronoun is not None and tree.low(pronoun) in RELATIVIZERS
                self.clause(
                    node,
                    cut.kind,
                    said=said,
                    subject=tuple(self.wording.phrase(noun, before=node)) if relative else (),
                    dress=lambda body: self.wording.relative(noun, node, body),
                    parent=head,
                )
            case ClauseKind.APPOSITION | ClauseKind.AGE | ClauseKind.TITLE:
                self._identity(noun, node, cut.kind, said, head)
            case ClauseKind.PARTICIPLE:
                who = tuple(self.wording.phrase(noun, before=node)) if tree.deps[node] == "acl" else subject
                dress = self.wording.participle(head, node, who)
                self.clause(node, cut.kind, said=said, subject=who, dress=dress, parent=head)
            case ClauseKind.ADVERBIAL:
                marks = frozenset(
                    c
                    for c in tree.children[node]
                    if tree.deps[c] in ("mark", "advmod")
                    and c < node
                    and tree.low(c)
                    in CONTRAST_MARKS | FACTUAL_MARKS | {"even", "just", "only", "shortly", "soon"}
                )
                self.clause(node, cut.kind, said=said, parent=head, drop=marks)
            case _:
                self.clause(node, cut.kind, said=said or self._stated(node, subject))

    def _stated(self, node: int, subject: tuple[int, ...]) -> Said | None:
        """The frame of a quotation after a participle: "Ruiz shrugged, saying, ..."."""
        tree = self.tree
        before = tree.subtree(node)[0] - 1
        while before > 0 and tree.pos[before] == "PUNCT":
            before -= 1
        speaks = before > 0 and tree.tags[before] == "VBG" and tree.lemmas[before] in SPEECH_VERBS
        if not subject or node not in self.quoted or not speaks or tree.words[before - 1] != ",":
            return None
        return Said(subject, tree.lemmas[before], (before,))

    def _identity(self, noun: int, child: int, kind: ClauseKind, said: Said | None, head: int) -> None:
        tree = self.tree
        inner = [c for c in self.cutter.cuts(child) if c.removed]
        self.wording.removed.update(c.node for c in inner)
        name, described = self.wording.phrase(noun, before=child), self.wording.phrase(child)
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
            was = self.wording.was(noun, child, head)
            pieces = [*name, be(was, plural), *described]
        is_verbal = tree.pos[noun] == "PROPN" and any(
            tree.tags[c] in ("VBN", "VBD", "VBG", "VB") for c in tree.all_children(noun, "amod")
        )
        if name and described and not is_verbal:
            self.found.append(Clause(kind, child, tuple(pieces), own, tuple(name), said, head))
        for cut in inner:
            self._follow(cut, child, said, tuple(name))
