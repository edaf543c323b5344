"""HTML pages: what is the article's, and where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.errors import InputError
from factcheck.reading.read import read_bytes
from factcheck.records import Article

LEAD = "The harbor board approved the new terminal on Tuesday after a debate that lasted four hours."
BODY = "Work on the quay will begin in May, said Ada Lindqvist, who chairs the board."
END = "The union of dockers said it had not been asked, and that its members would meet on Friday."

PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Terminal approved | Coast Mirror</title>
<meta property="article:published_time" content="2025-03-14T08:00:00Z">
<meta name="author" content="Ada Berg">
<style>p {{ color: red }}</style><script>var a = "<p>no text</p>";</script></head>
<body>
<header><a href="/">Coast Mirror</a><nav><ul><li>Harbor</li><li>Sport</li></ul></nav></header>
<div class="cookie-wall">We use cookies. <button>OK</button></div>
<article>
<h1>Terminal <em>approved</em></h1>
<p class="standfirst">A teaser that stands above.</p>
<div class="byline">Ada Berg, harbor reporter</div>
<p>{LEAD}</p>
<figure><img src="q.jpg"><figcaption>The quay at dawn. Photo: K. Aho</figcaption></figure>
<div class="ad-slot">Advertisement: ropes</div>
<p>{BODY}</p>
<h2>What it costs</h2>
<!-- factcheck: ignore[FC101] both are right -->
<p>It costs <b>12&nbsp;million</b> euros &amp; &ldquo;not a cent more&rdquo;, the board said.</p>
<table><tr><th>Year</th><th>Riders</th></tr><tr><td>2023</td><td>1,200</td></tr></table>
<ul><li>The first pile is driven in May.</li><li>The terminal opens in 2027.</li></ul>
<p>{END}</p>
<p class="pullquote">Not one cent more</p>
<p>So be it.</p>
</article>
<aside><h3>Related</h3><p>How the old quay was lost to the storm</p></aside>
<div class="more-links"><h4>Most read</h4><ul><li>Ten quays to see before summer ends</li></ul></div>
<footer>&copy; 2025 Coast Mirror. Contact</footer>
</body></html>
"""


def read(page: str, name: str = "coast_mirror.html") -> Article:
    (article,), _ = read_bytes(page.encode(), name)
    return article


def test_the_article_and_nothing_else() -> None:
    article = read(PAGE)
    assert [(b.kind.value, article.text[b.start : b.end]) for b in article.blocks] == [
        ("headline", "Terminal approved"),
        ("paragraph", "A teaser that stands above."),
        ("paragraph", LEAD),
        ("paragraph", BODY),
        ("subheading", "What it costs"),
        (
            "paragraph",
            "It costs 12 million euros & “not a cent more”, the board said.",
        ),
        ("table-row", "Year | Riders"),
        ("table-row", "2023 | 1,200"),
        ("list-item", "The first pile is driven in May."),
        ("list-item", "The terminal opens in 2027."),
        ("paragraph", END),
        ("quote", "Not one cent more"),
        ("paragraph", "So be it."),
    ]


def test_metadata() -> None:
    article = read(PAGE)
    assert (article.title, article.outlet, article.byline) == (
        "Terminal approved",
        "Coast Mirror",
        "Ada Berg",
    )
    assert (article.published, article.published_basis) == (date(2025, 3, 14), "meta element")
    assert article.language == "en"


def test_locations_are_in_the_source() -> None:
    article = read(PAGE)
    start = article.text.index("12 million")
    location = article.locate(start, start + len("12 million"))
    assert location.text == "12 million"
    assert PAGE[location.start : location.end] == "12&nbsp;million"
    assert PAGE.splitlines()[location.line - 1][location.column - 1 :].startswith("12&nbsp;million")


