"""Write news articles as tokenized lines, the text that the word vectors are learned from.

python training/language/news_text.py DATA_DIR OUT_FILE
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

TOKEN = re.compile(
    r"https?://\S+|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d+(?:[.,]\d+)*"
    r"|(?:[A-Z]\.){2,}|[^\W\d_]+|\.{3}|--|\S",
    re.IGNORECASE,
)
FILES = ("articles-10k", "event-clusters", "same-event-triples", "same-event-leads")
TEXT_FIELDS = {"title", "text", "lead", "body", "summary"}


def texts(value: object, field: str = "") -> Iterator[str]:
    """The article texts anywhere in a record."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, field)
    elif isinstance(value, str) and field in TEXT_FIELDS:
        yield value


def lines(folder: Path) -> Iterator[str]:
    """Paragraphs as tokens between single spaces, each paragraph once."""
    seen: set[int] = set()
    for name in FILES:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
            for row in stream:
                for text in texts(json.loads(row)):
                    for paragraph in text.split("\n"):
                        key = hash(paragraph)
                        if paragraph.strip() and key not in seen:
                            seen.add(key)
                            yield " ".join(TOKEN.findall(paragraph))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as stream:
        for line in lines(args.data / "news"):
            stream.write(line + "\n")


if __name__ == "__main__":
    main()
