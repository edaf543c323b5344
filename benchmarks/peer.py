"""The pipeline that one would otherwise put together by hand, as a peer to measure against.

Sentences are split at stops, embedded with sentence-transformers, grouped with `community_detection`, and every pair of a community
is scored by a CrossEncoder: contradiction above 0.5 is a contradiction, entailment above 0.5 an agreement.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.judging.entailment import CrossEncoderEntailment
from factcheck.matching.encoder import load_sentence_transformer
from factcheck.reading import read_paths

THRESHOLD = 0.5
SIMILAR = 0.55


@lru_cache(maxsize=1)
def _models() -> tuple[Any, CrossEncoderEntailment]:
    return load_sentence_transformer("all-MiniLM-L6-v2"), CrossEncoderEntailment()


def peer_findings(paths: Sequence[Path]) -> dict[str, list[list[tuple[str, str]]]]:
    """Contradictions and agreements as lists of (file, sentence); it knows no anomalies."""
    from sentence_transformers.util import community_detection

    encoder, entailment = _models()
    articles, _ = read_paths(paths)
    sentences = [
        (Path(a.path).name, s)
        for a in articles
        for s in re.split(r"(?<=[.!?])\s+|\n+", a.text)
        if len(s.split()) > 3
    ]
    vectors = encoder.encode([s for _, s in sentences], convert_to_tensor=True, show_progress_bar=False)
    communities = community_detection(vectors, threshold=SIMILAR, min_community_size=2)
    pairs = [
        (i, j)
        for group in communities
        for i, j in itertools.combinations(group, 2)
        if sentences[i][0] != sentences[j][0]
    ]
    scores = entailment.score([(sentences[i][1], sentences[j][1]) for i, j in pairs])
    found: dict[str, list[list[tuple[str, str]]]] = {"contradiction": [], "agreement": [], "anomaly": []}
    for (i, j), row in zip(pairs, scores, strict=True):
        for kind, column in (("contradiction", 0), ("agreement", 1)):
            if row[column] > THRESHOLD:
                found[kind].append([sentences[i], sentences[j]])
    return found
