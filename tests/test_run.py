"""The whole line with the shipped models, on the shipped fixtures."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factcheck import compare
from factcheck.records import Kind, Report

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def no_network() -> Any:
    """Fail on any connection."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked for")

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", refuse)
    patch.setattr(socket, "getaddrinfo", refuse)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def bridge(no_network: Any) -> Report:
    return compare([ROOT / "fixtures" / "harbor-bridge"])


@pytest.fixture(scope="module")
def plant(no_network: Any) -> Report:
    return compare([ROOT / "fixtures" / "river-plant"])


def expected(folder: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((ROOT / "fixtures" / folder / "expected.json").read_text("utf-8"))
    return data


@pytest.mark.parametrize("folder", ["harbor-bridge", "river-plant"])
def test_finds_what_is_expected_and_nothing_wrong(folder: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(folder.split("-")[1])
    wanted = expected(folder)
    for kind in (Kind.CONTRADICTION, Kind.ANOMALY):
        found = [[place.text for place in f.locations] for f in report.findings if f.kind is kind]
        labelled = wanted[kind.value]
        right = [f for f in found if any(_covers(f, item) for item in labelled)]
        missed = [item for item in labelled if not any(_covers(f, item) for f in found)]
        assert len(right) == len(found), [f for f in found if f not in right]
        assert len(labelled) - len(missed) >= wanted["floors"][kind.value], missed
    agreements = [[place.text for place in f.locations] for f in report.findings if f.kind is Kind.AGREEMENT]
    met = sum(any(_covers(f, item) for f in agreements) for item in wanted["agreement"])
    assert met >= wanted["floors"]["agreement"]


def _covers(texts: list[str], parts: list[str]) -> bool:
    """Whether each labelled stretch stands in its own location."""
    return len(texts) >= len(parts) and all(any(part in " ".join(t.split()) for t in texts) for part in parts)


def test_every_location_is_where_it_says(bridge: Report) -> None:
    for finding in bridge.findings:
        for place in finding.locations:
            lines = (ROOT / "fixtures" / "harbor-bridge" / place.path).read_text("utf-8").splitlines()
            first = place.text.split()[0].strip("“”\"'")
            assert first in lines[place.line - 1]


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    def once(name: str, seed: str) -> bytes:
        out = tmp_path / name
        command = [
            sys.executable,
            "-m",
            "factcheck.cli.main",
            "compare",
            str(ROOT / "fixtures" / "harbor-bridge"),
            "-f",
            "json",
            "-o",
            str(out),
            "-q",
        ]
        done = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return out.read_bytes()

    assert once("one.json", "1") == once("two.json", "2")


def test_bad_files_are_named_and_the_rest_is_done(tmp_path: Path, bridge: Report) -> None:
    for file in (ROOT / "fixtures" / "harbor-bridge").glob("*.*"):
        if file.suffix != ".json":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "huge.txt").write_bytes(b"word " * 4_000_000)
    (tmp_path / "latin.txt").write_bytes(
        "Café owners met\n\nThe café owners of Málaga met on Tuesday and chose a chairman.\n".encode(
            "latin-1"
        )
    )
    command = [sys.executable, "-m", "factcheck.cli.main", "compare", str(tmp_path), "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert {s["path"] for s in report["skipped"]} == {"empty.txt", "binary.txt", "huge.txt"}
    assert len(report["articles"]) == 4
    assert "empty.txt" in done.stderr
