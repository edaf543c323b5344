"""RSS and Atom feeds: one article an item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.reading.draft import Draft, RawBlock
from factcheck.reading.html import fragment_blocks
from factcheck.reading.mapped import Mapped
from factcheck.reading.markup import Chars, Tag, decoded, scan
from factcheck.reading.metadata import apply_metadata
from factcheck.records import BlockKind

_ITEMS = frozenset({"item", "entry"})
_BODIES = ("content:encoded", "content", "description", "summary")
_NAMES = {
    "pubdate": "date", "published": "date", "dc:date": "date", "updated": "updated", "dc:creator": "author",
    "creator": "author", "author": "author", "name": "author", "source": "source",
    "dc:language": "language",
}  # fmt: skip
_ROOTS = ("<rss", "<feed", "<rdf:rdf")


@dataclass(slots=True, eq=False)
class _Item:
    fields: dict[str, list[Mapped]] = field(default_factory=dict)

    def get(self, name: str) -> Mapped | None:
        parts = self.fields.get(name)
        return Mapped.join(parts) if parts else None


def is_feed(source: str) -> bool:
    """Whether an XML text is a feed."""
    head = source[:4096].lower()
    return any(root in head for root in _ROOTS)


def read_feed(source: str) -> Iterator[Draft]:
    """The items that hold text, each as a draft."""
    channel = _Item()
    language = ""
    for item, is_channel in _items(source):
        if is_channel:
            channel = item
            found = item.get("language")
            language = found.text.strip() if found else ""
            continue
        draft = _draft(item)
        if draft.blocks:
            title = channel.get("title")
            draft.outlet = draft.outlet or (title.normalized().text if title else None)
            draft.language = draft.language or language.lower().split("-")[0] or None
            yield draft


def _items(source: str) -> Iterator[tuple[_Item, bool]]:
    """The channel's own fields before its first item, then each item's."""
    current = _Item()
    in_item = False
    path: list[str] = []
    for token in scan(source, xml=True):
        if isinstance(token, Tag):
            if token.closing:
                if token.name in path:
                    while path and path.pop() != token.name:
                        pass
                if token.name in _ITEMS and in_item:
                    yield current, False
                    in_item, current = False, _Item()
                continue
            if token.name in _ITEMS:
                if not in_item:
                    yield current, True
                current, in_item = _Item(), True
            if not token.self_closing:
                path.append(token.name)
                del path[:-12]
        elif isinstance(token, Chars) and path:
            current.fields.setdefault(path[-1], []).append(token.body)


def _draft(item: _Item) -> Draft:
    draft = Draft([])
    body = max((found for name in _BODIES if (found := item.get(name))), key=len, default=None)
    if body is not None:
        draft.blocks = [block.rebased(body) for block in fragment_blocks(body.text)]
    values: dict[str, str] = {}
    for name, key in _NAMES.items():
        found = item.get(name)
        if found is not None and found.text.strip():
            values.setdefault(key, found.normalized().text)
    values.setdefault("date", values.get("updated", ""))
    title = item.get("title")
    if title is not None and draft.blocks:
        text = decoded(title.text, 0, len(title)).rebased(title.offsets).normalized()
        if text.text:
            values["title"] = text.text
            draft.blocks.insert(0, RawBlock(BlockKind.HEADLINE, text, -1, True))
    apply_metadata(draft, values, "feed")
    link = item.get("link")
    if link is not None and link.text.strip():
        draft.metadata.append(("url", link.normalized().text))
    return draft
