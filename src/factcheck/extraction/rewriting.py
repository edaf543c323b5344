"""A clause's wording made self-contained: pieces joined into a sentence, pronouns and short names filled
in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.extraction.cuts import SEPARATORS
from factcheck.extraction.inflection import present
from factcheck.extraction.lexicon import FIRST_PLURAL, FIRST_SINGULAR
from factcheck.extraction.mentions import PERSON, Discourse, entity_kind
from factcheck.extraction.predicates import is_person_noun
from factcheck.extraction.tree import Tree
from factcheck.records import Entity

NO_SPACE_BEFORE = frozenset(
    [",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "n’t", "”", "’", "'"]
)
NO_SPACE_AFTER = frozenset(["(", "[", "$", "£", "€", "“", "‘"])
TIDY = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+([,.;:!?])(?=\s|$)"), r"\1"),
    (re.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (re.compile(r"\(\s*\)"), ""),
)
EDGES = " ,;:-–—•·*▪●◦"


def render(
    tree: Tree, pieces: Iterable[int | str], replaced: dict[int, str], keep_quotes: bool = True
) -> str:
    """The sentence that the pieces spell, with some tokens replaced (by an empty string: left out)."""
    out: list[str] = []
    last: int | None = None
    for n, piece in enumerate(pieces):
        word = piece if isinstance(piece, str) else replaced.get(piece, tree.words[piece])
        if isinstance(piece, int):
            if last is not None and piece > last + 1 and out and out[-1].strip() in SEPARATORS - {"(", "["}:
                out.pop()
            opened = last is not None and piece > last + 1 and tree.words[last + 1] in (",", "–", "—", "-")
            if opened and word in (",", "–", "—", "-"):
                last = piece
                continue
            if n and piece == 0 and _is_common(tree, 0) and 0 not in replaced:
                word = word[:1].lower() + word[1:]
        if word:
            out.append(_gap(tree, last, piece, word, out) + word)
        last = piece if isinstance(piece, int) else None
    return finish("".join(out), keep_quotes)


def _is_common(tree: Tree, i: int) -> bool:
    if i + 1 < len(tree) and tree.words[i + 1][:1].isupper() and tree.deps[i] in ("compound", "amod"):
        return False
    return tree.pos[i] not in ("PROPN", "NUM") and tree.words[i] != "I" and not tree.words[i].isupper()


def _gap(tree: Tree, last: int | None, piece: int | str, word: str, out: list[str]) -> str:
    if not out:
        return ""
    if isinstance(piece, int) and last is not None and piece == last + 1:
        return " " if tree.starts[piece] > tree.end(last) else ""
    if word in NO_SPACE_BEFORE or out[-1].strip() in NO_SPACE_AFTER:
        return ""
    return " "


def finish(text: str, keep_quotes: bool = True) -> str:
    """Tidy punctuation, drop unpaired marks, start with a capital and end with a full stop."""
    for pattern, by in TIDY:
        text = pattern.sub(by, text)
    text = _pair_marks(text.strip(EDGES), keep_quotes)
    for pattern, by in TIDY:
        text = pattern.sub(by, text)
    text = text.strip(EDGES + ".") if not text.endswith(("...", "…")) else text.strip(EDGES)
    text = re.sub(r"[,;:.]+([”\"])$", r"\1", text)
    if not text:
        return ""
    ending = "" if text[-1] in "!?" or text.endswith((".”", '."')) else "."
    return text[0].upper() + text[1:] + ending


def _pair_marks(text: str, keep_quotes: bool) -> str:
    if not keep_quotes:
        text = text.strip("\"“”‘’' ")
    if text.count('"') % 2 or text.count("“") != text.count("”") or not keep_quotes:
        text = text.replace('"', "").replace("“", "").replace("”", "")
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    if text.count("[") != text.count("]"):
        text = text.replace("[", "").replace("]", "")
    return re.sub(r"\s+", " ", text).strip(EDGES)


def possessive(name: str) -> str:
    """The name with the ending that makes it an owner."""
    return name + ("'" if name.endswith("s") else "'s")


def full_names(tree: Tree, pieces: tuple[int | str, ...], entities: Iterable[Entity]) -> dict[int, str]:
    """Replacements that give each person mentioned by a part of the name the whole name, once."""
    replaced: dict[int, str] = {}
    used: set[str] = set()
    inside = {p for p in pieces if isinstance(p, int)}
    for entity in entities:
        if entity_kind(entity.label) != PERSON or entity.canonical in used:
            continue
        used.add(entity.canonical)
        if not _is_part(entity.text, entity.canonical):
            continue
        tokens = [i for i in sorted(inside) if entity.start <= tree.starts[i] < entity.end]
        if tokens and _plain(tree, tokens):
            replaced[tokens[0]] = entity.canonical
            replaced.update((t, "") for t in tokens[1:])
    return replaced


def _is_part(text: str, canonical: str) -> bool:
    words, full = text.split(), canonical.split()
    if "&" in canonical:
        return False
    return 0 < len(words) < len(full) and full[-len(words) :] == words


def _plain(tree: Tree, tokens: list[int]) -> bool:
    """Whether the mention is a name alone, not one inside a title or a compound ("the Ruiz government")."""
    first, last = tokens[0], tokens[-1]
    if tree.deps[last] in ("compound", "flat") and tree.heads[last] not in tokens:
        return False
    return not (
        first and tree.deps[first - 1] in ("compound", "det", "flat") and tree.heads[first - 1] in tokens
    )


def fill_pronouns(
    tree: Tree, sentence: int, pieces: tuple[int | str, ...], discourse: Discourse, speaker: str
) -> tuple[dict[int, str], tuple[str, ...]]:
    """Replacements for the clause's pronouns, and the pronouns for which no clear antecedent was found.

    A pronoun whose antecedent already stands before it in the clause is left. `speaker` is who says the
    clause in quotation marks, "" if nobody is named or the words are not verbatim.
    """
    replaced: dict[int, str] = {}
    unresolved: list[str] = []
    tokens = [p for p in pieces if isinstance(p, int)]
    named = {
        m.name
        for t in tokens
        if not discourse.is_anaphor(sentence, t) and (m := discourse.mention(sentence, t)) is not None
    }
    for piece in tokens:
        word = tree.low(piece)
        if discourse.is_anaphor(sentence, piece):
            found = discourse.antecedent(sentence, piece)
            if found is None:
                if not _is_partitive(tree, piece, pieces) and not _is_bound(tree, piece, pieces):
                    unresolved.append(word)
            elif found.name not in named:
                owner = tree.tags[piece] == "PRP$" or word in ("hers", "theirs")
                replaced[piece] = possessive(found.wording) if owner else found.wording
                named.add(found.name)
        elif word in FIRST_SINGULAR | FIRST_PLURAL and tree.pos[piece] in ("PRON", "DET"):
            _first_person(tree, piece, word, speaker, replaced, unresolved)
        elif word in ("this", "that", "these", "those") and _stands_alone(tree, piece):
            unresolved.append(word)
    return replaced, tuple(dict.fromkeys(unresolved))


def _is_bound(tree: Tree, piece: int, pieces: tuple[int | str, ...]) -> bool:
    """ "The firm cut its forecast": the owner is the subject of the same clause and stands in the claim."""
    if tree.tags[piece] != "PRP$":
        return False
    owned = tree.heads[piece]
    if tree.deps[owned] == "conj" and tree.heads[owned] in pieces and tree.low(piece) in ("its", "their"):
        return tree.heads[owned] < piece and tree.pos[tree.heads[owned]] in ("PROPN", "NOUN")
    node = piece
    while tree.heads[node] != node and not tree.is_verb(node):
        node = tree.heads[node]
    subject = tree.subject(node)
    while subject is None and tree.deps[node] in ("conj", "xcomp") and tree.heads[node] != node:
        node = tree.heads[node]
        subject = tree.subject(node)
    if subject is None or subject > piece or subject not in pieces or tree.is_under(piece, subject):
        return False
    if tree.low(piece) in ("its", "their"):
        return tree.pos[subject] in ("PROPN", "NOUN")
    return tree.pos[subject] == "PROPN" or is_person_noun(tree.lemmas[subject])


def _is_partitive(tree: Tree, piece: int, pieces: tuple[int | str, ...]) -> bool:
    """ "12 members, four of them women": what the pronoun stands for is said right before it."""
    case = tree.child(piece, "case")
    if tree.low(piece) not in ("them", "it", "these") or case is None or tree.low(case) != "of":
        return False
    return any(isinstance(p, int) and p < piece - 2 and tree.tags[p] in ("NNS", "NNPS", "NN") for p in pieces)


def _stands_alone(tree: Tree, piece: int) -> bool:
    """Whether a demonstrative is a noun phrase of its own that nothing defines ("those who ..." is
    defined)."""
    if tree.tags[piece] != "DT" or tree.deps[piece] not in ("nsubj", "nsubj:pass", "obj", "obl", "nmod"):
        return False
    return tree.child(piece, "acl:relcl", "acl", "nmod") is None


def _first_person(
    tree: Tree, piece: int, word: str, speaker: str, replaced: dict[int, str], unresolved: list[str]
) -> None:
    if word in FIRST_PLURAL or not speaker or "myself" in (w.lower() for w in tree.words):
        unresolved.append(word)
        return
    replaced[piece] = possessive(speaker) if word in ("my", "mine") else speaker
    if tree.deps[piece] not in ("nsubj", "nsubj:pass"):
        return
    head = tree.heads[piece]
    verbs = [c for c in tree.children[head] if tree.deps[c] in ("aux", "aux:pass", "cop")] or [head]
    verb = min(verbs)
    form = tree.low(verb)
    if form in ("'m", "’m", "am"):
        replaced[verb] = " is" if form != "am" else "is"
    elif form in ("'ve", "’ve"):
        replaced[verb] = " has"
    elif form in ("'ll", "’ll"):
        replaced[verb] = " will"
    elif form in ("'d", "’d"):
        replaced[verb] = " would"
    elif tree.tags[verb] == "VBP" and tree.words[verb] not in ("'m",):
        replaced[verb] = present(tree.lemmas[verb], False)
