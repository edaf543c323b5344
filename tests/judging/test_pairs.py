"""Comparers and repairs on parsed pairs of sentences, told as data."""

from __future__ import annotations

from typing import Any

import pytest
from parsed_pairs import pair

from factcheck.judging.entailment import Entailment
from factcheck.judging.features import FEATURES, UNREPAIRED, Scores, measure
from factcheck.judging.repair import Repaired, repairs
from factcheck.judging.slots.moments import days_differ, moments_differ
from factcheck.judging.slots.polarity import compare_polarity
from factcheck.judging.slots.roles import compare_roles
from factcheck.judging.slots.status import compare_status
from factcheck.records import SlotClash

REPAIRS = [
    ("number", "The quarry in Selby employs 120 workers.", "The quarry in Selby employs 140 workers.",
     "The quarry in Selby employs 140 workers."),
    ("date", "The bridge in Norwick opens on 3 June.", "The bridge in Norwick opens on 9 June.",
     "The bridge in Norwick opens on 9 June."),
    ("antonym", "Profit at the brewery rose last year.", "Profit at the brewery fell last year.",
     "Profit at the brewery fell last year."),
    ("polarity", "The council did not approve the plan.", "The council did approve the plan.",
     "The council did approve the plan."),
    ("person", "The prize went to Anna Berg on Sunday.", "The prize went to Mark Doyle on Sunday.",
     "The prize went to Mark Doyle on Sunday."),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "left", "right", "repaired"), REPAIRS)
def test_one_exchange_makes_the_left_say_what_the_right_says(
    slot: str, left: str, right: str, repaired: str, nlp: Any
) -> None:
    a, b = pair(left, right, nlp)
    done = {r.clash.slot: r.apply(a.text, b.text) for r in repairs(a, b)}
    assert done[slot] == (repaired, right)


def test_names_change_places(nlp: Any) -> None:
    a, b = pair("Anna Berg beat Mark Doyle in the final.", "Mark Doyle beat Anna Berg in the final.", nlp)
    done = {r.clash.slot: r.apply(a.text, b.text) for r in repairs(a, b)}
    assert done["order"] == (b.text, b.text)


def test_values_that_fit_are_left_alone(nlp: Any) -> None:
    a, b = pair("About 120 people work at the quarry.", "The quarry employs 118 people.", nlp)
    assert not [r for r in repairs(a, b) if r.clash.slot == "number"]


def test_best_repair_is_the_one_after_which_both_sides_agree() -> None:
    number, name = SlotClash("number", "4", "5"), SlotClash("person", "Berg", "Doyle")
    best = Repaired.best([(name, Entailment(0.9, 0.9, 0.1, 0.2)), (number, Entailment(0.0, 0.1, 0.9, 0.8))])
    assert (best.clash, best.entailment_min, best.entailment_max) == (number, 0.8, 0.9)
    assert Repaired.best([]) == UNREPAIRED


STATUS = [
    ("The suspect was arrested in Leeds on Monday.", "The suspect was still at large on Monday.", True),
    ("The two sides signed the treaty.", "The two sides are still negotiating the treaty.", True),
    ("The tunnel reopened on Tuesday.", "The tunnel stayed shut on Tuesday.", True),
    ("The jury convicted the banker.", "The jury acquitted the banker.", True),
    ("The tunnel reopened on Tuesday.", "The tunnel was reopened by the mayor.", False),
    ("The tunnel did not reopen on Tuesday.", "The tunnel stayed shut on Tuesday.", False),
    ("The company paid its suppliers.", "The company hired a new director.", False),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "clashes"), STATUS)
def test_status(left: str, right: str, clashes: bool, nlp: Any) -> None:
    assert bool(compare_status(*pair(left, right, nlp)).clashes) is clashes


ROLES = [
    ("Mayor Anna Berg opened the hall.", "Anna Berg, the governor, opened the hall.", True),
    ("Finance Minister Paul Stone resigned.", "Prime Minister Paul Stone resigned.", True),
    ("The chief executive, Mark Doyle, resigned.", "Mark Doyle, the boss of the firm, resigned.", False),
    ("Mayor Anna Berg opened the hall.", "Anna Berg opened the hall.", False),
    ("Deputy Mayor Anna Berg opened the hall.", "Mayor Anna Berg opened the hall.", False),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "clashes"), ROLES)
def test_roles(left: str, right: str, clashes: bool, nlp: Any) -> None:
    assert bool(compare_roles(*pair(left, right, nlp)).clashes) is clashes


MOMENTS = [
    ("By noon some 30 ferries were canceled.", "By midnight 70 ferries were canceled.", True),
    ("Five hikers were still missing on Monday evening.", "Three hikers were missing on Monday morning.", True),
    ("Trust sank in a survey made before the flood.", "Trust grew in a survey made after the flood.", True),
    ("The fire broke out on Monday morning.", "The fire broke out on Monday evening.", False),
    ("The bank cut 300 jobs.", "The bank cut 400 jobs.", False),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "differ"), MOMENTS)
def test_moments(left: str, right: str, differ: bool, nlp: Any) -> None:
    assert moments_differ(*pair(left, right, nlp)) is differ


def test_days(nlp: Any) -> None:
    assert days_differ(*pair("The court met on 3 May 2024.", "The court met on 9 May 2024.", nlp))
    assert not days_differ(*pair("The court met on 3 May 2024.", "The court met in May 2024.", nlp))


def test_a_row_has_every_figure(nlp: Any) -> None:
    a, b = pair("The quarry employs 120 workers.", "The quarry employs 140 workers.", nlp)
    seen = Entailment(0.9, 0.8, 0.1, 0.1)
    repaired = Repaired(0.9, 0.95, 0.02, SlotClash("number", "120", "140"))
    evidence = measure(a, b, Scores(seen, seen, 0.8, 0.8, 0, 0, repaired))
    assert len(evidence.row) == len(FEATURES) == len(set(FEATURES))
    assert evidence.value("repair_number") == 0.9
    assert evidence.value("repair_date") == 0.0
    assert evidence.value("repair_gain") == pytest.approx(0.825)


@pytest.mark.parametrize(
    ("left", "right", "opposites"),
    [
        ("The envoy landed on Tuesday.", "The premier broke off a holiday.", []),
        ("The mill was shut before the flood.", "The mill was shut after the flood.", [("before", "after")]),
        ("Turnout rose in the north.", "Turnout fell in the north.", [("rise", "fall")]),
    ],
)
def test_prepositions_are_no_opposites(
    left: str, right: str, opposites: list[tuple[str, str]], nlp: Any
) -> None:
    clashes = compare_polarity(*pair(left, right, nlp)).clashes
    assert [(c.left, c.right) for c in clashes if c.slot == "antonym"] == opposites
