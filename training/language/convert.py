"""Turn the treebanks and the entity corpora into spaCy's training format.

    python training/language/convert.py DATA_DIR OUT_DIR

Treebank sentences are joined to short passages, so that sentence boundaries are learned in running text; a third of the
passages get the curly quotation marks and dashes of newspapers. Texts are rebuilt with their spaces, and spaCy's own
tokenizer splits them in training, as it does in use.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

LABELS = {
    "Person": "PERSON", "PER": "PERSON", "Location": "LOC", "LOC": "LOC", "Organization": "ORG", "ORG": "ORG",
    "NORP": "NORP", "Date": "DATE", "DATE": "DATE", "Money": "MONEY", "Facility": "FAC", "Product": "PRODUCT",
    "Misc": "MISC", "MISC": "MISC", "EVENT": "MISC",
}  # fmt: skip
CURLY = {"'": "’", '"': "”", "``": "“", "''": "”", "-": "–", "--": "—"}
NO_SPACE_BEFORE = set(",.;:!?)]}%'’”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m"}
NO_SPACE_AFTER = set("([{$£€“")


def conllu(path: Path) -> Iterator[list[list[str]]]:
    """Sentences as rows of ten fields; a document's start is a row of one field."""
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


def spaces_of(rows: list[list[str]]) -> tuple[list[list[str]], list[bool]]:
    """The word rows, and whether a space follows each (multi-word tokens carry it for their last word)."""
    words, spaces, no_space_at = [], [], {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(x) for x in row[0].split("-"))
            for i in range(first, last):
                no_space_at[i] = True
            no_space_at[last] = "SpaceAfter=No" in row[9]
        elif "." not in row[0]:
            words.append(row)
            number = int(row[0])
            spaces.append(not no_space_at.get(number, "SpaceAfter=No" in row[9]))
    return words, spaces


def tree_doc(vocab: Vocab, sentences: list[list[list[str]]], curly: bool) -> Doc:
    words, spaces, heads, deps, tags, poses, lemmas, morphs, starts = [], [], [], [], [], [], [], [], []
    for rows in sentences:
        kept, after = spaces_of(rows)
        offset = len(words)
        after[-1] = True
        for row, space in zip(kept, after, strict=True):
            head = int(row[6])
            words.append(CURLY.get(row[1], row[1].replace("'", "’")) if curly else row[1])
            spaces.append(space)
            heads.append(offset + head - 1 if head else len(words) - 1)
            deps.append("ROOT" if head == 0 else row[7])
            tags.append(row[4])
            poses.append(row[3])
            lemmas.append(row[2])
            morphs.append("" if row[5] == "_" else row[5])
            starts.append(len(words) - 1 == offset)
    return Doc(
        vocab, words=words, spaces=spaces, heads=heads, deps=deps, tags=tags, pos=poses, lemmas=lemmas,
        morphs=morphs,
    )  # fmt: skip


def tree_docs(vocab: Vocab, path: Path, rng: random.Random, training: bool) -> Iterator[Doc]:
    group: list[list[list[str]]] = []
    wanted = rng.randint(1, 6)
    for rows in conllu(path):
        if group and (not rows or len(group) >= wanted):
            yield tree_doc(vocab, group, training and rng.random() < 0.33)
            group, wanted = [], rng.randint(1, 6)
        if rows:
            group.append(rows)
    if group:
        yield tree_doc(vocab, group, False)


def tagged(path: Path) -> Iterator[list[tuple[str, str]]]:
    """(word, tag) lists between blank lines."""
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# "):
                continue
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 2:
                if rows:
                    yield rows
                rows = []
            else:
                rows.append((fields[0], fields[-1] if fields[-1] == "O" or "-" in fields[-1] else fields[1]))
    if rows:
        yield rows


def entity_doc(vocab: Vocab, rows: list[tuple[str, str]], curly: bool) -> Doc:
    words = [CURLY.get(w, w.replace("'", "’")) if curly else w for w, _ in rows]
    spaces = [
        not (w in NO_SPACE_AFTER or (i + 1 < len(words) and words[i + 1] in NO_SPACE_BEFORE))
        for i, w in enumerate(words)
    ]
    doc = Doc(vocab, words=words, spaces=spaces)
    spans, start = [], None
    for i, (_, tag) in enumerate([*rows, ("", "O")]):
        begins = tag[:2] in ("B-", "S-") or (tag != "O" and start is None)
        if start is not None and (tag == "O" or begins):
            label = LABELS[rows[start][1][2:]]
            spans.append(Span(doc, start, i, label=label))
            start = None
        if tag != "O" and begins:
            start = i
    doc.ents = spans
    return doc


def write(path: Path, docs: Iterator[Doc]) -> None:
    box = DocBin(store_user_data=False)
    words = 0
    for doc in docs:
        box.add(doc)
        words += len(doc)
    box.to_disk(path)
    print(path.name, len(box), "passages", words, "words")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    vocab, rng = spacy.blank("en").vocab, random.Random(3)
    trees, names = args.data / "parsing", args.data / "entities"
    write(
        args.out / "trees-train.spacy",
        (d for part in ("ewt", "gum") for d in tree_docs(vocab, trees / f"{part}-train.conllu.gz", rng, True)),
    )
    for part in ("ewt", "gum"):
        write(args.out / f"trees-{part}-dev.spacy", tree_docs(vocab, trees / f"{part}-dev.conllu.gz", rng, False))
    write(
        args.out / "trees-dev.spacy",
        (d for part in ("ewt", "gum") for d in tree_docs(vocab, trees / f"{part}-dev.conllu.gz", rng, False)),
    )
    write(
        args.out / "names-train.spacy",
        (entity_doc(vocab, r, rng.random() < 0.33) for r in tagged(names / "worldwide-train.bioes.gz")),
    )
    write(
        args.out / "names-dev.spacy",
        (entity_doc(vocab, r, False) for r in tagged(names / "worldwide-dev.bioes.gz")),
    )


if __name__ == "__main__":
    main()
