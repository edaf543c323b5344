"""Whole articles: each planted anomaly is found, with a floor, and nothing is reported in articles that only look odd."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.language.companions import with_companion_times
from factcheck.language.parse import parse_articles
from factcheck.reading import read_paths
from factcheck.records import Finding
from factcheck.reference import load_reference
from factcheck.rules.base import Corpus
from factcheck.rules.registry import MODULES, load_rule

FOLDER = Path(__file__).parent / "articles"
PLANTED = yaml.safe_load((FOLDER / "planted.yaml").read_text("utf-8"))
CLEAN = yaml.safe_load((FOLDER / "clean.yaml").read_text("utf-8"))
RECALL_FLOOR = 0.9
RULES = [code for code in MODULES if code.startswith("FC2")]


def _findings(case: dict[str, Any], nlp: Any, folder: Path) -> list[Finding]:
    dated = f"date: {case['date']}\n" if case.get("date") else ""
    (folder / "article.md").write_text(
        f"---\ntitle: {case['title']}\n{dated}---\n\n{case['text']}\n", "utf-8"
    )
    parsed = with_companion_times(parse_articles(read_paths([folder])[0], nlp))
    corpus = Corpus(tuple(parsed), (), (), (), {}, load_reference())
    return [finding for code in RULES for finding in load_rule(code).check(corpus)]


def _is_planted(finding: Finding, case: dict[str, Any]) -> bool:
    told = [case["words"]] if isinstance(case["words"], str) else case["words"]
    return finding.code in case["finds"] and any(
        words in " ".join(place.text.split()) for words in told for place in finding.locations
    )


@pytest.mark.slow
def test_planted_anomalies_are_found(nlp: Any, tmp_path: Path) -> None:
    missed, wrong = [], []
    for number, case in enumerate(PLANTED):
        folder = tmp_path / str(number)
        folder.mkdir()
        found = _findings(case, nlp, folder)
        if not any(_is_planted(f, case) for f in found):
            missed.append(case["name"])
        wrong += [f"{case['name']}: {f.message}" for f in found if not _is_planted(f, case)]
    assert wrong == []
    assert len(missed) <= (1 - RECALL_FLOOR) * len(PLANTED), missed


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"].replace(" ", "-")) for c in CLEAN])
def test_nothing_is_found_in_clean_articles(case: dict[str, Any], nlp: Any, tmp_path: Path) -> None:
    assert [f"{f.code} {f.message}" for f in _findings(case, nlp, tmp_path)] == []
