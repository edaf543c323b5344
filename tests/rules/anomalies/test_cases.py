"""Every anomaly rule against its cases: text that must be flagged, and text that must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.language.companions import with_companion_times
from factcheck.language.parse import parse_articles
from factcheck.reading import read_paths
from factcheck.reference import load_reference
from factcheck.rules.base import Corpus
from factcheck.rules.registry import load_rule

CASES = [
    pytest.param(file.stem.upper(), case, id=f"{file.stem}-{number}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for number, case in enumerate(yaml.safe_load(file.read_text("utf-8")), 1)
]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code: str, case: dict[str, Any], nlp: Any, tmp_path: Path) -> None:
    front = _front_matter(case)
    (tmp_path / "article.md").write_text(front + "\n" + case["text"] + "\n", "utf-8")
    parsed = with_companion_times(parse_articles(read_paths([tmp_path])[0], nlp))
    corpus = Corpus(tuple(parsed), (), (), (), {}, load_reference())
    messages = [f.message for f in load_rule(code).check(corpus)]
    if case["finds"] is None:
        assert messages == []
    else:
        assert len(messages) == 1
        assert case["finds"] in messages[0]


def _front_matter(case: dict[str, Any]) -> str:
    if not case.get("date") and not case.get("title"):
        return ""
    dated = f"date: {case['date']}\n" if case.get("date") else ""
    return f"---\ntitle: {case.get('title', 'A day in town')}\n{dated}---\n"
