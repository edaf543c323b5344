"""The JSON report keeps its contract."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from reports import HOSTILE, report, two_outlets

from factcheck.records import Factuality, Kind, Severity, Skipped
from factcheck.reporting.formats import format_report
from factcheck.rules.registry import MODULES, load_rule

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def _data(**changes: Any) -> Any:
    return json.loads(format_report(replace(two_outlets(), **changes), "json"))


def test_a_report_is_valid() -> None:
    VALIDATOR.check_schema(SCHEMA)
    data = _data(skipped=(Skipped("x.doc", "not read"),))
    VALIDATOR.validate(data)
    assert [f["code"] for f in data["findings"]] == ["FC101", "FC203", "FC100"]
    assert data["findings"][0]["locations"][0]["claim"] == "a1.c2"


def test_an_empty_report_is_valid() -> None:
    VALIDATOR.validate(json.loads(format_report(report([]), "json")))


@pytest.mark.parametrize(
    ("part", "key"), [("findings", "fingerprint"), ("articles", "reference_time"), ("claims", "holder")]
)
def test_a_lost_field_is_found(part: str, key: str) -> None:
    data = _data()
    del data[part][0][key]
    with pytest.raises(jsonschema.ValidationError, match=key):
        VALIDATOR.validate(data)


def test_an_unknown_field_is_found() -> None:
    with pytest.raises(jsonschema.ValidationError, match="extra"):
        VALIDATOR.validate(_data() | {"extra": 1})


def test_the_schema_knows_every_value() -> None:
    definitions = SCHEMA["$defs"]
    assert set(definitions["finding"]["properties"]["kind"]["enum"]) == {k.value for k in Kind}
    assert set(definitions["finding"]["properties"]["severity"]["enum"]) == {s.value for s in Severity}
    assert set(definitions["claim"]["properties"]["factuality"]["enum"]) == {f.value for f in Factuality}


def test_every_rule_name_fits_the_schema() -> None:
    name = jsonschema.Draft202012Validator(SCHEMA["$defs"]["finding"]["properties"]["rule"])
    for code in MODULES:
        name.validate(load_rule(code).RULE.name)


def test_offsets_point_at_the_text() -> None:
    made = two_outlets()
    sources = {a.path: a.text for a in made.articles}
    for found in _data()["findings"]:
        for place in found["locations"]:
            assert sources[place["path"]][place["start"] : place["end"]] == place["text"]


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_text_survives_json(attack: str) -> None:
    text = f"{HOSTILE[attack]} sank."
    made = two_outlets(text)
    for written in (format_report(made, "json"), format_report(made, "jsonl").split("\n")[0]):
        data = json.loads(written.encode("utf-8"))
        first = data["findings"][0] if "findings" in data else data
        assert first["locations"][0]["text"] == text.replace("\ud800", "\ufffd")


def test_json_lines_are_one_finding_each() -> None:
    lines = format_report(two_outlets(), "jsonl").split("\n")
    assert lines[-1] == ""
    assert [json.loads(line)["code"] for line in lines[:-1]] == ["FC101", "FC203", "FC100"]
