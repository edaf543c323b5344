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


def joined(trees: Path, names: Path) -> Language:
    """The tree pipeline with the entity recognizer added."""
    nlp, other = spacy.load(trees), spacy.load(names)
    other.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=other)
    nlp.meta.update({k: v for k, v in META.items() if k != "name"})
    nlp.meta["name"] = META["name"]
    for key in ("train", "dev", "vectors", "init_tok2vec"):
        nlp.config["paths"][key] = None
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
