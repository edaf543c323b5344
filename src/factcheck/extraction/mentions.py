"""Whom a pronoun or "the company" stands for, where one antecedent is clear.

The nearest subject of the right kind wins: first among the clauses above the pronoun, then in the sentence
before, then in the one before that. Where two candidates are equally near, nothing is resolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.extraction.inflection import is_plural
from factcheck.extraction.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    MALE_PRONOUNS,
    PERSON_PRONOUNS,
    PLURAL_NOUNS,
    PLURAL_PRONOUNS,
    POSSESSIVE_PRONOUNS,
    RELATIVIZERS,
    SPEECH_VERBS,
    THING_PRONOUNS,
)
from factcheck.extraction.predicates import is_person_noun
from factcheck.extraction.tree import SUBJECTS, Tree
from factcheck.extraction.wording import AGE
from factcheck.records import BlockKind, Entity, ParsedArticle, Quotation, TimeMention

PERSON, BODY, PLACE, THING, UNKNOWN = "person", "body", "place", "thing", "unknown"
MALE_TITLES = frozenset(["mr", "mr.", "sir", "lord", "king", "prince", "father"])
FEMALE_TITLES = frozenset(["mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "sister"])
LOOK_BACK = 2
# Names in a sentence from which its subject still stands out for a subject after it.
MOST_NAMES = 6
# Parts of an amount, which nothing later refers back to by themselves.
PART_NOUNS = frozenset(
    [
        "dozen",
        "hundred",
        "thousand",
        "million",
        "quarter",
        "third",
        "half",
        "percent",
        "number",
        "majority",
        "rest",
        "most",
        "%",
        "part",
    ]
)
MAX_NAME_WORDS = 7
# What makes a name without a known kind a place.
PLACE_CASES = frozenset(["in", "at", "near", "into", "outside"])
# Pronouns that are never the subject of a finite verb.
OBJECT_PRONOUNS = frozenset(["him", "them"])


@dataclass(frozen=True, slots=True)
class Mention:
    """Something a later pronoun may stand for: its head token in its sentence and the wording that names
    it."""

    token: int
    name: str
    kind: str
    plural: bool
    is_subject: bool
    is_named: bool = True
    has_article: bool = False
    as_written: str = ""

    @property
    def wording(self) -> str:
        """The name as it reads inside a sentence."""
        name = self.as_written or self.name
        return f"the {name}" if self.has_article and name[:4].lower() != "the " else name


# An antecedent that is there but not known: nothing further away may be taken.
UNKNOWN_ANTECEDENT = Mention(-1, "", UNKNOWN, False, True)


def entity_kind(label: str) -> str:
    """The kind of thing that an entity label stands for; empty for dates, amounts and the like."""
    upper = label.upper()
    if upper.startswith("PER"):
        return PERSON
    if upper.startswith("ORG"):
        return BODY
    if upper.startswith(("GPE", "LOC", "FAC")):
        return PLACE
    return THING if upper.startswith(("PROD", "EVENT", "WORK")) else ""


class Discourse:
    """The mentions of an article, sentence by sentence, and what its pronouns stand for."""

    def __init__(self, parsed: ParsedArticle, trees: tuple[Tree | None, ...]) -> None:
        self._trees = trees
        self._parsed = parsed
        self._mentions: list[list[Mention]] = []
        self._genders: dict[str, bool] = {}
        self._resolved: dict[tuple[int, int], Mention | None] = {}
        self._open: set[tuple[int, int]] = set()
        self._quotations: list[list[Quotation]] = []
        self._bounds = [_block_index(parsed, start) for start, _ in parsed.sentences]
        by_sentence = _by_sentence(parsed, parsed.entities)
        times = _by_sentence(parsed, parsed.times)
        quotations = _by_sentence(parsed, parsed.quotations, overlapping=True)
        for k, tree in enumerate(trees):
            self._mentions.append(self._collect(tree, by_sentence[k], times[k]) if tree is not None else [])
            self._quotations.append(quotations[k])
            if tree is not None:
                self._resolve_sentence(k, tree)

    def antecedent(self, sentence: int, token: int) -> Mention | None:
        """What the pronoun or short definite phrase at this token stands for, or None."""
        return self._resolved.get((sentence, token))

    def is_anaphor(self, sentence: int, token: int) -> bool:
        """Whether the token was looked up at all."""
        return (sentence, token) in self._resolved

    def mention(self, sentence: int, token: int) -> Mention | None:
        """The named mention headed by this token."""
        return next((m for m in self._mentions[sentence] if m.token == token), None)

    # -- mentions --------------------------------------------------------------------------------------------

    def _collect(self, tree: Tree, entities: list[Entity], times: list[TimeMention]) -> list[Mention]:
        out: list[Mention] = []
        taken = {i for i in range(len(tree)) if any(t.start <= tree.starts[i] < t.end for t in times)}
        for entity in entities:
            inside = [i for i in range(len(tree)) if entity.start <= tree.starts[i] < entity.end]
            kind = entity_kind(entity.label)
            if not inside or not kind:
                continue
            members = set(inside)
            head = next((i for i in inside if tree.heads[i] not in members or tree.heads[i] == i), inside[0])
            taken |= members
            if kind == PERSON and len(inside) == 1 and _kind_of_name(tree, head) == PLACE:
                kind = PLACE
            elif _has_age(tree, inside[-1]):
                kind = PERSON
            if kind == PERSON:
                head = _titled(tree, head)
            name, place = entity.canonical or entity.text, entity.text if kind == PLACE else ""
            article = kind != PERSON and inside[0] > 0 and tree.low(inside[0] - 1) == "the"
            is_subject = _is_subject(tree, head)
            team = kind == BODY and article and len(inside) == 1 and _is_team(tree, head)
            out.append(Mention(head, name, kind, team, is_subject, True, article, place))
            self._note_gender(tree, inside, entity.canonical)
        heads = {m.token for m in out}
        for i in range(len(tree)):
            mention = _unlisted(tree, i) if i not in taken and i not in heads else None
            if mention is not None:
                out.append(mention)
        out = _named_persons(tree, _one_a_token(out))
        out += _pairs(tree, out)
        return sorted(out, key=lambda m: m.token)

    def _note_gender(self, tree: Tree, inside: list[int], name: str) -> None:
        first = inside[0]
        title = {tree.low(first), tree.low(first - 1) if first else ""}
        if title & MALE_TITLES:
            self._genders[name] = True
        elif title & FEMALE_TITLES:
            self._genders[name] = False

    # -- pronouns --------------------------------------------------------------------------------------------

    def _resolve_sentence(self, k: int, tree: Tree) -> None:
        for i in range(len(tree)):
            word = tree.low(i)
            if word not in PERSON_PRONOUNS | THING_PRONOUNS | PLURAL_PRONOUNS or tree.deps[i] == "expl":
                continue
            if tree.tags[i] not in ("PRP", "PRP$") and tree.pos[i] != "PRON":
                continue
            found = self._find(k, tree, i, word)
            self._resolved[k, i] = found
            if found is None:
                continue
            if word in PERSON_PRONOUNS:
                self._genders.setdefault(found.name, word in MALE_PRONOUNS)
            echo = replace(found, token=i, is_subject=_is_subject(tree, i))
            self._mentions[k] = sorted([*self._mentions[k], echo], key=lambda m: m.token)

    def _find(self, k: int, tree: Tree, i: int, word: str) -> Mention | None:
        fits = [m for m in self._mentions[k] if self._fits(m, word)]
        fits = _best_kind(fits, word)
        if word in PLURAL_PRONOUNS and self._speaks(tree, i):
            fits = [m for m in fits if m.kind != THING]
        quotation = self._quotation(k, tree, i)
        if quotation is not None:
            fits = [m for m in fits if quotation.start <= tree.starts[m.token] < quotation.end]
        elif _is_cleft(tree, i):
            return None
        here = [m for m in fits if m.token < i]
        here = [m for m in here if not self._is_coargument(tree, m.token, i, word)]
        at, above = self._subject_above(k, tree, i, fits, word)
        above = _co_owner(tree, i, fits) or above
        again_at, again = self._same_again(k, tree, i, word)
        if again is not None and not (word in POSSESSIVE_PRONOUNS and above is not None and at > again_at):
            return again
        if again_at >= 0 and word in PERSON_PRONOUNS and (k, again_at) in self._open:
            return None
        if above is not None:
            return above if above is not UNKNOWN_ANTECEDENT else None
        named = {m.name for m in here}
        if len(named) == 1 and (word in PERSON_PRONOUNS or (here[-1].is_subject and word != "it")):
            return here[-1]
        owner = tree.subject(tree.heads[tree.heads[i]]) if tree.tags[i] == "PRP$" else None
        if owner is not None and owner < i and word == "its":
            return None
        is_object = tree.deps[i] not in SUBJECTS or tree.child(i, "case") is not None
        if named or (word == "it" and is_object) or word == "them":
            return None
        if quotation is not None and word not in PERSON_PRONOUNS:
            return None
        return self._look_back(k, word, self._speaks(tree, i), self._opens(k, tree, i))

    def _same_again(self, k: int, tree: Tree, i: int, word: str) -> tuple[int, Mention | None]:
        """What the same pronoun stood for earlier in the sentence, and where."""
        group = next(
            (g for g in (PERSON_PRONOUNS, THING_PRONOUNS, PLURAL_PRONOUNS) if word in g), frozenset()
        )
        for j in range(i - 1, -1, -1):
            same = tree.low(j) in group and (
                group is not PERSON_PRONOUNS or _is_male(tree.low(j)) == _is_male(word)
            )
            if same and (k, j) in self._resolved:
                is_other = tree.heads[j] == tree.heads[i] and tree.tags[i] != "PRP$"
                if not is_other and self._resolved[k, j] is None:
                    self._open.add((k, j))
                return j, None if is_other else self._resolved[k, j]
        return -1, None

    def _quotation(self, k: int, tree: Tree, i: int) -> Quotation | None:
        return next((q for q in self._quotations[k] if q.start <= tree.starts[i] < q.end), None)

    def _speaks(self, tree: Tree, i: int) -> bool:
        return tree.deps[i] in SUBJECTS and tree.lemmas[tree.heads[i]] in SPEECH_VERBS

    def _is_open_before(self, j: int, word: str) -> bool:
        """Whether the same pronoun stands in that sentence and nobody knows for what."""
        tree = self._trees[j]
        if tree is None or word not in THING_PRONOUNS:
            return False
        unknown = (t for (k, t), found in self._resolved.items() if k == j and found is None)
        return any(tree.low(t) == "it" and tree.deps[t] in SUBJECTS for t in unknown)

    def _opens(self, k: int, tree: Tree, i: int) -> bool:
        """Whether the pronoun is in the subject of its sentence, which goes on with the subject before."""
        while tree.tags[i] == "PRP$" or tree.deps[i] in ("nmod:poss", "compound"):
            i = tree.heads[i]
            if tree.heads[i] == i:
                return False
        return tree.deps[i] in SUBJECTS and self._is_main_subject(k, i)

    def _look_back(self, k: int, word: str, speaks: bool, opens: bool) -> Mention | None:
        seen = 0
        for j in range(k - 1, -1, -1):
            if self._trees[j] is None or self._kind_of_block(j) in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
                continue
            if self._bounds[k] - self._bounds[j] > 1:
                return None
            seen += 1
            if self._is_open_before(j, word):
                return None
            candidates = [
                m
                for m in self._mentions[j]
                if self._fits(m, word)
                and not (speaks and m.kind == THING)
                and not (word == "their" and m.kind == BODY and m.is_named)
            ]
            candidates = _best_kind(candidates, word)
            holders = [m for m in candidates if self._holds(j, m.token)]
            subjects = [m for m in candidates if m.is_subject]
            main = [m for m in subjects if self._is_main_subject(j, m.token)]
            names = {m.name for m in candidates}
            if speaks and len({m.name for m in holders}) == 1:
                return holders[0]
            if {m.name for m in holders} - {m.name for m in main}:
                main = []
            if len(names) == 1 and (word in PERSON_PRONOUNS or subjects):
                return candidates[-1]
            if len({m.name for m in main}) == 1 and len(names) <= (MOST_NAMES if opens else 3):
                return main[0]
            if subjects or seen >= LOOK_BACK or any(self._may_be_meant(j, m) for m in candidates):
                return None
        return None

    def _holds(self, j: int, token: int) -> bool:
        """Whether the mention is the one who says what the sentence says."""
        tree = self._trees[j]
        if tree is None:
            return False
        if tree.deps[token] == "appos":
            token = tree.heads[token]
        return self._speaks(tree, token)

    def _may_be_meant(self, j: int, mention: Mention) -> bool:
        """Whether a mention that was not taken keeps those before it from being taken."""
        tree = self._trees[j]
        is_where = (
            tree is not None and mention.kind == PLACE and tree.child(mention.token, "case") is not None
        )
        return not (is_where or mention.plural)

    def _kind_of_block(self, j: int) -> BlockKind:
        index = self._bounds[j]
        blocks = self._parsed.article.blocks
        return blocks[index].kind if 0 <= index < len(blocks) else BlockKind.PARAGRAPH

    def _is_main_subject(self, j: int, token: int) -> bool:
        tree = self._trees[j]
        if tree is None:
            return False
        if tree.deps[token] == "appos":
            token = tree.heads[token]
        predicate = tree.heads[token]
        return predicate in tree.roots or (
            tree.deps[predicate] == "conj" and tree.heads[predicate] in tree.roots
        )

    def _subject_above(
        self, k: int, tree: Tree, i: int, here: list[Mention], word: str
    ) -> tuple[int, Mention | None]:
        """The subject of the clause the pronoun's own clause hangs on, or of its own where it is a
        possessive; and its token.

        `UNKNOWN_ANTECEDENT` where the subject is there but nobody knows what it stands for.
        """
        node = tree.heads[i] if tree.heads[i] != i else i
        own = tree.tags[i] != "PRP$"
        by_token = {m.token: m for m in here}
        for _ in range(len(tree)):
            subject = tree.subject(node)
            inside = subject is None or subject == i or tree.is_under(i, subject)
            is_own = own and (tree.heads[i] == node or self._is_raised(tree, i, word, node))
            if subject is not None and not inside and not is_own:
                if subject in by_token:
                    is_before = subject < i or self._is_below(tree, i, node, own)
                    return subject, by_token[subject] if is_before else None
                if self._is_open(k, tree, subject, node, word):
                    return subject, UNKNOWN_ANTECEDENT
            if self._is_controlled(tree, node, by_token):
                return node, UNKNOWN_ANTECEDENT
            if tree.heads[node] == node:
                is_joined = any(tree.deps[a] == "conj" and tree.is_under(i, a) for a in tree.children[node])
                if is_joined and subject is None and not tree.is_verb(node) and word not in PERSON_PRONOUNS:
                    return node, UNKNOWN_ANTECEDENT
                break
            node = tree.heads[node]
        return -1, None

    def _is_raised(self, tree: Tree, i: int, word: str, node: int) -> bool:
        """ "The judge ordered him taken away": not the judge."""
        own = tree.heads[i]
        return word in OBJECT_PRONOUNS and tree.heads[own] == node and not tree.is_finite(own)

    def _is_open(self, k: int, tree: Tree, subject: int, node: int, word: str) -> bool:
        """Whether the subject may well be what the pronoun stands for though it is no mention: a "which", a
        name that nobody recognized before "said it"."""
        if word == "their" and tree.tags[subject] == "NN" and is_person_noun(tree.lemmas[subject]):
            return True
        if tree.low(subject) in RELATIVIZERS:
            return word in POSSESSIVE_PRONOUNS and tree.low(subject) in ("which", "that")
        if tree.pos[subject] not in ("PROPN", "NOUN", "ADV") or word in PLURAL_PRONOUNS:
            return False
        is_name = tree.words[subject][:1].isupper() and tree.pos[subject] != "NOUN"
        known = self.mention(k, subject)
        return known is None and is_name and (tree.lemmas[node] in SPEECH_VERBS or tree.deps[node] == "advcl")

    def _is_controlled(self, tree: Tree, node: int, by_token: dict[int, Mention]) -> bool:
        """ "X pressed Y to lower its price": the subject of the infinitive is Y, or nobody can tell."""
        is_purpose = tree.deps[node] == "advcl" and tree.marks(node) == ["to"]
        if tree.deps[node] != "xcomp" and not is_purpose:
            return False
        return any(c in by_token and c < node for c in tree.all_children(tree.heads[node], "obj", "iobj"))

    def _is_below(self, tree: Tree, i: int, node: int, own: bool) -> bool:
        """Whether a pronoun before its subject may point forward: a possessive, or one in a subordinate
        clause."""
        if not own:
            return True
        if tree.low(i) not in PERSON_PRONOUNS:
            return False
        while tree.heads[i] not in (i, node):
            i = tree.heads[i]
        return tree.deps[i].startswith("advcl")

    def _is_coargument(self, tree: Tree, token: int, i: int, word: str) -> bool:
        return word not in POSSESSIVE_PRONOUNS and tree.heads[token] == tree.heads[i]

    def _fits(self, mention: Mention, word: str) -> bool:
        if not mention.name[-1:].isalpha() and not mention.name.endswith((".", "'", ")")):
            return False
        if word in PERSON_PRONOUNS:
            gender = self._genders.get(mention.name)
            fits = mention.kind in (PERSON, UNKNOWN) and not mention.plural
            return fits and gender in (None, word in MALE_PRONOUNS)
        if word in THING_PRONOUNS:
            return mention.kind in (BODY, PLACE, THING, UNKNOWN) and not mention.plural
        body = mention.kind == BODY and (word == "their" or (word == "they" and not mention.is_named))
        return mention.plural or body


def _is_cleft(tree: Tree, i: int) -> bool:
    """Whether "it" stands for nothing: "it was Monday", "it is the first time", "it rained"."""
    if tree.low(i) != "it" or tree.deps[i] not in SUBJECTS:
        return False
    head = tree.heads[i]
    is_nominal = tree.pos[head] in ("NOUN", "PROPN", "PRON", "ADV") and tree.child(head, "case") is None
    if tree.child(head, "cop") is not None and is_nominal:
        return True
    if tree.lemmas[head] in (
        "rain",
        "snow",
        "matter",
        "time",
        "day",
        "year",
        "night",
        "morning",
        "shame",
        "pity",
        "question",
    ):
        return True
    if tree.child(head, "cop") is None:
        return (
            tree.lemmas[head] in ("seem", "appear", "take", "turn", "happen")
            and tree.child(head, "xcomp", "ccomp") is not None
        )
    return (
        tree.child(head, "csubj", "ccomp", "acl:relcl", "advcl", "xcomp") is not None
        and tree.pos[head] != "VERB"
    )


def _is_subject(tree: Tree, token: int) -> bool:
    if tree.deps[token] == "appos" and tree.pos[tree.heads[token]] == "NOUN":
        token = tree.heads[token]
    return tree.deps[token] in SUBJECTS


def _titled(tree: Tree, head: int) -> int:
    """The token by which a person hangs in the sentence: that of the title where the name is flat under it."""
    while tree.deps[head] == "flat" and tree.pos[tree.heads[head]] in ("PROPN", "NOUN"):
        head = tree.heads[head]
    return head


def _is_team(tree: Tree, i: int) -> bool:
    """Whether a body's name is a plural: by its tag, or by the verb it takes ("the Gannets are")."""
    if tree.tags[i] == "NNPS":
        return True
    verbs = [
        c for c in tree.all_children(tree.heads[i], "cop", "aux", "aux:pass") if tree.deps[i] in SUBJECTS
    ]
    return tree.words[i].endswith("s") and any(tree.low(v) in ("are", "were", "have") for v in verbs)


