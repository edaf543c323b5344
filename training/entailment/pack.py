"""Pack a trained model for shipping: fewer words, fewer places, three or four bits a weight.

    python training/entailment/pack.py MODEL OUT_DIR --texts ARTICLES.jsonl.gz [--least 16]

Words of the vocabulary that the texts (a `text` field a line) use less often than --least are left out: the tokenizer then
builds them from shorter pieces. Matrices of layers take four bits a weight and the word embeddings three (see
`factcheck.judging.packed`); all else stays in half precision.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from factcheck.judging.packed import CODES, GROUP, SCALES, pack

WORDS = "word_embeddings.weight"
PLACES = "position_embeddings.weight"


def used_pieces(tokenizer: Any, path: Path, least: int) -> set[int]:
    """Ids of the pieces that the texts use at least `least` times, all specials and all single characters."""
    counts: Counter[int] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            counts.update(tokenizer(json.loads(line)["text"], add_special_tokens=False)["input_ids"])
    letters = {i for piece, i in tokenizer.get_vocab().items() if len(piece.removeprefix("##")) == 1}
    return {i for i, n in counts.items() if n >= least} | letters | set(tokenizer.added_tokens_decoder)


def shrink_tokenizer(source: Path, out: Path, kept: list[int]) -> None:
    """Write the tokenizer with only the pieces kept, numbered anew in their order."""
    data = json.loads((source / "tokenizer.json").read_text("utf-8"))
    new = {old: k for k, old in enumerate(kept)}
    data["model"]["vocab"] = {p: new[i] for p, i in data["model"]["vocab"].items() if i in new}
    for token in data["added_tokens"]:
        token["id"] = new[token["id"]]
    (out / "tokenizer.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def packed_state(model: Any, kept: list[int], places: int) -> dict[str, torch.Tensor]:
    """The state to save."""
    state = {}
    for name, value in model.state_dict().items():
        rows = value.float()
        if name.endswith(WORDS):
            rows = rows[kept]
        elif name.endswith(PLACES):
            rows = rows[:places]
        if rows.ndim == 2 and rows.shape[0] >= GROUP:
            codes, scales = pack(rows.numpy().astype(np.float32), 3 if name.endswith(WORDS) else 4)
            state[name + CODES], state[name + SCALES] = torch.from_numpy(codes), torch.from_numpy(scales)
        else:
            state[name] = (rows.half() if value.is_floating_point() else value).contiguous()
    return state


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--least", type=int, default=16)
    parser.add_argument("--places", type=int, default=160, help="longest input, in tokens")
    args = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(args.model, local_files_only=True)
    model = AutoModelForSequenceClassification.from_pretrained(
        args.model, local_files_only=True, dtype=torch.float32
    )
    kept = sorted(used_pieces(tokenizer, args.texts, args.least))
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save_pretrained(args.out)
    shrink_tokenizer(args.model, args.out, kept)
    save_file(packed_state(model, kept, args.places), args.out / "model.safetensors")
    (args.out / "model.safetensors").chmod(0o644)
    model.config.vocab_size, model.config.max_position_embeddings = len(kept), args.places
    model.config.save_pretrained(args.out)
    size = (args.out / "model.safetensors").stat().st_size / 1e6
    print(f"{len(kept)} pieces of {tokenizer.vocab_size}, {size:.1f} MB")


if __name__ == "__main__":
    main()
