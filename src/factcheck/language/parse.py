"""Articles to parsed articles: one document over each article's text.

Before the parser runs, the places where a sentence surely begins (a block) or surely does not (after "Jan.",
before
a lower-case word that goes on after a quotation) are marked; it decides only the rest. So no sentence
crosses a block.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from factcheck.language.entities import TITLES, canonicalize, find_entities
from factcheck.language.lemmas import correct_lemmas
from factcheck.language.lexicon import ABBREVIATIONS, LOWER_ABBREVIATIONS, OPEN_ABBREVIATIONS
from factcheck.language.quantities import find_quantities
from factcheck.language.quotations import find_quotations
from factcheck.language.reference_time import coverage_day, reference_time
from factcheck.language.times import find_times
from factcheck.records import Article, ParsedArticle

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_LONGEST_PIECE = 100_000
_FINAL = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([„")
_BREAKS = frozenset(":;|•·")
# "LONDON, Oct. 19 (Agency) - ": the head of a report, a sentence of its own so that the first one stands
# free.
_DATELINE = re.compile(
    r"[A-ZÀ-Þ]{3}[A-ZÀ-Þ .'’/-]{0,40}(?:,\s[A-Z][\w. ]{1,25}){0,2}(?:,?\s\d{1,2}(?:,\s\d{4})?)?\s*"
    r"(?:\([^()\n]{1,40}\)\s*)?(?:—|–|--?)\s+(?=\S)"
)
_DATELINE_REACH = 100
_LONGEST_RUN = 400
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
_UNBROKEN = re.compile(rf"\S{{{_LONGEST_RUN},}}")


def parse_articles(
    articles: Iterable[Article], nlp: Language, documents: Callable[[Article], Doc] | None = None
) -> tuple[ParsedArticle, ...]:
    """Parse the articles in their order; entities get one canonical name across all of them.

    `documents` stands in for the pipeline where documents were made before.
    """
    listed = tuple(articles)
    made = documents or (lambda article: document_of(article, nlp))
    near = coverage_day(listed)
    return canonicalize(tuple(_parsed(article, made(article), near) for article in listed))


def document_of(article: Article, nlp: Language) -> Doc:
    """The parse of one article's text, which depends on nothing but that article."""
    return _joined(
        [correct_lemmas(nlp(_hinted(nlp, text, starts))) for text, starts in _pieces(article)], nlp
    )


def _parsed(article: Article, doc: Doc, near: date | None) -> ParsedArticle:
    written = reference_time(article)
    if article.published is None:
        written = reference_time(article, find_times(doc, None), near)
    times = find_times(doc, written.interval)
    return ParsedArticle(
        article=article,
        doc=doc,
        sentences=sentences_of(article, doc),
        entities=find_entities(doc),
        times=times,
        quantities=find_quantities(doc, times),
        quotations=find_quotations(article.text),
        reference_time=written,
    )


def _pieces(article: Article) -> Iterator[tuple[str, frozenset[int]]]:
    """The article's text, very long ones in parts that end where a block begins; with the blocks' starts in
    each."""
    text = article.text
    starts = sorted({b.start for b in article.blocks if b.start < len(text)})
    begin = 0
    while begin < len(text):
        end = _cut(text, starts, begin)
        yield text[begin:end], frozenset(s - begin for s in starts if begin <= s < end)
        begin = end


def _cut(text: str, starts: Sequence[int], begin: int) -> int:
    """Where the piece that begins at `begin` ends: at the last block start in reach, else at a space."""
    reach = begin + _LONGEST_PIECE
    if reach >= len(text):
        return len(text)
    index = bisect.bisect_right(starts, reach) - 1
    if index >= 0 and starts[index] > begin:
        return starts[index]
    space = text.rfind(" ", begin + 1, reach)
    return space + 1 if space > begin else reach


def _joined(docs: Sequence[Doc], nlp: Language) -> Doc:
    from spacy.tokens import Doc as SpacyDoc

    if not docs:
        return nlp.make_doc("")
    if len(docs) == 1:
        return docs[0]
    joined = SpacyDoc.from_docs(list(docs), ensure_whitespace=False)
    assert joined is not None
    return joined