def _has_age(tree: Tree, last: int) -> bool:
    """ "Holm, 19, took": whoever has an age is a person."""
    if last + 2 >= len(tree) or tree.words[last + 1] != ",":
        return False
    after = tree.words[last + 3] if last + 3 < len(tree) else "."
    return bool(AGE.fullmatch(tree.words[last + 2])) and after in (",", ".")


def _one_a_token(mentions: list[Mention]) -> list[Mention]:
    """The mentions with the person alone where a place in front of the title has the same head."""
    persons = {m.token for m in mentions if m.kind == PERSON and m.is_named}
    return [m for m in mentions if m.kind == PERSON or m.token not in persons]


def _named_persons(tree: Tree, mentions: list[Mention]) -> list[Mention]:
    """ "The head of the agency, Ana Ruiz, said": the person by name, who then is the subject."""
    out = list(mentions)
    for described in mentions:
        if described.is_named or described.kind != PERSON or tree.pos[described.token] != "NOUN":
            continue
        named = [
            m
            for m in mentions
            if m.is_named
            and m.kind == PERSON
            and tree.deps[m.token] == "appos"
            and tree.is_under(m.token, described.token)
            and tree.pos[tree.heads[m.token]] in ("NOUN", "PROPN")
        ]
        if len(named) == 1:
            out.remove(described)
            out[out.index(named[0])] = replace(named[0], is_subject=True)
    return out


