"""Train the entailment cross-encoder, one stage a call.

    python training/entailment/train.py START_MODEL PAIRS.jsonl[.gz] OUT_DIR [--rate 8e-5] [--seconds 1500]

PAIRS holds one JSON object a line: premise, hypothesis, label (contradiction, entailment, neutral, or
"not_contradiction": neutral or entailment, the loss doesn't say which) and an optional weight. The rows are
taken in batches of like length. The weights of the last steps are averaged (Izmailov et al. 2018).
Word embeddings stay as they are, and dropout is off: both save a third of the time. Seeds are fixed; with a
time limit (--seconds) the number of steps, and so the result, depends on the machine.

With --workers 2 or more, each process takes its share of every step's rows and gradients are averaged.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
import time
from pathlib import Path
from typing import Any

import torch
from torch import distributed, multiprocessing
from torch.nn import functional
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from factcheck.judging.figures import in_figures

LABELS = ("contradiction", "entailment", "neutral")
MAX_LENGTH = 96
Encoded = tuple[list[int], list[int], int, float]


def read_pairs(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def encode(pairs: list[dict[str, Any]], tokenizer: Any) -> list[Encoded]:
    """(token ids, token types, label, weight) a pair; label 3 is not_contradiction."""
    rows = []
    for start in range(0, len(pairs), 5000):
        part = pairs[start : start + 5000]
        texts = [in_figures(p["premise"]) for p in part], [in_figures(p["hypothesis"]) for p in part]
        batch = tokenizer(*texts, truncation=True, max_length=MAX_LENGTH)
        kinds = batch.get("token_type_ids") or [[0] * len(ids) for ids in batch["input_ids"]]
        for p, ids, types in zip(part, batch["input_ids"], kinds, strict=True):
            label = LABELS.index(p["label"]) if p["label"] in LABELS else 3
            rows.append((ids, types, label, float(p.get("weight", 1.0))))
    return rows


def batches(rows: list[Encoded], tokens: int, rng: random.Random) -> list[list[Encoded]]:
    """Batches of rows of like length, about `tokens` tokens each, in random order."""
    order = sorted(rows, key=lambda r: len(r[0]) + rng.random() * 4)
    result: list[list[Encoded]] = []
    current: list[Encoded] = []
    for row in order:  # lengths rise but for the noise, so the row's own length stands for the longest
        if current and (len(row[0]) + 2) * (len(current) + 1) > tokens:
            result.append(current)
            current = []
        current.append(row)
    result.append(current)
    result = [b for b in result if len(b) >= 4]  # each process needs rows
    rng.shuffle(result)
    return result


def collate(
    batch: list[Encoded], pad: int, typed: bool
) -> tuple[dict[str, torch.Tensor], torch.Tensor, torch.Tensor]:
    """Inputs padded by the token `pad`, labels and weights; `typed` where the model takes token types."""
    width = max(len(ids) for ids, *_ in batch)
    ids = torch.tensor([row + [pad] * (width - len(row)) for row, *_ in batch])
    types = torch.tensor([kinds + [0] * (width - len(kinds)) for _, kinds, *_ in batch])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row, *_ in batch])
    labels, weights = torch.tensor([b[2] for b in batch]), torch.tensor([b[3] for b in batch])
    inputs = {"input_ids": ids, "attention_mask": mask} | ({"token_type_ids": types} if typed else {})
    return inputs, labels, weights


def loss_of(
    logits: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor, smoothing: float
) -> torch.Tensor:
    """Weighted sum of cross entropies with label smoothing.

    For not_contradiction the target is the mass of the two other labels together.
    """
    logs = functional.log_softmax(logits.float(), dim=-1)
    known = labels < 3
    picked = logs.gather(1, labels.clamp(max=2)[:, None])[:, 0]
    either = torch.logsumexp(logs[:, 1:], dim=-1)
    target = torch.where(known, picked, either)
    uniform = torch.where(known, logs.mean(dim=-1), either)
    losses = -(1 - smoothing) * target - smoothing * uniform
    return (losses * weights).sum()


def rate_at(progress: float, peak: float, warm: float) -> float:
    """Linear warm-up, then linear decay to 5 % of the peak."""
    return peak * (progress / warm if progress < warm else 1 - 0.95 * (progress - warm) / (1 - warm))


def load_model(start: str) -> Any:
    """The classifier with three labels, without dropout, its word embeddings frozen."""
    model = AutoModelForSequenceClassification.from_pretrained(
        start,
        num_labels=3,
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        local_files_only=True,
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    ).float()
    model.get_input_embeddings().weight.requires_grad_(False)
    model.train()
    return model


class Average:
    """The running mean of a model's weights."""

    def __init__(self) -> None:
        self.count = 0
        self.state: dict[str, torch.Tensor] = {}

    def add(self, model: Any) -> None:
        """Take the weights as they are now into the mean."""
        self.count += 1
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                mean = self.state.setdefault(name, torch.zeros_like(value, dtype=torch.float32))
                mean += (value.float() - mean) / self.count

    def put(self, model: Any) -> None:
        """Set the model's weights to the mean."""
        state = model.state_dict()
        model.load_state_dict({n: self.state.get(n, v) for n, v in state.items()})


