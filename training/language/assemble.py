"""Join the two trained halves to the pipeline that ships.

    python training/language/assemble.py TREES_MODEL NAMES_MODEL OUT_DIR

The entity recognizer takes its own copy of its word layers along; both halves share one table of word
vectors.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.vectors import Vectors

META = {
    "name": "factcheck_news",
    "version": "1.0.0",
    "description": "Tagger, morphology, lemmas, Universal Dependencies and entities for English news",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
        {"name": "UD English GUM (without its non-commercial genres)", "license": "CC BY"},
        {"name": "en-worldwide-newswire", "license": "none stated"},
    ],
}


ROWS = 36000  # of the word vectors: the rest are the rarest words


def trimmed(vectors: Vectors, rows: int) -> Vectors:
    """The first rows and the words that point to them."""
    kept = [(key, row) for key, row in vectors.key2row.items() if row < rows]
    small = Vectors(strings=vectors.strings, shape=(min(rows, vectors.shape[0]), vectors.shape[1]))
    small.data[:] = vectors.data[: small.shape[0]]
    for key, row in kept:
        small.add(key, row=row)
    return small


def forget_paths(section: dict[str, object]) -> None:
    """Clear the training machine's folders from a configuration."""
    for key, value in section.items():
        if isinstance(value, dict):
            forget_paths(value)
        elif isinstance(value, str) and "/" in value:
            section[key] = None


def joined(trees: Path, names: Path) -> Language:
    """The tree pipeline with the entity recognizer added."""
    nlp, other = spacy.load(trees), spacy.load(names)
    other.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=other)
    nlp.vocab.vectors = trimmed(nlp.vocab.vectors, ROWS)
    nlp.meta.update({k: v for k, v in META.items() if k != "name"})
    nlp.meta["name"] = META["name"]
    forget_paths(nlp.config)
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trees", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    nlp = joined(args.trees, args.names)
    nlp.meta["performance"] = {}
    card = args.out / "CARD.md"
    kept = card.read_text(encoding="utf-8") if card.exists() else None
    shutil.rmtree(args.out, ignore_errors=True)
    nlp.to_disk(args.out)
    if kept is not None:
        card.write_text(kept, encoding="utf-8")
    print(nlp.pipe_names, sum(f.stat().st_size for f in args.out.rglob("*") if f.is_file()) // 1000, "kB")


if __name__ == "__main__":
    main()
