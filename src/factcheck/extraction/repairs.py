"""Attachments that a parser gets wrong in a way that grammar alone can tell; applied before anything is read off."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.lexicon import SPEECH_VERBS


def repair(
    words: Sequence[str], lemmas: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]
) -> None:
    """Correct `deps` and `heads` in place."""
    for i in range(len(words)):
        _reported_clause(i, words, lemmas, tags, deps, heads)
        _closing_frame(i, words, lemmas, deps, heads)


def _reported_clause(
    i: int,
    words: Sequence[str],
    lemmas: Sequence[str],
    tags: Sequence[str],
    deps: list[str],
    heads: list[int],
) -> None:
    """ "Said on Friday that X" where the clause was hung on the day as if it described it."""
    if deps[i] != "mark" or tags[i] != "IN" or words[i].lower() != "that":
        return
    clause = heads[i]
    noun = heads[clause]
    if not deps[clause].startswith("acl") or noun == clause or not deps[noun].startswith("obl"):
        return
    verb = heads[noun]
    if lemmas[verb] not in SPEECH_VERBS or any(
        heads[k] == verb and deps[k] == "ccomp" for k in range(len(words))
    ):
        return
    heads[clause], deps[clause] = verb, "ccomp"


def _closing_frame(
    i: int, words: Sequence[str], lemmas: Sequence[str], deps: list[str], heads: list[int]
) -> None:
    """ "X fell, the company told reporters" where the frame was taken for a second main clause."""
    if deps[i] != "conj" or lemmas[i] not in SPEECH_VERBS or len(words) - i > 6:
        return
    children = [k for k in range(len(words)) if heads[k] == i]
    if any(deps[k] in ("cc", "ccomp", "xcomp", "parataxis") for k in children):
        return
    subject = next((k for k in children if deps[k] == "nsubj"), None)
    if subject is not None and heads[i] < subject < i and "," in words[heads[i] : subject]:
        deps[i] = "parataxis"