def share_gradients(parameters: list[torch.nn.Parameter], total: torch.Tensor) -> None:
    """Sum gradients and weight totals over the processes, then divide."""
    if distributed.is_initialized():
        flat = torch.cat([p.grad.flatten() for p in parameters if p.grad is not None] + [total])
        distributed.all_reduce(flat)
        total, offset = flat[-1:], 0
        for p in parameters:
            if p.grad is not None:
                p.grad.copy_(flat[offset : offset + p.grad.numel()].view_as(p.grad))
                offset += p.grad.numel()
    for p in parameters:
        if p.grad is not None:
            p.grad /= total


def agreed(progress: float) -> float:
    """The progress that every process goes by."""
    if not distributed.is_initialized():
        return progress
    value = torch.tensor([progress])
    distributed.all_reduce(value, op=distributed.ReduceOp.MAX)
    return float(value)


def save(model: Any, tokenizer: Any, out: Path) -> None:
    """Write the model in half precision, with its tokenizer."""
    state = {name: v.half() if v.is_floating_point() else v for name, v in model.state_dict().items()}
    model.save_pretrained(out, state_dict=state, safe_serialization=True)
    tokenizer.save_pretrained(out)


def train(rank: int, args: argparse.Namespace, meeting: str) -> None:
    """One stage, in one of the processes."""
    torch.manual_seed(17)
    torch.set_num_threads(args.threads)
    if args.workers > 1:
        distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=rank, world_size=args.workers
        )
    rng = random.Random(args.seed)
    tokenizer, model = (
        AutoTokenizer.from_pretrained(args.start, local_files_only=True),
        load_model(args.start),
    )
    rows = encode(read_pairs(args.pairs), tokenizer)
    plan = [b for _ in range(args.epochs) for b in batches(rows, args.tokens, rng)]
    typed = "token_type_ids" in tokenizer.model_input_names
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    average, started, shown, progress = Average(), time.monotonic(), 0.0, 0.0
    for step, batch in enumerate(plan):
        progress = agreed(max(step / len(plan), (time.monotonic() - started) / args.seconds))
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate_at(progress, args.rate, args.warm)
        inputs, labels, weights = collate(batch[rank :: args.workers], tokenizer.pad_token_id, typed)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(**inputs).logits
        loss = loss_of(logits, labels, weights, args.smoothing)
        loss.backward()
        share_gradients(parameters, weights.sum()[None])
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        mean = loss.item() / float(weights.sum())
        shown = mean if step == 0 else 0.98 * shown + 0.02 * mean
        if rank == 0 and progress > args.average_from and step % 10 == 0:
            average.add(model)
        if rank == 0 and step % 50 == 0:
            print(f"step {step}/{len(plan)} progress {progress:.3f} loss {shown:.4f}", flush=True)
        if rank == 0 and args.checkpoint and step % args.checkpoint == args.checkpoint - 1:
            save(model, tokenizer, args.out.with_name(args.out.name + "_step"))
    if rank == 0:
        if average.count:
            average.put(model)
        save(model, tokenizer, args.out)
        print(f"done in {time.monotonic() - started:.0f} s, averaged {average.count}", flush=True)
    if distributed.is_initialized():
        distributed.barrier()
        distributed.destroy_process_group()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("start", help="folder of the model to start from")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--warm", type=float, default=0.05, help="share of the stage to warm up in")
    parser.add_argument(
        "--seconds", type=float, default=1e9, help="time limit; the rate falls to its end by it"
    )
    parser.add_argument("--smoothing", type=float, default=0.03)
    parser.add_argument("--tokens", type=int, default=2400, help="tokens a step")
    parser.add_argument("--average-from", type=float, default=0.7)
    parser.add_argument("--threads", type=int, default=1, help="threads a process")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--checkpoint", type=int, default=0, help="save every so many steps, beside OUT")
    args = parser.parse_args()
    if args.workers == 1:
        train(0, args, "")
        return
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(train, args=(args, f"{folder}/meeting"), nprocs=args.workers)


if __name__ == "__main__":
    main()
