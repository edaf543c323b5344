"""Which claims a sentence is cut into, and how each reads on its own."""

from __future__ import annotations

import pytest
from trees import parsed

from factcheck.extraction import extract_claims

CUT = [
    (
        "The council approved the budget and raised the parking fee.",
        ["The council approved the budget.", "The council raised the parking fee."],
    ),
    (
        "The ferry left Port Ellis at noon and was found drifting near the reef on Sunday.",
        ["The ferry left Port Ellis at noon.", "The ferry was found drifting near the reef on Sunday."],
    ),
    (
        "The retailer will close 12 stores and cut 800 jobs.",
        ["The retailer will close 12 stores.", "The retailer will cut 800 jobs."],
    ),
    (
        "The library remained closed but the museum reopened on Saturday.",
        ["The library remained closed.", "The museum reopened on Saturday."],
    ),
    (
        "The vaccine was tested in six countries; no serious side effects were found.",
        ["The vaccine was tested in six countries.", "No serious side effects were found."],
    ),
    (
        "The bridge, which opened in 1962, was closed on Tuesday.",
        ["The bridge was closed on Tuesday.", "The bridge opened in 1962."],
    ),
    (
        "The dam, which supplies 2 million people, is 60% full.",
        ["The dam is 60% full.", "The dam supplies 2 million people."],
    ),
    (
        "Marta Oliveira, the finance minister of Valdoria, resigned on Monday.",
        ["Marta Oliveira is the finance minister of Valdoria.", "Marta Oliveira resigned on Monday."],
    ),
    (
        "The police chief, Ruth Adler, praised the driver.",
        ["Ruth Adler is the police chief.", "The police chief, Ruth Adler, praised the driver."],
    ),
    (
        "Tomas Brandt, 47, was elected chairman of the club.",
        ["Tomas Brandt is 47 years old.", "Tomas Brandt was elected chairman of the club."],
    ),
    (
        "The tower, built in 1911, collapsed during the storm.",
        ["The tower collapsed during the storm.", "The tower was built in 1911."],
    ),
    (
        "The storm hit the coast on Friday, killing three people.",
        ["The storm hit the coast on Friday.", "The storm killed three people."],
    ),
    (
        "Founded in 1987, the company employs 300 people.",
        ["The company was founded in 1987.", "The company employs 300 people."],
    ),
    (
        "Dozens of flights were cancelled after snow blocked the runway.",
        [
            "Dozens of flights were cancelled after snow blocked the runway.",
            "Snow blocked the runway.",
        ],
    ),
]

WHOLE = [
    "If the talks fail, the union will strike in May.",
    "The committee or the president can block the sale.",
    "The river rose between Monday and Wednesday.",
    "More people voted in the north than in the south.",
    "The airport in the north and the port were closed.",
    "Officials believe the number of victims could rise.",
    "Reporters asked whether the minister would resign.",
]


@pytest.mark.parametrize(("text", "claims"), CUT, ids=[t[:40] for t, _ in CUT])
def test_a_sentence_is_cut_into_its_statements(text: str, claims: list[str]) -> None:
    assert [c.text for c in extract_claims(parsed(text))] == claims


@pytest.mark.parametrize("text", WHOLE)
def test_conditions_comparisons_ranges_and_beliefs_stay_whole(text: str) -> None:
    (claim,) = extract_claims(parsed(text))
    assert claim.text == text
    assert claim.verbatim == text.rstrip(".")


def test_verbatim_spans_lie_in_the_source_and_leave_the_other_clause_out() -> None:
    text = "The library remained closed but the museum reopened on Saturday."
    first, second = extract_claims(parsed(text))
    assert (first.verbatim, second.verbatim) == (
        "The library remained closed",
        "the museum reopened on Saturday",
    )
    for claim in (first, second):
        assert text[claim.start : claim.end] == claim.verbatim == claim.location.text
        assert (claim.sentence_start, claim.sentence_end) == (0, len(text))
        assert claim.location.claim == claim.id


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    claims = extract_claims(parsed("The bridge, which opened in 1962, was closed on Tuesday."))
    assert [c.id for c in claims] == ["a1.c1", "a1.c2"]


def test_a_clause_carries_its_own_time() -> None:
    claims = extract_claims(parsed("The bridge, which opened in 1962, was closed on Tuesday."))
    assert [c.time.text if c.time else "" for c in claims] == ["Tuesday", "1962"]


def test_a_conjunct_keeps_the_negation_of_its_own_clause_only() -> None:
    claims = extract_claims(
        parsed("The vaccine was tested in six countries; no serious side effects were found.")
    )
    assert [c.negated for c in claims] == [False, True]


MENDED = [
    (
        "Lena Fischer says her nurses, organised in the union, are tired of waiting.",
        ["Lena Fischer's nurses are tired of waiting.", "Lena Fischer's nurses were organised in the union."],
    ),
    ("She said one in six of those asked had stayed home.", ["One in six of those asked had stayed home."]),
    (
        "The trams returned only after the union had called off the strike.",
        [
            "The trams returned only after the union had called off the strike.",
            "The union had called off the strike.",
        ],
    ),
    (
        "The next fair is in 2031, which gives the town two years to prepare.",
        ["The next fair is in 2031, which gives the town two years to prepare."],
    ),
    (
        'Orla Finch sounded calm about the vote, stating, "We have time."',
        ["Orla Finch sounded calm about the vote.", "We have time."],
    ),
]


@pytest.mark.parametrize(("text", "claims"), MENDED)
def test_no_fragment_is_left(text: str, claims: list[str]) -> None:
    people = {"Lena Fischer": "PERSON", "Orla Finch": "PERSON"}
    assert [c.text for c in extract_claims(parsed(text, people))] == claims


def test_a_quotation_after_a_participle_has_its_speaker() -> None:
    text = 'Orla Finch sounded calm about the vote, stating, "We have time."'
    holder = extract_claims(parsed(text, {"Orla Finch": "PERSON"}))[-1].holder
    assert (holder.name, holder.direct) == ("Orla Finch", True)
