"""Fit the verdict model, and measure it with whole topics left out.

    python training/verdict/fit.py OUT.json --folders FOLDER [...] --coverages FILE.jsonl [...]

Rows are candidate pairs of sentences of labelled topics, as the tool itself finds and measures them. Both targets
("contradicts", "same") are fitted by gradient-boosted shallow trees; thresholds come from out-of-topic predictions (each folder
left out once): for contradictions the lowest at which precision stays at --precision.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pickle
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).parent))
from labelled import COVERAGE, REAL, Labelled, coverages, events, folders, labels_of

from factcheck.extraction import extract_claims
from factcheck.judging.decisive import decisive_probability
from factcheck.judging.entailment import DEFAULT_ENTAILMENT, CrossEncoderEntailment
from factcheck.judging.features import FEATURES
from factcheck.judging.judge import explained, gather_evidence
from factcheck.judging.passage import passages_of
from factcheck.judging.second_reader import SecondReader
from factcheck.language.parse import parse_articles
from factcheck.language.pipeline import load_pipeline
from factcheck.matching.candidates import candidate_pairs
from factcheck.matching.encoder import SentenceTransformerEncoder

SAID = ("con_min", "con_max", "con_mean", "ent_min", "ent_max", "ent_mean")
MODEL_FIGURES = frozenset(
    "con_min con_max con_mean ent_min ent_max ent_mean claim_con_min claim_con_mean claim_ent_max claim_ent_min cosine "
    "claim_cosine rank rank_back repair_ent_min repair_ent_max repair_con repair_gain "
    "second_con_min second_con_max second_con_mean second_ent_min second_ent_max second_ent_mean".split()
)
"""What the entailment and embedding models say of a pair; all other figures compare words, names and numbers."""

READERS = frozenset(f"{reader}{what}" for reader in ("", "second_") for what in SAID)
"""What both entailment models say of the two sentences."""


MAX_CONTAINMENT, MAX_COSINE = 0.5, 0.7
"""Real pairs that share less than this are taken not to say the same."""


def rows_of(
    item: Labelled, encoder: Any, model: Any, second: Any, nlp: Any
) -> tuple[list[Any], dict[str, int]]:
    parsed = parse_articles(item.articles, nlp)
    claims = [c for p in parsed for c in extract_claims(p)]
    passages = passages_of(parsed, claims)
    vectors = encoder.encode([p.text for p in passages])
    pairs = candidate_pairs(passages, vectors)
    claim_vectors = dict(zip([c.id for c in claims], encoder.encode([c.text for c in claims]), strict=True))
    judged = gather_evidence(passages, vectors, pairs, claim_vectors, model, second)
    result, counts = [], {"passages": len(passages), "pairs": len(pairs)}
    for entry in judged:
        names = labels_of(item, entry.left, entry.right)
        reading = explained(entry)
        if reading is not None:
            names.add(f"innocent:{reading.cause}")
        if decisive_probability(entry.evidence):
            names.add("decisive")
        result.append((entry.evidence.row, names, item.name, entry.left.text, entry.right.text))
    for name in ("contradictions", "agreements", "decoys"):
        counts[name] = len(getattr(item, name))
        counts[f"{name}_met"] = sum(name in r[1] for r in result)
    return result, counts


@dataclass
class Rows:
    """Measured pairs of one target. `told` marks those that no innocent reading explains: only these are decided."""

    x: np.ndarray
    y: np.ndarray
    groups: np.ndarray
    whole: np.ndarray
    real: np.ndarray
    told: np.ndarray
    weights: np.ndarray

    def __getitem__(self, chosen: np.ndarray) -> Rows:
        """The rows that a mask chooses."""
        return Rows(*(getattr(self, f.name)[chosen] for f in fields(self)))

    @staticmethod
    def of(rows: list[Any], label: str) -> Rows:
        """The rows as arrays; the label's own weigh four times, decoys twice, contradictions five times against agreements."""
        x, y = np.array([r[0] for r in rows]), np.array([label in r[1] for r in rows], dtype=int)
        whole = np.array([not r[2].startswith((COVERAGE, REAL)) for r in rows])
        real = np.array([r[2].startswith(REAL) for r in rows])
        innocent = np.array([any(t.startswith("innocent") for t in r[1]) for r in rows])
        told = ~innocent if label == "contradictions" else np.ones(len(rows), dtype=bool)
        weights = np.where(y == 1, 4.0, 1.0) * np.array([2.0 if "decoys" in r[1] else 1.0 for r in rows])
        clashing = np.array(["contradictions" in r[1] for r in rows]) & (y == 0)
        weights = np.where(clashing, 5.0 * weights, weights)
        return Rows(x, y, np.array([r[2] for r in rows]), whole, real, told, weights)


