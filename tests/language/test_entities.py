"""Names: trimmed, and resolved to one canonical name in an article and across articles."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from factcheck.language.entities import canonicalize, find_entities, trimmed
from factcheck.records import Article, Entity, ParsedArticle, ReferenceTime, SourceMap

BLANK = spacy.blank("en")


def marked(text: str, *names: tuple[str, str]) -> Doc:
    """A document in which each (name, label) is an entity wherever its wording stands first unused."""
    doc = BLANK(text)
    spans: list[Any] = []
    position: dict[str, int] = {}
    for name, label in names:
        start = text.index(name, position.get(name, 0))
        position[name] = start + 1
        span = doc.char_span(start, start + len(name), label=label)
        assert span is not None
        spans.append(span)
    doc.set_ents(sorted(spans, key=lambda s: s.start))
    return doc


def names(doc: Doc) -> list[tuple[str, str]]:
    found = find_entities(doc)
    assert all(doc.text[e.start : e.end] == e.text for e in found)
    return [(e.text, e.canonical) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Harbor Trust", "Harbor Trust"),
        ("Marlow's", "Marlow"),
        ("the sailors’", "sailors"),
        ('"Harbor Trust"', "Harbor Trust"),
    ],
)
def test_trimmed(text: str, expected: str) -> None:
    assert trimmed(text) == expected


def test_last_name_stands_for_full_name() -> None:
    doc = marked(
        "Captain Ann Marlow sank. But Marlow swam. Ms. Marlow's ship.", ("Captain Ann Marlow", "PERSON")
    )
    assert names(doc) == [("Ann Marlow", "Ann Marlow"), ("Marlow", "Ann Marlow"), ("Marlow", "Ann Marlow")]


def test_two_bearers_of_a_last_name_leave_it_open() -> None:
    doc = marked(
        "Ann Marlow met Bob Marlow. But Marlow left.", ("Ann Marlow", "PERSON"), ("Bob Marlow", "PERSON")
    )
    assert len(names(doc)) == 2


def test_acronym_introduced_in_the_text() -> None:
    doc = marked(
        "The Harbor Workers Union (HWU) struck. HWU won.", ("The Harbor Workers Union", "ORG"), ("HWU", "ORG")
    )
    assert ("HWU", "Harbor Workers Union") in names(doc)


def test_brackets_that_abbreviate_nothing() -> None:
    doc = marked("The Harbor Trust (Oslo) won. Oslo lost.", ("The Harbor Trust", "ORG"), ("Oslo", "LOC"))
    assert ("Oslo", "Oslo") in names(doc)


def test_short_form_of_a_body() -> None:
    text = "Acme Holdings fell. Yet Acme rose."
    doc = BLANK(text)
    doc.set_ents([s for a, b in ((0, 13), (24, 28)) if (s := doc.char_span(a, b, label="ORG")) is not None])
    assert names(doc) == [("Acme Holdings", "Acme Holdings"), ("Acme", "Acme Holdings")]


@pytest.mark.parametrize("word", ["U.S.", "US", "American", "United States", "Americans"])
def test_country_and_demonym(word: str) -> None:
    doc = marked(f"He met {word} envoys.", (word, "NORP"))
    assert names(doc)[0][1] == "United States"


def test_a_wording_has_one_label() -> None:
    text = "Acme rose. Acme fell. Acme fled."
    doc = BLANK(text)
    doc.set_ents(
        [
            s
            for start, label in ((0, "ORG"), (11, "PERSON"), (22, "ORG"))
            if (s := doc.char_span(start, start + 4, label=label)) is not None
        ]
    )
    assert {e.label for e in find_entities(doc)} == {"ORG"}


def parsed(*entities: tuple[str, str]) -> ParsedArticle:
    article = Article("a1", "a.txt", None, "o", None, "en", None, "", "x", (), SourceMap(((0, 0, 1),), (0,)))
    found = tuple(Entity(0, 1, name, label, name) for name, label in entities)
    return ParsedArticle(article, BLANK("x"), (), found, (), (), (), ReferenceTime(None, None, ""))


def across(*articles: list[str], label: str = "PERSON") -> list[set[str]]:
    done = canonicalize([parsed(*((n, label) for n in names)) for names in articles])
    return [{e.canonical for e in p.entities} for p in done]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Umerov", "Sergey Umierov"),
        ("Oleksandr Zelenskyy", "Oleksandr Zelenskiy"),
        ("Alexei Petrenko", "Aleksey Petrenko"),
        ("Mette Næss", "Mette Naess"),
        ("J. Marlow", "Joan Marlow"),
        ("Dan Marlow", "Daniel Marlow"),
        ("José Pérez", "Jose Perez"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    left, right = across([one], [other])
    assert left == right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joan Marlow", "John Marlow"),
        ("Martin Marlow", "Martina Marlow"),
        ("Joan Marlow", "Joan Barlow"),
        ("Joan Marlow", "Joan Marsh"),
        ("Nathan Reed", "Nathen Rood"),
    ],
)
def test_two_persons_stay_two(one: str, other: str) -> None:
    left, right = across([one], [other])
    assert left != right


def test_a_last_name_is_somebody_of_another_article_only_in_the_same_company() -> None:
    assert across(["Marlow", "Peter Lund"], ["Joan Marlow", "Peter Lund"])[0] == {"Joan Marlow", "Peter Lund"}
    assert across(["Marlow", "Karin Holt"], ["Joan Marlow", "Peter Lund"])[0] == {"Marlow", "Karin Holt"}
    assert across(["Marlow"], ["Joan Marlow"])[0] == {"Marlow"}


def test_a_last_name_that_two_bear_stays() -> None:
    assert across(["Joan Marlow", "Peter Marlow"], ["Marlow"])[1] == {"Marlow"}


def test_bodies_differ_only_in_spelling() -> None:
    left, right = across(["Harbor-Trust"], ["Harbor Trust"], label="ORG")
    assert left == right
    left, right = across(["Harbor Trust"], ["Harbor Fund"], label="ORG")
    assert left != right


def test_nothing_else_changes() -> None:
    before = parsed(("Marlow", "PERSON"))
    (after,) = canonicalize([before])
    assert dataclasses.replace(after, entities=before.entities).article is before.article
