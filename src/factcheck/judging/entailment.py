"""Natural language inference between two claims, by a cross-encoder.

The default is the project's own model (`models/entailment/`, see its card). Any sentence-transformers CrossEncoder whose
three labels are named contradiction, entailment and neutral takes its place by name or folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from factcheck.errors import ModelError
from factcheck.judging.figures import in_figures
from factcheck.matching.encoder import first_line, go_offline
from factcheck.progress import Progress, silent

DEFAULT_ENTAILMENT = "factcheck-entailment"
LABELS = ("contradiction", "entailment", "neutral")
_BATCH = 32
_MAX_LENGTH = 128

Scores = npt.NDArray[np.float32]


class EntailmentModel(Protocol):
    """Scores pairs of premise and hypothesis."""

    name: str

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Probabilities of contradiction, entailment and neutral; shape (len(pairs), 3), float32."""
        ...


@dataclass(frozen=True, slots=True)
class Entailment:
    """Both directions of one pair: probabilities that the left contradicts / entails the right, and back."""

    contradiction: float
    contradiction_back: float
    entailment: float
    entailment_back: float


class CrossEncoderEntailment:
    """A sentence-transformers CrossEncoder with NLI labels, on the CPU."""

    def __init__(self, name: str = DEFAULT_ENTAILMENT, progress: Progress = silent) -> None:
        self.name = name
        self._progress = progress
        self._done = self._known = 0
        self._model = _load(name)
        self._columns = _label_columns(self._model.config.id2label, name)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Score the pairs, with their numbers written in figures; an empty sequence gives shape (0, 3)."""
        if not pairs:
            return np.zeros((0, 3), dtype=np.float32)
        import torch

        self._known += len(pairs)
        with self._told(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bfloat16()):
            probabilities = self._model.predict(
                [(in_figures(a), in_figures(b)) for a, b in pairs],
                batch_size=_BATCH,
                apply_softmax=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        return np.asarray(probabilities, dtype=np.float32)[:, self._columns]

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell the progress after each batch that the model takes."""

        def tell(*_: object) -> None:
            self._done = min(self._done + _BATCH, self._known)
            self._progress("judge", self._done, self._known)

        hook = self._model.register_forward_hook(tell)
        try:
            yield
        finally:
            hook.remove()
            self._done = self._known


def both_directions(
    model: EntailmentModel, pairs: Sequence[tuple[str, str]], *, glance: float = 0.0
) -> list[Entailment]:
    """Score each pair forward and back; equal pairs are scored once.

    With `glance`, pairs that are neutral one way (contradiction and entailment both below it) are not scored the other way:
    the same figures stand for both.
    """
    table = _scored(model, set(pairs))
    telling = {(b, a) for a, b in pairs if max(table[a, b][0], table[a, b][1]) >= glance}
    table |= _scored(model, telling - table.keys())
    results = []
    for a, b in pairs:
        there, back = table[a, b], table.get((b, a), table[a, b])
        results.append(Entailment(float(there[0]), float(back[0]), float(there[1]), float(back[1])))
    return results


def _scored(model: EntailmentModel, pairs: set[tuple[str, str]]) -> dict[tuple[str, str], Scores]:
    wanted = sorted(pairs)
    return dict(zip(wanted, model.score(wanted), strict=True))


@lru_cache(maxsize=1)
def has_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 natively: about twice as fast, scores within 0.01."""
    import torch

    capable = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(capable and capable())


def default_entailment_folder() -> Path:
    """The folder of the shipped entailment model."""
    return Path(__file__).parent.parent / "models" / "entailment"


@lru_cache(maxsize=2)
def _load(name: str) -> Any:
    go_offline()
    import torch
    from sentence_transformers import CrossEncoder

    folder = default_entailment_folder() if name == DEFAULT_ENTAILMENT else name
    try:
        return CrossEncoder(
            str(folder),
            device="cpu",
            max_length=_MAX_LENGTH,
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True, "dtype": torch.float32},
        )
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot load the entailment model {name!r}: {first_line(error)}") from error


def _label_columns(id2label: dict[int, str], name: str) -> list[int]:
    by_label = {label.casefold(): int(index) for index, label in id2label.items()}
    if not set(LABELS) <= set(by_label):
        raise ModelError(
            f"the entailment model {name!r} has the labels {sorted(by_label)}; it needs {', '.join(LABELS)}"
        )
    return [by_label[label] for label in LABELS]
