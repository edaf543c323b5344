"""HTML: the page's blocks with their places, and which of them are the article's.

Two judges decide. The page's own structure (navigation, asides, footers, class names, captions) says what is
chrome; trafilatura says where the article's text is. A block between the first and the last that
trafilatura keeps is kept too unless the structure calls it chrome: trafilatura drops teasers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.errors import InputError
from factcheck.reading.dates import find_date, parse_date
from factcheck.reading.directives import parse_directive
from factcheck.reading.draft import Cut, Dated, Draft, RawBlock
from factcheck.reading.mapped import Mapped
from factcheck.reading.markup import Chars, Comment, Tag, scan
from factcheck.reading.metadata import (
    DATE_KEYS,
    apply_metadata,
    begins_with_name,
    clean_byline,
    read_header_line,
    same_name,
)
from factcheck.reading.text import table_row
from factcheck.records import BlockKind

_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "small",
        "time",
    }
)  # fmt: skip
_CLOSES_P = _BLOCKS - {"td", "th", "tr", "tbody", "thead", "tfoot", "small", "time"}
_SILENT = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
        "audio", "video", "button", "select", "option", "textarea", "datalist", "map", "dialog",
    }
)  # fmt: skip
_STRUCTURE = {
    "nav": "menu",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "figcaption": "photo credit or caption",
    "figure": "photo credit or caption",
}
# Reasons by the words of an element's class and id.
_CLASS_WORDS: dict[str, str] = {
    word: reason
    for reason, words in {
        "menu": "nav navbar navigation menu breadcrumb breadcrumbs topbar toolbar pagination pager skip toc",
        "cookie line": "cookie cookies consent gdpr cc cmp privacy",
        "share line": "share sharing social sharebar shares",
        "advertisement": "ad ads advert adverts advertisement advertising sponsor sponsored promo"
        " promoted promotion anzeige adslot banner",
        "related link": "related rel teaser teasers links more recommended recommendations popular"
        " trending mostread linklist readmore readnext"
        " seealso outbrain taboola",
        "newsletter, comment or contact line": "newsletter subscribe subscription signup comment"
        " comments disqus paywall donate donation support",
        "photo credit or caption": "caption credit credits figcaption imagecredit photocredit photo"
        " image gallery",
        "author box": "bio authorbox authorbio",
        "footer": "footer copyright colophon legal",
        "sidebar": "sidebar rail widget widgets",
        "tags": "tags tag taglist keywords",
        "kicker": "kicker overline eyebrow",
    }.items()
    for word in words.split()
}
_META_WORDS = frozenset(
    {
        "meta", "byline", "author", "auth", "authors", "dateline", "date", "time", "info", "published",
        "pubdate", "timestamp", "posted", "credits-line", "articlemeta", "infoline",
    }
)  # fmt: skip
_PAIRS = {
    ("most", "read"): "related link", ("read", "more"): "related link", ("read", "next"): "related link",
    ("also", "like"): "related link", ("see", "also"): "related link", ("author", "bio"): "author box",
    ("author", "box"): "author box",
}  # fmt: skip
_KINDS = {
    "h1": BlockKind.HEADLINE, "h2": BlockKind.SUBHEADING, "h3": BlockKind.SUBHEADING,
    "h4": BlockKind.SUBHEADING, "h5": BlockKind.SUBHEADING, "h6": BlockKind.SUBHEADING,
    "li": BlockKind.LIST_ITEM, "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
}  # fmt: skip
_LARGE_CONTAINER = 0.5
"""A container with more of the page's paragraph text than this is no chrome, whatever its class says."""
_EXTRACTION_LIMIT = 3_000_000
_MAX_BLOCKS = 50_000
_PROBE = 60
"""So many letters of a block are looked for in the extracted text."""
_LONG_TEXT = 120
_CELL_LENGTH = 160
"""A longer table cell is a column of the page's layout, not a value."""
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "’", "»")
_MIN_TEXT = 25
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report")


