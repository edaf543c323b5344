"""The frozen records that travel along the pipeline.

Every stage is a function from these records to these records. Nothing here imports a heavy library, so a
formatter or a rule's test can build any of them by hand.

Character offsets are 0-based and half-open (`text[start:end]`). Lines and columns are 1-based.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


class BlockKind(StrEnum):
    """What a piece of an article's body is."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    QUOTE = "quote"


class Factuality(StrEnum):
    """How a statement is meant (after FactBank, Saurí and Pustejovsky 2009, in coarser steps)."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    ASKED = "asked"
    COUNTERFACTUAL = "counterfactual"


class Verdict(StrEnum):
    """What two claims are to each other."""

    EQUIVALENT = "equivalent"
    REFINES = "refines"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    DISPUTES = "disputes"
    UNRELATED = "unrelated"


class Kind(StrEnum):
    """The kinds of finding, in the order of reports."""

    CONTRADICTION = "contradiction"
    ANOMALY = "anomaly"
    REFERENCE = "reference"
    UPDATE = "update"
    DISPUTE = "dispute"
    AGREEMENT = "agreement"
    PROBLEM = "problem"


class Severity(StrEnum):
    """How much a finding matters; ordered from least to most in `SEVERITIES`."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


SEVERITIES: tuple[Severity, ...] = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of whole days, both ends included; None is an open end."""

    start: date | None
    end: date | None

    def overlaps(self, other: Interval) -> bool:
        """Whether at least one day lies in both."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )

    def contains(self, other: Interval) -> bool:
        """Whether every day of `other` lies in this one."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends


@dataclass(frozen=True, slots=True)
class ReferenceTime:
    """When an article was written, as far as it shows, and what that rests on."""

    start: date | None
    end: date | None
    basis: str

    @property
    def interval(self) -> Interval:
        """The days in which it can have been written."""
        return Interval(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each character of an article's clean text stands in the decoded source file.

    `segments` are `(text_start, source_start, length)`, in the order of the text: characters of one segment
    run on in both. `line_starts` are the source offsets at which lines begin.
    """

    segments: tuple[tuple[int, int, int], ...]
    line_starts: tuple[int, ...]

    def source_offset(self, offset: int) -> int:
        """The source offset of the text character at `offset` (of the nearest mapped one before it if unmapped)."""
        i = bisect.bisect_right(self.segments, (offset, 1 << 60, 0)) - 1
        if i < 0:
            return self.segments[0][1] if self.segments else 0
        text_start, source_start, length = self.segments[i]
        return source_start + min(offset - text_start, max(length - 1, 0))

    def line_column(self, source_offset: int) -> tuple[int, int]:
        """1-based line and column of a source offset."""
        line = bisect.bisect_right(self.line_starts, source_offset)
        return line, source_offset - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the body: `text[start:end]` of the article."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Removed:
    """Something taken out of the source as page chrome, and why."""

    reason: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Directive:
    """A `factcheck: ignore[...]` comment: the codes, the reason given, and the text range it covers.

    `start`/`end` are offsets in the article's text (the next block), or the whole text for a file-wide one.
    """

    codes: tuple[str, ...]
    reason: str
    line: int
    start: int
    end: int
    whole_file: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: its clean body and everything that is known of it before any language work.

    `text` is the blocks' texts joined by blank lines; the headline, where the source holds one, is the first
    block. `notes` are lines kept apart from the body that say where the article comes from ("This article was
    prepared from materials of ..."), as (start, end) in the text.
    """

    id: str
    path: str
    title: str | None
    outlet: str
    byline: str | None
    language: str
    published: date | None
    published_basis: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    removed: tuple[Removed, ...] = ()
    directives: tuple[Directive, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()

    def locate(self, start: int, end: int, claim: str | None = None) -> Location:
        """The location in the source of `text[start:end]`."""
        first = self.source_map.source_offset(start)
        last = self.source_map.source_offset(max(start, end - 1)) + 1
        line, column = self.source_map.line_column(first)
        end_line, end_column = self.source_map.line_column(last)
        return Location(
            self.path,
            first,
            last,
            line,
            column,
            end_line,
            end_column,
            self.text[start:end],
            claim,
            start,
            end,
        )


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not checked, and why, with what to do."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a source file. `text_start`/`text_end` are offsets in the article's clean text."""

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    claim: str | None = None
    text_start: int = 0
    text_end: int = 0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who says a claim: the author of the article, or the person or body it is attributed to."""

    name: str
    is_author: bool = False
    direct: bool = False
    cue: str = ""


AUTHOR = Holder("author", is_author=True)


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or time expression: its offsets in the text and the interval it resolves to.

    `precision` is one of day, week, month, season, quarter, year, decade, open. `role` says how the preposition
    ties it to the clause: at, since, until, before, after, duration. `anchored` is False where a relative
    expression could not be resolved. `weekday` is the ISO weekday named (1 Monday), if one is.
    """

    start: int
    end: int
    text: str
    interval: Interval | None
    precision: str
    role: str = "at"
    anchored: bool = True
    weekday: int | None = None
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    `low`/`high` bound the value in base units (`unit`), after rounding of the wording and approximators:
    "about 1,200" is 1,100 to 1,300, "more than 400,000" is 400,000 to infinity. `value` is the number as
    written. `unit` is a canonical unit ("USD", "kilometer", "percent", "percentage point", "year", "degC", or
    "" for a plain count). `counted` is the lemma of the noun it counts or measures ("people", "count"),
    `approximator` the wording that bounds it ("about", "at least", ...), or "".
    """

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    unit: str
    counted: str = ""
    approximator: str = ""
    kind: str = "cardinal"


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a named thing with the canonical name it resolves to (in its article and across articles)."""

    start: int
    end: int
    text: str
    label: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks (offsets without the marks), and who says it, if the text tells."""

    start: int
    end: int
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Who does what to whom: lemmas and phrases of one clause."""

    predicate: str = ""
    subject: str = ""
    objects: tuple[str, ...] = ()
    place: str = ""
    negated: bool = False
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement.

    `text` is the self-contained rewriting, `verbatim` the source's words at `article.text[start:end]`;
    `sentence_start`/`sentence_end` bound the sentence it stands in.
    """

    id: str
    article: str
    text: str
    verbatim: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    block: BlockKind
    location: Location
    holder: Holder = AUTHOR
    factuality: Factuality = Factuality.ASSERTED
    negated: bool = False
    time: TimeMention | None = None
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    frame: Frame = Frame()
    unresolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ParsedArticle:
    """An article with what the language stage found in it; `doc` is the spaCy parse of `article.text`."""

    article: Article
    doc: Doc
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    reference_time: ReferenceTime


@dataclass(frozen=True, slots=True)
class SlotClash:
    """A slot in which two claims cannot both hold: its name and both values as worded."""

    slot: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What two claims are to each other, how sure that is, and on what it rests."""

    left: str
    right: str
    verdict: Verdict
    probability: float
    cause: str
    clashes: tuple[SlotClash, ...] = ()
    evidence: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that say the same, from `articles` articles of which `independent` are independent sources."""

    id: str
    claims: tuple[str, ...]
    articles: int
    independent: int
    text: str
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One reported thing. `fingerprint` is stable against moved lines; `id` is given when the report is made."""

    code: str
    rule: str
    kind: Kind
    severity: Severity
    confidence: float
    message: str
    explanation: str
    suggestion: str
    locations: tuple[Location, ...]
    fingerprint: str = ""
    id: str = ""
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, in a fixed order."""

    articles: tuple[Article, ...]
    parsed_times: tuple[ReferenceTime, ...]
    derived_from: tuple[tuple[str, ...], ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    models: tuple[tuple[str, str], ...] = ()
    statistics: tuple[tuple[str, float], ...] = field(default=(), compare=False)
