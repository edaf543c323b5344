"""Who says a clause: the speech frame around it, before, after, inside or in another sentence."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extraction.lexicon import (
    ASKING_VERBS,
    EVIDENCE_VERBS,
    NEGATIONS,
    NEGATIVE_PRONOUNS,
    QUOTE_VERBS,
    SPEECH_VERBS,
)
from factcheck.extraction.tree import NOMINAL_SUBJECTS, Tree

INDIRECT_WORDS = frozenset(
    ["whether", "if", "how", "why", "what", "who", "whom", "whose", "where", "which", "when"]
)
BARE_VERBS = SPEECH_VERBS | frozenset(["ask", "continue", "shout", "cry", "exclaim"])
LONGEST_BARE_FRAME = 14
COLONS = frozenset([":", "“", '"', "”"])


@dataclass(frozen=True, slots=True)
class Said:
    """A speech frame: the holder's tokens (empty if nobody is named), the cue and the tokens that belong to
    it."""

    holder: tuple[int, ...]
    cue: str
    frame: tuple[int, ...]


def is_negated(tree: Tree, head: int) -> bool:
    """Whether a negation word hangs on the predicate itself."""
    return any(
        tree.low(c) in NEGATIONS for c in tree.children[head] if tree.deps[c].startswith(("advmod", "neg"))
    )


def content_heads(tree: Tree, head: int, quoted: frozenset[int], has_subject: bool) -> list[int]:
    """The heads of the clauses that the predicate `head` reports as somebody's words; empty if it is no
    frame."""
    lemma = tree.lemmas[head]
    if lemma not in SPEECH_VERBS and lemma not in EVIDENCE_VERBS and lemma not in QUOTE_VERBS:
        return []
    is_verb = tree.pos[head] in ("VERB", "AUX") or tree.child(head, "ccomp") is not None
    if not is_verb or is_negated(tree, head):
        return []
    if tree.child(head, "aux:pass", "nsubj:pass", "expl") is not None:
        return []
    if (
        tree.tags[head] == "VBN"
        and tree.deps[head] in ("acl", "advcl", "amod")
        and tree.child(head, "aux") is None
    ):
        return []
    if any(
        tree.tags[c] == "MD" or tree.low(c) in ("will", "'ll", "’ll") for c in tree.all_children(head, "aux")
    ):
        return []
    if not has_subject and tree.child(head, *NOMINAL_SUBJECTS) is None:
        return []
    return [c for c in tree.children[head] if _is_content(tree, head, c, quoted)]


def _is_content(tree: Tree, head: int, child: int, quoted: frozenset[int]) -> bool:
    dep = tree.deps[child]
    if dep in ("advcl", "xcomp", "dep") and child < head and _stands_before(tree, head, child):
        return tree.lemmas[head] in SPEECH_VERBS
    if dep not in ("ccomp", "parataxis"):
        return False
    is_quote = child in quoted
    lemma = tree.lemmas[head]
    if lemma not in SPEECH_VERBS | EVIDENCE_VERBS and not is_quote:
        return False
    if not is_quote and not tree.is_clausal(child):
        return False
    if dep == "parataxis" and not is_quote:
        between = range(head + 1, child)
        if not any(tree.words[i] in COLONS for i in between):
            return False
    return is_quote or not _asks(tree, child)


def _stands_before(tree: Tree, head: int, child: int) -> bool:
    """A whole clause, a comma, and the frame at the end of the sentence ("X is being examined, Ruiz
    said")."""
    subject = tree.child(head, *NOMINAL_SUBJECTS)
    tokens = tree.subtree(child)
    last = tokens[-1]
    if subject is None or tree.marks(child) or not tree.is_finite(child) or tree.subject(child) is None:
        return False
    comma = tree.words[last] in (",", "”", '"') or tree.words[min(last + 1, len(tree) - 1)] in (",", "”", '"')
    return comma and last < subject and len(tree) - head <= 4


def _asks(tree: Tree, content: int) -> bool:
    """Whether an indirect question opens the clause."""
    tokens = tree.subtree(content)
    return any(tree.low(t) in INDIRECT_WORDS for t in tokens[:2])


def trailing_frame(tree: Tree, head: int) -> Said | None:
    """The frame that hangs on the content: ", police said", "as the court ruled", "according to the
    ministry"."""
    for child in tree.children[head]:
        dep = tree.deps[child]
        closes = dep == "parataxis" or (
            dep in ("ccomp", "conj") and child > head and _has_comma(tree, head, child)
        )
        if closes and _is_bare_frame(tree, child):
            return _said(tree, child)
        if (
            dep == "advcl"
            and tree.marks(child) == ["as"]
            and tree.lemmas[child] in (SPEECH_VERBS | EVIDENCE_VERBS) - {"predict", "forecast"}
            and _closes(tree, child)
            and _is_bare_frame(tree, child)
        ):
            return _said(tree, child)
    return _according_to(tree, head)


def _closes(tree: Tree, verb: int) -> bool:
    """Whether the frame's verb ends its clause ("as the court noted,"), so that nothing is said under it."""
    return verb + 1 >= len(tree) or tree.pos[verb + 1] in ("PUNCT", "ADP", "ADV")


def _has_comma(tree: Tree, head: int, child: int) -> bool:
    first = tree.subtree(child)[0]
    return tree.words[first] == "," or (first > head and tree.words[first - 1] in (",", "”", '"'))


def _is_bare_frame(tree: Tree, verb: int) -> bool:
    """A speech verb with a subject and nothing said under it."""
    if tree.lemmas[verb] not in BARE_VERBS | EVIDENCE_VERBS | ASKING_VERBS | {"decide"}:
        return False
    subject = tree.child(verb, *NOMINAL_SUBJECTS)
    if subject is None or is_negated(tree, verb) or tree.low(subject) in ("i", "we", "you"):
        return False
    if any(tree.tags[t] in ("WP", "WDT", "WP$") for t in tree.subtree(subject)[:3]):
        return False
    if tree.low(subject) in NEGATIVE_PRONOUNS or any(tree.tags[c] == "MD" for c in tree.children[verb]):
        return False
    if tree.child(verb, "ccomp", "xcomp", "nsubj:pass") is not None:
        return False
    return tree.child(verb, "obj") is None or tree.lemmas[verb] in (
        "tell",
        "inform",
        "assure",
        "remind",
        "ask",
    )


def _said(tree: Tree, verb: int) -> Said:
    subject = tree.child(verb, *NOMINAL_SUBJECTS)
    holder = tuple(tree.subtree(subject)) if subject is not None else ()
    return Said(holder, tree.lemmas[verb], tuple(tree.subtree(verb)))


def _according_to(tree: Tree, head: int) -> Said | None:
    for i, word in enumerate(tree.words):
        if word.lower() != "according" or not tree.is_under(i, head):
            continue
        if tree.deps[i] == "case":
            source = tree.heads[i]
        else:
            nominal = tree.child(i, "obl", "nmod", "pobj")
            if nominal is None:
                continue
            source = nominal
        if source == head:
            return None
        top = source if tree.deps[i] == "case" else i
        frame = tree.subtree(top)
        cases = {
            c for t in (source, i) for c in tree.children[t] if tree.deps[c] in ("case", "fixed", "punct")
        }
        holder = tuple(t for t in tree.subtree(source, cases | {i}))
        return Said(holder, "according to", tuple(frame))
    return None


def speech_only(tree: Tree) -> Said | None:
    """The frame of a sentence that is nothing but one ("She said."), whose words stand in the sentence
    beside it."""
    if len(tree.roots) != 1 or len(tree) > LONGEST_BARE_FRAME or tree.lemmas[tree.roots[0]] not in BARE_VERBS:
        return None
    root = tree.roots[0]
    if tree.child(root, "conj", "advcl", "obj", "xcomp") is not None or not _is_bare_frame(tree, root):
        return None
    return _said(tree, root)


def is_bare_frame_clause(tree: Tree, head: int, size: int) -> bool:
    """Whether a clause of `size` tokens only says that somebody spoke ("voters in the town decided")."""
    if (
        size > LONGEST_BARE_FRAME // 2
        or tree.lemmas[head] not in BARE_VERBS | {"decide"}
        or len(tree) <= size + 2
    ):
        return False
    return tree.tags[head] in ("VBD", "VBZ", "VBP") and all(
        tree.deps[c] in ("nsubj", "punct", "cc", "mark")
        for c in tree.children[head]
        if tree.deps[c] != "parataxis"
    )
