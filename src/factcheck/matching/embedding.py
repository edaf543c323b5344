"""The vectors of sentences and claims, made article by article and kept in the cache."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from factcheck.language.parse import sentence_texts, sentences_of
from factcheck.language.stored import Documents
from factcheck.matching.encoder import Matrix
from factcheck.matching.stored import CLAIMS, SENTENCES, StoredEncoder
from factcheck.progress import Progress, silent
from factcheck.records import Article, Claim, ParsedArticle

Vector = Matrix


def sentence_vectors(article: Article, documents: Documents, encoder: StoredEncoder) -> Matrix:
    """One row a sentence of the article; from the cache without a look at the text where it has them."""
    key = documents.key(article)
    found = encoder.stored(SENTENCES, key)
    if found is None:
        texts = sentence_texts(article, sentences_of(article, documents(article)))
        found = encoder.encode_article(texts, SENTENCES, key)
    return found


def vectors_at(
    places: Sequence[tuple[int, int]],
    parsed: Sequence[ParsedArticle],
    documents: Documents,
    encoder: StoredEncoder,
    progress: Progress = silent,
) -> Matrix:
    """One row for each place: the article's index and where in its text the sentence starts."""
    rows: dict[tuple[int, int], Vector] = {}
    for index, item in enumerate(parsed):
        texts = sentence_texts(item.article, item.sentences)
        found = encoder.encode_article(texts, SENTENCES, documents.key(item.article))
        rows |= {(index, start): row for (start, _), row in zip(item.sentences, found, strict=True)}
        progress("embed", index + 1, len(parsed))
    return np.stack([rows[place] for place in places])


def claim_vectors(claims: Iterable[Claim], encoder: StoredEncoder) -> Mapping[str, Vector]:
    """The vectors of claims by their ids."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    vectors: dict[str, Vector] = {}
    for group in by_article.values():
        found = encoder.encode_article([claim.text for claim in group], CLAIMS)
        vectors |= dict(zip([claim.id for claim in group], found, strict=True))
    return vectors
