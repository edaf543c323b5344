"""From evidence to a verdict: two small calibrated models.

`models/verdict.json` holds, for "contradicts" and for "same", the mean of a logistic regression and a boosted ensemble of
shallow trees (Friedman 2001) over the figures of `features.py`, its calibration (Platt 1999), fitted by `training/verdict/` on
labeled folders, and the thresholds for reporting. They are plain lists of numbers: nothing is unpickled.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from factcheck.judging.features import FEATURES

Row = Sequence[float]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Boosted trees (log-odds = base + the sum of one leaf a tree) and a linear model, averaged and calibrated.

    A tree is a list of nodes [feature, threshold, left, right, value]; feature -1 marks a leaf. The linear model gives
    `intercept + weights . row`; `slope` and `shift` turn the mean of both into calibrated log-odds.
    """

    base: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]
    weights: tuple[float, ...]
    intercept: float
    slope: float
    shift: float
    columns: tuple[int, ...]

    def probability(self, rows: Floats) -> Floats:
        """P(yes) a row; shape (n,)."""
        chosen = rows[:, self.columns]
        grown = np.full(len(rows), self.base)
        for tree in self.trees:
            grown += _leaves(tree, chosen)
        linear = self.intercept + chosen @ np.array(self.weights)
        odds = self.shift + self.slope * (grown + linear) / 2
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


@dataclass(frozen=True, slots=True)
class VerdictModel:
    """The two ensembles and the probabilities above which a pair is reported."""

    contradicts: Ensemble
    same: Ensemble
    report_contradiction: float
    report_same: float
    report_within: float


def _leaves(tree: tuple[tuple[float, ...], ...], rows: Floats) -> Floats:
    place = np.zeros(len(rows), dtype=np.int64)
    nodes = np.array(tree, dtype=np.float64)
    for _ in range(len(tree)):
        feature = nodes[place, 0].astype(np.int64)
        inner = feature >= 0
        if not inner.any():
            break
        value = rows[np.arange(len(rows)), np.where(inner, feature, 0)]
        goes_left = value <= nodes[place, 1]
        step = np.where(goes_left, nodes[place, 2], nodes[place, 3]).astype(np.int64)
        place = np.where(inner, step, place)
    return np.asarray(nodes[place, 4])


@lru_cache(maxsize=1)
def load_verdict_model() -> VerdictModel:
    """The shipped verdict model."""
    text = resources.files("factcheck.models").joinpath("verdict.json").read_text("utf-8")
    return verdict_model(json.loads(text))


def verdict_model(data: dict[str, Any]) -> VerdictModel:
    """Build the model from its JSON form; the features must be those of this version."""
    columns = tuple(FEATURES.index(name) for name in data["features"])
    thresholds = data["thresholds"]
    return VerdictModel(
        _ensemble(data["contradicts"], columns),
        _ensemble(data["same"], columns),
        float(thresholds["contradiction"]),
        float(thresholds["same"]),
        float(thresholds["within"]),
    )


def _ensemble(data: dict[str, Any], columns: tuple[int, ...]) -> Ensemble:
    trees = tuple(tuple(tuple(float(x) for x in node) for node in tree) for tree in data["trees"])
    return Ensemble(
        base=float(data["base"]),
        trees=trees,
        weights=tuple(float(w) for w in data["weights"]),
        intercept=float(data["intercept"]),
        slope=float(data["slope"]),
        shift=float(data["shift"]),
        columns=columns,
    )
