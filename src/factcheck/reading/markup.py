"""A scanner for HTML and XML that knows where in the source everything stands.

It recovers as browsers do (an unclosed tag swallows what follows up to its `>`), looks at every character a
bounded number of times, and expands no entities but the named characters.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.reading.mapped import Mapped

_NAME = re.compile(r"[A-Za-z][^\s/>]{0,80}")
_SPACE = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"[^\s=/>]+")
_VALUE = re.compile(r"\s*=\s*")
_BARE = re.compile(r"[^\s>]+")
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};|(?:amp|lt|gt|quot"
    r"|nbsp)(?![A-Za-z0-9]))"
)
RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A start or end tag. Attribute names are lower-case, their values mapped."""

    name: str
    start: int
    end: int
    closing: bool = False
    self_closing: bool = False
    attributes: dict[str, Mapped] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """An attribute's value, or ""."""
        value = self.attributes.get(name)
        return value.text.strip() if value else ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's text and where it begins."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, eq=False)
class Chars:
    """Text between tags, entities resolved."""

    body: Mapped
    cdata: bool = False


def scan(source: str, xml: bool = False) -> Iterator[Tag | Comment | Chars]:
    """The tags, comments and texts of a source in their order."""
    at = last = 0
    raw_until = ""
    while True:
        at = source.find("<", at)
        if at < 0:
            break
        if raw_until:
            if not _closes(source, at, raw_until):
                at += 1
                continue
            raw_until = ""
        token, end = _token(source, at, xml)
        if token is None and end == at:
            at += 1
            continue
        if last < at:
            yield Chars(decoded(source, last, at))
        if token is not None:
            yield token
            if isinstance(token, Tag) and not xml and not token.closing and token.name in RAW_TEXT:
                raw_until = token.name
        at = last = end
    if last < len(source):
        yield Chars(decoded(source, last, len(source)))


def _closes(source: str, at: int, name: str) -> bool:
    return source[at : at + 2 + len(name)].lower() == "</" + name


def _token(source: str, at: int, xml: bool) -> tuple[Tag | Comment | Chars | None, int]:
    """The token at a `<` and where it ends; (None, at) where the `<` is just a character."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        stop = end if end >= 0 else len(source)
        return Comment(source[at + 4 : stop], at), min(stop + 3, len(source))
    if source.startswith("<![CDATA[", at):
        end = source.find("]]>", at)
        stop = end if end >= 0 else len(source)
        chars = Chars(Mapped.identity(source[at + 9 : stop], at + 9), cdata=True) if xml else None
        return chars, min(stop + 3, len(source))
    following = source[at + 1 : at + 2]
    if following and following in "!?":
        end = source.find(">", at)
        return None, end + 1 if end >= 0 else len(source)
    closing = following == "/"
    name = _NAME.match(source, at + 1 + closing)
    if name is None:
        return None, at
    return _tag(source, at, name.end(), name[0].lower(), closing)


def _tag(source: str, start: int, at: int, name: str, closing: bool) -> tuple[Tag, int]:
    attributes: dict[str, Mapped] = {}
    while True:
        gap = _SPACE.match(source, at)
        at = gap.end() if gap else at
        if at >= len(source):
            return Tag(name, start, at, closing, False, attributes), at
        if source[at] == ">":
            break
        key = _ATTRIBUTE.match(source, at)
        if key is None:
            at += 1
            continue
        at = key.end()
        equals = _VALUE.match(source, at)
        if equals is None:
            attributes.setdefault(key[0].lower(), Mapped.identity("", at))
            continue
        value, at = _attribute_value(source, equals.end())
        attributes.setdefault(key[0].lower(), value)
    return Tag(name, start, at + 1, closing, source[at - 1] == "/", attributes), at + 1


def _attribute_value(source: str, at: int) -> tuple[Mapped, int]:
    quote = source[at : at + 1]
    if quote and quote in "\"'":
        end = source.find(quote, at + 1)
        end = end if end >= 0 else len(source)
        return decoded(source, at + 1, end), min(end + 1, len(source))
    bare = _BARE.match(source, at)
    end = bare.end() if bare else at
    return decoded(source, at, end), end


def decoded(source: str, start: int, end: int) -> Mapped:
    """`source[start:end]` with character references resolved, each at the offset of its `&`."""
    if source.find("&", start, end) < 0:
        return Mapped.identity(source[start:end], start)
    parts: list[Mapped] = []
    last = start
    for match in _ENTITY.finditer(source, start, end):
        parts.append(Mapped.identity(source[last : match.start()], last))
        parts.append(Mapped.at(html.unescape(match[0]), match.start()))
        last = match.end()
    parts.append(Mapped.identity(source[last:end], last))
    return Mapped.join(parts)
