"""Shared fixtures."""

from __future__ import annotations

import os
from typing import Any

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "2")


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The shipped English pipeline."""
    from factcheck.language.pipeline import load_pipeline

    return load_pipeline()
