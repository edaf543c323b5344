"""Encodings, and what is no text at all."""

from __future__ import annotations

import pytest

from factcheck.errors import InputError
from factcheck.reading.decode import decode

TEXT = "The café in Malmö reopened on Monday, “as promised”, after the naïve façade was repaired.\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_common_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x.txt") == TEXT


def test_latin_1() -> None:
    text = "Señor Muñoz visitó la ciudad, said the señora.\n"
    assert decode(text.encode("latin-1"), "x.txt") == text


def test_a_declared_charset_is_believed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Привет, мир</body></html>'
    assert decode(page.encode("cp1251"), "x.html") == page


def test_undeclared_cyrillic_is_guessed() -> None:
    text = "Совет принял решение о строительстве нового моста через реку. " * 20
    assert decode(text.encode("cp1251"), "x.txt") == text


def test_one_broken_byte_does_not_garble_the_rest() -> None:
    data = TEXT.encode() + b"\xff end"
    assert decode(data, "x.txt") == TEXT + "\ufffd end"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"%PDF-1.7 text", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"abc\x00\x01\x02\x03def", "binary"),
    ],
)
def test_what_is_no_text_is_said(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "folder/x.txt")
    assert what in caught.value.what
    assert caught.value.path == "folder/x.txt"
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "nonsense", "zlib"])
def test_dangerous_or_unknown_declarations_are_passed_over(name: str) -> None:
    page = f'<meta charset="{name}">caf'.encode() + b"\xe9"
    assert decode(page, "x.html").endswith("café")