@dataclass
class Fitted:
    """One linear model and one ensemble of trees; `scale` is the spread of their mean log-odds over the rows fitted on."""

    trees: GradientBoostingClassifier
    scaler: StandardScaler
    linear: LogisticRegression
    scale: float = 1.0

    def odds(self, x: np.ndarray) -> np.ndarray:
        """The mean of both halves' log-odds, in units of `scale`."""
        linear = self.linear.decision_function(self.scaler.transform(x))
        return np.asarray((self.trees.decision_function(x) + linear) / 2 / self.scale)


@dataclass
class Committee:
    """Two or four that err differently: the first knows the base rate of whole folders, the second more cases; for
    contradictions a third goes by the models' figures alone, which depend least on how closely two texts are worded, and a
    fourth by the two entailment models' alone."""

    members: tuple[Fitted, ...]

    def odds(self, x: np.ndarray) -> np.ndarray:
        """The sum of the members' log-odds."""
        return np.asarray(sum(member.odds(x) for member in self.members))

    def data(self) -> dict[str, Any]:
        """All members as one linear model and one list of trees, in plain numbers."""
        weights = sum(m.linear.coef_[0] / m.scaler.scale_ / m.scale for m in self.members)
        intercepts = [
            (m.linear.intercept_[0] - (m.linear.coef_[0] / m.scaler.scale_) @ m.scaler.mean_) / m.scale
            for m in self.members
        ]
        priors = [(m.trees.init_.class_prior_[1], m.scale) for m in self.members]
        return {
            "base": float(sum(np.log(p / (1 - p)) / scale for p, scale in priors)),
            "trees": [_tree(t.tree_, m) for m in self.members for (t,) in m.trees.estimators_],
            "weights": [round(float(w), 6) for w in weights],
            "intercept": float(sum(intercepts)),
        }


def _tree(t: Any, member: Fitted) -> list[list[float]]:
    rate = member.trees.learning_rate / member.scale
    return [
        [
            int(t.feature[i]) if t.children_left[i] >= 0 else -1,
            round(float(t.threshold[i]), 6),
            int(t.children_left[i]),
            int(t.children_right[i]),
            round(float(t.value[i][0][0]) * rate, 6),
        ]
        for i in range(t.node_count)
    ]


def fit_one(rows: Rows, columns: np.ndarray | None = None, count: int = 140, depth: int = 2) -> Fitted:
    """One member, on some of the columns if they are given (a mask): the others are constant, so that nothing hangs on them."""
    x = rows.x if columns is None else np.where(columns, rows.x, 0.0)
    trees = GradientBoostingClassifier(
        n_estimators=count, learning_rate=0.05, max_depth=depth, subsample=0.6, min_samples_leaf=10, max_features=0.2,
        random_state=1,
    ).fit(x, rows.y, sample_weight=rows.weights)  # fmt: skip
    scaler = StandardScaler().fit(x)
    linear = LogisticRegression(C=0.05, max_iter=3000)
    linear.fit(scaler.transform(x), rows.y, sample_weight=rows.weights)
    fitted = Fitted(trees, scaler, linear)
    fitted.scale = float(fitted.odds(x).std())
    return fitted


def fit_committee(rows: Rows, label: str) -> Committee:
    """All members. Of agreements there are enough for deeper trees; there, whole folders count three times."""
    folders_only = fit_one(rows[rows.whole])
    if label == "agreements":
        heavy = replace(rows, weights=rows.weights * np.where(rows.whole, 3, 1))
        return Committee((folders_only, fit_one(heavy, count=300, depth=3)))
    invented = rows[~rows.real]
    by_models, by_readers = (np.array([n in names for n in FEATURES]) for names in (MODEL_FIGURES, READERS))
    return Committee(
        (folders_only, fit_one(rows), fit_one(invented, by_models), fit_one(invented, by_readers))
    )


def held_out(rows: Rows, label: str) -> np.ndarray:
    """Log-odds of the rows of whole folders, each from a committee that saw nothing of its folder; 0 for others."""
    odds = np.zeros(len(rows.y))
    for folder in sorted(set(rows.groups[rows.whole])):
        test = rows.groups == folder
        odds[test] = fit_committee(rows[~test & rows.told], label).odds(rows.x[test])
    return odds


