"""Words a second on one core from an article's text to its claims.

Usage: OMP_NUM_THREADS=1 python benchmarks/reading.py DATA_DIR [--words N]

DATA_DIR holds news/articles-10k.jsonl.gz. CPU seconds are counted, the loading of the pipeline is not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path

from plain_article import plain_article

from factcheck.extraction import extract_atoms, extract_claims
from factcheck.language.parse import parse_articles
from factcheck.language.pipeline import load_pipeline
from factcheck.records import Article


def articles(folder: Path, words: int) -> list[Article]:
    """The first articles that together hold so many words, a paragraph a line."""
    found: list[Article] = []
    left = words
    with gzip.open(folder / "news" / "articles-10k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            parts = [part.strip() for part in text.splitlines() if part.strip()]
            found.append(plain_article(len(found), parts))
            left -= len(text.split())
            if left <= 0:
                break
    return found


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", type=int, default=20_000)
    options = parser.parse_args()
    texts = articles(options.data, options.words)
    count = sum(len(one.text.split()) for one in texts)
    nlp = load_pipeline()
    parse_articles(texts[:1], nlp)
    start = time.process_time()
    parsed = parse_articles(texts, nlp)
    after_parse = time.process_time()
    for one in parsed:
        extract_claims(one)
    after_claims = time.process_time()
    for one in parsed:
        extract_atoms(one)
    end = time.process_time()
    print(f"{count} words in {len(texts)} articles, words a CPU second")
    print(f"parse, names, times, quantities {count / (after_parse - start):10.0f}")
    print(f"claims                          {count / (after_claims - after_parse):10.0f}")
    print(f"claims, smallest statements     {count / (end - after_claims):10.0f}")
    print(f"reading to claims               {count / (after_claims - start):10.0f}")


if __name__ == "__main__":
    main()
