"""Turn the treebanks and the entity corpus into spaCy's training format.

    python training/language/convert.py DATA_DIR OUT_DIR

DATA_DIR holds `parsing/{ewt,gum}-{train,dev}.conllu.gz` and `entities/worldwide-{train,dev}.bioes.gz`.

Treebank sentences are joined to passages of one to eight, so that sentence boundaries are learned in running
text. Texts are rebuilt with their spaces; spaCy's own tokenizer splits them, in training as in use. Two
passes over the training files group and vary them differently: newspapers' curly quotation marks and dashes,
headline capitals, and now and then small letters only.
"""

from __future__ import annotations

import argparse
import gzip
import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

PASSES = 2
LABELS = {
    "Person": "PERSON",
    "Location": "LOC",
    "Organization": "ORG",
    "NORP": "NORP",
    "Date": "DATE",
    "Money": "MONEY",
    "Facility": "FAC",
    "Product": "PRODUCT",
    "Misc": "MISC",
}
OPENING = set("([{“‘#")
CLOSING = set(",.;:!?)]}%”…") | {
    "'s",
    "’s",
    "n't",
    "n’t",
    "'re",
    "'ve",
    "'ll",
    "'d",
    "'m",
    "’re",
    "’ve",
    "’m",
    "’t",
}
CLITICS = {"s", "t", "re", "ve", "ll", "d", "m", "S"}
SMALL_WORDS = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "but",
    "by",
    "for",
    "in",
    "nor",
    "of",
    "on",
    "or",
    "the",
    "to",
    "n't",
    "n’t",
}


@dataclass
class Passage:
    """Words of one training text with whether a space follows each, and their annotation."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    fields: list[list[str]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)


Variation = Callable[[Passage], list[str]]


# --- variations of the spelling


def curly(passage: Passage) -> list[str]:
    """Typographic quotation marks, apostrophes and dashes; every word keeps its place."""
    changed, inside = [], False
    for i, word in enumerate(passage.words):
        free = passage.spaces[i] and (i == 0 or passage.spaces[i - 1])
        if word in ('"', "``", "''"):
            inside = not inside
            word = "“" if inside else "”"
        elif word in ("--", "---") or (word == "-" and free):
            word = "—" if word != "-" else "–"
        changed.append(word.replace("'", "’"))
    return changed


def headline(passage: Passage) -> list[str]:
    """Capitals as in many headlines."""
    return [w if w in SMALL_WORDS or not w[0].islower() else w[0].upper() + w[1:] for w in passage.words]


def small(passage: Passage) -> list[str]:
    return [w.lower() for w in passage.words]


def plain(passage: Passage) -> list[str]:
    return passage.words


def pick(rng: random.Random) -> Variation:
    """One of the variations, at the share it should have in training."""
    return rng.choices([plain, curly, headline, small], weights=[58, 34, 6, 2])[0]


# --- treebanks


def conllu(path: Path) -> Iterator[list[list[str]]]:
    """Sentences as rows of ten fields; a document's start is an empty sentence."""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                yield []
            elif not line and rows:
                yield rows
                rows = []
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
    if rows:
        yield rows


def spaced_words(rows: list[list[str]]) -> Iterator[tuple[list[str], bool]]:
    """The word rows, each with whether a space follows it. A multiword token speaks for its words' spaces."""
    after: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(x) for x in row[0].split("-"))
            after.update(dict.fromkeys(range(first, last), False))
            after[last] = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            yield row, after.get(int(row[0]), "SpaceAfter=No" not in row[9])


def joined(sentences: list[list[list[str]]]) -> Passage:
    """Sentences in a row as one passage, a space between them."""
    passage = Passage()
    for rows in sentences:
        offset = len(passage.words)
        for row, space in spaced_words(rows):
            here, head = len(passage.words), int(row[6])
            passage.words.append(row[1].replace(" ", ""))
            passage.spaces.append(space)
            passage.fields.append(row)
            passage.heads.append(offset + head - 1 if head else here)
        passage.spaces[-1] = True
    return passage


