"""FC202 on judged pairs of one article: what a live report tells later is no contradiction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck.extraction import extract_claims
from factcheck.language.parse import parse_articles
from factcheck.reading import read_paths
from factcheck.records import Relation, Verdict
from factcheck.reference.store import Reference
from factcheck.rules.anomalies import fc202_internal_contradiction
from factcheck.rules.base import Corpus

BOTH = "Mira Holt leads with 204 votes.\n\n{}Jon Adair leads with 222 votes.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BOTH.format(""), 1),
        (BOTH.format("Now "), 0),
        ("12.50am " + BOTH.format("2.35am "), 0),
        ("12.50am " + BOTH.format("12.50am "), 1),
    ],
)
def test_later_entries(text: str, found: int, nlp: Any, tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(f"---\ntitle: A count\n---\n\n{text}", "utf-8")
    parsed = parse_articles(read_paths([tmp_path])[0], nlp)
    claims = [c for c in extract_claims(parsed[0]) if "votes" in c.text]
    relation = Relation(claims[0].id, claims[1].id, Verdict.CONTRADICTS, 0.9, "number")
    corpus = Corpus(tuple(parsed), tuple(claims), (relation,), (), {}, Reference())
    assert len(list(fc202_internal_contradiction.check(corpus))) == found
