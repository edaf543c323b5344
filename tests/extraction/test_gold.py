"""The gold sentences under the shipped pipeline hold their floors."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# Precision and recall that the shipped pipeline must not fall below.
FLOORS = {
    "claims": (0.96, 0.92),
    "attribution": (0.95, 0.95),
    "factuality": (0.95, 0.93),
    "negation": (0.95, 0.95),
    "time": (0.92, 0.92),
    "quantity": (0.93, 0.93),
}


def _script(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_the_gold_sentences_hold_their_floors(nlp: Any) -> None:
    tally = _script("benchmarks/phenomena.py").measure(Path(__file__).with_name("gold.jsonl"))
    for name, (precision, recall) in FLOORS.items():
        right, wrong, missed = tally.right[name], tally.wrong[name], tally.missed[name]
        assert right / (right + wrong) >= precision, name
        assert right / (right + missed) >= recall, name


@pytest.mark.slow
def test_the_table_in_the_documentation_is_what_the_shipped_pipeline_gives(nlp: Any) -> None:
    page = ROOT / "docs" / "claims.md"
    assert _script("docs/renew.py").gold_table() == page.read_text("utf-8")


def test_two_hundred_sentences_are_marked() -> None:
    rows = Path(__file__).with_name("gold.jsonl").read_text("utf-8").splitlines()
    assert len({json.loads(row)["text"] for row in rows}) >= 200
