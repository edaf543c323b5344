"""Whom a pronoun stands for, and when it is left open."""

from __future__ import annotations

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