def _best_kind(mentions: list[Mention], word: str) -> list[Mention]:
    """The mentions without names of unknown kind where a person fits "he" or "she"."""
    if word not in PERSON_PRONOUNS:
        return mentions
    persons = [m for m in mentions if m.kind == PERSON]
    return persons or mentions


def _co_owner(tree: Tree, i: int, fits: list[Mention]) -> Mention | None:
    """ "The club and its players": the owner is what its thing is joined to."""
    owned = tree.heads[i]
    if tree.tags[i] != "PRP$" or tree.deps[owned] != "conj" or tree.low(owned - 1) in (",", ";"):
        return None
    return next((m for m in fits if m.token == tree.heads[owned] and m.token < i), None)


def _unlisted(tree: Tree, i: int) -> Mention | None:
    """A mention that the recognizer does not know: a described subject, or a name of unknown kind."""
    if tree.pos[i] == "NOUN":
        return _nominal(tree, i) if tree.deps[i] in SUBJECTS else None
    if tree.deps[i] == "appos" and tree.pos[tree.heads[i]] == "PROPN":
        return None
    if tree.pos[i] != "PROPN" or tree.deps[i] in (
        "compound",
        "flat",
        "nmod:poss",
        "nmod:desc",
        "nmod:unmarked",
        "obl:tmod",
    ):
        return None
    name, first = _proper_name(tree, i)
    plural = tree.tags[i] == "NNPS" or tree.low(i) in PLURAL_NOUNS
    if plural and tree.deps[i] in SUBJECTS and i == 0:
        name = name.lower()
    article = first > 0 and tree.low(first - 1) == "the"
    kind = _kind_of_name(tree, i)
    return Mention(i, name, kind, plural, _is_subject(tree, i), False, article)


