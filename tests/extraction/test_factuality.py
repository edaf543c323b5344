"""How a claim is meant, and whether it is negated."""

from __future__ import annotations

import pytest
from trees import parsed

from factcheck.extraction import extract_claims
from factcheck.records import Factuality as F

MEANT = [
    ("The committee approved the plan.", F.ASSERTED, False),
    ("The committee did not approve the plan.", F.ASSERTED, True),
    ("Nobody was hurt in the accident.", F.ASSERTED, True),
    ("No one has claimed responsibility for the attack.", F.ASSERTED, True),
    ("The government has no plans to raise taxes.", F.ASSERTED, True),
    ("Not all of the houses were insured.", F.ASSERTED, True),
    ("The team failed to reach the final.", F.ASSERTED, True),
    ("The ship did not sink until Thursday.", F.ASSERTED, False),
    ("The mayor denied that he had received any money.", F.DENIED, False),
    ("The court is expected to rule in September.", F.PLANNED, False),
    ("The museum is due to reopen in the spring.", F.PLANNED, False),
    ("The governor threatened to veto the bill.", F.PLANNED, False),
    ("The comet will be visible until 14 October.", F.PLANNED, False),
    ("The fire may have been caused by a faulty cable.", F.POSSIBLE, False),
    ("The suspect was reportedly seen in Madrid on Sunday.", F.POSSIBLE, False),
    ("The merger is likely to be approved.", F.POSSIBLE, False),
    ("The crew was believed to be safe.", F.POSSIBLE, False),
    ("Officials believe the number of victims could rise.", F.POSSIBLE, False),
    ("If the talks fail, the union will strike in May.", F.CONDITIONAL, False),
    ("Unless the rain stops, the match will be moved to Sunday.", F.CONDITIONAL, False),
    ("If the alarm had worked, the workers would have escaped.", F.COUNTERFACTUAL, False),
    ("Reporters asked whether the minister would resign.", F.ASKED, False),
]


@pytest.mark.parametrize(("text", "meant", "negated"), MEANT)
def test_how_a_sentence_is_meant(text: str, meant: F, negated: bool) -> None:
    (claim,) = extract_claims(parsed(text))
    assert (claim.factuality, claim.negated) == (meant, negated)


def test_not_only_denies_nothing() -> None:
    claims = extract_claims(parsed("Paul Greer did not only lose the race, he also broke his arm."))
    assert not any(c.negated for c in claims)


def test_would_after_said_is_the_future() -> None:
    text = "Silvia Moretti said her party would not support the bill."
    (claim,) = extract_claims(parsed(text, {"Silvia Moretti": "PERSON"}))
    assert (claim.factuality, claim.negated) == (F.PLANNED, True)
    assert claim.text == "Silvia Moretti's party would not support the bill."
