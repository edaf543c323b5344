"""When an article was written, and what that rests on."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

from factcheck.language.reference_time import reference_time
from factcheck.language.times import find_times
from factcheck.records import Article, Block, BlockKind, ReferenceTime, SourceMap

BLANK = spacy.blank("en")


def article(text: str, published: date | None = None) -> Article:
    blocks: list[Block] = []
    start = 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(part)))
        start += len(part) + 2
    source = SourceMap(((0, 0, max(1, len(text))),), (0,))
    return Article(
        "a1", "a.txt", None, "o", None, "en", published, "front matter", text, tuple(blocks), source
    )


def written(text: str, published: date | None = None) -> ReferenceTime:
    return reference_time(article(text, published), find_times(BLANK(text), None))


def test_published_wins() -> None:
    found = written("OSLO, March 3, 2021 (Agency) - It sank.", date(2021, 3, 4))
    assert found == ReferenceTime(date(2021, 3, 4), date(2021, 3, 4), "published 2021-03-04 (front matter)")


@pytest.mark.parametrize(
    "text",
    [
        "OSLO, March 3, 2021 (Agency) - It sank.",
        "OSLO, Norway, Mar. 3, 2021 — It sank.",
        "OSLO (March 3, 2021) - It sank.",
        "Ferry sinks\n\nOSLO, 3 March 2021 (Agency) - It sank.",
    ],
)
def test_dateline(text: str) -> None:
    assert written(text) == ReferenceTime(date(2021, 3, 3), date(2021, 3, 3), "dateline")


def test_yearless_dateline_takes_the_year_from_the_text() -> None:
    found = written("OSLO, March 3 (Agency) - The ferry, launched on 4 June 2020, sank.")
    assert found == ReferenceTime(date(2021, 3, 3), date(2021, 3, 3), "dateline")


@pytest.mark.parametrize(
    "line",
    [
        "Wednesday 3 March 2021",
        "March 3, 2021",
        "Published: 3 March 2021, 10:20",
        "By our reporter in Arnfeld. First published Wednesday, 3 March 2021, 6am",
    ],
)
def test_date_line(line: str) -> None:
    assert written(f"Ferry sinks\n\n{line}\n\nIt sank.") == ReferenceTime(
        date(2021, 3, 3), date(2021, 3, 3), "date line"
    )


def test_latest_date_is_only_the_earliest_day() -> None:
    found = written("It was launched on 4 June 2020 and sank on 3 March 2021 after a refit on 1 May 2020.")
    assert found == ReferenceTime(date(2021, 3, 3), None, "latest date in the text")


@pytest.mark.parametrize("text", ["It sank.", "It sank in March.", "OSLO, March 3 (Agency) - It sank.", ""])
def test_nothing_dates_it(text: str) -> None:
    assert written(text) == ReferenceTime(None, None, "nothing dates the article")


def test_byline_with_a_sentence_of_its_own_is_no_date_line() -> None:
    assert written("By Mira Holt. The war of 3 March 2021 was short.").end is None