def _proper_name(tree: Tree, i: int) -> tuple[str, int]:
    """The words of a name that nobody recognized ("Growers' League", "Regulatory Agency"), and its first
    token."""
    tokens = {
        i,
        *(c for c in tree.children[i] if tree.deps[c] in ("flat", "compound") and tree.pos[c] == "PROPN"),
    }
    for child in tree.children[i]:
        is_capital = tree.words[child][:1].isupper() and tree.tags[child] in ("NNP", "NNPS")
        if child < i and is_capital and tree.deps[child] in ("nmod:poss", "amod"):
            owned = tree.subtree(child)
            if owned == list(range(owned[0], owned[-1] + 1)) and tree.deps[owned[0]] != "det":
                tokens |= set(owned)
            elif tree.deps[owned[0]] == "det":
                tokens |= set(owned[1:])
    ordered = sorted(tokens)
    words = ""
    for token in ordered:
        gap = words and tree.tags[token] != "POS"
        words += (" " if gap else "") + tree.words[token]
    return words, ordered[0]


def _kind_of_name(tree: Tree, i: int) -> str:
    parts = [i, *(c for c in tree.children[i] if c < i and tree.deps[c] in ("flat", "compound", "nmod:desc"))]
    if any(is_person_noun(tree.low(p)) for p in parts):
        return PERSON
    case = tree.child(i, "case")
    return PLACE if case is not None and tree.low(case) in PLACE_CASES else UNKNOWN


