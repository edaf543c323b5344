"""Who says a claim."""

from __future__ import annotations

import pytest
from trees import parsed

from factcheck.extraction import extract_claims

HELD = [
    ("The judge ruled that the contract was void.", {}, "The contract was void.", "judge", False, "rule"),
    (
        "According to the ministry, 40 schools were damaged.",
        {},
        "40 schools were damaged.",
        "ministry",
        False,
        "according to",
    ),
    (
        "The deal is worth $3 billion, the company said.",
        {},
        "The deal is worth $3 billion.",
        "company",
        False,
        "say",
    ),
    (
        "Two nurses were suspended, a spokeswoman for the hospital told reporters.",
        {},
        "Two nurses were suspended.",
        "spokeswoman for the hospital",
        False,
        "tell",
    ),
    (
        "Nadia Petrova told Radio Nord that the tests were complete.",
        {"Nadia Petrova": "PERSON"},
        "The tests were complete.",
        "Nadia Petrova",
        False,
        "tell",
    ),
    (
        "The zoo said that both cubs were healthy.",
        {},
        "Both cubs were healthy.",
        "zoo",
        False,
        "say",
    ),
    (
        "As the court noted, the witness had changed her story.",
        {},
        "The witness had changed her story.",
        "court",
        False,
        "note",
    ),
]


@pytest.mark.parametrize(("text", "entities", "claim", "holder", "direct", "cue"), HELD)
def test_the_holder_of_reported_speech(
    text: str, entities: dict[str, str], claim: str, holder: str, direct: bool, cue: str
) -> None:
    (found,) = extract_claims(parsed(text, entities))
    assert (found.text, found.holder.name, found.holder.direct, found.holder.cue) == (
        claim,
        holder,
        direct,
        cue,
    )
    assert not found.holder.is_author


def test_a_direct_quotation_and_what_the_frame_says_of_its_speaker() -> None:
    text = '"The harbor will stay closed until June," said Lena Fischer, the harbor master.'
    quote, office = extract_claims(parsed(text, {"Lena Fischer": "PERSON"}))
    assert quote.text == "The harbor will stay closed until June."
    assert (quote.holder.name, quote.holder.direct) == ("Lena Fischer", True)
    assert quote.verbatim == '"The harbor will stay closed until June,"'
    assert office.text == "Lena Fischer is the harbor master."
    assert office.holder.is_author


def test_both_clauses_of_a_report_have_its_holder() -> None:
    claims = extract_claims(
        parsed("Police said that two men had been arrested and that the road was open again.")
    )
    assert [c.text for c in claims] == ["Two men had been arrested.", "The road was open again."]
    assert {c.holder.name for c in claims} == {"police"}


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = '"We lost everything," Ana Reyes said. "The water came at night."'
    claims = extract_claims(parsed(text, {"Ana Reyes": "PERSON"}))
    assert [c.text for c in claims] == ["We lost everything.", "The water came at night."]
    assert {(c.holder.name, c.holder.direct) for c in claims} == {("Ana Reyes", True)}


def test_the_first_person_of_a_quotation_is_its_speaker() -> None:
    text = '"I will appeal the verdict," said Jonas Weller, who was sentenced to four years.'
    first, second = extract_claims(parsed(text, {"Jonas Weller": "PERSON"}))
    assert first.text == "Jonas Weller will appeal the verdict."
    assert second.text == "Jonas Weller was sentenced to four years."


def test_he_added_goes_back_to_the_one_who_spoke() -> None:
    claims = extract_claims(
        parsed("The minister said the plan was ready. He added that work would start in July.")
    )
    assert [c.text for c in claims] == ["The plan was ready.", "Work would start in July."]
    assert [c.holder.name for c in claims] == ["minister", "minister"]


def test_a_denial_keeps_its_wording_and_names_who_denies() -> None:
    (claim,) = extract_claims(parsed("The mayor denied that he had received any money."))
    assert claim.text == "The mayor denied that he had received any money."
    assert claim.holder.name == "mayor"