def tokenized(nlp: Language, text: str) -> Doc:
    """The tokens of a text.

    Long stretches without a space are cut: spaCy's tokenizer takes quadratic time on them.
    """
    cuts = [0]
    for run in _UNBROKEN.finditer(text):
        cuts += range(run.start(), run.end(), _LONGEST_RUN)[bool(run.start() == 0) :]
    if len(cuts) == 1:
        return nlp.make_doc(text)
    pieces = (text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True))
    return _joined([nlp.make_doc(piece) for piece in pieces if piece], nlp)


def _hinted(nlp: Language, text: str, starts: frozenset[int]) -> Doc:
    """The tokens of a piece, with the sentence boundaries that are sure set and the impossible ones
    barred."""
    doc = tokenized(nlp, text)
    starts = starts | _after_datelines(text, starts)
    before: Token | None = None
    last: Token | None = None
    closed = begins = False
    for token in doc:
        begins = begins or token.idx in starts
        if token.is_space:
            if token.i:
                token.is_sent_start = False
            continue
        if begins:
            token.is_sent_start = True
            begins = False
        elif before is not None and last is not None:
            token.is_sent_start = _boundary(before, last, token, closed)
        closing = last is not None and token.text in _CLOSERS and _is_closing(token)
        if closing:
            closed = True
        else:
            before, closed = token, False
        last = token
    return doc


def _after_datelines(text: str, starts: frozenset[int]) -> frozenset[int]:
    matches = (_DATELINE.match(text, start, start + _DATELINE_REACH) for start in starts)
    return frozenset(m.end() for m in matches if m)


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
    if word[-1] not in _FINAL:
        return None if word[-1] in _BREAKS else False
    if not last.whitespace_ and not closed:
        return False
    first = text[0]
    if first.islower():
        return False
    begins = first.isupper() or first in _OPENERS or first.isdigit()
    if closed and word[-1] in "!?" and _speaks(token):
        return False
    if _INITIALS.fullmatch(word) and _goes_with_name(before, token):
        return False
    stem = _stem(before)
    if stem is not None:
        return _after_abbreviation(stem, token)
    return True if begins and word[-1] != "…" and word != "..." else None


def _goes_with_name(initials: Token, token: Token) -> bool:
    """Whether a title stands before the initials, so that a last name follows ("Senator R.B. Holm")."""
    titled = initials.i > 0 and initials.nbor(-1).lower_.rstrip(".") in TITLES
    return titled and token.lower_ not in _STARTERS


def _speaks(token: Token) -> bool:
    """Whether what follows a quotation is its speaker: "Is it over?" Ms. Jones asked."""
    for following in token.doc[token.i : token.i + _SPEAKER_REACH]:
        if following.lower_ in _SAID:
            return True
        if following.text in {",", ".", ";", ":"} and following.nbor(-1).lower_ not in ABBREVIATIONS:
            return False
    return False


_SPEAKER_REACH = 6
_SAID = frozenset(
    "said says asked asks wrote writes added adds shouted cried replied tweeted posted told".split()
)


def _stem(token: Token) -> str | None:
    """The abbreviation that ends in this token, as written but without its last period; None if none."""
    if token.text == "." and token.i and not token.nbor(-1).whitespace_:
        word = token.nbor(-1).text
    elif token.text.endswith(".") and token.text.strip("."):
        word = token.text.rstrip(".")
    else:
        return None
    if len(word) == 1 and word.isalpha():
        return word
    known = word.lower() in ABBREVIATIONS and (word[0].isupper() or word.lower() in LOWER_ABBREVIATIONS)
    return word if known else None


def _after_abbreviation(stem: str, token: Token) -> bool | None:
    """A boundary after an abbreviation: never after a title or month, else where a sentence plainly
    begins."""
    word = stem.lower()
    if len(word) > 1 and word not in OPEN_ABBREVIATIONS:
        return False
    if word in {"no", "nos"}:
        return not token.text[0].isdigit()
    if token.text[0].isupper() and token.lower_ in _STARTERS:
        return True
    return False if len(word) == 1 else None


_STARTERS = frozenset(
    "the a an he she it they we i this that these those his her their its in on at but and as when while "
    "after before "
    "if there".split()
)


def sentences_of(article: Article, doc: Doc) -> tuple[tuple[int, int], ...]:
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


def sentence_texts(article: Article, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The sentences as they are embedded: each in one line."""
    return [" ".join(article.text[start:end].split()) for start, end in spans]