def _nominal(tree: Tree, i: int) -> Mention | None:
    """A subject without a name: "the minister", "police", "a bus"."""
    if any(tree.pos[c] == "PROPN" for c in tree.all_children(i, "appos")):
        return None
    kept = {
        c
        for c in tree.children[i]
        if tree.deps[c] in ("det", "amod", "compound", "nummod", "nmod:poss", "flat")
    }
    tokens = sorted({i, *(t for c in kept for t in tree.subtree(c))})
    tokens = [t for t in tokens if t <= i]
    if len(tokens) > MAX_NAME_WORDS or any(tree.low(t) in POSSESSIVE_PRONOUNS for t in tokens):
        return None
    words = [tree.words[t] for t in tokens]
    if words[0].lower() in ("a", "an", "this", "that", "these", "those", "the", "another"):
        words[0] = "the"
    elif tokens[0] == 0 and tree.pos[0] != "PROPN":
        words[0] = words[0].lower()
    if words[0].lower() in ("no", "any", "every", "each", "some", "many", "most", "all"):
        return None
    lemma, plural = tree.lemmas[i], is_plural(tree, i) or tree.low(i) in PLURAL_NOUNS
    if (not plural and is_mass(tree, tokens)) or lemma in PART_NOUNS:
        return None
    kind = PERSON if is_person_noun(lemma) else BODY if lemma in BODY_NOUNS else THING
    speaks = tree.deps[i] == "nsubj" and tree.lemmas[tree.heads[i]] in SPEECH_VERBS
    if kind == THING and speaks and tree.child(tree.heads[i], "obj") is None:
        kind = PERSON if lemma not in DOCUMENT_NOUNS else THING
    return Mention(i, " ".join(words).replace(" 's", "'s").replace(" - ", "-"), kind, plural, True, False)


