"""Markdown: front matter, blocks by markdown-it, inline markup off, every offset kept."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.reading.directives import parse_directive
from factcheck.reading.draft import Draft, RawBlock
from factcheck.reading.frontmatter import FrontMatter, split_front_matter
from factcheck.reading.mapped import Mapped
from factcheck.reading.metadata import TITLE_KEYS, apply_metadata
from factcheck.reading.text import table_row
from factcheck.records import BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")
# markdown-it ends a line at LF after turning CRLF and CR into LF.
_LINE = re.compile(r"\r\n|\r|\n")


def read_markdown(source: str) -> Draft:
    """The draft of a Markdown text."""
    from markdown_it import MarkdownIt

    source = source.replace("\0", " ")  # markdown-it would put U+FFFD there
    front = split_front_matter(source)
    start = front.end if front else 0
    reader = _Reader(source, start)
    parser = MarkdownIt("commonmark").enable("table")
    reader.walk(parser.parse(_LINE.sub("\n", source[start:])))
    draft = reader.draft
    if front:
        _apply(front, draft)
    return draft


def _apply(front: FrontMatter, draft: Draft) -> None:
    """Take the front matter's word; its title is the headline unless the body has its own."""
    apply_metadata(draft, front.values, "front matter")
    draft.metadata += [(key, value) for key, value in front.values.items() if value]
    draft.directives += front.directives
    key = next((k for k in TITLE_KEYS if k in front.places and front.values[k].strip()), None)
    first = draft.blocks[0] if draft.blocks else None
    if first is not None and first.marked and first.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        same = draft.title is not None and _key(first.text) == _key(draft.title)
        if first.kind is BlockKind.HEADLINE or same or key is None:
            draft.blocks[0] = RawBlock(BlockKind.HEADLINE, first.body, first.group, True)
            return
    if key is not None:
        draft.title_block = RawBlock(BlockKind.HEADLINE, front.places[key].normalized(), -1, True)
        if draft.title_block.text:
            draft.blocks.insert(0, draft.title_block)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


