"""JSON lines: one article a line, every character of its text mapped into that line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.reading.draft import Draft, RawBlock
from factcheck.reading.mapped import Mapped
from factcheck.reading.metadata import apply_metadata
from factcheck.reading.text import split_blocks
from factcheck.records import BlockKind

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.))")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
TEXT_KEYS = ("text", "body", "content", "article", "maintext", "article_text", "full_text")
_TITLE_KEYS = ("title", "headline")
_MAX_VALUE = 2000
_decoder = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its 1-based number and either a draft or what is wrong with it."""

    number: int
    draft: Draft | None
    problem: str = ""


def read_jsonl(source: str) -> Iterator[Line]:
    """The articles of the lines; a line that holds none comes with the reason."""
    offset = 0
    for number, line in enumerate(re.split(r"(?<=\n)", source), 1):
        if line.strip():
            try:
                yield Line(number, _draft(line, offset))
            except (ValueError, RecursionError) as error:
                yield Line(number, None, str(error) or "the JSON is nested too deeply")
        offset += len(line)


def _draft(line: str, offset: int) -> Draft:
    strings, others = _members(line, offset)
    body = next((strings[key] for key in TEXT_KEYS if key in strings and strings[key].text.strip()), None)
    if body is None:
        raise ValueError("no article text (a key named text, body or content)")
    draft = Draft(split_blocks(body))
    values = others | {k: v.text[:_MAX_VALUE] for k, v in strings.items() if k not in TEXT_KEYS}
    apply_metadata(draft, values, "metadata")
    draft.metadata += [(key, value) for key, value in values.items() if value.strip()]
    title = next((strings[key].normalized() for key in _TITLE_KEYS if key in strings), None)
    if title is not None and title.text:
        first = draft.blocks[0] if draft.blocks else None
        if first is not None and first.text.casefold() == title.text.casefold():
            draft.blocks[0] = RawBlock(BlockKind.HEADLINE, first.body, first.group, True)
        else:
            draft.blocks.insert(0, RawBlock(BlockKind.HEADLINE, title, -1, True))
    return draft


def _members(line: str, offset: int) -> tuple[dict[str, Mapped], dict[str, str]]:
    """The top-level strings of an object, mapped, and its other values as text. Keys are lower-cased."""
    strings: dict[str, Mapped] = {}
    others: dict[str, str] = {}
    at = _skip(line, 0)
    if not line.startswith("{", at):
        raise ValueError("not a JSON object")
    at = _skip(line, at + 1)
    while not line.startswith("}", at):
        key_match = _STRING.match(line, at)
        if key_match is None:
            raise ValueError("not valid JSON")
        key = _unescaped(key_match[1], 0).text.lower()
        at = _skip(line, key_match.end())
        if not line.startswith(":", at):
            raise ValueError("not valid JSON")
        at = _skip(line, at + 1)
        value = _STRING.match(line, at)
        if value is not None:
            strings.setdefault(key, _unescaped(value[1], offset + value.start(1)))
            at = value.end()
        else:
            parsed, at = _decoder.raw_decode(line, at)
            others.setdefault(key, _plain(parsed))
        at = _skip(line, at)
        if line.startswith(",", at):
            at = _skip(line, at + 1)
        elif not line.startswith("}", at):
            raise ValueError("not valid JSON")
    return strings, others


def _skip(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at


def _plain(value: object) -> str:
    """Numbers and lists of strings as text; anything deeper is left out."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return repr(value)[:40] if not isinstance(value, int) or abs(value) < 10**18 else ""
    if isinstance(value, list):
        return ", ".join(item for item in value[:50] if isinstance(item, str))[:_MAX_VALUE]
    if isinstance(value, dict):
        name = value.get("name")
        return name[:_MAX_VALUE] if isinstance(name, str) else ""
    return ""


def _unescaped(raw: str, offset: int) -> Mapped:
    """A JSON string's characters, an escape's at the offset of its backslash."""
    parts: list[Mapped] = []
    last = 0
    for match in _ESCAPE.finditer(raw):
        parts.append(Mapped.identity(raw[last : match.start()], offset + last))
        parts.append(Mapped.at(_escaped(match), offset + match.start()))
        last = match.end()
    parts.append(Mapped.identity(raw[last:], offset + last))
    return Mapped.join(parts)


def _escaped(match: re.Match[str]) -> str:
    if match[3]:
        if match[3] == "u":
            raise ValueError("not valid JSON")
        return _SIMPLE.get(match[3], match[3])
    high = int(match[1], 16)
    if match[2] and 0xD800 <= high < 0xDC00:
        return chr(0x10000 + ((high - 0xD800) << 10) + (int(match[2], 16) - 0xDC00))
    return chr(high) + (chr(int(match[2], 16)) if match[2] else "")