@dataclass(slots=True, eq=False)
class Container:
    """An element that structure or class names call chrome."""

    reason: str
    strong: bool
    outer: Container | None
    weight: int = 0


@dataclass(slots=True, eq=False)
class PageBlock:
    """A block of the page before it is decided what is the article's."""

    body: Mapped
    tag: str
    kind: BlockKind
    container: Container | None
    in_article: bool
    linked: int
    is_meta: bool
    group: int
    stray: bool = False


@dataclass(slots=True, eq=False)
class Page:
    """Everything the scanner finds in a page."""

    blocks: list[PageBlock] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    meta: dict[str, Mapped] = field(default_factory=dict)
    title: Mapped | None = None
    times: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    language: str = ""


@dataclass(slots=True, eq=False)
class _Open:
    """An open element with what its descendants inherit."""

    name: str
    container: Container | None
    silent: bool
    in_article: bool
    is_meta: bool
    is_quote: bool = False


def read_html(source: str, path: str) -> Draft:
    """The draft of a page; raises InputError where no article text is found in it."""
    page = _Parser(path).parse(source)
    reasons = _decide(page, _extracted(source))
    draft = Draft([])
    kept = []
    bylines: list[str] = []
    for block, reason in zip(page.blocks, reasons, strict=True):
        if reason:
            draft.cuts.append(Cut(reason, block.body))
        elif _is_byline(block):
            draft.cuts.append(Cut("byline or date line", block.body))
            bylines.append(block.body.text)
        else:
            kept.append(block)
    if not any(b.kind not in (BlockKind.HEADLINE, BlockKind.SUBHEADING) for b in kept):
        raise InputError(
            path,
            "no article text found in the HTML",
            "give the article's own page, or its text as .txt or .md",
        )
    _header(page, draft, path)
    draft.byline = draft.byline or next((clean_byline(b) for b in bylines if not find_date(b)), None)
    draft.blocks = [RawBlock(b.kind, b.body, b.group, not b.stray) for b in kept]
    _headline(page, draft)
    for comment in page.comments:
        directive = parse_directive(comment.text, comment.start)
        if directive:
            draft.directives.append(directive)
    return draft


def _is_byline(block: PageBlock) -> bool:
    """A short line in an element whose class says that it holds the author, the date or the like."""
    text = block.body.text
    return (
        block.is_meta
        and block.kind is BlockKind.PARAGRAPH
        and len(text) <= 120
        and (read_header_line(text)[0] or not (text.endswith((".", "!", "?", '"', "”")) or " said " in text))
    )


def fragment_blocks(source: str) -> list[RawBlock]:
    """The blocks of a piece of HTML (in Markdown, in a feed) that is all article."""
    page = _Parser().parse(source)
    blocks = []
    for block in page.blocks:
        if block.container is None or not block.container.strong:
            kind = BlockKind.SUBHEADING if block.kind is BlockKind.HEADLINE else block.kind
            blocks.append(RawBlock(kind, block.body, block.group, kind is not BlockKind.PARAGRAPH))
    return blocks


