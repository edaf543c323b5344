"""Claims divided into the smallest statements that they make, and those that must stay whole."""

from __future__ import annotations

import pytest
from trees import parsed

from factcheck.extraction import extract_atoms, extract_claims
from factcheck.records import Claim

PEOPLE = {"Karin Holt": "PERSON", "Peter Lund": "PERSON", "Corvo": "LOC"}
DIVIDED = {
    "Karin Holt and Peter Lund were arrested in Corvo on Monday.": [
        "Karin Holt was arrested in Corvo.",
        "Karin Holt was arrested in Corvo on Monday.",
        "Peter Lund was arrested in Corvo.",
        "Peter Lund was arrested in Corvo on Monday.",
    ],
    "Karin Holt and Peter Lund met in Corvo on Monday.": [
        "Karin Holt and Peter Lund met in Corvo.",
        "Karin Holt and Peter Lund met in Corvo on Monday.",
    ],
    "The fire killed 12 soldiers and three civilians on Tuesday night.": [
        "The fire killed 12 soldiers.",
        "The fire killed 12 soldiers on Tuesday night.",
        "The fire killed three civilians.",
        "The fire killed three civilians on Tuesday night.",
    ],
    "Both the mayor and the bishop attended the funeral in the cathedral on Friday.": [
        "The mayor attended the funeral.",
        "The mayor attended the funeral in the cathedral.",
        "The mayor attended the funeral on Friday.",
        "The bishop attended the funeral.",
        "The bishop attended the funeral in the cathedral.",
        "The bishop attended the funeral on Friday.",
    ],
    "Johnson and Sons bought the mill in June.": [
        "Johnson and Sons bought the mill.",
        "Johnson and Sons bought the mill in June.",
    ],
    "The mayor may open the bridge in May.": [
        "The mayor may open the bridge.",
        "The mayor may open the bridge in May.",
    ],
    "The mill has been shut since March, when the owner left.": [
        "The mill has been shut since March, when the owner left.",
        "The owner left.",
    ],
}
WHOLE = [
    "The team lost only two matches at home this season.",
    "The minister did not open the bridge in May.",
    "If the dam breaks, the town and the port will be flooded within hours.",
    "Sales of the company rose by 5% in Europe in March.",
    "About 400 trucks a day use the tunnel.",
    "The dam broke without a warning in March.",
]


def atoms(text: str) -> tuple[Claim, ...]:
    return extract_atoms(parsed(text, {k: v for k, v in PEOPLE.items() if k in text}))


@pytest.mark.parametrize(("text", "statements"), DIVIDED.items(), ids=list(DIVIDED))
def test_a_claim_is_divided(text: str, statements: list[str]) -> None:
    assert [a.text for a in atoms(text)] == statements


@pytest.mark.parametrize("text", WHOLE)
def test_a_claim_stays_whole_where_less_said_is_more_claimed(text: str) -> None:
    assert [a.text for a in atoms(text)] == [text]


def test_the_parts_keep_holder_and_number_of_their_claim() -> None:
    text = "Police said that two men were arrested in the harbor on Friday after a chase."
    (whole,) = extract_claims(parsed(text))
    parts = extract_atoms(parsed(text))
    assert [p.text for p in parts] == [
        "Two men were arrested in the harbor.",
        "Two men were arrested in the harbor on Friday.",
        "Two men were arrested in the harbor after a chase.",
    ]
    assert {p.holder for p in parts} == {whole.holder} and whole.holder.name == "police"
    assert [p.id for p in parts] == ["a1.c1.1", "a1.c1.2", "a1.c1.3"] == [p.location.claim for p in parts]
    assert [p.time is not None for p in parts] == [False, True, False]


def test_a_part_keeps_only_its_own_numbers() -> None:
    parts = atoms("The fire killed 12 soldiers and three civilians on Tuesday night.")
    assert [[q.value for q in p.quantities] for p in parts] == [[12.0], [12.0], [3.0], [3.0]]
