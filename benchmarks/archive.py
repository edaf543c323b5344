"""What `factcheck lint NEW --against ARCHIVE` takes once the archive is indexed, and where the time goes.

    factcheck cache build ARCHIVE --cache-dir CACHE
    python benchmarks/archive.py NEW ARCHIVE CACHE [--warm]

`--warm` lints once before the clock starts, so that what is measured is a second run over the same new article.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("new", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--warm", action="store_true")
    given = parser.parse_args()
    if given.warm:
        run(given)
    rows = run(given)
    width = max(len(name) for name, _ in rows)
    for name, seconds in rows:
        print(f"{name:{width}}  {seconds:8.2f} s")
    print(f"{'whole process':{width}}  {time.perf_counter() - STARTED:8.2f} s")
    print(f"{'CPU of the process':{width}}  {time.process_time():8.2f} s")
    print(f"{'most memory':{width}}  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def run(given: Any) -> list[tuple[str, float]]:
    """Seconds by stage of one lint."""
    clock = Clock()
    import numpy
    import sentence_transformers
    import spacy
    import torch

    assert numpy and sentence_transformers and spacy and torch
    clock.lap("import torch, spaCy, sentence-transformers")
    from factcheck import linting, pipeline
    from factcheck.cache import Cache
    from factcheck.judging.entailment import CrossEncoderEntailment
    from factcheck.language.pipeline import load_pipeline
    from factcheck.matching.encoder import load_sentence_transformer

    load_pipeline()
    load_sentence_transformer("all-MiniLM-L6-v2")
    CrossEncoderEntailment()
    clock.lap("load the models")
    cache = Cache(given.cache)
    options = pipeline.Options(cache=cache)
    inputs = linting.read_inputs([given.new], [given.archive], options=options)
    clock.lap(f"read 1 + {len(inputs.archive):,} articles")
    near = pipeline.nearest(inputs.articles, inputs.archive, options)
    clock.lap(f"find the {len(near)} nearest")
    report = linting.lint(linting.Inputs(inputs.articles, near, inputs.skipped), options)
    numbers = dict(report.statistics)
    clock.skip()
    stages = [(name[8:], value) for name, value in report.statistics if name.startswith("seconds_")]
    pairs = int(numbers["pairs"])
    return [*clock.laps, *((f"judge {pairs} pairs" if n == "judge" else n, s) for n, s in stages)]


class Clock:
    """Seconds spent a stage."""

    def __init__(self) -> None:
        self.laps: list[tuple[str, float]] = []
        self.skip()

    def skip(self) -> None:
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps.append((name, now - self._last))
        self._last = now


if __name__ == "__main__":
    main()
