"""The shipped facts hold together, and what is wrong in a folder is said with its file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from factcheck.errors import ConfigError
from factcheck.records import Interval
from factcheck.reference import load_reference

OFFICE = '[[office]]\nid = "xx-mayor"\ntitle = "Mayor"\njurisdiction = "Xanten"\nas_of = "2024-06"\nholders = [\n{}\n]\n'


def _folder(tmp_path: Path, text: str, part: str = "offices") -> Path:
    (tmp_path / part).mkdir(parents=True)
    (tmp_path / part / "own.toml").write_text(text, "utf-8")
    return tmp_path


def test_shipped_tenures_are_ordered_and_end_after_they_start() -> None:
    offices = load_reference().offices
    assert len(offices) > 300
    for office in offices.values():
        assert office.holders, office.id
        for tenure in office.holders:
            assert tenure.end is None or tenure.start <= tenure.end, tenure
            assert tenure.end is not None or tenure.known_until >= tenure.start, tenure


def test_shipped_tenures_of_one_office_hardly_overlap() -> None:
    for office in load_reference().offices.values():
        for first, second in zip(office.holders, office.holders[1:], strict=False):
            if first.person != second.person and first.end:
                assert first.end - second.start <= timedelta(days=31), (office.id, first, second)


@pytest.mark.parametrize(
    ("office", "day", "holder"),
    [
        ("us-president", date(1999, 5, 1), "Bill Clinton"),
        ("us-president", date(2017, 6, 1), "Donald Trump"),
        ("us-president", date(2022, 6, 1), "Joe Biden"),
        ("fr-president", date(2010, 1, 1), "Nicolas Sarkozy"),
        ("uk-prime-minister", date(2018, 1, 1), "Theresa May"),
        ("nato-secretary-general", date(2020, 1, 1), "Jens Stoltenberg"),
    ],
)
def test_well_known_holders(office: str, day: date, holder: str) -> None:
    found = load_reference().offices[office].holders_at(Interval(day, day))
    assert [t.person for t in found] == [holder]


def test_variants_and_accents_lead_to_one_person() -> None:
    reference = load_reference()
    assert reference.person("Abdel-Fattah el-Sissi") == reference.person("Abdel Fattah el-Sisi")
    assert reference.person("Francois Hollande") == reference.person("François Hollande") is not None


def test_extra_folder_adds_offices_with_month_precision(tmp_path: Path) -> None:
    text = OFFICE.format('{ name = "Ida Quist", start = "2019-05", end = "2021" }')
    tenure = load_reference([_folder(tmp_path, text)]).offices["xx-mayor"].holders[0]
    assert (tenure.start, tenure.end) == (date(2019, 5, 1), date(2021, 12, 31))


def test_nothing_is_known_of_an_open_tenure_after_its_day(tmp_path: Path) -> None:
    text = OFFICE.format('{ name = "Ida Quist", start = "2019-05" }')
    office = load_reference([_folder(tmp_path, text)]).offices["xx-mayor"]
    assert office.holders_at(Interval(date(2024, 6, 30), date(2024, 6, 30)))
    assert not office.holders_at(Interval(date(2024, 7, 1), date(2024, 7, 1)))


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        ("offices", "[[office]\n", "not valid TOML"),
        ("offices", '[[office]]\nid = "a"\n', "lacks"),
        ("offices", OFFICE.format('{ name = "A B", start = "May 2019" }'), "is no date"),
        ("offices", OFFICE.format('{ name = "A B", start = "2019", end = "2018" }'), "ends before it starts"),
        ("offices", OFFICE.format('{ name = "A B", start = "2019", party = "X" }'), "unknown key 'party'"),
        ("offices", OFFICE.format('{ name = 7, start = "2019" }'), "'name' is a text"),
        ("offices", OFFICE.format("7"), "expected a table"),
        ("offices", 'offices = "x"\n', "unknown key 'offices'"),
        ("verified", '[[claim]]\nid = "a"\ntext = "b"\nverdict = "maybe"\n', "verified or debunked"),
        ("verified", '[[claim]]\nid = "a"\ntext = " "\nverdict = "verified"\n', "'text' is a text"),
        (
            "verified",
            '[[claim]]\nid = "a"\ntext = "b"\nverdict = "verified"\nsources = "c"\n',
            "list of texts",
        ),
        ("verified", '[claim]\nid = "a"\n', "double brackets"),
        ("verified", '[[claim]]\nid = "a"\ntext = "b"\nverdict = "verified"\n' * 2, "two entries"),
    ],
)
def test_mistakes_are_named_with_their_file(tmp_path: Path, part: str, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_reference([_folder(tmp_path, text, part)])
    assert "own.toml" in str(caught.value)
    assert said in str(caught.value)
