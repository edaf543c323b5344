"""Date and time expressions: what they resolve to, and what is none."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
import spacy

from factcheck.language.times import find_times
from factcheck.records import Interval, TimeMention

WRITTEN = Interval(date(2022, 3, 16), date(2022, 3, 16))  # a Wednesday


@pytest.fixture(scope="module")
def blank() -> Any:
    return spacy.blank("en")


def only(blank: Any, text: str, anchor: Interval | None = WRITTEN) -> TimeMention:
    mentions = find_times(blank(text), anchor)
    assert len(mentions) == 1, [m.text for m in mentions]
    return mentions[0]


def span(start: str, end: str | None = None) -> Interval:
    return Interval(date.fromisoformat(start), date.fromisoformat(end or start))


@pytest.mark.parametrize(
    ("text", "interval", "precision"),
    [
        ("The ferry sank on 9 March 2021.", span("2021-03-09"), "day"),
        ("The ferry sank on March 9, 2021.", span("2021-03-09"), "day"),
        ("The ferry sank on the 9th of March, 2021.", span("2021-03-09"), "day"),
        ("Log entry 2021-03-09.", span("2021-03-09"), "day"),
        ("Signed 24/7/2020.", span("2020-07-24"), "day"),
        ("Signed 7/24/2020.", span("2020-07-24"), "day"),
        ("Signed 24.7.2020.", span("2020-07-24"), "day"),
        ("It happened Dec. 30.", span("2021-12-30"), "day"),
        ("It happened Feb. 2.", span("2022-02-02"), "day"),
        ("It ran Jan. 3-7.", span("2022-01-03", "2022-01-07"), "day"),
        ("It ran 3-7 January 2020.", span("2020-01-03", "2020-01-07"), "day"),
        ("It ran from December 28 to January 4.", span("2021-12-28", "2022-01-04"), "day"),
        ("The pier opened in May 2019.", span("2019-05-01", "2019-05-31"), "month"),
        ("The pier closed in November.", span("2021-11-01", "2021-11-30"), "month"),
        ("The pier will close in November.", span("2022-11-01", "2022-11-30"), "month"),
        ("It closed last October.", span("2021-10-01", "2021-10-31"), "month"),
        ("It was shut in early 2020.", span("2020-01-01", "2020-05-31"), "year"),
        ("It fell in mid-February.", span("2022-02-08", "2022-02-23"), "month"),
        ("It opened in 1987.", span("1987-01-01", "1987-12-31"), "year"),
        ("a 1987 records request", span("1987-01-01", "1987-12-31"), "year"),
        ("The 1987 storm felled it.", span("1987-01-01", "1987-12-31"), "year"),
        ("She ran the port from 2009 to 2014.", span("2009-01-01", "2014-12-31"), "year"),
        ("She ran it between 2009 and 2014.", span("2009-01-01", "2014-12-31"), "year"),
        ("in the 2019-20 season", span("2019-01-01", "2020-12-31"), "year"),
        ("It was built in the 1960s.", span("1960-01-01", "1969-12-31"), "decade"),
        ("It was built in the late 1960s.", span("1966-01-01", "1969-12-31"), "decade"),
        ("It was built in the '60s.", span("1960-01-01", "1969-12-31"), "decade"),
        ("It was rebuilt in the summer of 2018.", span("2018-06-01", "2018-08-31"), "season"),
        ("It will be rebuilt this autumn.", span("2022-09-01", "2022-11-30"), "season"),
        ("It was flooded last winter.", span("2021-12-01", "2022-02-28"), "season"),
        ("Sales fell in the first quarter.", span("2022-01-01", "2022-03-31"), "quarter"),
        ("Sales fell in the third quarter of 2020.", span("2020-07-01", "2020-09-30"), "quarter"),
        ("Sales fell in Q4 2020.", span("2020-10-01", "2020-12-31"), "quarter"),
        ("Sales fell in the second half of 2020.", span("2020-07-01", "2020-12-31"), "quarter"),
        ("The mayor spoke on Tuesday.", span("2022-03-15"), "day"),
        ("The mayor spoke on Wednesday.", span("2022-03-16"), "day"),
        ("The mayor spoke on Thursday.", span("2022-03-10"), "day"),
        ("The mayor will speak on Tuesday.", span("2022-03-22"), "day"),
        ("The mayor is due to speak on Friday.", span("2022-03-18"), "day"),
        ("The mayor spoke last Wednesday.", span("2022-03-09"), "day"),
        ("next Wednesday", span("2022-03-23"), "day"),
        ("Sunday's vote was close.", span("2022-03-13"), "day"),
        ("It burned at midnight on Sunday.", span("2022-03-13", "2022-03-14"), "day"),
        ("It burned yesterday.", span("2022-03-15"), "day"),
        ("It burned the day before yesterday.", span("2022-03-14"), "day"),
        ("It sails tomorrow.", span("2022-03-17"), "day"),
        ("It sailed this morning.", span("2022-03-16"), "day"),
        ("It sank last night.", span("2022-03-15", "2022-03-16"), "day"),
        ("They met last month.", span("2022-02-01", "2022-02-28"), "month"),
        ("They met earlier this week.", span("2022-03-14", "2022-03-20"), "week"),
        ("They meet next year.", span("2023-01-01", "2023-12-31"), "year"),
        ("They met last weekend.", span("2022-03-11", "2022-03-13"), "day"),
        ("They met two days ago.", span("2022-03-14"), "day"),
        ("So far this year it rained twice.", span("2022-01-01", "2022-03-16"), "year"),
    ],
)
def test_resolves(blank: Any, text: str, interval: Interval, precision: str) -> None:
    mention = only(blank, text)
    assert (mention.interval, mention.precision) == (interval, precision)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It opened three years ago.", "2018-03-16", "2020-03-16"),
        ("It opened two weeks ago.", "2022-02-26", "2022-03-08"),
        ("It opened about a month ago.", "2022-01-10", "2022-03-16"),
        ("It opened a decade ago.", "2009-01-01", "2015-12-31"),
    ],
)
def test_so_long_ago_is_an_interval_within(blank: Any, text: str, low: str, high: str) -> None:
    mention = only(blank, text)
    assert mention.interval is not None
    assert span(low, high).contains(mention.interval)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("since 2015", "since"),
        ("until May 2020", "until"),
        ("by Nov. 15", "until"),
        ("before 2015", "before"),
        ("after 3 June 2015", "after"),
        ("in 2015", "at"),
        ("on 3 June 2015", "at"),
        ("starting Monday", "since"),
        ("for nine years", "duration"),
        ("for about two weeks", "duration"),
        ("over the past three years", "duration"),
        ("until then", "until"),
    ],
)
def test_role(blank: Any, text: str, role: str) -> None:
    assert only(blank, text).role == role


def test_since_names_the_year_itself(blank: Any) -> None:
    mention = only(blank, "It has been shut since 2015.")
    assert mention.interval == span("2015-01-01", "2015-12-31")
    assert mention.explicit


def test_duration_has_no_interval(blank: Any) -> None:
    mention = only(blank, "He led it for nine years.")
    assert (mention.interval, mention.precision, mention.role) == (None, "year", "duration")


@pytest.mark.parametrize(
    "text",
    [
        "the following day",
        "by then",
        "that year",
        "two weeks later",
        "on the previous Friday",
        "in January of that year",
    ],
)
def test_unanchored(blank: Any, text: str) -> None:
    mention = find_times(blank(text), WRITTEN)[0]
    assert mention.interval is None
    assert not mention.anchored


@pytest.mark.parametrize(
    "text", ["on Tuesday", "last month", "yesterday", "in May", "on Oct. 3", "this spring"]
)
def test_relative_without_anchor(blank: Any, text: str) -> None:
    mention = only(blank, text, None)
    assert mention.interval is None
    assert not mention.anchored


def test_a_weekday_needs_a_narrow_anchor(blank: Any) -> None:
    assert only(blank, "on Tuesday", span("2022-03-01", "2022-03-31")).interval is None
    assert only(blank, "last year", span("2022-03-01", "2022-03-31")).interval == span(
        "2021-01-01", "2021-12-31"
    )


@pytest.mark.parametrize(
    "text", ["on June 31, 2020", "on 30 February 2020", "on Feb. 29, 2021", "on 31 June"]
)
def test_impossible_date(blank: Any, text: str) -> None:
    mention = only(blank, text)
    assert mention.interval is None
    assert mention.anchored
    assert mention.precision == "day"


def test_weekday_is_kept(blank: Any) -> None:
    mention = only(blank, "It closed on Friday, March 12, 2021.")
    assert mention.weekday == 5
    assert mention.interval == span("2021-03-12")
    assert mention.text == "Friday, March 12, 2021"


def test_ambiguous_figures_give_both_days(blank: Any) -> None:
    mention = only(blank, "Signed 3/4/2020.")
    assert mention.interval == span("2020-03-04", "2020-04-03")
    assert mention.precision == "open"


@pytest.mark.parametrize(
    "text",
    [
        "You may go.",
        "They march on.",
        "2000 people came.",
        "about 2000 came",
        "on Mondays",
        "in the 24th minute",
        "on the 5th floor",
        "a 1,987 meter peak",
        "a 1987 meter peak",
        "a 2000-seat hall",
        "It costs $2019.",
        "a second attempt",
        "the last three ships",
        "Model 2015-X",
        "USA Today reported it",
    ],
)
def test_no_time(blank: Any, text: str) -> None:
    assert find_times(blank(text), WRITTEN) == ()


def test_day_of_month_follows_the_clause(blank: Any) -> None:
    assert only(blank, "The vote will be on the 10th.").interval == span("2022-04-10")
    assert only(blank, "The vote was on the 10th.").interval == span("2022-03-10")


def test_mentions_do_not_overlap(blank: Any) -> None:
    text = "From 3 to 5 May 2020, in spring 2020 and since Friday, May 8, 2020, it was shut for two weeks."
    mentions = find_times(blank(text), WRITTEN)
    assert len(mentions) == 4
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert all(text[m.start : m.end] == m.text for m in mentions)