class _Parser:
    """Turns the scanner's tokens into a page. One use."""

    def __init__(self, path: str = "") -> None:
        self.path = path
        self.page = Page()
        self.stack: list[_Open] = [_Open("", None, False, False, False)]
        self.names: dict[str, int] = {}
        self.parts: list[Mapped] = []
        self.linked = 0
        self.cells: list[Mapped] | None = None
        self.raw: tuple[str, str] | None = None
        self.group = 0
        self.broken = False

    def parse(self, source: str) -> Page:
        for token in scan(source):
            if isinstance(token, Comment):
                self.page.comments.append(token)
            elif isinstance(token, Chars):
                self._chars(token)
            elif token.closing:
                self._end(token)
            else:
                self._start(token)
        self._flush()
        return self.page

    def _chars(self, token: Chars) -> None:
        if self.raw is not None:
            name, kind = self.raw
            if name == "title" and self.page.title is None:
                self.page.title = token.body.normalized()
            elif name == "script" and "ld+json" in kind and len(self.page.scripts) < 20:
                self.page.scripts.append(token.body.text)
            return
        top = self.stack[-1]
        if not top.silent:
            self.parts.append(token.body)
            self.broken = self.broken and not token.body.text.strip()
            if self.names.get("a"):
                self.linked += len(token.body.text.strip())

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name == "meta":
            self._meta(tag)
        elif name == "html":
            self.page.language = self.page.language or tag.get("lang") or tag.get("xml:lang")
        elif name == "time" and tag.get("datetime"):
            self.page.times.append(tag.get("datetime"))
        if name in _BLOCKS:
            self._implied_ends(name)
            if not (name in ("small", "time") and self.names.get("p")):
                self._flush()
        elif name == "br":
            self._break(tag)
        if name in _VOID:
            return
        if name == "tr":
            self._flush()
            self.cells = []
        self._push(tag)
        if name in ("script", "title", "style", "textarea"):
            self.raw = (name, tag.get("type").lower())

    def _break(self, tag: Tag) -> None:
        """One line break is a space, two are a paragraph's end."""
        if self.broken:
            self._flush()
        self.parts.append(Mapped.at("\n", tag.start))
        self.broken = True

    def _push(self, tag: Tag) -> None:
        outer = self.stack[-1]
        container = _container(tag, outer) or outer.container
        words = _words(tag)
        self.stack.append(
            _Open(
                tag.name,
                container,
                outer.silent or tag.name in _SILENT or "hidden" in tag.attributes,
                outer.in_article or tag.name in ("article", "main") or tag.get("itemprop") == "articleBody",
                (outer.is_meta and tag.name not in ("article", "main"))
                or tag.name == "time"
                or not _META_WORDS.isdisjoint(words),
                outer.is_quote or "pullquote" in "".join(words),
            )
        )
        self.names[tag.name] = self.names.get(tag.name, 0) + 1

    def _implied_ends(self, name: str) -> None:
        """A paragraph, item, cell or row ends where the next begins, written or not."""
        if name in _CLOSES_P and self.stack[-1].name == "p":
            self._pop_to("p")
        elif name in ("li", "td", "th", "tr", "dt", "dd", "option") and self.stack[-1].name == name:
            self._pop_to(name)
        elif name == "tr" and self.stack[-1].name in ("td", "th"):
            self._pop_to("tr")

    def _end(self, tag: Tag) -> None:
        if self.raw is not None and tag.name == self.raw[0]:
            self.raw = None
        if self.names.get(tag.name):
            self._pop_to(tag.name)
        elif tag.name in _BLOCKS:
            self._flush()

    def _pop_to(self, name: str) -> None:
        while len(self.stack) > 1:
            top = self.stack[-1].name
            if top in _BLOCKS and not (top in ("small", "time") and self.names.get("p")):
                self._flush()
            if top == "tr":
                self._end_row()
            self.stack.pop()
            self.names[top] -= 1
            if top == name:
                return

    def _flush(self) -> None:
        """End the block that the texts so far make up."""
        body = Mapped.join(self.parts).normalized() if self.parts else None
        self.parts = []
        linked, self.linked = self.linked, 0
        if body is None or not body.text:
            return
        if self.cells is not None and self.names.get("tr") and len(body) <= _CELL_LENGTH:
            self.cells.append(body)
            return
        self._block(body, linked)

    def _end_row(self) -> None:
        cells, self.cells = self.cells, None
        row = table_row(cells, self.group, marked=True) if cells else None
        if row is not None:
            self._block(row.body, 0, BlockKind.TABLE_ROW)

    def _block(self, body: Mapped, linked: int, kind: BlockKind | None = None) -> None:
        top = self.stack[-1]
        tag = next((o.name for o in reversed(self.stack[-12:]) if o.name in _BLOCKS), "")
        if kind is None and top.is_quote:
            kind = BlockKind.QUOTE
        elif kind is None:
            kind = self._kind()
        self.group += 1
        if self.group > _MAX_BLOCKS:
            raise InputError(self.path, f"more than {_MAX_BLOCKS:,} paragraphs in one page", "split it")
        container = top.container
        if (container is not None and tag == "p") or kind is BlockKind.TABLE_ROW:
            walk: Container | None = container
            while walk is not None:
                walk.weight += len(body)
                walk = walk.outer
        stray = tag not in ("p", "li", "td", "th", "blockquote") and kind is BlockKind.PARAGRAPH
        self.page.blocks.append(
            PageBlock(body, tag, kind, container, top.in_article, linked, top.is_meta, self.group, stray)
        )

    def _kind(self) -> BlockKind:
        """The kind that the nearest open element names; a paragraph in a heading left open is a paragraph."""
        in_paragraph = False
        for opened in reversed(self.stack[-12:]):
            kind = _KINDS.get(opened.name)
            heading = kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING)
            if kind is not None and not (in_paragraph and heading):
                return kind
            in_paragraph = in_paragraph or opened.name == "p"
        return BlockKind.PARAGRAPH

    def _meta(self, tag: Tag) -> None:
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")).lower()
        value = tag.attributes.get("content")
        if key and value is not None and value.text.strip() and len(self.page.meta) < 200:
            self.page.meta.setdefault(key, value.normalized())


