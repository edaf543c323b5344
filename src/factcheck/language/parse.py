"""Articles to parsed articles: every block parsed on its own, joined to one document over the article's text.

No sentence crosses a block. Before the parser runs, the places where a sentence surely ends or surely does not are
marked (after "Jan.", before a lower-case word that goes on after a quotation, ...); it decides only the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.language.entities import canonicalize, find_entities
from factcheck.language.lexicon import ABBREVIATIONS, OPEN_ABBREVIATIONS
from factcheck.language.quantities import find_quantities
from factcheck.language.quotations import find_quotations
from factcheck.language.reference_time import reference_time
from factcheck.language.times import find_times
from factcheck.records import Article, ParsedArticle

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_BATCH = 128
_LONGEST_PIECE = 50_000
_FINAL = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([„")
_BREAKS = frozenset(":;|•·—–-*/")
_BREAK_AT = re.compile(r"\s(?=\S)")


def parse_articles(articles: Iterable[Article], nlp: Language) -> tuple[ParsedArticle, ...]:
    """Parse the articles in their order; entities get one canonical name across all of them."""
    listed = tuple(articles)
    pieces = [list(_pieces(article)) for article in listed]
    stream = (_hinted(nlp, piece) for parts in pieces for piece in parts)
    parsed = iter(nlp.pipe(stream, batch_size=_BATCH))
    documents = (_joined([next(parsed) for _ in parts], nlp) for parts in pieces)
    return canonicalize(tuple(_parsed(a, d) for a, d in zip(listed, documents, strict=True)))


def _parsed(article: Article, doc: Doc) -> ParsedArticle:
    written = reference_time(article)
    if article.published is None:
        written = reference_time(article, find_times(doc, None))
    times = find_times(doc, written.interval)
    return ParsedArticle(
        article=article,
        doc=doc,
        sentences=_sentences(article, doc),
        entities=find_entities(doc),
        times=times,
        quantities=find_quantities(doc, times),
        quotations=find_quotations(article.text),
        reference_time=written,
    )


def _pieces(article: Article) -> Iterator[str]:
    """The article's text cut where its blocks begin, long blocks again at spaces; together they are the text."""
    text = article.text
    cuts = sorted({0, *(b.start for b in article.blocks if 0 < b.start < len(text))})
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        while end - start > _LONGEST_PIECE:
            at = _BREAK_AT.search(text, start + _LONGEST_PIECE - 1000, start + _LONGEST_PIECE)
            cut = at.end() if at else start + _LONGEST_PIECE
            yield text[start:cut]
            start = cut
        if end > start:
            yield text[start:end]


def _joined(docs: Sequence[Doc], nlp: Language) -> Doc:
    from spacy.tokens import Doc as SpacyDoc

    if not docs:
        return nlp.make_doc("")
    if len(docs) == 1:
        return docs[0]
    joined = SpacyDoc.from_docs(list(docs), ensure_whitespace=False)
    assert joined is not None
    return joined


def _hinted(nlp: Language, piece: str) -> Doc:
    """The tokens of a piece, with the sentence boundaries that are sure set and the impossible ones barred."""
    doc = nlp.make_doc(piece)
    before: Token | None = None
    last: Token | None = None
    closed = False
    for token in doc:
        if token.is_space:
            if token.i:
                token.is_sent_start = False
            continue
        if before is not None and last is not None:
            token.is_sent_start = _boundary(before, last, token, closed)
        closing = last is not None and token.text in _CLOSERS and _is_closing(token)
        if closing:
            closed = True
        else:
            before, closed = token, False
        last = token
    return doc


def _is_closing(token: Token) -> bool:
    """Whether a quotation mark or bracket stands right after what it closes."""
    previous = token.nbor(-1)
    return not previous.whitespace_ and not previous.is_space


def _boundary(before: Token, last: Token, token: Token, closed: bool) -> bool | None:
    """True, False or None (the parser decides) for a boundary before `token`.

    `before` is the last token that is no closing mark, `last` the one right before.
    """
    text = token.text
    if text in _CLOSERS and not last.whitespace_:
        return False
    if last.text in _OPENERS and not last.whitespace_ and not closed:
        return False
    word = before.text
    if not word:
        return False
    if word[-1] not in _FINAL:
        return None if word[-1] in _BREAKS else False
    if not last.whitespace_ and not closed:
        return False
    first = text[0]
    if first.islower():
        return False
    if word[-1] in "!?" or word in {".", "…", "..."}:
        ended = True if word != "." or before.i == 0 else not _abbreviated(before.nbor(-1), before)
        return ended if first.isupper() or first in _OPENERS or first.isdigit() else None
    stem = word.rstrip(".").lower()
    if stem in ABBREVIATIONS or len(stem) == 1:
        return _after_abbreviation(stem, token)
    return True if first.isupper() or first in _OPENERS else None


def _abbreviated(word: Token, period: Token) -> bool:
    """Whether a period that the tokenizer split off belongs to an abbreviation."""
    return (
        not word.whitespace_
        and word.lower_ in ABBREVIATIONS - OPEN_ABBREVIATIONS
        and word.is_alpha
        and (
            word.lower_
            not in {"no", "art", "fig", "gen", "rep", "col", "mass", "miss", "wash", "ed", "pa", "va", "md"}
            or word.text[0].isupper()
        )
    )


_STARTERS = frozenset(
    "the a an he she it they we i this that these those his her their its in on at but and as when while after before "
    "if there".split()
)


def _after_abbreviation(stem: str, token: Token) -> bool | None:
    if stem not in OPEN_ABBREVIATIONS and len(stem) > 1:
        return False
    if stem == "no" and token.text[0].isdigit():
        return False
    if token.lower_ in _STARTERS and token.text[0].isupper() and stem not in {"u.s", "u.k", "u.n"}:
        return True
    return False if len(stem) == 1 else None


def _sentences(article: Article, doc: Doc) -> tuple[tuple[int, int], ...]:
    """The sentences as (start, end) without the white space around them, none across a block."""
    text = article.text
    if not text:
        return ()
    starts = {b.start for b in article.blocks}
    if doc.has_annotation("SENT_START"):
        starts.update(token.idx for token in doc if token.is_sent_start and not token.is_space)
    cuts = sorted(s for s in starts | {0} if s < len(text))
    spans: list[tuple[int, int]] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        body = text[start:end]
        first = start + len(body) - len(body.lstrip())
        last = start + len(body.rstrip())
        if first < last:
            spans.append((first, last))
    return tuple(spans)
