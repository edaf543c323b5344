"""Who does what to whom, where: a clause as a frame of lemmas and phrases."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.clauses import Clause
from factcheck.extraction.cuts import ClauseKind
from factcheck.extraction.factuality import is_negated
from factcheck.extraction.lexicon import NEGATIVE_IMPLICATIVES
from factcheck.extraction.mentions import PLACE, Discourse, entity_kind
from factcheck.extraction.tree import Tree
from factcheck.records import Entity, Frame

PLACE_CASES = frozenset(["in", "at", "near", "outside", "inside", "on", "off", "around", "across", "within"])
PHRASE_DEPS = (
    "det",
    "amod",
    "compound",
    "nummod",
    "nmod:poss",
    "flat",
    "nmod",
    "case",
    "advmod",
    "punct",
    "fixed",
)
MAX_PHRASE_WORDS = 12


def build_frame(
    tree: Tree, clause: Clause, entities: Sequence[Entity], sentence: int, discourse: Discourse
) -> Frame:
    """The frame of a clause; the subject is the active one, "by X" where the verb is passive."""
    head = clause.head
    if clause.kind in (ClauseKind.APPOSITION, ClauseKind.AGE):
        return Frame("be", _name(tree, clause.subject, entities, sentence, discourse), (_phrase(tree, head),))
    predicate = _predicate(tree, head)
    passive = tree.child(head, "aux:pass", "nsubj:pass") is not None
    agent = _agent(tree, head, entities) if passive else None
    subject = _name(tree, clause.subject, entities, sentence, discourse)
    objects = [_argument(tree, c, entities, sentence, discourse) for c in _objects(tree, predicate)]
    if tree.child(head, "cop") is not None:
        objects = [_phrase(tree, head), *objects]
    if passive:
        objects = [subject, *objects] if subject else objects
        subject = _argument(tree, agent, entities, sentence, discourse) if agent is not None else ""
    particle = tree.child(predicate, "compound:prt")
    return Frame(
        "be" if tree.child(head, "cop") is not None else tree.lemmas[predicate],
        subject,
        tuple(objects),
        _place(tree, head, predicate, entities),
        is_negated(tree, head),
        tree.low(particle) if particle is not None else "",
    )


def _agent(tree: Tree, head: int, entities: Sequence[Entity]) -> int | None:
    for child in tree.all_children(head, "obl", "obl:agent"):
        dated = any(e.start <= tree.starts[child] < e.end and not entity_kind(e.label) for e in entities)
        if _case(tree, child) == "by" and not dated:
            return child
    return None


def _predicate(tree: Tree, head: int) -> int:
    """The verb that carries the meaning: under "failed to" and "is set to" the infinitive."""
    below = tree.child(head, "xcomp")
    if below is None or "to" not in tree.marks(below):
        return head
    light = (
        tree.lemmas[head] in NEGATIVE_IMPLICATIVES
        or tree.pos[head] == "ADJ"
        or tree.lemmas[head] in ("be", "go")
    )
    return below if light else head


def _objects(tree: Tree, head: int) -> list[int]:
    return tree.all_children(head, "obj", "iobj")


def _case(tree: Tree, token: int) -> str:
    case = tree.child(token, "case")
    return tree.low(case) if case is not None else ""


def _name(
    tree: Tree, tokens: tuple[int, ...], entities: Sequence[Entity], sentence: int, discourse: Discourse
) -> str:
    if not tokens:
        return ""
    inside = set(tokens)
    head = next((t for t in tokens if tree.heads[t] not in inside or tree.heads[t] == t), tokens[0])
    return _argument(tree, head, entities, sentence, discourse)


def _argument(tree: Tree, token: int, entities: Sequence[Entity], sentence: int, discourse: Discourse) -> str:
    found = discourse.antecedent(sentence, token)
    if found is not None:
        return found.name
    for entity in entities:
        if entity.start <= tree.starts[token] < entity.end and entity_kind(entity.label):
            return entity.canonical or entity.text
    return _phrase(tree, token)


def _phrase(tree: Tree, token: int) -> str:
    """The words of a noun phrase, without its preposition and its clauses."""
    keep = [
        c for c in tree.children[token] if tree.deps[c] in PHRASE_DEPS and not _is_own_case(tree, c, token)
    ]
    tokens = sorted({token, *(t for c in keep for t in tree.subtree(c))})
    return " ".join(tree.words[t] for t in tokens[:MAX_PHRASE_WORDS] if tree.pos[t] != "PUNCT")


def _is_own_case(tree: Tree, child: int, token: int) -> bool:
    return tree.deps[child] in ("case", "punct", "advmod", "det") and child < token


def _place(tree: Tree, head: int, predicate: int, entities: Sequence[Entity]) -> str:
    for node in dict.fromkeys((head, predicate)):
        for child in tree.all_children(node, "obl"):
            if _case(tree, child) not in PLACE_CASES:
                continue
            for entity in entities:
                if entity.start <= tree.starts[child] < entity.end and entity_kind(entity.label) == PLACE:
                    return entity.canonical or entity.text
    return ""
