"""Pack a trained model for shipping: fewer words, fewer places, three or four bits a weight.

    python training/entailment/pack.py MODEL OUT_DIR --texts ARTICLES.jsonl.gz --pairs PAIRS.jsonl [--least 12]

Words of the vocabulary that the texts (a `text` field a line) use less often than --least are left out: the tokenizer then
builds them from shorter pieces. Matrices of layers take four bits a weight and the word embeddings three (see
`factcheck.judging.packed`); all else stays in half precision. What rounding one column of a layer's matrix spoils is made good
by the columns after it, as far as the inputs go together that the pairs bring there (GPTQ, Frantar et al. 2023).
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import save_file
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from factcheck.judging.figures import in_figures
from factcheck.judging.packed import CODES, GROUP, LEVELS, SCALES, joined, nearest, pack

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


def input_products(model: Any, tokenizer: Any, path: Path, count: int) -> dict[str, torch.Tensor]:
    """For each linear layer, by the name of its weights: the sum of x x' over the inputs x that the first pairs bring."""
    products: dict[str, torch.Tensor] = {}

    def watch(name: str) -> Any:
        def add(_: Any, inputs: tuple[torch.Tensor, ...]) -> None:
            x = inputs[0].float().flatten(0, -2)
            products[name] = products.get(name, 0) + x.T @ x

        return add

    hooks = [
        part.register_forward_pre_hook(watch(f"{name}.weight"))
        for name, part in model.named_modules()
        if isinstance(part, torch.nn.Linear)
    ]
    with path.open(encoding="utf-8") as stream, torch.inference_mode():
        for line in itertools.islice(stream, count):
            row = json.loads(line)
            texts = in_figures(row["premise"]), in_figures(row["hypothesis"])
            model(**tokenizer(*texts, truncation=True, max_length=128, return_tensors="pt"))
    for hook in hooks:
        hook.remove()
    return products


def pack_by_inputs(
    weights: torch.Tensor, product: torch.Tensor, bits: int
) -> tuple[np.ndarray, npt.NDArray[np.float16]]:
    """Codes and scales of a layer's matrix, rounded column by column (GPTQ)."""
    rows, columns = weights.shape
    damped = product + 0.01 * product.diagonal().mean() * torch.eye(columns)
    inverse = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(damped)), upper=True)
    left, levels = weights.clone(), torch.from_numpy(LEVELS[bits])
    codes = np.zeros((rows, columns), dtype=np.uint8)
    scales = np.zeros((rows, columns // GROUP), dtype=np.float16)
    for start in range(0, columns, GROUP):
        block, errors = left[:, start : start + GROUP], torch.zeros(rows, GROUP)
        scales[:, start // GROUP] = block.abs().amax(dim=1).numpy()
        scale = scales[:, start // GROUP]
        for k in range(GROUP):
            i = start + k
            codes[:, i] = nearest(block[:, k].numpy(), scale, bits)
            rounded = levels[codes[:, i].astype(np.int64)] * torch.from_numpy(scale).float()
            errors[:, k] = (block[:, k] - rounded) / inverse[i, i]
            block[:, k:] -= errors[:, k : k + 1] * inverse[i, i : start + GROUP]
        left[:, start + GROUP :] -= errors @ inverse[start : start + GROUP, start + GROUP :]
    return joined(codes, bits), scales


def packed_state(
    model: Any, kept: list[int], places: int, products: dict[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    """The state to save."""
    state = {}
    for name, value in model.state_dict().items():
        rows = value.float()
        if name.endswith(WORDS):
            rows = rows[kept]
        elif name.endswith(PLACES):
            rows = rows[:places]
        if name.endswith(WORDS):
            codes, scales = pack(rows.numpy().astype(np.float32), 3)
        elif name in products and rows.shape[0] >= GROUP:
            codes, scales = pack_by_inputs(rows, products[name], 4)
        else:
            state[name] = (rows.half() if value.is_floating_point() else value).contiguous()
            continue
        state[name + CODES], state[name + SCALES] = torch.from_numpy(codes), torch.from_numpy(scales)
    return state


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True, help="pairs as train.py takes them")
    parser.add_argument("--count", type=int, default=800, help="how many of the pairs are looked at")
    parser.add_argument("--least", type=int, default=12)
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
    products = input_products(model.eval(), tokenizer, args.pairs, args.count)
    save_file(packed_state(model, kept, args.places, products), args.out / "model.safetensors")
    model.config.vocab_size, model.config.max_position_embeddings = len(kept), args.places
    model.config.save_pretrained(args.out)
    size = (args.out / "model.safetensors").stat().st_size / 1e6
    print(f"{len(kept)} pieces of {tokenizer.vocab_size}, {size:.1f} MB")


if __name__ == "__main__":
    main()
