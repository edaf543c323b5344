"""The HTML report: what it shows, that it fetches nothing, and that article text stays text."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from reports import HOSTILE, article, claims_of, finding, hostile, report, two_outlets

from factcheck.days import time_words
from factcheck.records import Article, Interval, Report, TimeMention
from factcheck.reporting.formats import format_report
from factcheck.reporting.html_matrix import build_matrix
from factcheck.reporting.html_report import LONG


class _Page(HTMLParser):
    """The tags, attributes and texts of a page, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)

    def attributes(self, name: str) -> list[str]:
        return [value for _, found in self.tags if (value := found.get(name)) is not None]


def _page(made: Report) -> _Page:
    page = _Page(format_report(made, "html"))
    assert not page._open
    return page


def test_both_sentences_stand_side_by_side_with_their_marks() -> None:
    page = _page(two_outlets())
    assert page.texts["mark"] == ["Twelve", "Fifteen"]
    assert "north.txt:3" in page.texts["a"]


def test_every_link_leads_somewhere() -> None:
    made = two_outlets()
    page = _page(made)
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    for target in page.attributes("href"):
        assert target.startswith("#")
        assert target[1:] in ids
    assert {c.id for c in made.claims} <= set(ids)
    assert {f.id for f in made.findings} <= set(ids)


def test_the_articles_are_shown_in_full() -> None:
    made = two_outlets()
    written = format_report(made, "html")
    body = written[written.index('id="articles"') :]
    plain = re.sub(r"<[^>]+>", "", body)
    for source in made.articles:
        for block in source.blocks:
            assert source.text[block.start : block.end] in plain
    assert '<a class="hit contradiction" href="#f1">Twelve boats sank.</a>' in body
    assert '<a class="hit anomaly" href="#f2">The port is shut.</a>' in body
    assert '<span class="claim">The port is open.</span>' in body


def test_overlapping_claims_and_findings_cut_the_text_without_losing_any() -> None:
    source = article(1, "a.txt", "A headline\n\nOne two three four five.")
    start = source.text.index("One")
    places = [source.locate(start + a, start + b) for a, b in ((0, 13), (4, 18), (8, 24))]
    made = report([source], [finding("FC203", [p]) for p in places])
    body = format_report(made, "html")
    body = body[body.index('class="block paragraph"') :]
    assert (
        re.sub(r"<[^>]+>", "", body[body.index(">") + 1 : body.index("</div>")]) == "One two three four five."
    )


def test_nothing_is_fetched() -> None:
    page = _page(two_outlets())
    assert not {tag for tag, _ in page.tags} & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "base",
    }
    assert not page.attributes("src")
    assert not page.attributes("style")
    written = format_report(two_outlets(), "html")
    assert "http:" not in written and "https:" not in written
    assert "url(" not in written and "@import" not in written


def test_the_policy_allows_just_the_script_and_style_inside() -> None:
    page = _page(two_outlets())
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy and policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        (text,) = page.texts[tag]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_text_stays_text(attack: str) -> None:
    plain, attacked = _page(hostile("harmless")), _page(hostile(HOSTILE[attack]))
    kinds = {tag for tag, _ in plain.tags}
    assert {tag for tag, _ in attacked.tags} <= kinds
    names = {name for _, found in plain.tags for name in found}
    assert {name for _, found in attacked.tags for name in found} <= names
    assert len(attacked.texts["script"]) == 1
    written = format_report(hostile(HOSTILE[attack]), "html")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", written)
    assert not [line for line in written.split("\n") if line.lstrip().startswith("::")]
    assert "##[" not in written


def test_the_filters_have_what_they_need() -> None:
    page = _page(two_outlets())
    items = [a for tag, a in page.tags if tag == "article"]
    assert [(a["data-code"], a["data-outlets"], a["data-confidence"]) for a in items] == [
        ("FC101", "North|South", "91"), ("FC203", "North", "80"), ("FC100", "North|South", "95"),
    ]  # fmt: skip
    assert "fifteen boats" in (items[0]["data-text"] or "")
    values = [a["value"] for tag, a in page.tags if tag == "option"]
    assert values == ["", "FC100", "FC101", "FC203", "", "North", "South"]


