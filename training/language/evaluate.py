"""Measure a pipeline on the development sets.

    python training/language/evaluate.py MODEL_DIR CORPUS_DIR

CORPUS_DIR comes from convert.py. The last line, words a second on one thread, is the only one that varies
between runs.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops

TREE_SCORES = {
    "tag": "tag_acc",
    "UPOS": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sents F": "sents_f",
}


def examples(nlp: Language, path: Path) -> list[Example]:
    return [Example(nlp.make_doc(doc.text), doc) for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]


def tree_lines(nlp: Language, corpus: Path) -> Iterator[str]:
    """One line a treebank."""
    for part in ("gum", "ewt"):
        with nlp.select_pipes(disable=[n for n in ("ner",) if n in nlp.pipe_names]):
            scores = nlp.evaluate(examples(nlp, corpus / f"trees-{part}-dev.spacy"))
        yield f"{part.upper()} dev: " + ", ".join(
            f"{k} {100 * scores[v]:.2f}" for k, v in TREE_SCORES.items()
        )


def name_lines(nlp: Language, corpus: Path) -> Iterator[str]:
    """Entities overall and by label, exact spans."""
    with nlp.select_pipes(enable=[n for n in ("ner",) if n in nlp.pipe_names]):
        scores = nlp.evaluate(examples(nlp, corpus / "names-dev.spacy"))
    rows = {"all": {k: scores[f"ents_{k}"] for k in "prf"}, **scores["ents_per_type"]}
    for label, row in sorted(rows.items()):
        yield f"entities {label:8} P {100 * row['p']:.1f} R {100 * row['r']:.1f} F {100 * row['f']:.1f}"


def speed(nlp: Language, corpus: Path, words: int = 30000) -> float:
    """Words a CPU second of the whole pipeline."""
    texts, count = [], 0
    for doc in DocBin().from_disk(corpus / "names-dev.spacy").get_docs(nlp.vocab):
        texts.append(doc.text)
        count += len(doc)
        if count > words:
            break
    for _ in nlp.pipe(texts[:20]):
        pass
    start = time.process_time()
    done = sum(len(doc) for doc in nlp.pipe(texts))
    return done / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(args.model)
    for line in tree_lines(nlp, args.corpus) if "parser" in nlp.pipe_names else ():
        print(line)
    for line in name_lines(nlp, args.corpus) if "ner" in nlp.pipe_names else ():
        print(line)
    print(f"{speed(nlp, args.corpus):.0f} words a CPU second")


if __name__ == "__main__":
    main()
