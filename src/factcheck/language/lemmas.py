"""Lemmas of inflected verbs and nouns, checked against a dictionary.

The trained lemmatizer cuts endings and sometimes cuts wrong ("cancelled": "cancell"). Where the dictionary of lemminflect (from the
NIH SPECIALIST Lexicon) knows the form, its lemma stands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CHECKED = ("VERB", "NOUN")


def correct_lemmas(doc: Doc) -> Doc:
    """Give each verb and noun a lemma that the dictionary has for its form; the trained one stays if it is among them."""
    for token in doc:
        if token.pos_ in _CHECKED and token.is_alpha:
            known = _lemmas(token.lower_, token.pos_)
            if known and token.lemma_ not in known:
                token.lemma_ = known[0]
    return doc


@lru_cache(maxsize=65536)
def _lemmas(form: str, pos: str) -> tuple[str, ...]:
    from lemminflect import getLemma

    return tuple(getLemma(form, pos, lemmatize_oov=False))
