"""The second reader: a larger entailment model for the pairs of which the first one finds something to say.

Twelve layers of 768 (MPNet, Song et al. 2020) rank contradictions far better than six of 384 and cost about eight times the arithmetic: so the small
model reads every pair (`entailment.py`), and this one those few that may end in a report (Viola & Jones 2001 call that a
cascade). Its weights are packed, see `packed.py` and the model's card in `models/second_reader/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from factcheck.errors import ModelError
from factcheck.judging.entailment import LABELS, Scores, has_bfloat16
from factcheck.judging.figures import in_figures
from factcheck.judging.packed import unpacked
from factcheck.matching.encoder import first_line, go_offline
from factcheck.progress import Progress, silent

SECOND_READER = "factcheck-second-reader"
_TOKENS = 2048
"""Padded tokens a batch."""

_MAX_LENGTH = 128


class SecondReader:
    """The shipped large entailment model, or one in a folder of the same form, on the CPU."""

    def __init__(self, folder: Path | None = None, progress: Progress = silent) -> None:
        self.name = str(folder) if folder else SECOND_READER
        self._folder = folder or second_reader_folder()
        self._progress = progress

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Probabilities of contradiction, entailment and neutral, as `EntailmentModel.score` gives them.

        The model is loaded when the first pair comes: many runs have none for it.
        """
        import torch

        result = np.zeros((len(pairs), len(LABELS)), dtype=np.float32)
        if not pairs:
            return result
        model, tokenizer = _load(self._folder)
        texts = [in_figures(a) for a, _ in pairs], [in_figures(b) for _, b in pairs]
        rows = tokenizer(*texts, truncation=True, max_length=_MAX_LENGTH)["input_ids"]
        done = 0
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bfloat16()):
            for chosen in _batches([len(row) for row in rows]):
                batch = tokenizer.pad({"input_ids": [rows[k] for k in chosen]}, return_tensors="pt")
                logits = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"]).logits
                result[chosen] = torch.softmax(logits.float(), dim=-1).numpy()
                done += len(chosen)
                self._progress("reread", done, len(pairs))
        return result


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indexes of rows of like length, at most `_TOKENS` a batch once padded to the longest."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda k: lengths[k]):
        if batch and lengths[index] * (len(batch) + 1) > _TOKENS:
            yield batch
            batch = []
        batch.append(index)
    yield batch


def second_reader_folder() -> Path:
    """The folder of the shipped model."""
    return Path(__file__).parent.parent / "models" / "second_reader"


@lru_cache(maxsize=1)
def _load(folder: Path) -> tuple[Any, Any]:
    """The model, ready to read, and its tokenizer."""
    go_offline()
    import torch
    from safetensors.torch import load_file
    from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        with torch.device("meta"):  # nothing is drawn at random only to be overwritten
            model = AutoModelForSequenceClassification.from_config(config, attn_implementation="eager")  # type: ignore[no-untyped-call]
        model.load_state_dict(unpacked(load_file(folder / "model.safetensors")), assign=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(
            f"cannot load the second reader from {str(folder)!r}: {first_line(error)}"
        ) from error
    if has_bfloat16():
        for part in model.modules():
            if isinstance(part, torch.nn.Linear):
                part.bfloat16()
    return model.eval(), tokenizer
