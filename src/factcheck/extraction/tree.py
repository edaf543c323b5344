"""One sentence's dependency tree as plain tuples, which are quicker to walk than tokens and easy to build by
hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extraction.lexicon import KNOWN_VERBS
from factcheck.extraction.repairs import Parse, repair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer")
NOMINAL_SUBJECTS = ("nsubj", "nsubj:pass")
NOMINAL_TAGS = frozenset(["NOUN", "PROPN", "PRON", "NUM", "SYM"])
FINITE_TAGS = frozenset(["VBD", "VBZ", "VBP", "MD"])


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A sentence: parallel tuples over its tokens, whitespace tokens left out.

    Heads and children are indices into the sentence; a root is its own head. Offsets are in the article's
    text.
    """

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    roots: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def end(self, i: int) -> int:
        """The offset just after token `i`."""
        return self.starts[i] + len(self.words[i])

    def low(self, i: int) -> str:
        """The token's text in lower case."""
        return self.words[i].lower()

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of `i` with one of these labels."""
        for c in self.children[i]:
            if self.deps[c] in deps:
                return c
        return None

    def all_children(self, i: int, *deps: str) -> list[int]:
        """All children of `i` with one of these labels."""
        return [c for c in self.children[i] if self.deps[c] in deps]

    def subject(self, i: int) -> int | None:
        """The subject of the predicate `i`, nominal or clausal."""
        return self.child(i, *SUBJECTS)

    def subtree(self, i: int, blocked: Iterable[int] = ()) -> list[int]:
        """The tokens under `i`, itself included, in order, without what hangs under `blocked` nodes."""
        stop = set(blocked)
        out = []
        stack = [i]
        while stack:
            node = stack.pop()
            if node in stop:
                continue
            out.append(node)
            stack.extend(self.children[node])
        return sorted(out)

    def is_under(self, i: int, ancestor: int) -> bool:
        """Whether `ancestor` is `i` or above it."""
        for _ in range(len(self.words)):
            if i == ancestor:
                return True
            if self.heads[i] == i:
                return False
            i = self.heads[i]
        return False

    def is_finite(self, i: int) -> bool:
        """Whether the predicate `i` carries tense: itself, or by an auxiliary or copula."""
        if self.tags[i] in FINITE_TAGS:
            return True
        return any(
            self.tags[c] in FINITE_TAGS
            for c in self.children[i]
            if self.deps[c] in ("aux", "aux:pass", "cop")
        )

    def is_verb(self, i: int) -> bool:
        """Whether the token is a verb by its part of speech or by a finite tag."""
        return self.pos[i] in ("VERB", "AUX") or self.tags[i] in ("VBD", "VBZ", "VBP")

    def is_clausal(self, i: int) -> bool:
        """Whether `i` heads a clause: a verb, or something with a copula or a subject."""
        if self.is_verb(i):
            return True
        return self.child(i, "cop", *SUBJECTS) is not None

    def marks(self, i: int) -> list[str]:
        """The subordinators of the clause `i`, in lower case."""
        return [self.low(c) for c in self.children[i] if self.deps[c] == "mark"]


def verb_lemma(word: str, lemma: str, tag: str) -> str:
    """The lemma, put right where a regular verb form is one of the verbs that the word lists know."""
    if lemma in KNOWN_VERBS or tag not in ("VBD", "VBN", "VBG", "VBZ"):
        return lemma
    stems = {word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d")}
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            stems |= {stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
    if word.endswith("ied"):
        stems.add(word.removesuffix("ied") + "y")
    return next((s for s in sorted(stems) if s in KNOWN_VERBS), lemma)


def _head(token: Token) -> Token:
    """The head of a token, white space passed over."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return head


def _gather(heads: list[int], deps: list[str]) -> None:
    """Hang what has lost its head (white space, or a token outside) on the root of the sentence."""
    roots = [n for n, head in enumerate(heads) if head == n]
    top = next((n for n in roots if deps[n] == "ROOT"), roots[0])
    for n in roots:
        if n != top and deps[n] != "ROOT":
            heads[n] = top
    deps[top] = "ROOT"


def build_tree(doc: Doc, start: int, end: int) -> Tree | None:
    """The tree over the characters `start` to `end` of the document, or None where no token lies."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    tokens = [t for t in span if not t.is_space and start <= t.idx < end]
    if not tokens:
        return None
    index = {t.i: n for n, t in enumerate(tokens)}
    words = tuple(t.text for t in tokens)
    lemmas = tuple(verb_lemma(t.text.lower(), t.lemma_.lower(), t.tag_) for t in tokens)
    tags = [t.tag_ for t in tokens]
    heads = [index.get(_head(t).i, n) for n, t in enumerate(tokens)]
    deps = [t.dep_ for t in tokens]
    _gather(heads, deps)
    pos = tuple(t.pos_ for t in tokens)
    repair(Parse(words, lemmas, tags, pos, deps, heads))
    children: list[list[int]] = [[] for _ in tokens]
    roots = []
    for n, head in enumerate(heads):
        if head == n:
            roots.append(n)
        else:
            children[head].append(n)
    return Tree(
        words,
        lemmas,
        tuple(tags),
        pos,
        tuple(deps),
        tuple(heads),
        tuple(t.idx for t in tokens),
        tuple(tuple(c) for c in children),
        tuple(roots),
    )