def threshold_at(scores: np.ndarray, y: np.ndarray, precision: float) -> tuple[float, float, float]:
    """(threshold, precision, recall) of the largest set whose precision is at least that asked for."""
    order = np.argsort(-scores)
    right = np.cumsum(y[order])
    shares = right / np.arange(1, len(y) + 1)
    good = np.flatnonzero(shares >= precision)
    if not len(good):
        return 1.0, 0.0, 0.0
    last = int(good[-1])
    return float(scores[order[last]]), float(shares[last]), float(right[last] / max(1, y.sum()))


def fit_target(found: list[Any], label: str, precision: float) -> tuple[dict[str, Any], float]:
    """The fitted committee of one target as data, and its threshold; both calibrated on whole folders, each left out once."""
    rows = Rows.of(found, label)
    odds = held_out(rows, label)
    seen = rows.whole & rows.told
    platt = LogisticRegression(C=1e3).fit(odds[seen][:, None], rows.y[seen])
    slope, shift = float(platt.coef_[0][0]), float(platt.intercept_[0])
    scores = np.where(rows.told, 1 / (1 + np.exp(-(shift + slope * odds))), 0.0)[rows.whole]
    y = rows.y[rows.whole]
    show(label, scores, y)
    cut = threshold_at(scores, y, precision)[0]
    return fit_committee(rows[rows.told], label).data() | {"slope": slope, "shift": shift}, cut


def show(label: str, scores: np.ndarray, y: np.ndarray) -> None:
    """Average precision, the recall that each precision leaves, and the reliability of the probabilities."""
    print(
        f"{label}: {y.sum()} of {len(y)}, held-out average precision {average_precision_score(y, scores):.3f}"
    )
    for low, high in itertools.pairwise((0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.01)):
        inside = (scores >= low) & (scores < high)
        share = y[inside].mean() if inside.any() else 0
        print(f"   said {low:.2f}-{high:.2f}: n {inside.sum()}, true {share:.3f}")
    for p in (0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5):
        t = threshold_at(scores, y, p)
        print(f"   precision {p}: threshold {t[0]:.3f} recall {t[2]:.3f}")


def is_other(row: Any) -> bool:
    """Whether a pair of real sentences, which nobody labeled, surely isn't one statement in two wordings."""
    figures = dict(zip(FEATURES, row[0], strict=True))
    return bool(figures["containment"] < MAX_CONTAINMENT and figures["cosine"] < MAX_COSINE)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--folders", type=Path, nargs="*", default=[])
    parser.add_argument("--coverages", type=Path, nargs="*", default=[])
    parser.add_argument("--events", type=Path, help="unlabelled real events (event-clusters.jsonl.gz)")
    parser.add_argument("--count", type=int, default=60, help="how many of the events")
    parser.add_argument("--entailment", default=DEFAULT_ENTAILMENT)
    parser.add_argument("--second", type=Path, help="folder of the second reader; the shipped one without it")
    parser.add_argument("--precision", type=float, default=0.85)
    parser.add_argument("--same-precision", type=float, default=0.75)
    parser.add_argument(
        "--rows", type=Path, help="keep the measured rows here, to fit again without measuring"
    )
    args = parser.parse_args()
    rows = [r for r in load_rows(args) if "ignored" not in r[1]]
    labelled = [r for r in rows if not r[2].startswith(REAL) or is_other(r)]
    against, contradiction = fit_target(rows, "contradictions", args.precision)
    same, agreement = fit_target(labelled, "agreements", args.same_precision)
    report: dict[str, Any] = {"features": list(FEATURES), "contradicts": against, "same": same}
    report["thresholds"] = {
        "contradiction": round(contradiction, 4),
        "same": round(agreement, 4),
        "within": round((1 + 2 * contradiction) / 3, 4),
    }
    args.out.write_text(json.dumps(report, separators=(",", ":")) + "\n", "utf-8")


def load_rows(args: argparse.Namespace) -> list[Any]:
    if args.rows and args.rows.exists():
        return list(pickle.loads(args.rows.read_bytes()))  # our own file of this run, never shipped
    encoder, model, second, nlp = (
        SentenceTransformerEncoder(),
        CrossEncoderEntailment(args.entailment),
        SecondReader(args.second),
        load_pipeline(),
    )
    rows, total = [], {}
    for item in [
        *(i for f in args.folders for i in folders(f)),
        *(i for f in args.coverages for i in coverages(f)),
        *(events(args.events, args.count) if args.events else ()),
    ]:
        found, counts = rows_of(item, encoder, model, second, nlp)
        rows += found
        print(item.name, counts, flush=True)
        for key, value in counts.items():
            total[key] = total.get(key, 0) + value
    print("all", total)
    if args.rows:
        args.rows.write_bytes(pickle.dumps(rows))
    return rows


if __name__ == "__main__":
    main()
