"""What a reader makes of a source, before page chrome is taken out and an Article made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck.reading.mapped import UNMAPPED, Mapped, source_map
from factcheck.records import Article, Block, BlockKind, Directive, Removed, SourceMap


@dataclass(frozen=True, slots=True, eq=False)
class RawBlock:
    """A piece of the source with its kind. Blocks of one `group` stand together without a blank line.

    `marked` says that the format itself names the kind (a Markdown heading), so that nothing is guessed.
    """

    kind: BlockKind
    body: Mapped
    group: int = 0
    marked: bool = False

    @property
    def text(self) -> str:
        """What the reader sees."""
        return self.body.text

    def rebased(self, outer: Mapped) -> RawBlock:
        """The same block where the body's offsets point into `outer`'s text."""
        return RawBlock(self.kind, self.body.rebased(outer.offsets), self.group, self.marked)


@dataclass(frozen=True, slots=True)
class RawDirective:
    """A `factcheck: ignore` comment at a source offset."""

    codes: tuple[str, ...]
    reason: str
    offset: int
    whole_file: bool


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A piece taken out, and why."""

    reason: str
    body: Mapped


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and what it was read from."""

    day: date
    basis: str


@dataclass(slots=True)
class Draft:
    """The blocks of one article in the order of the source and what is known of it. Readers fill it."""

    blocks: list[RawBlock]
    cuts: list[Cut] = field(default_factory=list)
    directives: list[RawDirective] = field(default_factory=list)
    title: str | None = None
    title_block: RawBlock | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Dated | None = None
    metadata: list[tuple[str, str]] = field(default_factory=list)


def assemble(draft: Draft, starts: tuple[int, ...], path: str, outlet: str) -> Article:
    """The article of a draft whose chrome is gone; `starts` are the source's line starts.

    `outlet` is used where the source names none.
    """
    parts: list[Mapped] = []
    blocks: list[Block] = []
    position = 0
    for raw in draft.blocks:
        if parts:
            parts.append(Mapped.at("\n\n", UNMAPPED))
            position += 2
        parts.append(raw.body)
        blocks.append(Block(raw.kind, position, position + len(raw.body)))
        position += len(raw.body)
    body = Mapped.join(parts)
    mapping = source_map(body, starts)
    removed = sorted(draft.cuts, key=lambda cut: cut.body.first_offset())
    return Article(
        id="",
        path=path,
        title=draft.title,
        outlet=draft.outlet or outlet,
        byline=draft.byline,
        language=draft.language or "en",
        published=draft.published.day if draft.published else None,
        published_basis=draft.published.basis if draft.published else "",
        text=body.text,
        blocks=tuple(blocks),
        source_map=mapping,
        removed=tuple(
            Removed(cut.reason, cut.body.text, mapping.line_column(cut.body.first_offset())[0])
            for cut in removed
        ),
        directives=_directives(draft, blocks, mapping, len(body)),
        metadata=tuple(draft.metadata),
    )


def _directives(
    draft: Draft, blocks: Sequence[Block], mapping: SourceMap, length: int
) -> tuple[Directive, ...]:
    """The comments, each with the block that follows it or the whole text."""
    placed = []
    for raw in draft.directives:
        following = (
            (block.start, block.end)
            for block, body in zip(blocks, draft.blocks, strict=True)
            if body is not draft.title_block and body.body.first_offset() >= raw.offset
        )
        span = (0, length) if raw.whole_file else next(following, (length, length))
        line, _ = mapping.line_column(raw.offset)
        placed.append(Directive(raw.codes, raw.reason, line, *span, raw.whole_file))
    return tuple(placed)
