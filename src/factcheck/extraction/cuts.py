"""Which parts of a sentence can be cut off as statements of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.extraction.attribution import is_negated
from factcheck.extraction.inflection import is_past, is_plural
from factcheck.extraction.lexicon import (
    BODY_NOUNS,
    CONDITIONAL_MARKS,
    CONTRAST_MARKS,
    FACTUAL_MARKS,
    PLURAL_NOUNS,
    PREPOSITIONAL,
    TIME_NOUNS,
)
from factcheck.extraction.predicates import auxiliaries, has_own_tense, is_person_noun
from factcheck.extraction.tree import NOMINAL_SUBJECTS, NOMINAL_TAGS, SUBJECTS, Tree
from factcheck.extraction.wording import AGE, Wording

SEPARATORS = frozenset([",", "-", "–", "—", "--", "(", "["])
CLOSERS = frozenset([",", "-", "–", "—", "--", ")", "]", ".", ";", ":"])
# Words that take a plural verb without being plurals.
PLURAL_WORDS = (
    PLURAL_NOUNS | BODY_NOUNS | frozenset(["who", "which", "that", "number", "majority", "rest", "half", "i"])
)
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
class Cut:
    """A clause to be cut off at `node`; `removed` if it no longer stands in the clause it hung on."""

    node: int
    kind: ClauseKind
    removed: bool


class Cutter:
    """Finds the cuts of one sentence.

    `quoted` are the tokens in quotation marks, `kept` the heads that stay where they are.
    """

    def __init__(
        self, tree: Tree, quoted: frozenset[int], wording: Wording, kept: frozenset[int] = frozenset()
    ) -> None:
        self.tree = tree
        self.kept = kept
        self.quoted = quoted
        self.wording = wording

    def cuts(self, head: int, skip: set[int] | None = None) -> list[Cut]:
        """The cuts in the clause headed by `head`, in the order of the text; `skip` nodes are left alone."""
        tree = self.tree
        cuts: list[Cut] = []
        stack = [(head, True)]
        conditional = self._is_conditional(head)
        while stack:
            node, is_open = stack.pop()
            for child in tree.children[node]:
                if skip and child in skip:
                    continue
                if child in self.kept:
                    stack.append((child, is_open and self._is_transparent(child)))
                    continue
                if self._is_title(node, child):
                    cuts.append(Cut(child, ClauseKind.TITLE, False))
                    continue
                kind = self.nominal_cut(node, child)
                if kind is not None:
                    named = kind is ClauseKind.APPOSITION and tree.pos[child] == "PROPN" != tree.pos[node]
                    cuts.append(Cut(child, kind, not named))
                    continue
                cut = self._clausal_cut(node, child, head) if is_open and not conditional else None
                if cut is not None:
                    cuts.append(cut)
                    if cut.removed:
                        continue
                stack.append((child, is_open and self._is_transparent(child)))
        return sorted(cuts, key=lambda c: c.node)

    def _is_transparent(self, node: int) -> bool:
        """Whether clauses below the node may still be cut off: not below conditions, complements and the
        like."""
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

    def nominal_cut(self, noun: int, child: int) -> ClauseKind | None:
        """What hangs on a noun and says something of its own."""
        tree = self.tree
        dep = tree.deps[child]
        if child <= noun:
            return None
        if tree.tags[child] == "CD" and self._is_age(noun, child):
            return ClauseKind.AGE
        if dep not in ("acl:relcl", "acl", "appos"):
            return None
        if tree.pos[noun] not in NOMINAL_TAGS or not self._is_set_off(child) or not self._is_closed(child):
            return None
        if dep == "acl:relcl" and tree.pos[noun] != "PRON":
            return ClauseKind.RELATIVE if self.wording.relative(noun, child, []) is not None else None
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
        if (
            not is_person_noun(tree.lemmas[child])
            or not tree.children[child]
            or is_person_noun(tree.low(noun))
        ):
            return False
        return tree.child(noun, "flat", "det") is not None and all(c < child for c in tree.children[child])

    def _is_identity(self, noun: int, child: int) -> bool:
        """Whether an apposition names or describes the same person or thing, as a full noun phrase of its
        own."""
        tree = self.tree
        if tree.pos[child] not in ("NOUN", "PROPN") or tree.child(child, "case", "nummod") is not None:
            return False
        if tree.lemmas[child] in TIME_NOUNS:
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

    def _is_closed(self, child: int) -> bool:
        """Whether punctuation or the end of the sentence closes the phrase; if not, it reaches further than
        parsed."""
        tree = self.tree
        last = tree.subtree(child)[-1]
        return last + 1 >= len(tree) or tree.pos[last] == "PUNCT" or tree.pos[last + 1] in ("PUNCT", "CCONJ")

    def _is_set_off(self, child: int) -> bool:
        """Whether a comma, dash or bracket stands before the phrase and something closes it."""
        tree = self.tree
        tokens = tree.subtree(child)
        first = tokens[0]
        while first < len(tree) and tree.words[first] in SEPARATORS:
            first += 1
        if first == 0 or tree.words[first - 1] not in SEPARATORS:
            return False
        is_hyphen = tree.words[first - 1] in ("-", "–") and tree.starts[first] == tree.end(first - 1)
        return not is_hyphen

    def _clausal_cut(self, node: int, child: int, head: int) -> Cut | None:
        tree = self.tree
        dep = tree.deps[child]
        if dep == "conj" and node == head and not self._is_closed(child):
            return None
        if dep == "conj" and node == head:
            return Cut(child, ClauseKind.CONJUNCT, True) if self._can_split(head, child) else None
        if dep == "acl:relcl":
            return Cut(child, ClauseKind.RELATIVE, False) if self._is_factual_relative(node, child) else None
        if node != head:
            return None
        if dep == "parataxis":
            return self._parataxis(child)
        if dep == "advcl":
            return self._adverbial(head, child)
        if dep == "ccomp" and self._is_run_on(head, child):
            return Cut(child, ClauseKind.PARATAXIS, True)
        return None

    def _is_run_on(self, head: int, child: int) -> bool:
        """Two main clauses side by side that the parser took for a complement ("X fell; Y rose")."""
        tree = self.tree
        if child > head or tree.subject(child) is None or not tree.is_finite(child):
            return False
        return any(tree.words[c] == ";" for c in tree.children[head])

    def _parataxis(self, child: int) -> Cut | None:
        tree = self.tree
        subject = tree.subject(child)
        if subject is None or not tree.is_finite(child):
            return None
        first = tree.subtree(child)[0]
        if first < subject and tree.low(first) in ("had", "should", "were"):
            return None
        return Cut(child, ClauseKind.PARATAXIS, True)

    def _adverbial(self, head: int, child: int) -> Cut | None:
        tree = self.tree
        marks = set(tree.marks(child))
        marks |= {
            tree.low(c) for c in tree.children[child] if tree.tags[c] == "WRB" and tree.low(c) == "when"
        }
        if tree.is_finite(child) and tree.child(child, *NOMINAL_SUBJECTS) is not None:
            if marks & CONDITIONAL_MARKS or len(marks) != 1:
                return None
            if marks & CONTRAST_MARKS:
                return Cut(child, ClauseKind.ADVERBIAL, True)
            if marks & FACTUAL_MARKS and self._is_past_or_present_fact(head, child):
                return Cut(child, ClauseKind.ADVERBIAL, False)
            return None
        if tree.lemmas[child] in PREPOSITIONAL or tree.low(child) in PREPOSITIONAL:
            return None
        if (
            marks in ({"after"}, {"before"})
            and tree.tags[child] == "VBG"
            and tree.child(head, *NOMINAL_SUBJECTS) is not None
        ):
            if is_past(tree, head) and tree.child(child, *SUBJECTS) is None and not self._has_modal(head):
                return Cut(child, ClauseKind.PARTICIPLE, False)
            return None
        trailing = child > head and tree.tags[child] == "VBN"
        if trailing or not self._is_closed(child):
            return None
        if not marks and tree.tags[child] in ("VBG", "VBN") and self._is_comma_participle(child):
            if tree.child(child, *SUBJECTS) is not None or tree.child(head, *NOMINAL_SUBJECTS) is None:
                return None
            if any(tree.deps[c] == "case" for c in tree.children[child]) or is_negated(tree, child):
                return None
            return Cut(child, ClauseKind.PARTICIPLE, True)
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
        if not tree.is_verb(child) and tree.child(child, "cop") is None:
            return False
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
        if "that" in tree.marks(child) and "that" not in tree.marks(head):
            return False
        own_subject = tree.subject(child) is not None
        if own_subject:
            return True
        if not self._agrees(head, child):
            return False
        if tree.subject(head) is None or self._shares_right(head, child) or self._is_pair(head, child):
            return False
        if not tree.is_verb(child) and tree.child(child, "cop") is None:
            return False
        if has_own_tense(tree, head, child):
            return True
        if tree.is_finite(head) and not auxiliaries(tree, head):
            return False
        if words & {"so", "then"} and tree.tags[child] == "VB":
            return False
        return not is_negated(tree, head) and self._same_form(head, child)

    def _agrees(self, head: int, child: int) -> bool:
        """Whether the shared subject fits the second verb: no "they ... and does not"."""
        tree = self.tree
        subject = tree.subject(head)
        verbs = [child, *auxiliaries(tree, child), *tree.all_children(child, "cop")]
        if any(tree.low(v) in ("are", "were", "have") and tree.tags[v] != "VB" for v in verbs):
            return subject is None or is_plural(tree, subject) or tree.low(subject) in PLURAL_WORDS
        if subject is None or not any(tree.tags[v] == "VBZ" for v in verbs):
            return True
        return tree.low(subject) not in ("they", "we", "i", "you") and tree.tags[subject] not in (
            "NNS",
            "NNPS",
        )

    def _is_pair(self, head: int, child: int) -> bool:
        return self.tree.lemmas[head] in PAIRED_VERBS and child - head <= 2

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
