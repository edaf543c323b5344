"""Front matter, split by hand: values stay strings, and every value knows where it stands."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

import yaml

from factcheck.reading.directives import split_codes
from factcheck.reading.draft import RawDirective
from factcheck.reading.mapped import Mapped

_OPEN = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_PLAIN_LINE = re.compile(r"^(?P<key>[A-Za-z_][\w. -]{0,60}?)\s*:(?:\s+(?P<value>.*?))?\s*$")
_LIMIT = 64 * 1024
_MAX_PARTS = 50


@dataclass(frozen=True, slots=True, eq=False)
class FrontMatter:
    """Keys (lower-cased) and values, where the title stands, the directives, and where the body begins."""

    values: dict[str, str]
    places: dict[str, Mapped]
    directives: tuple[RawDirective, ...]
    end: int


def split_front_matter(source: str) -> FrontMatter | None:
    """The front matter of a source, or None: a leading `---` that opens no mapping is a rule."""
    opening = _OPEN.match(source)
    if opening is None:
        return None
    closing = _CLOSE.search(source, opening.end(), opening.end() + _LIMIT)
    if closing is None:
        return None
    start, stop = opening.end(), closing.start()
    parsed = _as_yaml(source, start, stop)
    if parsed is None:
        parsed = _as_lines(source, start, stop)
    if parsed is None:
        return None
    return FrontMatter(parsed[0], parsed[1], parsed[2], closing.end())


_Parsed = tuple[dict[str, str], dict[str, Mapped], tuple[RawDirective, ...]]


def _as_yaml(source: str, start: int, stop: int) -> _Parsed | None:
    text = source[start:stop]
    try:
        # BaseLoader constructs strings, lists and mappings only: no tags, no numbers, no dates.
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    values: dict[str, str] = {}
    places: dict[str, Mapped] = {}
    directives: tuple[RawDirective, ...] = ()
    for key_node, node in root.value:
        key = str(key_node.value).strip().lower() if isinstance(key_node, yaml.ScalarNode) else ""
        if key == "factcheck":
            directives = _directives(node, start + key_node.start_mark.index)
        elif key and key not in values:
            values[key] = _flat(node)
            if isinstance(node, yaml.ScalarNode):
                places[key] = _placed(
                    source, values[key], start + node.start_mark.index, start + node.end_mark.index
                )
    return values, places, directives


def _flat(node: yaml.Node) -> str:
    """A scalar, or the scalars of a list or of a mapping's "name", joined by commas."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        parts = [_name(item) for item in node.value[:_MAX_PARTS]]
        return ", ".join(part for part in parts if part)
    return _name(node)


def _name(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value[:_MAX_PARTS]:
            if isinstance(value, yaml.ScalarNode) and str(key.value).lower() in ("name", "title"):
                return str(value.value)
    return ""


def _directives(node: yaml.Node, offset: int) -> tuple[RawDirective, ...]:
    """`factcheck: {ignore: [FC101], reason: ...}`: for the whole file."""
    if not isinstance(node, yaml.MappingNode):
        return ()
    pairs = {
        str(key.value).lower(): _flat(value)
        for key, value in node.value[:_MAX_PARTS]
        if isinstance(key, yaml.ScalarNode)
    }
    if "ignore" not in pairs:
        return ()
    return (RawDirective(split_codes(pairs["ignore"]), pairs.get("reason", ""), offset, True),)


def _as_lines(source: str, start: int, stop: int) -> _Parsed | None:
    """What is no YAML only because a title holds a colon: one `key: value` a line."""
    values: dict[str, str] = {}
    places: dict[str, Mapped] = {}
    offset = start
    for line in source[start:stop].splitlines(keepends=True):
        match = _PLAIN_LINE.match(line.rstrip("\r\n")) if len(line) < 2000 else None
        if match:
            key, value = match["key"].lower(), (match["value"] or "").strip()
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            value = value[1:-1] if quoted else value
            if key not in values:
                values[key] = value
                places[key] = _placed(source, value, offset, offset + len(line))
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return None
        offset += len(line)
    return (values, places, ()) if values else None


def _placed(source: str, value: str, start: int, end: int) -> Mapped:
    """The value with the offsets of its characters, found one after the other in `source[start:end]`."""
    found = source.find(value, start, end)
    if found >= 0:
        return Mapped.identity(value, found)
    offsets: array[int] = array("q")
    position = start
    for char in value:
        at = source.find(char, position, end)
        position = at if at >= 0 else position
        offsets.append(position)
        position += at >= 0
    return Mapped(value, offsets)
