"""Which sentences and clauses are claims: not questions, commands, opinions, wishes, page furniture,
fragments."""

from __future__ import annotations

import re
from enum import StrEnum

from factcheck.extraction.lexicon import FIRST_PLURAL, FIRST_SINGULAR, OPINION_ADJECTIVES, OPINION_FRAMES
from factcheck.extraction.tree import FINITE_TAGS, SUBJECTS, Tree
from factcheck.records import BlockKind

_FURNITURE = (
    r"click here|read (?:more|also|next)|see also|also read|sign up|subscribe|follow us|share this|advertis",
    r"related (?:articles|stories|content)|comments?\b.{0,20}$|print this|e-?mail (?:this|us)|scroll down",
    r"(?:photo|image|picture|video|credit|source|caption)s?\s*(?:by|:|credit)",
    r"this (?:article|story|post|page) (?:was|has been|is|originally)",
    r"reporting by|editing by|additional reporting|written by|all rights reserved|copyright|©|cookie",
    r"skip to|back to top|connect with us|published$|updated?:?$|leave a (?:reply|comment)",
    r"the views expressed|for more information|terms (?:of|and)|privacy policy|watch:|listen:",
    r"\(?(?:reuters|ap|afp)\)?$",
)
FURNITURE = re.compile("^(?:" + "|".join(_FURNITURE) + ")", re.IGNORECASE)
MIN_WORDS = 3
LONGEST_NO_COMMENT = 160
# What stands before the sentence proper: a bullet or number, a dateline, a label with a colon.
BULLET = re.compile(r"(?:[•·▪●◦*–—-]|\(?[0-9a-h]{1,2}[.)])\s+")
_PLACE = (
    r"[A-Z][A-Z .'’-]{2,40}(?:,\s[A-Z][\w .]{2,30}){0,2}"
    r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?(?:,\s\d{4})?\s*"
)
_AGENCY = r"\([A-Z][\w ./]{1,30}\)"
DATELINE = re.compile(_PLACE + rf"(?:{_AGENCY}\s*[–—-]+|[–—]|--)\s+(?=[\"“A-Z])")
DATELINE_ONLY = re.compile(_PLACE + rf"(?:{_AGENCY})?\s*[–—-]+")
LABEL = re.compile(r"[A-Z][\w‑’'-]*(?:[ /][\w‑’'&-]+){0,7}(?: \([^()]{1,40}\))?:\s+(?=[\"“A-Z0-9])")
# A label in one of these words reports; it is no mere label.
REPORTING_LABEL = re.compile(
    r"\b(?:says?|said|told|asked|adds?|added|wrote|writes|is|are|was|were|has|have|had|will|to|tells?|warns?|with|of)\b"
)


def lead_length(text: str) -> int:
    """How many characters of a sentence stand before what it says: bullet, dateline, label."""
    at = 0
    bullet = BULLET.match(text)
    if bullet:
        at = bullet.end()
    dateline = DATELINE.match(text, at)
    if dateline:
        return dateline.end()
    label = LABEL.match(text, at)
    if label and len(label.group().split()) > 1 and not REPORTING_LABEL.search(label.group()):
        return label.end()
    return at


def is_lead_in(tree: Tree) -> bool:
    """Whether the sentence breaks off at a colon in mid-phrase ("The chapter deals with:") or is a label."""
    if len(tree) < 2 or tree.words[-1] != ":":
        return False
    return tree.tags[-2][:2] in ("IN", "VB", "TO", "DT") or not any(t in FINITE_TAGS for t in tree.tags)


def is_furniture(text: str) -> bool:
    """Whether the sentence is part of a page's chrome rather than its story."""
    text = text.strip()
    if DATELINE_ONLY.fullmatch(text):
        return True
    return bool(FURNITURE.match(text.lstrip("([")))


def is_no_comment(clause: str) -> bool:
    """Whether the clause says only that somebody had nothing to say ("declined to comment")."""
    return len(clause) <= LONGEST_NO_COMMENT and bool(NO_COMMENT.search(clause))


_NO_COMMENT = (
    r"\b(?:declin(?:ed|es)|refused) (?:further )?(?:to )?comment\b",
    r"\bcould not (?:immediately )?be reached\b",
    r"\b(?:did|does|has|have|had) ?(?:n ?['’]t|not) (?:immediately )?(?:respond(?:ed)?|repl(?:y|ied)) to\b"
    r".{0,40}\b(?:comment|request|question|inquir)",
)
NO_COMMENT = re.compile("|".join(_NO_COMMENT), re.IGNORECASE)
WISH = re.compile(r"[\"“]?(?:let us|let['’]s|may (?:he|she|they) rest)\b", re.IGNORECASE)
OPEN_QUESTION = re.compile(r"(?:how|why|what|where|who|when|which)\b", re.IGNORECASE)


def is_question(text: str) -> bool:
    """Whether the sentence asks, wishes, or is a heading in the form of a question ("How the deal was
    made")."""
    if WISH.match(text):
        return True
    if text[-1:].isalnum() and (OPEN_QUESTION.match(text) or OPEN_QUESTION.match(text.rpartition(": ")[2])):
        return True
    return text.rstrip(" \"'”’)").endswith("?")


class Unfit(StrEnum):
    """Why a clause is no claim."""

    FRAGMENT = "fragment"
    COMMAND = "command"
    OPINION = "opinion"


