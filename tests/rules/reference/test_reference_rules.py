"""Articles against what is known: checked claims (relations built by hand) and titles out of date today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.judging.known import KnownRelation, known_articles
from factcheck.language.parse import parse_articles
from factcheck.reading import read_paths
from factcheck.records import (
    AUTHOR,
    BlockKind,
    Claim,
    Factuality,
    Holder,
    ParsedArticle,
    ReferenceTime,
    Relation,
    Verdict,
)
from factcheck.reference import Reference, VerifiedClaim, load_reference
from factcheck.rules.base import Corpus
from factcheck.rules.registry import load_rule

KNOWN = VerifiedClaim("k", "The dam was finished in 1962.", "verified", None, ("https://dam.example",))


def _messages(
    code: str, text: str, known: VerifiedClaim, verdict: Verdict, probability: float = 0.9, **changes: Any
) -> list[str]:
    article = replace(known_articles([replace(KNOWN, text=text)])[0], id="a1")
    claim = Claim(
        id="a1.c1", article="a1", text=text, verbatim=text, start=0, end=len(text), sentence_start=0, sentence_end=len(text),
        block=BlockKind.PARAGRAPH, location=article.locate(0, len(text)), holder=AUTHOR,
    )  # fmt: skip
    claim = replace(claim, **changes)
    parsed = ParsedArticle(article, None, ((0, len(text)),), (), (), (), (), ReferenceTime(None, None, ""))  # type: ignore[arg-type]
    relation = KnownRelation("a1.c1", known, Relation("a1.c1", "k1.c1", verdict, probability, "date"))
    corpus = Corpus((parsed,), (claim,), (), (), {}, Reference(), (relation,))
    return [finding.message for finding in load_rule(code).check(corpus)]


def test_a_contradicted_verified_claim_is_named() -> None:
    (message,) = _messages("FC301", "The dam was finished in 1971.", KNOWN, Verdict.CONTRADICTS)
    assert KNOWN.text in message


@pytest.mark.parametrize(
    ("verdict", "probability", "changes"),
    [
        (Verdict.EQUIVALENT, 0.9, {}),
        (Verdict.CONTRADICTS, 0.4, {}),
        (Verdict.CONTRADICTS, 0.9, {"factuality": Factuality.POSSIBLE}),
        (Verdict.CONTRADICTS, 0.9, {"holder": Holder("a guide")}),
    ],
)
def test_fc301_leaves_alone(verdict: Verdict, probability: float, changes: dict[str, Any]) -> None:
    assert _messages("FC301", "The dam was finished in 1971.", KNOWN, verdict, probability, **changes) == []


def test_a_repeated_debunked_claim_is_named() -> None:
    known = replace(KNOWN, text="The dam is sinking.", verdict="debunked")
    (message,) = _messages("FC302", "The dam sinks a little each year.", known, Verdict.REFINES)
    assert known.text in message


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("It is a myth that the dam is sinking.", {}),
        ("The dam is sinking, a rumor says.", {}),
        ("The dam is not sinking.", {"negated": True}),
        ("Is the dam sinking?", {"factuality": Factuality.ASKED}),
    ],
)
def test_fc302_leaves_denials_alone(text: str, changes: dict[str, Any]) -> None:
    known = replace(KNOWN, text="The dam is sinking.", verdict="debunked")
    assert _messages("FC302", text, known, Verdict.EQUIVALENT, **changes) == []


@pytest.mark.parametrize(
    ("text", "successor"),
    [
        ("Prime Minister Theresa May is the patron of the society.", "Boris Johnson"),
        ("French President Jacques Chirac will open the fair.", "Nicolas Sarkozy"),
        ("Former Prime Minister Theresa May is the patron of the society.", None),
        ("Prime Minister Theresa May opened the hall in 2017.", None),
        ("Published: 4 May 2018\n\nPrime Minister Theresa May is the patron of the society.", None),
        ('"Prime Minister Theresa May is our patron," the old leaflet says.', None),
        ("The hall is named after Theresa May, the prime minister.", None),
    ],
)
def test_titles_out_of_date(text: str, successor: str | None, nlp: Any, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"A hall for the town\n\n{text}\n", "utf-8")
    parsed = parse_articles(read_paths([tmp_path])[0], nlp)
    messages = [f.message for f in load_rule("FC303").check(Corpus(parsed, (), (), (), {}, load_reference()))]
    if successor is None:
        assert messages == []
    else:
        assert len(messages) == 1
        assert successor in messages[0]


def test_what_fc201_reports_is_not_reported_again(nlp: Any, tmp_path: Path) -> None:
    text = (
        "President Donald Trump will meet French President Emmanuel Macron. British Prime Minister Keir Starmer will join them. "
        "Prime Minister Theresa May is the patron of the dinner."
    )
    (tmp_path / "page.txt").write_text(f"A hall for the town\n\n{text}\n", "utf-8")
    corpus = Corpus(parse_articles(read_paths([tmp_path])[0], nlp), (), (), (), {}, load_reference())
    assert any("Theresa May" in f.message for f in load_rule("FC201").check(corpus))
    assert not any("Theresa May" in f.message for f in load_rule("FC303").check(corpus))