def _words(tag: Tag) -> list[str]:
    raw = " ".join(
        (tag.get("class"), tag.get("id"), tag.get("role"), tag.get("rel") if tag.name != "a" else "")
    )[:400]
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", raw)
    return [w for w in re.split(r"[^a-z0-9]+", split.lower()) if w]


def _container(tag: Tag, outer: _Open) -> Container | None:
    """The chrome that an element is called by its name, its role or its classes; None for any other."""
    reason = _STRUCTURE.get(tag.name)
    strong = reason is not None
    if reason is None and tag.name == "header" and not outer.in_article:
        reason = "header"
    if (
        reason is None
        and tag.name
        not in (
            "html",
            "body",
            "article",
            "main",
            "p",
            "a",
            "span",
            "b",
            "i",
            "em",
            "strong",
        )
    ) or (reason is None and tag.name in ("p", "span")):
        reason = _class_reason(_words(tag))
    if reason is None or _depth(outer.container) > 6:
        return None
    return Container(reason, strong, outer.container)


def _class_reason(words: Sequence[str]) -> str | None:
    for pair in pairwise(words):
        if pair in _PAIRS:
            return _PAIRS[pair]
    return next((_CLASS_WORDS[word] for word in words if word in _CLASS_WORDS), None)


def _depth(container: Container | None) -> int:
    depth = 0
    while container is not None:
        container, depth = container.outer, depth + 1
    return depth


def _extracted(source: str) -> str:
    """What trafilatura takes for the article, letters and digits only; "" where it finds nothing."""
    if len(source) > _EXTRACTION_LIMIT:
        return ""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(
            source,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            fast=True,
        )
    except (
        Exception
    ):  # A parser's failure on a hostile page must not end the run; the structure still decides.
        return ""
    return _squeezed(text or "")


