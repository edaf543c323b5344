"""Learn small word vectors from news text, pruned to a table that the pipeline can carry.

    python training/language/vectors.py NEWS_TEXT OUT_FILE [--keep 40000]

Needs the `floret` package (fastText's skip-gram without subwords). One thread, so that a second run gives the
same. The window is narrow, which favors syntax over topic. The result is a spaCy `Language` folder without
components.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import floret
import numpy as np
import spacy
from spacy.language import Language
from spacy.vectors import Vectors

WIDTH = 96


def variants(word: str) -> tuple[str, ...]:
    """Other casings and quotation marks under which the same vector is looked up."""
    straight, curly = word.replace("’", "'"), word.replace("'", "’")
    return tuple(
        w for form in (straight, curly) for w in (form, form.lower(), form.capitalize(), form.upper())
    )


def table(words: Iterable[str], rows: np.ndarray, keep: int) -> Language:
    """A blank pipeline with the most frequent words' vectors, scaled to unit variance."""
    nlp = spacy.blank("en")
    kept = [w for w in words if w != "</s>"][:keep]
    data = np.asarray(rows[: len(kept)], dtype="float32")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=kept)
    taken = set(kept)
    for row, word in enumerate(kept):
        for other in variants(word):
            if other not in taken:
                taken.add(other)
                nlp.vocab.vectors.add(nlp.vocab.strings.add(other), row=row)
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--keep", type=int, default=40000, metavar="ROWS")
    args = parser.parse_args()
    model = floret.train_unsupervised(
        str(args.text),
        model="skipgram",
        dim=WIDTH,
        ws=2,
        epoch=6,
        lr=0.05,
        minCount=5,
        minn=0,
        maxn=0,
        neg=6,
        thread=1,
    )
    words = [w for w in model.get_words() if w != "</s>"]
    rows = np.stack([model.get_word_vector(w) for w in words])
    nlp = table(words, rows / rows.std(), args.keep)
    nlp.to_disk(args.out)
    print(nlp.vocab.vectors.shape, nlp.vocab.vectors.n_keys)


if __name__ == "__main__":
    main()