def tree_doc(vocab: Vocab, passage: Passage, vary: Variation) -> Doc:
    rows = passage.fields
    return Doc(
        vocab,
        words=vary(passage),
        spaces=passage.spaces,
        heads=passage.heads,
        deps=["ROOT" if row[6] == "0" else row[7] for row in rows],
        tags=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        lemmas=[row[2] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
    )


def passages(path: Path, rng: random.Random) -> Iterator[Passage]:
    """Passages of one to eight sentences of one document."""
    group: list[list[list[str]]] = []
    wanted = rng.randint(1, 8)
    for rows in conllu(path):
        if group and (not rows or len(group) >= wanted):
            yield joined(group)
            group, wanted = [], rng.randint(1, 8)
        if rows:
            group.append(rows)
    if group:
        yield joined(group)


# --- entities


def tagged(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Paragraphs as (word, tag) pairs."""
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# doc"):
                continue
            word, _, tags = line.rstrip("\n").partition("\t")
            tag = tags.partition("\t")[0]  # a few rows carry a second, nested one
            if tag:
                rows.append((word.replace(" ", ""), tag))
            elif rows:
                yield rows
                rows = []
    if rows:
        yield rows


def opens(word: str) -> bool:
    return word in OPENING or (len(word) == 1 and unicodedata.category(word) == "Sc")


def clitic_follows(word: str, after: str, beyond: str) -> bool:
    """Whether the gap after this word lies inside a form such as `it ’ s`, which the corpus splits."""
    return (word in ("'", "’") and after in CLITICS) or (after == "’" and beyond in CLITICS)


def hyphen_joins(before: str, word: str, after: str, beyond: str) -> bool:
    """Whether the gap after this word lies beside a slash or a hyphen that stands without spaces."""
    return (
        "/" in (word, after)
        or (after == "-" and joins(word, beyond))
        or (word == "-" and joins(before, after))
    )


def guessed_spaces(words: list[str]) -> list[bool]:
    """Whether a space follows each word, guessed from English typesetting: the corpus does not say."""
    spaces, inside = [], {'"': False, "'": False}
    padded = ["", *words, "", ""]
    for before, word, after, beyond in zip(padded, words, padded[2:], padded[3:], strict=False):
        space = not (opens(word) or after in CLOSING)
        if clitic_follows(word, after, beyond):
            space = False
        elif word in inside:
            inside[word] = not inside[word]
            space = space and not inside[word]
        elif inside.get(after) or hyphen_joins(before, word, after, beyond):
            space = False
        spaces.append(space)
    return spaces


def joins(before: str, after: str) -> bool:
    """Whether a hyphen between these words stands without spaces."""
    if not before or not after or not before[-1].isalnum() or not after[0].isalnum():
        return False
    return not after[0].isupper() or before[0].isupper()


def entity_doc(vocab: Vocab, rows: list[tuple[str, str]], vary: Variation) -> Doc:
    words = [word for word, _ in rows]
    passage = Passage(words=words, spaces=guessed_spaces(words))
    doc = Doc(vocab, words=vary(passage), spaces=passage.spaces)
    spans: list[Span] = []
    start = 0
    for i, (_, tag) in enumerate(rows):
        if tag == "O":
            continue
        label = LABELS[tag[2:]]
        if tag[0] == "B" or i == 0 or rows[i - 1][1][2:] != tag[2:]:
            start = i
        if i + 1 == len(rows) or rows[i + 1][1] != f"I-{tag[2:]}":
            spans.append(Span(doc, start, i + 1, label=label))
    doc.ents = spans
    return doc


# --- files


def write(path: Path, docs: Iterator[Doc]) -> None:
    box = DocBin(store_user_data=False)
    words = 0
    for doc in docs:
        box.add(doc)
        words += len(doc)
    box.to_disk(path)
    print(path.name, len(box), "passages", words, "words")


def tree_training(vocab: Vocab, folder: Path, rng: random.Random) -> Iterator[Doc]:
    for _ in range(PASSES):
        for part in ("ewt", "gum"):
            for passage in passages(folder / f"{part}-train.conllu.gz", rng):
                yield tree_doc(vocab, passage, pick(rng))


def tree_checking(vocab: Vocab, path: Path) -> Iterator[Doc]:
    for passage in passages(path, random.Random(5)):
        yield tree_doc(vocab, passage, plain)


def name_training(vocab: Vocab, path: Path, rng: random.Random) -> Iterator[Doc]:
    for _ in range(PASSES):
        for rows in tagged(path):
            yield entity_doc(vocab, rows, pick(rng))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    vocab, rng = spacy.blank("en").vocab, random.Random(3)
    trees, names = args.data / "parsing", args.data / "entities"
    write(args.out / "trees-train.spacy", tree_training(vocab, trees, rng))
    write(args.out / "names-train.spacy", name_training(vocab, names / "worldwide-train.bioes.gz", rng))
    dev = [d for part in ("ewt", "gum") for d in tree_checking(vocab, trees / f"{part}-dev.conllu.gz")]
    write(args.out / "trees-dev.spacy", iter(dev))
    for part in ("ewt", "gum"):
        write(args.out / f"trees-{part}-dev.spacy", tree_checking(vocab, trees / f"{part}-dev.conllu.gz"))
    checked = tagged(names / "worldwide-dev.bioes.gz")
    write(args.out / "names-dev.spacy", (entity_doc(vocab, rows, plain) for rows in checked))


if __name__ == "__main__":
    main()
