"""The reports for CI services: their structure, their limits, and hostile text in them."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from reports import HOSTILE, article, claims_of, finding, report, two_outlets
from sarif_schema import FILE, OFFICIAL, run_of

from factcheck.records import Report, Severity, Skipped
from factcheck.reporting import sarif_report
from factcheck.reporting.formats import format_report

SKIPPED = (Skipped("old.doc", "not read; convert it"),)


def _sarif(made: Report) -> Any:
    return run_of(format_report(made, "sarif"))


def many(number: int, severity: Severity = Severity.ERROR) -> Report:
    """A report of that many findings, of which every fifth is the same."""
    source = article(1, "a.txt", "A headline\n\nA sentence.")
    place = claims_of(source)[1].location
    return report(
        [source], [finding("FC203", [place], f"finding {n}", severity=severity) for n in range(number)]
    )


def test_the_sarif_schema_is_the_official_one() -> None:
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() in (FILE.parent / "NOTICE.md").read_text("utf-8")
    assert json.loads(format_report(two_outlets(), "sarif"))["$schema"] == OFFICIAL.schema["id"]


@pytest.mark.parametrize(
    ("at", "key", "value"),
    [
        ((), "version", "2.0.0"),
        (("runs", 0), "columns", "utf16"),
        (("runs", 0, "results", 0), "level", "fatal"),
        (("runs", 0, "results", 0), "message", {"txt": "a"}),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region"), "startLine", 0),
        (("runs", 0, "tool", "driver"), "name", None),
    ],
)
def test_the_sarif_schema_takes_wrong_logs_for_wrong(at: tuple[Any, ...], key: str, value: Any) -> None:
    log = json.loads(format_report(two_outlets(), "sarif"))
    OFFICIAL.validate(log)
    part = spoiled = copy.deepcopy(log)
    for step in at:
        part = part[step]
    part[key] = value
    assert not OFFICIAL.is_valid(spoiled)


def test_sarif_names_both_sentences() -> None:
    run = _sarif(replace(two_outlets(), skipped=SKIPPED))
    result = run["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], result["level"], region["startLine"]) == ("FC101", "error", 3)
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "FC101"
    related = result["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "south.md", "uriBaseId": "SRCROOT"}
    assert "[South, 2024-05-02, south.md:3](1)" in result["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "old.doc" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_rules_bring_their_help() -> None:
    rules = _sarif(two_outlets())["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == ["FC100", "FC101", "FC203"]
    assert all("What it flags." in r["help"]["text"] and "**" not in r["help"]["text"] for r in rules)


def test_sarif_fingerprints_stay_when_lines_move_and_differ_for_repeats() -> None:
    before, after = two_outlets(), two_outlets()
    moved = replace(
        after.findings[0], locations=tuple(replace(p, line=p.line + 7) for p in after.findings[0].locations)
    )
    prints = [
        _sarif(replace(m, findings=f))["results"][0]["partialFingerprints"]
        for m, f in ((before, before.findings[:1]), (after, (moved,)))
    ]
    assert prints[0] == prints[1]
    results = _sarif(many(3))["results"]
    assert len({r["partialFingerprints"]["factcheck/v1"] for r in results}) == 3


def test_sarif_says_what_was_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_report, "MAX_RESULTS", 4)
    run = _sarif(many(6))
    assert len(run["results"]) == 4
    assert (
        "2 findings of least severity"
        in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü.md", "a%20b/%C3%BC.md"),
        ("<stdin>", "%3Cstdin%3E"),
        ("/news/x.md", "file:///news/x.md"),
        ("feed.xml#3", "feed.xml"),
    ],
)
def test_sarif_addresses(path: str, uri: str) -> None:
    source = article(1, path, "A headline\n\nA sentence.")
    run = _sarif(report([source], [finding("FC203", [claims_of(source)[1].location])]))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("attack", [*HOSTILE.values(), "[x](https://evil.example)", "{0} {1}"])
def test_sarif_text_is_no_link_and_no_placeholder(attack: str) -> None:
    text = _sarif(two_outlets(f"{attack} sank."))["results"][0]["message"]["text"]
    assert re.findall(r"\]\(([^)]*)\)", text) == ["1"]
    assert not re.search(r"\{\d+\}", text)


def _commands(made: Report) -> list[tuple[str, dict[str, str], str]]:
    """The commands as GitHub's runner reads them."""
    found = []
    for line in format_report(made, "github").split("\n"):
        assert "##[" not in line
        if line.lstrip().startswith("::"):
            head, message = line.lstrip()[2:].split("::", 1)
            level, _, properties = head.partition(" ")
            pairs = dict(p.split("=", 1) for p in properties.split(","))
            found.append((level, pairs, message))
    return found


