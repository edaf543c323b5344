"""Train one half of the pipeline: `trees` (tagger, morphologizer, lemmatizer, parser) or `names` (entities).

    python training/language/train.py trees CORPUS_DIR OUT_DIR [--vectors DIR] [--start MODEL_DIR] [--steps N]

CORPUS_DIR comes from convert.py, the vectors from vectors.py. `--start` goes on from the weights of an
earlier run, also of one without vectors. Seeds are fixed. Matrix products go through NumPy: half the time.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.training import Corpus
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import fix_random_seed, load_config, load_model_from_config
from thinc.api import Config, Model, NumpyOps, set_current_ops

HERE = Path(__file__).parent


def settings(args: argparse.Namespace) -> Config:
    """The stage's configuration, completed by the command line."""
    overrides: dict[str, object] = {
        "paths.train": str(args.corpus / f"{args.stage}-train.spacy"),
        "paths.dev": str(args.corpus / f"{args.stage}-dev.spacy"),
    }
    if args.vectors:
        overrides["paths.vectors"] = str(args.vectors)
        overrides["components.tok2vec.model.embed.include_static_vectors"] = True
    if args.steps:
        overrides["training.max_steps"] = args.steps
    if args.rate:
        overrides["training.optimizer.learn_rate.initial_rate"] = args.rate
    return load_config(HERE / f"{args.stage}.cfg", overrides=overrides, interpolate=True)


def copy_weights(source: Model, target: Model) -> None:
    """Copy a tok2vec's weights. A wider first mixing layer of the target starts its new inputs small."""

    def weighted(model: Model, kind: str) -> list[Model]:
        return [n for n in model.walk() if n.name == kind]

    for kind in ("hashembed", "static_vectors", "maxout", "layernorm"):
        for old, new in zip(weighted(source, kind), weighted(target, kind), strict=kind != "static_vectors"):
            for name in old.param_names:
                copy_parameter(old.get_param(name), new, name)


def copy_parameter(value: np.ndarray, node: Model, name: str) -> None:
    into = node.get_param(name).copy()
    if into.shape != value.shape:
        into[..., value.shape[-1] :] *= 0.3
    into[tuple(slice(0, n) for n in value.shape)] = value
    node.set_param(name, into.astype(np.float32))


def warm_start(config: Config, start: Path, vectors: Path | None) -> Language:
    """The pipeline with the weights of an earlier run."""
    old = spacy.load(start)
    nlp = load_model_from_config(config, auto_fill=True)
    if vectors:
        nlp.vocab.vectors = spacy.load(vectors).vocab.vectors
    for word in itertools.chain(old.vocab.strings, spacy.load(vectors).vocab.strings if vectors else ()):
        nlp.vocab.strings.add(word)
    sample = list(itertools.islice(Corpus(config["paths"]["train"])(nlp), 20))
    for name in nlp.pipe_names:
        if name != "tok2vec":
            nlp.get_pipe(name).from_disk(start / name, exclude=["vocab"])
    lemmatizer = nlp.get_pipe("trainable_lemmatizer") if "trainable_lemmatizer" in nlp.pipe_names else None
    if (
        lemmatizer
    ):  # loading leaves this index empty, and without it every lemma would train as the first label
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    nlp.get_pipe("tok2vec").model.initialize(X=[example.reference for example in sample])
    copy_weights(old.get_pipe("tok2vec").model, nlp.get_pipe("tok2vec").model)
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stage", choices=("trees", "names"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--rate", type=float)
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    config = settings(args)
    fix_random_seed(config["training"]["seed"])
    args.out.mkdir(parents=True, exist_ok=True)
    nlp = warm_start(config, args.start, args.vectors) if args.start else init_nlp(config)
    train(nlp, args.out, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