class _Reader:
    """Walks the block tokens once and fills a draft."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.draft = Draft([])
        # Offsets of the body's lines, as markdown-it counts them.
        ends = [(m.start(), m.end()) for m in _LINE.finditer(source, start)]
        self.starts = [start, *(end for _, end in ends)]
        self.ends = [*(begin for begin, _ in ends), len(source)]
        self.group = 0

    def walk(self, tokens: Sequence[Token]) -> None:
        """Every inline token becomes a block of the kind that its open ancestors say."""
        open_kinds: list[str] = []
        cells: list[Mapped] = []
        cursor = 0
        for token in tokens:
            if token.type == "inline":
                line, last = token.map or (0, 1)
                if token.level and "tr" in open_kinds:
                    cursor = self._cell(token, line, cursor, cells)
                    continue
                self._add(
                    self._kind(open_kinds), self._inline(token, self._aligned(token.content, line, last))
                )
            elif token.type == "html_block" and token.map:
                self._html(token.map[0], token.map[1])
            elif token.nesting == 1:
                open_kinds.append(token.tag)
                cursor = 0 if token.tag == "tr" else cursor
                self.group += token.tag not in ("td", "th")
            elif token.nesting == -1 and open_kinds:
                closed = open_kinds.pop()
                if closed == "tr" and cells:
                    row = table_row(cells, self.group, marked=True)
                    cells = []
                    if row:
                        self.draft.blocks.append(row)

    def _kind(self, open_kinds: Sequence[str]) -> BlockKind:
        if "h1" in open_kinds:
            known = any(b.kind is BlockKind.HEADLINE for b in self.draft.blocks)
            return BlockKind.SUBHEADING if known or self.draft.blocks else BlockKind.HEADLINE
        if any(kind in ("h2", "h3", "h4", "h5", "h6") for kind in open_kinds):
            return BlockKind.SUBHEADING
        if "li" in open_kinds:
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTE if "blockquote" in open_kinds else BlockKind.PARAGRAPH

    def _add(self, kind: BlockKind, body: Mapped) -> None:
        """A block; a paragraph whose lines are pasted lines (hard breaks or chrome) stays one block."""
        normalized = body.normalized()
        if normalized.text:
            marked = kind is not BlockKind.PARAGRAPH
            self.draft.blocks.append(RawBlock(kind, normalized, self.group, marked))

    def _aligned(self, content: str, line: int, last: int) -> Mapped:
        """Block content, which comes without indents and markers, with its source offsets."""
        parts: list[Mapped] = []
        for number, piece in enumerate(content.split("\n")):
            at = min(line + number, len(self.starts) - 1)
            begin, end = self.starts[at], self.ends[at]
            if number:
                parts.append(Mapped.at("\n", max(begin - 1, 0)))
            found = self.source.rfind(piece, begin, end)
            parts.append(Mapped.identity(piece, found) if found >= 0 else self._greedy(piece, begin, end))
        return Mapped.join(parts)

    def _greedy(self, piece: str, begin: int, end: int) -> Mapped:
        """Each character at its next occurrence in the line: the line has had escapes or tabs taken out."""
        offsets: array[int] = array("q")
        position = begin
        for char in piece:
            at = self.source.find(char, position, end)
            if at >= 0:
                position = at
            offsets.append(min(position, max(end - 1, begin)))
            position = min(position + (at >= 0), end)
        return Mapped(piece, offsets)

    def _cell(self, token: Token, line: int, cursor: int, cells: list[Mapped]) -> int:
        """Add a table cell; returns how far in the line it reaches."""
        begin, end = self.starts[line], self.ends[line]
        found = self.source.find(token.content, begin + cursor, end) if token.content else -1
        if found >= 0:
            aligned = Mapped.identity(token.content, found)
        else:
            aligned = self._greedy(token.content, min(begin + cursor, end), end)
        body = self._inline(token, aligned).normalized()
        if body.text:
            cells.append(body)
            return max(cursor, body.offsets[-1] + 1 - begin)
        return cursor

    def _inline(self, token: Token, content: Mapped) -> Mapped:
        return _Inline(content, self).strip(token.children or ())

    def comment(self, raw: str, offset: int) -> None:
        """Note the directive in an HTML comment."""
        for match in _COMMENT.finditer(raw):
            directive = parse_directive(match[1], offset + match.start())
            if directive:
                self.draft.directives.append(directive)

    def _html(self, line: int, last: int) -> None:
        """An HTML block inside Markdown: comments are directives, tags go, text stays."""
        from factcheck.reading.html import fragment_blocks

        begin = self.starts[min(line, len(self.starts) - 1)]
        end = self.ends[min(last, len(self.ends)) - 1]
        raw = self.source[begin:end]
        self.comment(raw, begin)
        outer = Mapped.identity(raw, begin)
        for block in fragment_blocks(raw):
            self.group += 1
            self.draft.blocks.append(
                RawBlock(block.kind, block.body.rebased(outer.offsets), self.group, False)
            )


class _Inline:
    """Takes inline markup off a block's content, child by child."""

    def __init__(self, content: Mapped, reader: _Reader) -> None:
        self.content = content
        self.raw = content.text
        self.reader = reader
        self.at = 0
        self.parts: list[Mapped] = []
        self.links: list[bool] = []

    def strip(self, children: Sequence[Token]) -> Mapped:
        for child in children:
            self._take(child)
        return Mapped.join(self.parts)

    def _take(self, child: Token) -> None:
        kind = child.type
        if kind == "text":
            self._text(child.content)
        elif kind in ("softbreak", "hardbreak"):
            self._break()
        elif kind == "code_inline":
            self._code(child)
        elif kind == "html_inline":
            self._html(child.content)
        elif kind == "image":
            self._image()
        elif kind == "link_open":
            self.links.append(child.markup == "autolink")
            self._skip("<" if child.markup == "autolink" else "[")
        elif kind == "link_close":
            self._link_end()
        elif child.markup:
            self._skip(child.markup)

    def _skip(self, markup: str) -> None:
        if self.raw.startswith(markup, self.at):
            self.at += len(markup)

    def _text(self, text: str) -> None:
        """Text whose escapes and entities are resolved."""
        i = 0
        while i < len(text):
            raw, at = self.raw, self.at
            if raw.startswith(text[i:], at) and "&" not in text[i:] and "\\" not in text[i:]:
                self.parts.append(self.content.slice(at, at + len(text) - i))
                self.at += len(text) - i
                return
            if raw.startswith("\\", at) and raw.startswith(text[i], at + 1) and not text[i].isalnum():
                self.parts.append(self.content.slice(at + 1, at + 2))
                self.at, i = at + 2, i + 1
                continue
            entity = _ENTITY.match(raw, at) if raw.startswith("&", at) else None
            decoded = html.unescape(entity[0]) if entity else ""
            if entity and decoded and text.startswith(decoded, i):
                self.parts.append(Mapped.at(decoded, self.content.offsets[at]))
                self.at, i = entity.end(), i + len(decoded)
                continue
            if not raw.startswith(text[i], at):
                self._resync(text[i:])
            if self.at < len(raw) and raw[self.at] == text[i]:
                stop = self._run(text, i)
                self.parts.append(self.content.slice(self.at, self.at + stop - i))
                self.at += stop - i
                i = stop
            else:
                self.parts.append(Mapped.at(text[i], self.content.offsets[min(self.at, len(raw) - 1)]))
                i += 1

    def _run(self, text: str, i: int) -> int:
        """How far text and content run on together, up to the next character that may be markup."""
        at = self.at
        stop = i
        while stop < len(text) and at < len(self.raw) and self.raw[at] == text[stop]:
            if stop > i and self.raw[at] in "\\&":
                break
            stop += 1
            at += 1
        return stop

    def _resync(self, text: str) -> None:
        """Go on where the text is next found: some markup was not accounted for."""
        found = self.raw.find(text[:12], self.at, self.at + 4096)
        if found >= 0:
            self.at = found

    def _break(self) -> None:
        newline = self.raw.find("\n", self.at)
        if newline < 0:
            return
        self.parts.append(Mapped.at("\n", self.content.offsets[newline]))
        self.at = newline + 1
        while self.at < len(self.raw) and self.raw[self.at] in " \t":
            self.at += 1

    def _code(self, child: Token) -> None:
        self._skip(child.markup)
        found = self.raw.find(child.content, self.at)
        if found >= 0:
            self.parts.append(self.content.slice(found, found + len(child.content)))
            self.at = found + len(child.content)
        else:
            closing = self.raw.find(child.markup, self.at)
            stop = closing if closing >= 0 else len(self.raw)
            self.parts.append(self.content.slice(self.at, stop))
            self.at = stop
        closing = self.raw.find(child.markup, self.at)
        if closing >= 0:
            self.at = closing + len(child.markup)

    def _html(self, raw: str) -> None:
        if self.raw.startswith(raw, self.at):
            if raw.startswith("<!--") and self.at < len(self.content.offsets):
                self.reader.comment(raw, self.content.offsets[self.at])
            self.at += len(raw)

    def _image(self) -> None:
        """An image leaves nothing: its alternative text is no sentence of the article."""
        if self.raw.startswith("![", self.at):
            self.at = self._bracket_end(self.at + 1)
            self._destination()

    def _link_end(self) -> None:
        if self.links and self.links.pop():
            self._skip(">")
            return
        if self.raw.startswith("]", self.at):
            self.at += 1
            self._destination()

    def _bracket_end(self, at: int) -> int:
        """The offset after the bracket that closes the one at `at`."""
        depth = 0
        while at < len(self.raw):
            char = self.raw[at]
            if char == "\\":
                at += 1
            elif char == "[":
                depth += 1
            elif char == "]":
                depth -= 1
                if not depth:
                    return at + 1
            at += 1
        return len(self.raw)

    def _destination(self) -> None:
        """Skip `(address "title")` or `[label]` after a link's text."""
        if self.raw.startswith("[", self.at):
            self.at = self._bracket_end(self.at)
            return
        if not self.raw.startswith("(", self.at):
            return
        at, depth, quote = self.at, 0, ""
        while at < len(self.raw):
            char = self.raw[at]
            if char == "\\":
                at += 1
            elif quote:
                quote = "" if char == quote else quote
            elif char == "<":
                quote = ">"
            elif char in "\"'" and self.raw[at - 1] in " \n\t":
                quote = char
            elif char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
                if not depth:
                    self.at = at + 1
                    return
            at += 1
