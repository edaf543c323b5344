"""The HTML report in a real Chromium: it works, it fetches nothing, and article text does nothing.

Skipped where there is no Chromium or no Playwright, unless FACTCHECK_NEEDS_CHROMIUM is set: then that is a failure.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reports import HOSTILE, hostile, many_outlets, two_outlets

from factcheck.records import Interval, Report, TimeMention
from factcheck.reporting.formats import format_report

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ATTACKS = {
    **HOSTILE,
    "breakout": "</script><script>document.title='owned'</script>",
    "style breakout": "</style><style>body{display:none}</style>",
    "title breakout": "</title><script>document.title='owned'</script>",
    "comment": "--><script>document.title='owned'</script><!--",
    "event": "<svg onload=\"document.title='owned'\">",
    "link": "<a href=\"javascript:document.title='owned'\">a</a>",
    "frame": "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
    "fetch": "<link rel=stylesheet href=https://evil.example/a.css><img src=https://evil.example/b.png>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "quote": "' onfocus='document.title=1' autofocus x='",
}
pytestmark = pytest.mark.slow


def _chromium() -> str:
    """The browser's path; without one, the test is skipped or, where it must be there, fails."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found and importlib.util.find_spec("playwright"):
        return found
    reason = "needs Chromium and Playwright"
    if os.environ.get("FACTCHECK_NEEDS_CHROMIUM"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all tests."""
    path = _chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


Open = Callable[..., Any]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a report; whatever it would fetch, throw or ask beside its own file fails the test."""
    pages: list[Any] = []
    unwanted: list[str] = []

    def opened(made: Report, fragment: str = "", **settings: Any) -> Any:
        file = tmp_path / f"report-{len(pages)}.html"
        file.write_text(format_report(made, "html"), "utf-8")
        page = browser.new_page(**{"viewport": {"width": 1280, "height": 900}, **settings})
        pages.append(page)
        own = file.as_uri()
        page.on("request", lambda r: None if r.url.split("#")[0] == own else unwanted.append(r.url))
        page.on("pageerror", lambda error: unwanted.append(str(error)))
        page.on("dialog", lambda dialog: (unwanted.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda m: unwanted.append(m.text) if m.type == "error" else None)
        page.goto(own + fragment)
        return page

    yield opened
    for page in pages:
        page.wait_for_timeout(50)
        page.close()
    assert unwanted == []


def _shown(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        ".finding", "all => all.filter(e => e.offsetParent !== null).map(e => e.dataset.code)"
    )
    return found


def _filtered(page: Any, text: str) -> None:
    page.wait_for_function("text => document.getElementById('shown').textContent === text", arg=text)


def test_filters(show: Open) -> None:
    page = show(two_outlets())
    assert _shown(page) == ["FC101", "FC203", "FC100"]
    page.select_option("#by-rule", "FC101")
    _filtered(page, "1 of 3 shown")
    assert _shown(page) == ["FC101"]
    assert page.locator(".group:visible h2").all_inner_texts() == ["Contradictions 1"]
    page.select_option("#by-rule", "")
    page.select_option("#by-outlet", "South")
    _filtered(page, "2 of 3 shown")
    assert _shown(page) == ["FC101", "FC100"]
    page.fill("#by-text", "FIFTEEN boats")
    _filtered(page, "1 of 3 shown")
    assert _shown(page) == ["FC101"]
    page.click("button[type=reset]")
    _filtered(page, "3 of 3 shown")
    page.focus("#by-confidence")
    page.keyboard.press("End")
    _filtered(page, "0 of 3 shown")
    page.keyboard.press("ArrowLeft")
    _filtered(page, "1 of 3 shown")
    assert _shown(page) == ["FC100"]
    assert page.inner_text("#least") == "95 %"


def test_links_lead_to_the_sentence_in_its_article(show: Open) -> None:
    page = show(many_outlets(6))
    place = page.locator(".finding figcaption a").first
    assert not page.locator(f"[id='{place.get_attribute('href')[1:]}']").is_visible()
    place.click()
    sentence = page.locator(f"[id='{place.get_attribute('href')[1:]}'] + *")
    assert sentence.is_visible()
    assert sentence.inner_text() == "Paragraph 1 of story 1 counts 1 boats."
    back = sentence.get_attribute("href")
    page.fill("#by-text", "no such words")
    _filtered(page, "0 of 15 shown")
    sentence.click()
    assert page.locator(back).is_visible()
    _filtered(page, "15 of 15 shown")


def test_a_link_into_a_closed_article_opens_it(show: Open) -> None:
    made = many_outlets(6)
    page = show(made, f"#{made.claims[-1].id}")
    assert page.locator(".source[open]").count() == 1


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(show: Open, attack: str) -> None:
    page = show(hostile(ATTACKS[attack]))
    page.wait_for_timeout(100)
    assert page.title() == "Fact-check report"
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.styleSheets.length") == 1
    assert page.locator("img, iframe, svg, link, object, embed, base").count() == 0
    links = page.eval_on_selector_all("a", "all => all.map(e => e.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)
    handlers = "all => all.some(e => [...e.attributes].some(a => a.name.startsWith('on')))"
    assert page.eval_on_selector_all("*", handlers) is False
    page.select_option("#by-rule", "FC101")
    _filtered(page, "1 of 3 shown")


def test_the_policy_stops_what_could_slip_through(browser: Any, tmp_path: Path) -> None:
    """Even markup that got into the page could neither run nor fetch."""
    file = tmp_path / "report.html"
    slipped = "<img src='https://evil.example/x.png' onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    file.write_text(format_report(two_outlets(), "html").replace("<main>", f"<main>{slipped}"), "utf-8")
    page = browser.new_page()
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    page.goto(file.as_uri())
    page.wait_for_timeout(200)
    assert page.title() == "Fact-check report"
    assert [url for url in answered if not url.startswith("file:")] == []
    page.close()


def test_the_keyboard_reaches_everything(show: Open) -> None:
    page = show(two_outlets())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
        if page.evaluate("document.activeElement === document.body"):
            break
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
    assert {"by-rule", "by-outlet", "by-confidence", "by-text", "scroll"} <= seen


def test_every_control_and_heading_has_a_name(show: Open) -> None:
    page = show(two_outlets())
    for role, names in {
        "combobox": ["Rule", "Outlet"],
        "slider": ["Least confidence in percent"],
        "searchbox": ["Text"],
        "region": ["Outlets and claims"],
    }.items():
        for name in names:
            assert page.get_by_role(role, name=name).count() == 1, (role, name)
    assert page.locator("h1").count() == 1
    assert page.get_by_role("columnheader").all_inner_texts() == ["Claim", "North", "South"]


def _colors(page: Any) -> tuple[list[int], list[int]]:
    found = [
        page.evaluate(f"getComputedStyle(document.body).{name}") for name in ("backgroundColor", "color")
    ]
    paper, ink = ([int(n) for n in re.findall(r"\d+", color)[:3]] for color in found)
    return paper, ink


def test_dark_mode(show: Open) -> None:
    paper, ink = _colors(show(two_outlets(), color_scheme="dark"))
    assert max(paper) < 60 and min(ink) > 180
    paper, ink = _colors(show(two_outlets(), color_scheme="light"))
    assert min(paper) > 200 and max(ink) < 80


def test_print(show: Open) -> None:
    page = show(two_outlets(), color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert not page.locator("nav").is_visible()
    paper, ink = _colors(page)
    assert min(paper) == 255 and max(ink) == 0
    assert page.locator(".finding blockquote").first.is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_width_scrolls_sideways(show: Open, width: int) -> None:
    long = replace(two_outlets("x" * 300 + " boats sank."))
    when = TimeMention(0, 1, "x", Interval(None, None), "day")
    made = replace(long, claims=tuple(replace(c, time=when) for c in long.claims))
    page = show(made, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_five_hundred_articles_stay_usable(show: Open) -> None:
    made = many_outlets(500)
    begin = time.monotonic()
    page = show(made)
    page.wait_for_selector(".filters:not([hidden])")
    assert page.inner_text("#shown") == "1497 of 1497 shown"
    assert time.monotonic() - begin < 30
    begin = time.monotonic()
    page.fill("#by-text", "story 499")
    _filtered(page, "6 of 1497 shown")
    assert time.monotonic() - begin < 5
    page.click("button[type=reset]")
    _filtered(page, "1497 of 1497 shown")
    begin = time.monotonic()
    page.select_option("#by-outlet", "Outlet 250")
    _filtered(page, "6 of 1497 shown")
    assert time.monotonic() - begin < 5
