"""Articles to parsed articles: sentences, blocks and offsets."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import spacy

from factcheck.language.parse import parse_articles
from factcheck.records import Article, Block, BlockKind, ParsedArticle, SourceMap


def article(*blocks: str, published: date | None = date(2021, 3, 4), name: str = "a1") -> Article:
    spans: list[Block] = []
    start = 0
    for text in blocks:
        spans.append(Block(BlockKind.PARAGRAPH, start, start + len(text)))
        start += len(text) + 2
    body = "\n\n".join(blocks)
    source = SourceMap(((0, 0, max(1, len(body))),), (0,))
    return Article(
        name, "a.txt", None, "o", None, "en", published, "front matter", body, tuple(spans), source
    )


@pytest.fixture(scope="module")
def blank() -> Any:
    return spacy.blank("en")


def sentences(parsed: ParsedArticle) -> list[str]:
    return [parsed.article.text[a:b] for a, b in parsed.sentences]


def parsed(nlp: Any, *blocks: str) -> ParsedArticle:
    (found,) = parse_articles([article(*blocks)], nlp)
    assert found.doc.text == found.article.text
    return found


SENTENCES = [
    ("It sank on Jan. 23. Two swam.", ["It sank on Jan. 23.", "Two swam."]),
    (
        "U.S. Attorney Ann Marlow met Lt. Gen. Bob Reed. He left.",
        ["U.S. Attorney Ann Marlow met Lt. Gen. Bob Reed.", "He left."],
    ),
    ("She sailed to the U.S. The crew stayed.", ["She sailed to the U.S.", "The crew stayed."]),
    ("Boat No. 2 sank. It was old.", ["Boat No. 2 sank.", "It was old."]),
    ("He said no. 20 boats sank.", ["He said no.", "20 boats sank."]),
    ("Senator J.R. Marlow swam. He lived.", ["Senator J.R. Marlow swam.", "He lived."]),
    ("J. R. Marlow swam. He lived.", ["J. R. Marlow swam.", "He lived."]),
    ('"It sank," he said. "We swam."', ['"It sank," he said.', '"We swam."']),
    ('"Did it sink?" she asked.', ['"Did it sink?" she asked.']),
    ('"Did it sink?" Ms. Marlow asked. It did.', ['"Did it sink?" Ms. Marlow asked.', "It did."]),
    ('"It sank." The crew swam.', ['"It sank."', "The crew swam."]),
    ("“It sank. We swam.” He left.", ["“It sank.", "We swam.”", "He left."]),
    ("It fell 3.5 meters. It broke.", ["It fell 3.5 meters.", "It broke."]),
    ("OSLO, Oct. 3 (Agency) - The boat sank.", ["OSLO, Oct. 3 (Agency) -", "The boat sank."]),
    ("It left at 5 p.m. on Monday.", ["It left at 5 p.m. on Monday."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_by_the_marks_alone(blank: Any, text: str, expected: list[str]) -> None:
    assert sentences(parsed(blank, text)) == expected


@pytest.mark.slow
@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_with_the_parser(nlp: Any, text: str, expected: list[str]) -> None:
    assert sentences(parsed(nlp, text)) == expected


def test_a_block_is_at_least_one_sentence(blank: Any) -> None:
    assert sentences(parsed(blank, "Boat sinks off", "and other news", "- one", "The end")) == [
        "Boat sinks off",
        "and other news",
        "- one",
        "The end",
    ]


@pytest.mark.slow
def test_no_arc_crosses_a_block(nlp: Any) -> None:
    found = parsed(
        nlp, "Boat sinks with", "nine sailors and a dog aboard", "off the coast", "It was old. It leaked"
    )
    starts = {b.start for b in found.article.blocks}
    for token in found.doc:
        low, high = sorted((token.idx, token.head.idx))
        assert not any(low < start <= high for start in starts)


def test_empty_articles_and_order(blank: Any) -> None:
    articles = [article(name="a1"), article("", name="a2"), article("It sank.", name="a3")]
    found = parse_articles(articles, blank)
    assert [p.article.id for p in found] == ["a1", "a2", "a3"]
    assert [len(p.sentences) for p in found] == [0, 0, 1]


def test_very_long_text_stays_whole(blank: Any) -> None:
    found = parsed(blank, "It sank again. " * 9000, "x" * 150_000, "The end.")
    assert sentences(found)[-1] == "The end."


def test_what_is_found_is_anchored(blank: Any) -> None:
    found = parsed(blank, "Nine sailors drowned on Tuesday, “all at once”, she said.")
    assert [t.interval and t.interval.start for t in found.times] == [date(2021, 3, 2)]
    assert [q.value for q in found.quantities] == [9]
    assert [q.text for q in found.quotations] == ["all at once"]


def test_an_undated_article_takes_the_year_of_the_others(blank: Any) -> None:
    dated = article("It sank.", name="a1")
    undated = article("OSLO, March 3 (Agency) - It sank on Tuesday.", published=None, name="a2")
    found = parse_articles([dated, undated], blank)[1]
    assert found.reference_time.start == date(2021, 3, 3)
    assert found.times[-1].interval is not None
    assert found.times[-1].interval.start == date(2021, 3, 2)