def test_what_was_removed_is_said() -> None:
    removed = {r.text: r.reason for r in read(PAGE).removed}
    assert removed["The quay at dawn. Photo: K. Aho"] == "photo credit or caption"
    assert removed["Advertisement: ropes"] == "advertisement"
    assert removed["Ada Berg, harbor reporter"] == "byline or date line"
    assert removed["Ten quays to see before summer ends"] == "related link"


def test_a_directive_covers_the_next_block() -> None:
    article = read(PAGE)
    (directive,) = article.directives
    assert article.text[directive.start : directive.end].startswith("It costs 12 million")


@pytest.mark.parametrize(
    ("head", "day", "basis"),
    [
        ('<meta name="date" content="2025-03-14">', date(2025, 3, 14), "meta element"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], '
            '"datePublished": "2025-03-14T01:00Z",'
            ' "author": [{"name": "Ada Berg"}], "publisher": {"name": "Coast Mirror"}}]}</script>',
            date(2025, 3, 14),
            "json-ld",
        ),
        ('<script type="application/ld+json">{"@type": [</script>', None, ""),
        ("", None, ""),
    ],
)
def test_where_the_date_comes_from(head: str, day: date | None, basis: str) -> None:
    article = read(
        f"<html><head>{head}</head><body><article><h1>T</h1><p>{LEAD}</p><p>{BODY}</p></article></body></html>"
    )
    assert (article.published, article.published_basis) == (day, basis)


def test_a_time_element_gives_the_date() -> None:
    article = read(
        f'<article><h1>T</h1><time datetime="2025-03-14">14 March</time><p>{LEAD}</p><p>{BODY}</p></article>'
    )
    assert (article.published, article.published_basis) == (date(2025, 3, 14), "time element")
    assert "14 March" not in article.text


def test_without_an_article_element() -> None:
    article = read(
        f"<body><div class=nav>Harbor "
        f"| Sport</div><div id=content class='share-layout'><h1>T</h1><p>{LEAD}<p>{BODY}<p>{END}"
        "</div><div class=links>Read also: <a href=x>The storm</a></div></body>"
    )
    assert article.text == f"T\n\n{LEAD}\n\n{BODY}\n\n{END}"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><nav><a href=x>Home</a></nav><footer>Imprint</footer></body></html>",
        "<html></html>",
        "<!-- x -->",
    ],
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(InputError, match="no article text"):
        read(page)


def test_broken_markup_keeps_its_offsets() -> None:
    page = f"<body><article><h1>T<p>{LEAD} <b>5 < 6 & 7 &copy; &bogus; &#8364;20<p>{BODY}</i></b></article>"
    article = read(page)
    assert "5 < 6 & 7 © &bogus; €20" in article.text
    start = article.text.index("€20")
    assert page[article.source_map.source_offset(start) :].startswith("&#8364;20")


def test_old_pages_without_paragraphs() -> None:
    """A layout table's columns are text, and two line breaks end a paragraph."""
    page = f"<body><table><tr><td>Harbor<td><font>{LEAD}<br>{BODY}<br><br>{END} {LEAD}</font></table></body>"
    article = read(page)
    assert [article.text[b.start : b.end] for b in article.blocks] == [f"{LEAD} {BODY}", f"{END} {LEAD}"]


@pytest.mark.parametrize("words", ["photo-story", "widget", "related-content", "newsletter"])
def test_a_class_name_does_not_outweigh_a_long_text(words: str) -> None:
    long = f"{LEAD} {BODY}"
    story = f"<p>{LEAD}</p><div class={words}><p>{long}</p></div><p>{BODY}</p>"
    page = f"<article><h1>T</h1><p>{END}</p>{story}</article>"
    assert long in read(page).text


def test_a_table_in_a_figure_stays() -> None:
    table = (
        "<figure><table><tr><td>2023<td>1,200 riders</table><figcaption>Riders a year</figcaption></figure>"
    )
    article = read(f"<article><h1>T</h1><p>{LEAD}</p>{table}<p>{BODY}</p></article>")
    assert "2023 | 1,200 riders" in article.text
    assert "Riders a year" not in article.text
