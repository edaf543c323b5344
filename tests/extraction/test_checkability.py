"""What is no claim."""

from __future__ import annotations

import pytest
from trees import parsed

from factcheck.extraction import extract_claims
from factcheck.extraction.checkability import is_furniture, is_no_comment, is_question, lead_length
from factcheck.records import BlockKind


@pytest.mark.parametrize(
    "text",
    [
        "What happens now?",
        "It was a wonderful evening.",
        "We must never forget this day.",
        "You should visit the old town.",
        "The film is brilliant.",
        "I think the plan is a disaster.",
        "Click here for more stories.",
    ],
)
def test_questions_opinions_commands_and_furniture_give_no_claim(text: str) -> None:
    assert extract_claims(parsed(text)) == ()


def test_a_headline_without_auxiliary_gives_a_claim() -> None:
    (claim,) = extract_claims(parsed("Storm kills two in northern Greece.", kind=BlockKind.HEADLINE))
    assert claim.block is BlockKind.HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        "Read more: How the deal was made",
        "Sign up for our newsletter.",
        "(Reporting by A. Writer; editing by B. Editor)",
        "Photo: Harbor Press Agency",
    ],
)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the operator declined to comment .",
        "The owner did n't respond to a request for comment .",
    ],
)
def test_no_comment(text: str) -> None:
    assert is_no_comment(text)
    assert not is_no_comment(text.replace("comment", "arms").replace("a request for", "the"))


@pytest.mark.parametrize(
    "text", ["The owner responded to the request.", "Readers signed up in their hundreds."]
)
def test_no_furniture(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize("text", ['"Who would do this?"', "How the deal was made", "Let us hope it rains."])
def test_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["What happened next is unclear.", "The question is open."])
def test_no_questions(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("VALDOR, Norland, May 3 (Wire) - The port opened.", "The port opened."),
        ("LUNDBY — The port opened.", "The port opened."),
        ("• Safety and training: The crew passed the test.", "The crew passed the test."),
        ("The minister said: The port is open.", "The minister said: The port is open."),
        ("The port opened.", "The port opened."),
    ],
)
def test_what_stands_before_a_sentence_is_left_out(text: str, rest: str) -> None:
    assert text[lead_length(text) :] == rest