def _squeezed(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _decide(page: Page, extracted: str) -> list[str]:
    """For each block of a page why it is chrome, or "" where it is the article's."""
    total = sum(len(b.body) for b in page.blocks if b.tag == "p" or b.kind is BlockKind.TABLE_ROW) or 1
    seen = [_is_extracted(b, extracted) for b in page.blocks]
    reasons = [_container_reason(b, total, ok) for b, ok in zip(page.blocks, seen, strict=True)]
    found = [ok and not reason for ok, reason in zip(seen, reasons, strict=True)]
    if not any(found):
        found = [not r and len(b.body) > 2 * _MIN_TEXT for b, r in zip(page.blocks, reasons, strict=True)]
    if not any(found):
        return [r or "outside the article" for r in reasons]
    first, last = _span(page, reasons, found)
    inside = sum(len(b.body) for b, ok in zip(page.blocks, found, strict=True) if ok and b.in_article)
    whole = sum(len(b.body) for b, ok in zip(page.blocks, found, strict=True) if ok)
    return [
        reason or _position_reason(block, found[i], first <= i <= last, i > last, inside > 0.6 * whole)
        for i, (block, reason) in enumerate(zip(page.blocks, reasons, strict=True))
    ]


def _is_extracted(block: PageBlock, extracted: str) -> bool:
    """Whether the extractor has the block: its beginning, middle or end, as it may cut inside."""
    if len(block.body) < _MIN_TEXT or block.kind is BlockKind.HEADLINE:
        return False
    text = _squeezed(block.body.text)
    middle = len(text) // 2
    probes = (text[:_PROBE], text[-_PROBE:], text[middle : middle + _PROBE])
    return bool(text) and any(probe in extracted for probe in probes)


def _container_reason(block: PageBlock, total: int, extracted: bool) -> str:
    """The innermost container that calls the block chrome, unless it is most of the page.

    Class names lie ("widget-content", "photo-story"): a long paragraph that the extractor has outweighs one.
    """
    container = block.container
    trusted = extracted and len(block.body) >= _LONG_TEXT and block.linked < 0.3 * len(block.body)
    while container is not None:
        light = container.weight <= _LARGE_CONTAINER * total and (container.strong or not trusted)
        heading = container.reason == "header" and block.kind is BlockKind.HEADLINE
        figure = container.strong and block.kind in (BlockKind.TABLE_ROW, BlockKind.QUOTE)
        if light and not heading and not (figure and container.reason == _STRUCTURE["figure"]):
            return container.reason
        container = container.outer
    enough = 0 if block.tag == "li" or block.stray else 20
    if (
        len(block.body) > enough
        and block.linked > 0.8 * len(block.body)
        and block.kind is not BlockKind.HEADLINE
    ):
        return "related link"
    return ""


def _span(page: Page, reasons: Sequence[str], found: Sequence[bool]) -> tuple[int, int]:
    """First and last block of the article: the headline above the first found one, the last found."""
    first = found.index(True)
    last = len(found) - 1 - list(reversed(found)).index(True)
    for i in range(first, -1, -1):
        if page.blocks[i].kind is BlockKind.HEADLINE and not reasons[i]:
            return i, last
    while (
        first > 0
        and not reasons[first - 1]
        and page.blocks[first - 1].tag == "p"
        and page.blocks[first - 1].in_article
    ):
        first -= 1
    return first, last


def _position_reason(block: PageBlock, found: bool, within: bool, after: bool, has_article: bool) -> str:
    """Why a block that no container calls chrome is none of the article's, or ""."""
    if within and (block.in_article or not has_article):
        loose = block.stray and not block.is_meta and not found and len(block.body) < _LONG_TEXT
        return "menu" if loose and not block.body.text.endswith(_SENTENCE_ENDS) else ""
    # Short closing paragraphs inside the article element belong to it.
    if after and block.in_article and has_article and block.tag in ("p", "li", "blockquote"):
        return ""
    return "outside the article"


def _header(page: Page, draft: Draft, path: str) -> None:
    """Title, outlet, date and byline from meta elements, JSON-LD and time elements."""
    values = {key: value.text for key, value in page.meta.items()}
    headline = next((b.body.text for b in page.blocks if b.kind is BlockKind.HEADLINE), None)
    values = {k: v for k, v in values.items() if k not in ("title", "publisher") or v}
    if "og:title" in values:
        values.setdefault("title", values["og:title"])
    if "article:author" in values and not values["article:author"].startswith("http"):
        values.setdefault("author", values["article:author"])
    draft.metadata += [
        (k, v)
        for k, v in values.items()
        if k in DATE_KEYS or k in ("og:site_name", "author", "og:url", "title")
    ]
    apply_metadata(draft, {**values, "title": headline or values.get("title", "")}, "meta element")
    linked = _json_ld(page.scripts)
    apply_metadata(draft, linked, "json-ld")
    if draft.published is None:
        day = next((d for d in map(parse_date, page.times) if d), None)
        draft.published = Dated(day, "time element") if day else None
    if page.language:
        draft.language = re.split(r"[-_]", page.language.lower())[0][:8] or None
    for block in page.blocks:
        if block.is_meta and len(block.body) <= 200:
            _, dated, byline, _ = read_header_line(block.body.text)
            draft.published = draft.published or dated
            draft.byline = draft.byline or byline
    title = page.title.text if page.title else ""
    around = " | ".join(
        b.body.text for b in page.blocks if b.container and b.container.reason in ("header", "footer")
    )
    draft.outlet = draft.outlet or _outlet_of_title(title, draft.title or "", path, _key(around))
    draft.title = draft.title or title or None


def _outlet_of_title(title: str, headline: str, path: str, chrome: str) -> str | None:
    """The part of a page title ("Headline | Outlet") that the file's name or the page's header repeats."""
    name = re.split(r"[/\\]", path)[-1]
    parts = [p.strip() for p in re.split(r"\s+[|·•–—-]\s+|:\s+", title) if p.strip()]
    candidates = [p for p in parts if len(p.split()) <= 5 and _key(p) != _key(headline)]
    for matches in (
        [p for p in candidates if same_name(p, name)],
        [p for p in candidates if begins_with_name(p, name)],
        [p for p in candidates if _key(p) in chrome],
    ):
        if matches:
            return matches[0]
    if len(parts) > 1 and candidates and candidates[-1] == parts[-1] and " " in parts[-1]:
        return parts[-1]
    return None


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _headline(page: Page, draft: Draft) -> None:
    """One headline, in front: the first h1, or the page's title where the body has none."""
    first = next((i for i, b in enumerate(draft.blocks) if b.kind is BlockKind.HEADLINE), None)
    if first is not None:
        for i, block in enumerate(draft.blocks):
            if block.kind is BlockKind.HEADLINE and i != first:
                draft.blocks[i] = RawBlock(BlockKind.SUBHEADING, block.body, block.group, True)
        if first > 0:
            draft.blocks.insert(0, draft.blocks.pop(first))
        return
    titled = page.meta.get("og:title")
    if titled is not None and titled.text:
        draft.title_block = RawBlock(BlockKind.HEADLINE, titled, -1, True)
        draft.blocks.insert(0, draft.title_block)


def _json_ld(scripts: Sequence[str]) -> dict[str, str]:
    """Headline, date, author and publisher of the first article that the page's JSON-LD describes."""
    for script in scripts:
        try:
            parsed = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(parsed, 0):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(k, str) and k.endswith(_ARTICLE_TYPES) for k in kinds):
                return {
                    "title": _named(node.get("headline")),
                    "date": _named(node.get("datePublished")) or _named(node.get("dateCreated")),
                    "author": _named(node.get("author")),
                    "publisher": _named(node.get("publisher")),
                }
    return {}


def _nodes(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 4:
        return
    if isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)
    elif isinstance(value, list):
        for item in value[:50]:
            yield from _nodes(item, depth + 1)


def _named(value: object) -> str:
    if isinstance(value, str):
        return value[:500]
    if isinstance(value, dict):
        return _named(value.get("name"))
    if isinstance(value, list):
        return ", ".join(part for part in map(_named, value[:10]) if part)
    return ""
