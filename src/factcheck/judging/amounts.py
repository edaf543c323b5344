"""Innocent readings of amounts: another currency, and what is left against what is gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.judging.passage import Passage
from factcheck.records import Quantity

if TYPE_CHECKING:
    from factcheck.judging.innocent import Clashing

WHOLE = 100.0
_LESS = re.compile(
    r"\b(?:less|fewer|lower|smaller|off|down|cut|cuts|cutting|lost|loses?|lacks?|short|gone|reduc\w+|decreas\w+|declin\w+|"
    r"fell|falls?|fallen|dropp?\w*|shrank|shrunk|slash\w*|without|spared)\b",
    re.IGNORECASE,
)


def another_currency(pair: Clashing) -> bool:
    """The two amounts are told in two currencies: without a rate none of them is wrong."""
    if pair.clash is None or pair.clash.slot != "number":
        return False
    left, right = _money(pair.left, pair.clash.left), _money(pair.right, pair.clash.right)
    return left is not None and right is not None and left.unit != right.unit


def what_is_left(pair: Clashing) -> bool:
    """One tells the share that remains, the other the share that is gone: "keeps a quarter", "lost 75 percent"."""
    if bool(_LESS.search(pair.left.text)) == bool(_LESS.search(pair.right.text)):
        return False
    return any(
        0 < a.value < WHOLE and abs(a.value + b.value - WHOLE) < 0.6
        for a in _shares(pair.left)
        for b in _shares(pair.right)
    )


def _shares(passage: Passage) -> list[Quantity]:
    return [q for q in passage.quantities if q.kind == "percent"]


def _money(passage: Passage, value: str) -> Quantity | None:
    """The sum of money, with its currency, that a clash's value names."""
    sums = (q for q in passage.quantities if q.kind == "money" and q.unit)
    return next((q for q in sums if value in q.text or q.text in value), None)