def test_github_annotations() -> None:
    commands = _commands(replace(two_outlets(), skipped=SKIPPED))
    assert [c[0] for c in commands] == ["error", "error", "warning"]
    assert commands[0][1]["file"] == "old.doc"
    _, properties, message = commands[1]
    assert properties["file"] == "north.txt"
    assert (properties["line"], properties["col"], properties["endColumn"]) == ("3", "1", "19")
    assert properties["title"].startswith("FC101 conflicting-number (91 %25 sure")
    assert "%0A" in message and "Fifteen boats sank." in message


@pytest.mark.parametrize("attack", HOSTILE)
def test_github_text_gives_no_command_of_its_own(attack: str) -> None:
    text = f"{HOSTILE[attack]} sank."
    made = two_outlets(text)
    hostile_path = replace(made.findings[1].locations[0], path="a,line=9::x%0A.txt")
    made = replace(made, findings=(made.findings[0], replace(made.findings[1], locations=(hostile_path,))))
    commands = _commands(made)
    assert [c[0] for c in commands] == ["error", "warning"]
    assert set(commands[1][1]) == {"file", "line", "endLine", "col", "endColumn", "title"}
    assert commands[1][1]["line"] == "5"
    assert not re.search(r"%(?!25|0A|3A|2C)", commands[0][2])


def test_github_limits_are_kept_and_said() -> None:
    made = many(14)
    warnings = many(3, Severity.WARNING)
    made = replace(made, findings=made.findings + warnings.findings)
    written = format_report(made, "github")
    commands = _commands(made)
    assert [c[0] for c in commands] == ["error"] * 10 + ["warning"] * 3
    assert "4 more of level error" in written
    assert written.count("a.txt:3: FC203") == 4


def test_gitlab_code_quality() -> None:
    issues = json.loads(format_report(replace(two_outlets(), skipped=SKIPPED), "gitlab"))
    assert [i["check_name"] for i in issues] == ["FC101", "FC203", "FC900"]
    assert [i["severity"] for i in issues] == ["major", "minor", "critical"]
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(issue)
        assert issue["location"]["path"] and issue["location"]["lines"]["begin"] >= 1
    assert issues[0]["location"] == {"path": "north.txt", "lines": {"begin": 3, "end": 3}}
    assert issues[0]["other_locations"][0]["path"] == "south.md"
    prints = [i["fingerprint"] for i in json.loads(format_report(many(5), "gitlab"))]
    assert len(set(prints)) == 5


def test_junit() -> None:
    clean = article(3, "clean.txt", "A headline\n\nA sentence.")
    base = two_outlets()
    made = replace(report([*base.articles, clean], base.findings), skipped=SKIPPED)
    root = ET.fromstring(format_report(made, "junit"))
    suite = root[0]
    cases = list(suite)
    assert root.tag == "testsuites"
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("4", "2", "1")
    assert [c.get("name") for c in cases if len(c) == 0] == ["clean.txt"]
    failure = next(c for c in cases if c.find("failure") is not None)
    assert (failure.get("file"), failure.get("line")) == ("north.txt", "3")
    assert "Fifteen boats sank." in (failure[0].text or "")


def test_junit_takes_information_for_no_failure() -> None:
    suite = ET.fromstring(format_report(many(2, Severity.INFO), "junit"))[0]
    assert (suite.get("tests"), suite.get("failures")) == ("2", "0")


@pytest.mark.parametrize("attack", HOSTILE)
def test_xml_and_json_of_hostile_text_can_be_read(attack: str) -> None:
    made = two_outlets(f"{HOSTILE[attack]} sank.")
    root = ET.fromstring(format_report(made, "junit").encode("utf-8"))
    assert {e.tag for e in root.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "system-out",
    }
    assert len(list(root.iter("failure"))) == 2
    json.loads(format_report(made, "gitlab").encode("utf-8"))


def test_empty_reports() -> None:
    assert json.loads(format_report(report([]), "gitlab")) == []
    assert _commands(report([])) == []
    nothing = _sarif(report([]))
    assert nothing["results"] == [] and nothing["invocations"][0]["executionSuccessful"] is False
    assert ET.fromstring(format_report(report([]), "junit")).get("tests") == "0"
