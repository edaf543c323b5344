"""A run with the cache, cold, warm or spoiled, says what a run without it says, byte for byte."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import compare, lint, pipeline
from factcheck.cache import Cache
from factcheck.linting import lint as lint_inputs
from factcheck.linting import read_inputs
from factcheck.pipeline import Options
from factcheck.records import Report
from factcheck.reporting.formats import format_report

BRIDGE = Path(__file__).parent.parent / "fixtures" / "harbor-bridge"
PLANT = Path(__file__).parent.parent / "fixtures" / "river-plant"
FORMS = ("json", "text", "markdown", "html", "sarif")
pytestmark = pytest.mark.slow


def _written(report: Report) -> list[str]:
    return [format_report(report, form) for form in FORMS]


@pytest.fixture(scope="module")
def plain() -> list[str]:
    return _written(compare([BRIDGE]))


def test_cold_and_warm(tmp_path: Path, plain: list[str]) -> None:
    cold, warm = Cache(tmp_path), Cache(tmp_path)
    assert _written(compare([BRIDGE], Options(cache=cold))) == plain
    assert not cold.hits["documents"] and not cold.hits["vectors"]
    assert _written(compare([BRIDGE], Options(cache=warm))) == plain
    assert not warm.misses
    assert [warm.hits[kind] for kind in ("articles", "vectors", "claim-vectors")] == [3, 3, 3]
    assert warm.hits["documents"] >= 3  # And those of the checked claims that ship.


def test_a_cache_filled_beside_other_articles(tmp_path: Path, plain: list[str]) -> None:
    compare([PLANT, BRIDGE / "lindmark-post.md"], Options(cache=Cache(tmp_path)))
    assert _written(compare([BRIDGE], Options(cache=Cache(tmp_path)))) == plain


def test_spoiled_entries_are_made_anew(tmp_path: Path, plain: list[str]) -> None:
    compare([BRIDGE], Options(cache=Cache(tmp_path)))
    dice = random.Random(5)
    entries = sorted(file for file in tmp_path.rglob("*") if len(file.name) == 64)
    for number, file in enumerate(entries):
        data = file.read_bytes()
        if number % 3 == 0:
            file.write_bytes(data[: dice.randrange(len(data))])
        elif number % 3 == 1:
            file.write_bytes(dice.choice(entries).read_bytes())
        else:
            key, kind = file.name, file.parent.parent.name
            Cache(tmp_path).put(kind, key, dice.randbytes(300))
    assert _written(compare([BRIDGE], Options(cache=Cache(tmp_path)))) == plain
    repaired = Cache(tmp_path)
    assert _written(compare([BRIDGE], Options(cache=repaired))) == plain
    assert not repaired.misses


def test_lint_against_an_indexed_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the nearest of an archive are looked at; which these are does not depend on the cache either."""
    monkeypatch.chdir(tmp_path)
    new, archive = BRIDGE / "nordwest-tidende.html", [BRIDGE, PLANT]
    options = Options(nearest=2)
    plain = lint([new], archive, options)
    assert any(f.code == "FC101" for f in plain.findings)
    looked_at = {article.path for article in plain.articles}
    assert len(looked_at) == 3 and all("harbor-bridge" in path for path in looked_at)
    cache = Cache(tmp_path / "cache")
    pipeline.index(read_inputs([], archive).archive, replace(options, cache=cache))
    for kept in (cache, Cache(tmp_path / "cache"), Cache(tmp_path / "elsewhere")):
        report = lint([new], archive, replace(options, cache=kept))
        assert _written(report) == _written(plain)


def test_a_saved_index_stands_for_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles themselves are not needed any more; a stored text stands where it stood."""
    archive = tmp_path / "archive"
    archive.mkdir()
    for file in BRIDGE.glob("*.*"):
        (archive / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    options = Options(cache=Cache(Path("index")))
    pipeline.index(read_inputs([], [Path("archive")], options=options).archive, options, claims=True)
    new = BRIDGE / "nordwest-tidende.html"
    plain = lint([new], ["archive"])
    entries = {f.name for f in Path("index").glob("articles/*/*")}
    for file in archive.iterdir():
        file.unlink()
    saved = lint([new], ["index"])
    assert any(f.code == "FC101" for f in saved.findings)
    assert _written(saved) == _written(plain)
    assert [finding.id for finding in saved.findings] == [f"f{n + 1}" for n in range(len(saved.findings))]
    assert {f.name for f in Path("index").glob("articles/*/*")} == entries  # What is linted does not get in.


def test_an_index_holds_the_claims_too(tmp_path: Path) -> None:
    built = Options(cache=Cache(tmp_path))
    archive = read_inputs([], [BRIDGE]).archive
    pipeline.index(archive, built, claims=True)
    assert built.cache and built.cache.misses["claim-vectors"] == 3
    pipeline.index(archive, built, claims=True)
    assert built.cache.misses["claim-vectors"] == 3  # Nothing is done twice.
    later = Options(cache=Cache(tmp_path))
    compare([BRIDGE], later)
    assert later.cache and later.cache.hits["claim-vectors"] >= 2


def test_an_indexed_archive_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(nearest=1, cache=Cache(tmp_path))
    inputs = read_inputs([BRIDGE / "kust-radio.txt"], [BRIDGE, PLANT], options=options)
    first = lint_inputs(inputs, options)
    parsed: list[str] = []

    def made(article: object, nlp: object) -> object:
        parsed.append(str(article))
        raise AssertionError("parsed again")

    monkeypatch.setattr("factcheck.language.parse.document_of", made)
    assert _written(lint_inputs(inputs, options)) == _written(first)
    assert not parsed