def unfitness(
    tree: Tree, head: int, tokens: tuple[int, ...], block: BlockKind, has_number: bool
) -> Unfit | None:
    """Why the clause of these tokens cannot be held against the world; None where it can."""
    words = [t for t in tokens if tree.pos[t] != "PUNCT"]
    if tree.deps[head] in ("appos", "nummod", "compound") and tree.heads[head] != head:
        return None
    has_verb = any(
        tree.pos[t] == "VERB" or (tree.pos[t] == "AUX" and tree.lemmas[t] in ("be", "have")) for t in words
    )
    least = MIN_WORDS if tree.subject(head) is None else 2
    if len(words) < least or (not has_verb and not has_number):
        return Unfit.FRAGMENT
    is_heading = tree.words[-1][-1:].isalnum() and block is not BlockKind.HEADLINE
    if is_heading and not has_number and tree.deps[head] == "ROOT" and tree.subject(head) is None:
        return Unfit.FRAGMENT
    is_main = tree.deps[head] == "ROOT" and block is not BlockKind.HEADLINE
    if is_main and not has_number and not any(tree.tags[t] in FINITE_TAGS for t in words):
        return Unfit.FRAGMENT
    if block is BlockKind.PARAGRAPH and _is_loose(tree, head, words, has_verb):
        return Unfit.FRAGMENT
    if (not has_number or tree.deps[head] == "ccomp") and not _is_predication(tree, head, block):
        return Unfit.FRAGMENT
    if _is_command(tree, head):
        return Unfit.COMMAND
    return Unfit.OPINION if is_opinion(tree, head, has_number) else None


def _is_loose(tree: Tree, head: int, words: list[int], has_verb: bool) -> bool:
    """Whether a sentence of running text is only a subordinate clause or a phrase ("With two minutes
    left.")."""
    if tree.deps[head] != "ROOT" or len(words) < len([p for p in tree.pos if p != "PUNCT"]):
        return False
    first = words[0]
    if not has_verb or tree.subject(head) is None:
        loose = ("with", "without", "despite", "amid", "like", "after", "before")
        return tree.low(first) in loose and not any(tag in FINITE_TAGS for tag in tree.tags)
    opens = tree.deps[first] in ("mark", "advmod") and tree.deps[tree.heads[first]] != "advcl"
    return opens and tree.low(first) in ("when", "because", "as", "since", "although", "while", "if")


def _is_predication(tree: Tree, head: int, block: BlockKind) -> bool:
    """Whether the head is a clause: in running text it needs a subject, in headlines and lists a verb is
    enough."""
    if tree.subject(head) is not None or tree.child(head, "expl") is not None:
        return True
    if tree.deps[head] in ("conj", "acl", "advcl", "acl:relcl", "appos", "nummod"):
        return True
    if tree.deps[head] == "ccomp":
        return False
    if block in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return tree.is_finite(head) or tree.tags[head] in ("VBN", "VBG")
    return tree.pos[head] in ("VERB", "AUX") or tree.child(head, "acl", "cop") is not None


def _is_command(tree: Tree, head: int) -> bool:
    """Whether the root is a bare verb without subject ("Shake the bottle")."""
    return (
        tree.deps[head] in ("ROOT", "parataxis")
        and not _follows_noun(tree, head)
        and tree.tags[head] in ("VB", "VBP")
        and tree.subject(head) is None
        and tree.child(head, "aux", "aux:pass", "mark", "expl") is None
    ) or _opens_with_bare_verb(tree, head)


def _follows_noun(tree: Tree, head: int) -> bool:
    """Whether something that could be its subject stands before the verb, in the same stretch between
    commas."""
    for i in range(head - 1, -1, -1):
        if tree.words[i] in (",", ":", ";", "“", '"'):
            return False
        if tree.pos[i] in ("NOUN", "PROPN", "NUM", "PRON"):
            return True
    return False


def _opens_with_bare_verb(tree: Tree, head: int) -> bool:
    """ "Shake the bottle", whatever tag the parser gave to its first word."""
    return (
        head == 0
        and len(tree) > 1
        and tree.pos[0] == "VERB"
        and tree.low(0) == tree.lemmas[0]
        and tree.subject(head) is None
        and tree.words[-1] == "."
    )


def is_opinion(tree: Tree, head: int, has_number: bool) -> bool:
    """Whether the clause only judges, feels or wishes."""
    subject = tree.child(head, *SUBJECTS)
    first = subject is not None and tree.low(subject) in FIRST_SINGULAR | FIRST_PLURAL
    if first and tree.lemmas[head] in OPINION_FRAMES:
        return True
    if has_number:
        return False
    judged = tree.lemmas[head] in OPINION_ADJECTIVES and tree.child(head, "cop") is not None
    if judged:
        return True
    bare = subject is not None and tree.pos[subject] in ("PRON", "DET")
    praised = any(tree.lemmas[c] in OPINION_ADJECTIVES for c in tree.all_children(head, "amod"))
    if bare and praised and tree.child(head, "cop") is not None:
        return True
    return any(
        tree.low(a) in ("let", "ought", "must", "should") for a in tree.all_children(head, "aux")
    ) and (
        first
        or (subject is not None and tree.low(subject) in ("you", "one", "everyone", "it", "that", "this"))
    )