def test_controls_have_labels_and_regions_have_names() -> None:
    written = format_report(two_outlets(), "html")
    page = _Page(written)
    controls = [tag for tag, a in page.tags if tag in ("select", "input")]
    assert len(controls) == 4
    assert len(re.findall(r"<label>[^\n]*?<(?:select|input)", written)) == 4
    assert all(a.get("scope") in ("col", "row") for tag, a in page.tags if tag == "th")
    assert ("html", {"lang": "en"}) in page.tags


def _three() -> list[Article]:
    return [
        article(n, f"{n}.txt", f"Boats sink\n\n{w} boats sank.", f"O{n}")
        for n, w in enumerate(("Two", "Two", "Six"), 1)
    ]


def test_the_matrix_shows_who_agrees_and_who_clashes() -> None:
    sources = _three()
    a, b, c = (claims_of(s)[1].location for s in sources)
    made = report(sources, [finding("FC101", [a, c]), finding("FC100", [a, b])])
    matrix = build_matrix(made)
    clash, agreed = matrix.rows
    assert [cell.letter if cell else "" for cell in clash.cells] == ["A", "A", "B"]
    assert clash.finding == "f1"
    assert [cell.letter if cell else "" for cell in agreed.cells] == ["A", "A", "A"]
    assert agreed.finding is None


def test_an_article_that_says_nothing_has_an_empty_cell() -> None:
    sources = _three()
    a, c = (claims_of(sources[i])[1].location for i in (0, 2))
    made = replace(report(sources, [finding("FC101", [a, c])]), clusters=())
    assert [x.outlet for x in build_matrix(made).columns] == ["O1", "O3"]
    assert build_matrix(report(sources[:1])).rows == ()


def test_dated_claims_stand_on_a_timeline() -> None:
    made = two_outlets()
    when = TimeMention(0, 1, "x", Interval(date(2023, 2, 1), None), "day")
    made = replace(made, claims=(replace(made.claims[0], time=when), *made.claims[1:]))
    page = _page(made)
    assert page.attributes("datetime") == ["2023-02-01"]
    assert page.texts["time"] == ["since 1 February 2023"]
    assert "1 dated claim" in page.texts["span"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2024, 5, 3), (2024, 5, 3), "3 May 2024"),
        ((2024, 2, 1), (2024, 2, 29), "February 2024"),
        ((2024, 1, 1), (2024, 12, 31), "2024"),
        ((2020, 1, 1), (2029, 12, 31), "2020 to 2029"),
        ((2024, 5, 3), (2024, 5, 5), "3 to 5 May 2024"),
        ((2024, 9, 1), (2024, 11, 30), "September to November 2024"),
        ((2024, 12, 1), (2025, 2, 28), "December 2024 to February 2025"),
        ((2024, 5, 30), (2024, 6, 2), "30 May 2024 to 2 June 2024"),
    ],
)
def test_times_are_said_as_readers_say_them(
    start: tuple[int, int, int], end: tuple[int, int, int], words: str
) -> None:
    assert time_words(Interval(date(*start), date(*end))) == words
    assert time_words(Interval(None, date(2024, 5, 3))) == "until 3 May 2024"


def test_the_matrix_shows_the_clashing_words() -> None:
    matrix = build_matrix(two_outlets())
    clash, same = matrix.rows
    assert (clash.finding, clash.kind) == ("f1", "contradiction")
    assert [(c.letter, c.clashing) for c in clash.cells if c] == [("A", "Twelve"), ("B", "Fifteen")]
    assert same.finding is None
    assert [c.letter for c in same.cells if c] == ["A", "A"]


def test_an_empty_report_and_the_same_bytes_twice() -> None:
    clean = report([article(1, "clean.txt", "A headline\n\nA sentence.")])
    assert "Nothing was found." in format_report(clean, "html")
    assert format_report(two_outlets(), "html") == format_report(two_outlets(), "html")


def test_only_a_long_report_leaves_what_is_off_the_screen_unpainted() -> None:
    made = two_outlets()
    long = replace(made, findings=made.findings[:1] * (LONG + 1))
    assert '<body class="long">' in format_report(long, "html")
    assert "<body>" in format_report(made, "html")
