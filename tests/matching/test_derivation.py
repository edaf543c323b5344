"""Articles that say they are rewritten, or share another's wording."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.language.parse import parse_articles
from factcheck.matching.derivation import derivation_notes, derived_articles, shared_wording
from factcheck.reading import read_paths
from factcheck.records import Article
from factcheck.reference.store import Reference
from factcheck.rules.anomalies import fc210_derivative_article
from factcheck.rules.base import Corpus

SAYS_SO = [
    "This story has been compiled from dispatches of the agency Norpress.",
    "Based on a report by the agency Norpress and on our own calls.",
    "This report leans on the agency's account of the evening.",
    "Reporting by the Coast Herald; shortened and rewritten by our desk.",
    "The original report is available on the pages of the Coast Herald.",
    "This story was originally published by the Coast Herald.",
]
SAYS_NOTHING = [
    "The film is based on a report by a former clerk.",
    "He told the agency Norpress that the plan was based on old figures.",
    "The text was first sent round in June and drew many amendments.",
    "The ruling relies on an account by two witnesses.",
    "Reporting by phone is allowed from Monday, the ministry said.",
]


def article(text: str, name: str = "a.txt") -> Article:
    body = (
        "Council meets on harbor\n\nThe council met on Tuesday to talk about the harbor and its cranes.\n\n"
        + text
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_text(body, "utf-8")
        return read_paths([Path(folder)])[0][0]


@pytest.mark.parametrize("text", SAYS_SO)
def test_notes(text: str) -> None:
    assert derivation_notes(article(text)), text


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_no_notes(text: str) -> None:
    assert not derivation_notes(article(text)), text


def test_shared_wording_names_the_longer_article_as_origin() -> None:
    words = " ".join(f"word{i} follows word{i + 1} closely." for i in range(40))
    long, short = (
        article(words + " And more stands only here, in the longer of the two.", "b.txt"),
        article(words, "c.txt"),
    )
    long, short = replace(long, id="a1"), replace(short, id="a2")
    assert shared_wording([long, short]) == {"a1": (), "a2": ("a1",)}


def test_different_articles_share_nothing() -> None:
    one = replace(article(" ".join(f"first{i}" for i in range(60)) + "."), id="a1")
    two = replace(article(" ".join(f"second{i}" for i in range(60)) + "."), id="a2")
    assert shared_wording([one, two]) == {"a1": (), "a2": ()}


@pytest.mark.parametrize(
    "note",
    ["Based on a report by the Coast Herald.", "With additional reporting from the Coast Herald."],
)
def test_an_article_that_names_its_source_is_no_voice_of_its_own(note: str, nlp: Any) -> None:
    origin = replace(article("The mill burned down on Sunday."), id="a1", outlet="Coast Herald")
    retold = replace(article(f"On Sunday a fire took the mill.\n\n{note}"), id="a2", outlet="Valley Post")
    assert derived_articles(parse_articles([origin, retold], nlp)) == {"a1": (), "a2": ("a1",)}


@pytest.mark.parametrize(("outlet", "found"), [("Coast Herald", 0), ("Inland Times", 1)])
def test_an_outlet_may_repeat_its_own_paragraphs(nlp: Any, outlet: str, found: int) -> None:
    words = " ".join(f"Crane {i} of the harbor was built in the year {1950 + i}." for i in range(12))
    long, short = article(f"{words} And more stands only here.", "b.txt"), article(words, "c.txt")
    long = replace(long, id="a1", outlet="Coast Herald")
    short = replace(short, id="a2", path="c.txt", outlet=outlet)
    parsed = tuple(parse_articles((long, short), nlp))
    derived_from = derived_articles(parsed)
    assert derived_from["a2"] == ("a1",)
    corpus = Corpus(parsed, (), (), (), derived_from, Reference())
    assert len(list(fc210_derivative_article.check(corpus))) == found
