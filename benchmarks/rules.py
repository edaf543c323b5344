"""What the anomaly rules add to the time of extraction.

    python benchmarks/rules.py PATH [PATH ...]

Reads the articles, parses them and extracts their claims as `factcheck extract` does, then runs each anomaly rule over all of
them; prints CPU seconds and their share.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from factcheck import pipeline
from factcheck.language.pipeline import load_pipeline
from factcheck.reading import read_paths
from factcheck.reference import load_reference
from factcheck.rules.base import Corpus
from factcheck.rules.registry import MODULES, load_rule

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def main() -> None:
    load_pipeline()
    reference = load_reference()
    articles, _ = read_paths([Path(p) for p in sys.argv[1:]])
    parsed, parsing = timed(lambda: pipeline.parse(articles, pipeline.Options()))
    claims, extracting = timed(lambda: pipeline.extract(parsed))
    corpus = Corpus(parsed, claims, (), (), {}, reference)
    total = 0.0
    for code in (c for c in MODULES if c.startswith("FC2")):
        findings, seconds = timed(lambda: list(load_rule(code).check(corpus)))  # noqa: B023
        total += seconds
        print(f"{code}  {seconds:6.2f} s  {len(findings):3d} findings")
    print(
        f"{len(articles)} articles: parsing {parsing:.2f} s, claims {extracting:.2f} s, anomaly rules {total:.2f} s"
    )
    print(f"share of extraction (parsing and claims): {total / (parsing + extracting):.3f}")


if __name__ == "__main__":
    main()
