"""Shared fixtures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "2")


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reads or fills the cache of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("FACTCHECK_CACHE_DIR")
    os.environ["FACTCHECK_CACHE_DIR"] = str(folder)
    yield folder
    os.environ.pop("FACTCHECK_CACHE_DIR")
    if before is not None:
        os.environ["FACTCHECK_CACHE_DIR"] = before


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The shipped English pipeline."""
    from factcheck.language.pipeline import load_pipeline

    return load_pipeline()
