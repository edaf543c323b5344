"""Whom a pronoun stands for, and when it is left open."""

from __future__ import annotations

import pytest
from trees import parsed

from factcheck.extraction import extract_claims

RESOLVED = "Marta Oliveira met union leaders in Corvo on Thursday. She said the strike would end soon."


def test_the_subject_of_the_sentence_before() -> None:
    claims = extract_claims(parsed(RESOLVED, {"Marta Oliveira": "PERSON", "Corvo": "LOC"}))
    assert claims[-1].holder.name == "Marta Oliveira"


def test_two_joined_names_are_they() -> None:
    text = "Karin Holt and Peter Lund won the prize. They work at the institute."
    claims = extract_claims(parsed(text, {"Karin Holt": "PERSON", "Peter Lund": "PERSON"}))
    assert claims[-1].text == "Karin Holt and Peter Lund work at the institute."


def test_it_stands_for_a_company_within_and_across_sentences() -> None:
    text = "Boran Steel said on Monday it would buy the mine. It did not give a price."
    claims = extract_claims(parsed(text, {"Boran Steel": "ORG"}))
    assert [c.text for c in claims] == [
        "Boran Steel would buy the mine.",
        "Boran Steel did not give a price.",
    ]
    assert not any(c.unresolved for c in claims)


def test_a_possessive_after_its_owner_is_left_as_it_is() -> None:
    text = "The company cut its forecast because demand in Asia was weak."
    assert extract_claims(parsed(text))[0].text == text


def test_an_object_pronoun_without_clear_antecedent_is_reported() -> None:
    claims = extract_claims(parsed("The minister rejected the offer, calling it too low."))
    assert [c.unresolved for c in claims] == [(), ("it",)]


def test_two_men_leave_he_open() -> None:
    text = "The driver and the owner met with Jonas Weller and Pavel Hruska. He lost 400 euros."
    claims = extract_claims(parsed(text, {"Jonas Weller": "PERSON", "Pavel Hruska": "PERSON"}))
    assert claims[-1].unresolved == ("he",)


def test_a_last_name_becomes_the_whole_name() -> None:
    text = "Weller was sentenced to four years."
    (claim,) = extract_claims(parsed(text, {"Jonas Weller": "PERSON"}, names={"Weller": "Jonas Weller"}))
    assert claim.text == "Jonas Weller was sentenced to four years."
    assert claim.verbatim == "Weller was sentenced to four years"


CLEAR = [
    (
        "Coral Lines cancelled its ferries while Norvik Air flew with its own crews.",
        {"Coral Lines": "ORG", "Norvik Air": "ORG"},
        "Norvik Air flew with its own crews.",
    ),
    (
        "The head of the city's archive, Pavel Hruska, called the find a sensation. He wants a new hall.",
        {"Pavel Hruska": "PERSON"},
        "Pavel Hruska wants a new hall.",
    ),
    (
        "The Shipping Board rejected the plan. Its chairwoman resigned.",
        {"Shipping Board": "ORG"},
        "The Shipping Board's chairwoman resigned.",
    ),
    (
        "Feller, 19, scored twice. He joined the club in May.",
        {"Feller": "LOC"},
        "Feller joined the club in May.",
    ),
    (
        "Orla Finch, while praising the crews, warned that more storms would come. She named no date.",
        {"Orla Finch": "PERSON"},
        "Orla Finch named no date.",
    ),
    (
        "In his speech, Pavel Hruska praised the crews.",
        {"Pavel Hruska": "PERSON"},
        "In his speech, Pavel Hruska praised the crews.",
    ),
    (
        "The bank and its customers lost money, said Orla Finch.",
        {"Orla Finch": "PERSON"},
        "The bank and its customers lost money.",
    ),
    (
        "The Gannets won the cup. They play in Corvo on Friday.",
        {"Gannets": "ORG", "Corvo": "LOC"},
        "The Gannets play in Corvo on Friday.",
    ),
]


@pytest.mark.parametrize(("text", "labels", "last"), CLEAR)
def test_one_clear_antecedent(text: str, labels: dict[str, str], last: str) -> None:
    claim = extract_claims(parsed(text, labels))[-1]
    assert (claim.text, claim.unresolved) == (last, ())


OPEN = [
    ("The council signed the pledge, which surprised even its drafters.", {}, "its"),
    ("The ministry pressed Boran Steel to sell the mill it had bought.", {"Boran Steel": "ORG"}, "it"),
    ("Judge Ida Moreau ordered him taken away.", {"Ida Moreau": "PERSON"}, "him"),
    ("It is the second attempt by Coral Lines. It failed.", {"Coral Lines": "ORG"}, "it"),
]


@pytest.mark.parametrize(("text", "labels", "pronoun"), OPEN)
def test_no_antecedent_is_better_than_a_wrong_one(text: str, labels: dict[str, str], pronoun: str) -> None:
    claim = extract_claims(parsed(text, labels))[-1]
    assert claim.unresolved == (pronoun,)
    assert pronoun in claim.text.lower().strip(".").split()


def test_what_claims_lives_does_not_speak() -> None:
    text = "The storm has claimed three lives. The driver survived, and police hope to question him."
    assert "question him" in extract_claims(parsed(text))[-1].text