def is_mass(tree: Tree, tokens: list[int]) -> bool:
    """Whether a singular noun phrase has no determiner ("survival"): too vague to come back to."""
    first = tokens[0]
    return tree.deps[first] not in ("det", "nmod:poss", "nummod") and tree.pos[first] not in ("DET", "PROPN")


def _pairs(tree: Tree, mentions: list[Mention]) -> list[Mention]:
    """Two named subjects joined by "and", which "they" stands for."""
    by_token = {m.token: m for m in mentions}
    out = []
    for mention in mentions:
        if not mention.is_subject:
            continue
        partners = [by_token[c] for c in tree.all_children(mention.token, "conj") if c in by_token]
        if partners and not any(tree.low(t) in ("or", "nor") for t in tree.subtree(mention.token)):
            names = [mention.name, *(p.name for p in partners)]
            name = ", ".join(names[:-1]) + " and " + names[-1]
            out.append(Mention(mention.token, name, mention.kind, True, True))
    return out


def _block_index(parsed: ParsedArticle, start: int) -> int:
    return next((n for n, b in enumerate(parsed.article.blocks) if b.start <= start < b.end), -1)


def _is_male(word: str) -> bool:
    return word in MALE_PRONOUNS


Placed = TypeVar("Placed", Entity, TimeMention, Quotation)


def _by_sentence(
    parsed: ParsedArticle, items: Sequence[Placed], overlapping: bool = False
) -> list[list[Placed]]:
    """The items that begin in each sentence, or that overlap it."""
    if overlapping:
        return [[q for q in items if q.start < end and q.end > start] for start, end in parsed.sentences]
    out: list[list[Placed]] = [[] for _ in parsed.sentences]
    ordered = sorted(items, key=lambda e: e.start)
    n = 0
    for k, (start, end) in enumerate(parsed.sentences):
        while n < len(ordered) and ordered[n].start < start:
            n += 1
        while n < len(ordered) and ordered[n].start < end:
            out[k].append(ordered[n])
            n += 1
    return out
