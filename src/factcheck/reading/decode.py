"""From bytes to text: whatever encoding a newsroom's export may have."""

from __future__ import annotations

import codecs
import re

from factcheck.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x7fELF",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_REFUSED = frozenset({"utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 64 * 1024
_MAX_CONTROL_SHARE = 0.02
_WESTERN_SHARE = 0.15
"""Up to this share of bytes above 127 an undeclared 8-bit text is taken for Windows-1252."""


def decode(data: bytes, path: str) -> str:
    """The text of a file; raises InputError for an empty or binary one."""
    if not data.strip():
        raise InputError(path, "the file is empty", "remove it or put the article's text in")
    if data.startswith(_MAGIC):
        raise InputError(path, "binary data, not text", "convert it to .txt, .md or .html first")
    text = _decoded(data)
    if text is None and b"\x00" not in data:
        raise InputError(path, "the text's encoding cannot be told", "save it as UTF-8")
    sample = (text or "")[:_SAMPLE]
    if text is None or len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample):
        raise InputError(path, "binary data, not text", "convert it to .txt, .md or .html first")
    return text


def _decoded(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    wide = _without_bom(data)
    if wide is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _declared(data) or _nearly_utf8(data) or _western(data) or _guessed(data)


def _without_bom(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Western text is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[::2].count(0))):
        if zeros > 0.8 * half and sample.count(0) < 1.1 * half:
            return data.decode(encoding, errors="replace")
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:2048])
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        # A page that says Latin-1 means Windows-1252, as every browser takes it.
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return None if name in _REFUSED or name.startswith("utf") else data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes in it, which become U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(ord(c) > 127 for c in text[: 1 << 20]) - broken
    return text if whole > 5 * broken else None


def _western(data: bytes) -> str | None:
    high = sum(byte > 127 for byte in data[:_SAMPLE])
    if high > _WESTERN_SHARE * min(len(data), _SAMPLE) or b"\x00" in data[:_SAMPLE]:
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _guessed(data: bytes) -> str | None:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except (LookupError, UnicodeError):
        return None
