"""Train the entailment cross-encoder, one stage a call.

    python training/entailment/train.py START_MODEL PAIRS.jsonl[.gz] OUT_DIR [--epochs 1] [--rate 8e-5] [--seconds 1500]

PAIRS holds one JSON object a line: premise, hypothesis, label (contradiction, entailment, neutral, or
"not_contradiction": neutral or entailment, the loss doesn't say which) and an optional weight. The weights of the last
third of the steps are averaged (Izmailov et al. 2018). Seeds are fixed; the result depends on the number of threads.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional
from transformers import AutoModelForSequenceClassification, AutoTokenizer

LABELS = ("contradiction", "entailment", "neutral")
MAX_LENGTH = 96
BATCH_TOKENS = 2400


def read_pairs(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def encode(pairs: list[dict[str, Any]], tokenizer: Any) -> list[tuple[list[int], list[int], int, float]]:
    """(token ids, token types, label, weight) a pair; label 3 is not_contradiction."""
    rows = []
    for start in range(0, len(pairs), 5000):
        part = pairs[start : start + 5000]
        batch = tokenizer(
            [p["premise"] for p in part], [p["hypothesis"] for p in part], truncation=True, max_length=MAX_LENGTH
        )
        for p, ids, types in zip(part, batch["input_ids"], batch["token_type_ids"], strict=True):
            label = LABELS.index(p["label"]) if p["label"] in LABELS else 3
            rows.append((ids, types, label, float(p.get("weight", 1.0))))
    return rows


def batches(rows: list[Any], rng: random.Random) -> list[list[Any]]:
    """Batches of rows of like length, about BATCH_TOKENS tokens each, in random order."""
    order = sorted(rows, key=lambda r: (len(r[0]) + rng.random() * 4))
    result, current, longest = [], [], 0
    for row in order:
        longest = max(longest, len(row[0]))
        if current and longest * (len(current) + 1) > BATCH_TOKENS:
            result.append(current)
            current, longest = [], len(row[0])
        current.append(row)
    if current:
        result.append(current)
    rng.shuffle(result)
    return result


def collate(batch: list[Any]) -> tuple[dict[str, torch.Tensor], torch.Tensor, torch.Tensor]:
    width = max(len(ids) for ids, *_ in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    types = torch.zeros(len(batch), width, dtype=torch.long)
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    for i, (row, kinds, _, _) in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row)
        types[i, : len(row)] = torch.tensor(kinds)
        mask[i, : len(row)] = 1
    labels = torch.tensor([b[2] for b in batch])
    weights = torch.tensor([b[3] for b in batch])
    return {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}, labels, weights


def loss_of(logits: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Cross entropy with label smoothing; for not_contradiction the two other labels' mass together is the target."""
    logs = functional.log_softmax(logits.float(), dim=-1)
    known = labels < 3
    picked = logs.gather(1, labels.clamp(max=2)[:, None])[:, 0]
    either = torch.logsumexp(logs[:, 1:], dim=-1)
    target = torch.where(known, picked, either)
    uniform = logs.mean(dim=-1)
    losses = -(1 - smoothing) * target - smoothing * torch.where(known, uniform, either)
    return (losses * weights).sum() / weights.sum()


def rate_at(progress: float, peak: float) -> float:
    """Linear warm-up over 6 %, then linear decay to 5 % of the peak."""
    return peak * (progress / 0.06 if progress < 0.06 else 1 - 0.95 * (progress - 0.06) / 0.94)


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(17)
    torch.set_num_threads(args.threads)
    rng = random.Random(17)
    tokenizer = AutoTokenizer.from_pretrained(args.start, local_files_only=True)
    model = AutoModelForSequenceClassification.from_pretrained(
        args.start,
        num_labels=3,
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        local_files_only=True,
    )
    rows = encode(read_pairs(args.pairs), tokenizer)
    plan = [b for _ in range(args.epochs) for b in batches(rows, rng)]
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01)
    averaged: dict[str, torch.Tensor] = {}
    count, started, shown = 0, time.monotonic(), 0.0
    model.train()
    for step, batch in enumerate(plan):
        spent = (time.monotonic() - started) / args.seconds
        progress = max(step / len(plan), spent)
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate_at(progress, args.rate)
        inputs, labels, weights = collate(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(**inputs).logits
        loss = loss_of(logits, labels, weights, args.smoothing)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        shown = loss.item() if step == 0 else 0.98 * shown + 0.02 * loss.item()
        if progress > 0.67 and step % 25 == 0:
            count += 1
            for name, value in model.state_dict().items():
                if value.is_floating_point():
                    averaged[name] = averaged.get(name, 0) + (value.float() - averaged.get(name, 0)) / count
        if step % 200 == 0:
            print(f"step {step}/{len(plan)} progress {progress:.3f} loss {shown:.4f}", flush=True)
        if args.checkpoint and step % 1000 == 999:
            model.save_pretrained(args.out, safe_serialization=True)
            tokenizer.save_pretrained(args.out)
    if averaged:
        state = model.state_dict()
        model.load_state_dict({n: averaged[n].to(v.dtype) if n in averaged else v for n, v in state.items()})
    model.half().save_pretrained(args.out, safe_serialization=True)
    tokenizer.save_pretrained(args.out)
    print(f"done in {time.monotonic() - started:.0f} s, averaged {count}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", help="folder of the model to start from")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seconds", type=float, default=1500)
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--checkpoint", action="store_true")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
