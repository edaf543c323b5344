"""Parsed documents, from the cache where they were made before.

A document follows from the article's text and blocks, the pipeline and the code that marks sentences; its key names these.
"""

from __future__ import annotations

import importlib.util
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cache import Cache, digest, identity_of_code, identity_of_libraries, identity_of_model
from factcheck.language.pipeline import VARIABLE, load_pipeline, shipped_folder
from factcheck.records import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

KIND = "documents"
_CODE = ("language", "records.py")
_LIBRARIES = ("numpy", "spacy", "thinc")
_LEFT_OUT = ("tensor", "user_data", "user_data_keys", "user_data_values")


class Documents:
    """The documents of articles by one pipeline (named as for `load_pipeline`)."""

    def __init__(self, pipeline: str | None = None, cache: Cache | None = None) -> None:
        self._pipeline = pipeline
        self._identity = _identity(pipeline) if cache is not None else ""
        self._cache = cache if self._identity else None

    def __call__(self, article: Article) -> Doc:
        """The article's document, stored or made now."""
        from factcheck.language.parse import document_of

        document = self._load(article)
        if document is None:
            document = document_of(article, load_pipeline(self._pipeline))
            if self._cache is not None:
                packed = zlib.compress(document.to_bytes(exclude=_LEFT_OUT), 1)
                self._cache.put(KIND, self.key(article), packed)
        return document

    def key(self, article: Article) -> str:
        """The key of an article's document, and of all that follows from that document alone; empty without a cache."""
        if self._cache is None:
            return ""
        blocks = ",".join(f"{b.kind.value}:{b.start}:{b.end}" for b in article.blocks)
        return digest(self._identity, blocks, article.text)

    def _load(self, article: Article) -> Doc | None:
        from spacy.tokens import Doc

        stored = self._cache.get(KIND, self.key(article)) if self._cache is not None else None
        if stored is None:
            return None
        try:
            document = Doc(load_pipeline(self._pipeline).vocab).from_bytes(zlib.decompress(stored))
        except Exception:  # Whatever a damaged document makes spaCy raise: it is parsed anew.
            return None
        return document if document.text == article.text else None


def _identity(name: str | None) -> str:
    """A name for the pipeline by its files, and for the code around it; empty where the files are not found."""
    folder = _folder(name or os.environ.get(VARIABLE) or str(shipped_folder()))
    if folder is None:
        return ""
    code = identity_of_code(*_CODE)
    return digest(KIND, code, identity_of_libraries(*_LIBRARIES), identity_of_model(folder))


def _folder(name: str) -> Path | None:
    if Path(name).is_dir():
        return Path(name)
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None
