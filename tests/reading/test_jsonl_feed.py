"""JSON lines and feeds: one article a line, one an item."""

from __future__ import annotations

import json
from datetime import date

import pytest

from factcheck.errors import InputError
from factcheck.reading.read import read_bytes

BODY = "The harbor board “approved” the terminal.\n\nWork begins in May, its chair said.\tFinally 🚢."


def lines(*objects: object) -> bytes:
    return "".join(json.dumps(o) + "\n" for o in objects).encode()


def test_one_article_a_line() -> None:
    data = lines(
        {"id": 7, "title": "Terminal approved", "text": BODY, "date": "2025-03-14", "source": "Bay Times"},
        {"headline": "Second", "body": BODY, "url": "https://a.example", "authors": ["Ada", "Bo"]},
    )
    (first, second), skipped = read_bytes(data, "wire.jsonl")
    assert not skipped
    assert (first.path, second.path) == ("wire.jsonl#1", "wire.jsonl#2")
    assert (first.title, first.outlet, first.published) == (
        "Terminal approved",
        "Bay Times",
        date(2025, 3, 14),
    )
    assert (second.title, second.outlet, second.byline) == ("Second", "Wire", "Ada, Bo")
    assert first.text.startswith(
        "Terminal approved\n\nThe harbor board “approved” the terminal.\n\nWork begins"
    )
    source = data.decode()
    assert r"\u201capproved" in source
    for article, line in ((first, 1), (second, 2)):
        start = article.text.index("Work begins")
        location = article.locate(start, start + 11)
        assert location.line == line
        assert source[location.start : location.end] == "Work begins"
        ship = article.source_map.source_offset(article.text.index("🚢"))
        assert source[ship:].startswith(r"\ud83d\udea2")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("[1, 2]", "not a JSON object"),
        ("{bad", "not valid JSON"),
        ('{"title": "only"}', "no article text"),
        ('{"text": "a", "deep": ' + "[" * 100_000 + "}", "JSON"),
    ],
)
def test_a_bad_line_is_said_and_the_rest_read(line: str, what: str) -> None:
    data = line.encode() + b"\n" + lines({"text": BODY})
    articles, skipped = read_bytes(data, "wire.jsonl")
    assert [a.path for a in articles] == ["wire.jsonl#2"]
    assert [s.path for s in skipped] == ["wire.jsonl#1"]
    assert what in skipped[0].reason


RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Coast Mirror</title><language>en-gb</language><link>https://a.example</link>
<item><title>Terminal &amp; quay</title><pubDate>Fri, 14 Mar 2025 08:00:00 GMT</pubDate>
<dc:creator>Ada Berg</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>The board approved the <b>terminal</b> &amp; the quay.</p>
<p>Work begins in May.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;The union was not asked.&lt;/p&gt;</description></item>
<item><title>Nothing</title></item>
</channel></rss>
"""


def test_rss_items() -> None:
    (first, second), skipped = read_bytes(RSS.encode(), "feed.xml")
    assert not skipped
    assert (
        first.text == "Terminal & quay\n\nThe board approved the terminal & the quay.\n\nWork begins in May."
    )
    assert (first.outlet, first.byline, first.published) == ("Coast Mirror", "Ada Berg", date(2025, 3, 14))
    assert second.text == "Second\n\nThe union was not asked."
    start = second.text.index("The union")
    location = second.locate(start, start + 9)
    assert (location.line, RSS[location.start : location.end]) == (8, "The union")


def test_atom_entries() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Bay</title><entry><title>T</title>'
        "<updated>2025-03-14T00:00:00Z</updated><author><name>Ada</name></author>"
        '<content type="html">&lt;p&gt;The board met on Monday.&lt;/p&gt;</content></entry></feed>'
    )
    (article,), _ = read_bytes(feed.encode(), "x.atom")
    assert (article.text, article.outlet, article.byline) == ("T\n\nThe board met on Monday.", "Bay", "Ada")
    assert article.published == date(2025, 3, 14)


@pytest.mark.parametrize(
    "xml", ["<svg><text>x</text></svg>", "<rss><channel><title>t</title></channel></rss>"]
)
def test_xml_without_items_is_refused(xml: str) -> None:
    with pytest.raises(InputError):
        read_bytes(xml.encode(), "x.xml")
