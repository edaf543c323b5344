"""What is said twice is said once."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "reporting"))

from reports import article, claims_of, finding

from factcheck.rules.registry import MODULES
from factcheck.rules.repeats import SAID_BETTER, without_repeats

SOURCE = article(1, "a.txt", "Headline\n\nOne sentence.\n\nAnother sentence.\n\nA third.")
PLACES = [claim.location for claim in claims_of(SOURCE)]


def test_a_title_out_of_date_that_was_wrong_even_then_is_told_once() -> None:
    exact, repeat = finding("FC201", [PLACES[1]]), finding("FC303", [PLACES[1]])
    assert without_repeats([exact, repeat]) == [exact]
    elsewhere = finding("FC303", [PLACES[2]])
    assert without_repeats([exact, elsewhere]) == [exact, elsewhere]


def test_every_sentence_must_be_named_by_the_more_exact_finding() -> None:
    sums, repeat = finding("FC204", [PLACES[1]]), finding("FC202", [PLACES[1], PLACES[2]])
    assert without_repeats([sums, repeat]) == [sums, repeat]
    headline = finding("FC207", [PLACES[2], PLACES[1]])
    assert without_repeats([repeat, headline]) == [headline]


def test_all_codes_exist_and_none_is_better_than_itself() -> None:
    for code, better in SAID_BETTER.items():
        assert {code, *better} <= set(MODULES)
        assert not any(code in SAID_BETTER.get(other, ()) for other in better)
