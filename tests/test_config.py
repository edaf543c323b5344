"""Configuration: where it is found, what it may say, and what is said of a mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.config import Config, load_config
from factcheck.errors import ConfigError
from factcheck.records import Severity


def _write(folder: Path, text: str, name: str = "factcheck.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()


def test_the_closest_file_is_used(tmp_path: Path) -> None:
    _write(tmp_path, 'fail-on = "info"')
    inner = _write(tmp_path / "a", 'fail-on = "warning"')
    (tmp_path / "a" / "b").mkdir()
    config = load_config(tmp_path / "a" / "b")
    assert config.file == inner
    assert config.for_command("lint") == {"fail_on": "warning"}


def test_factcheck_toml_goes_before_pyproject(tmp_path: Path) -> None:
    _write(tmp_path, '[tool.factcheck]\nfail-on = "info"', "pyproject.toml")
    assert load_config(tmp_path).for_command("compare") == {"fail_on": "info"}
    _write(tmp_path, 'fail-on = "error"')
    assert load_config(tmp_path).for_command("compare") == {"fail_on": "error"}


def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    outer = _write(tmp_path, "min-confidence = 0.5")
    _write(tmp_path / "a", "[tool.other]\nx = 1\n[tool.black]", "pyproject.toml")
    assert load_config(tmp_path / "a").file == outer


def test_a_named_pyproject_must_hold_the_table(tmp_path: Path) -> None:
    file = _write(tmp_path, "[tool.other]\n", "pyproject.toml")
    with pytest.raises(ConfigError, match="has no"):
        load_config(tmp_path, file)
    with pytest.raises(ConfigError, match="no such file"):
        load_config(tmp_path, tmp_path / "gone.toml")


def test_a_command_s_table_goes_first(tmp_path: Path) -> None:
    _write(tmp_path, 'min-confidence = 0.5\nselect = ["fc1"]\n[lint]\nmin-confidence = 0.9')
    config = load_config(tmp_path)
    assert config.for_command("lint") == {"min_confidence": 0.9, "select": ("FC1",)}
    assert config.for_command("compare") == {"min_confidence": 0.5, "select": ("FC1",)}


def test_folders_are_taken_from_the_file_s_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "sub").mkdir()
    _write(tmp_path, 'claims = ["facts"]\n[lint]\nbaseline = "known.json"')
    monkeypatch.chdir(tmp_path / "sub")
    settings = load_config(Path.cwd()).for_command("lint")
    assert settings["claims_dirs"] == (tmp_path / "facts",)
    monkeypatch.chdir(tmp_path)
    assert load_config(Path.cwd()).for_command("lint")["baseline"] == Path("known.json")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("min-confidense = 0.5", "'min-confidense'; did you mean 'min-confidence'"),
        ("[lint]\nfail_on = 'error'", "did you mean 'fail-on'"),
        ("[compare]\nagainst = ['x']", "unknown key 'against'"),
        ("qqqqqq = 1", "known are"),
        ("min-confidence = 1.5", "from 0 to 1"),
        ("min-confidence = true", "from 0 to 1"),
        ("fail-on = 'errors'", "none of error, warning, info, never"),
        ("format = 'pdf'", "none of text"),
        ("select = 'FC101'", "expected a list"),
        ("select = ['FC999']", "no rule 'FC999'"),
        ("select = [1]", "expected a text"),
        ("claims = ['gone']", "there is no"),
        ("lint = 3", "expected a table"),
        ("[[ignore]]\nreason = 'x'", "names neither"),
        ("[[ignore]]\ncode = 'FC101'\nexpire = 2030-01-01", "did you mean 'expires'"),
        ("[[ignore]]\ncode = 'FC101'\nexpires = 'soon'", "no date"),
        ("[severity]\nFC101 = 'fatal'", "none of info, warning, error"),
        ("[per-path.'a/**']\nignored = ['FC1']", "did you mean 'ignore'"),
        ("x = ", "not valid TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    _write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert said in str(caught.value)
    assert "factcheck.toml" in str(caught.value)
    assert caught.value.exit_code == 2


def test_ignore_entries(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "min-confidence = 0.1\n\n[[ignore]]\ncode = 'FC101'\npath = 'old/**'\nreason = 'kept'\n"
        "expires = 2030-02-01\n"
        "\n[[ignore]]\ncode = ['FC1', 'fc203']\n",
    )
    first, second = load_config(tmp_path).ignores
    assert (first.codes, first.path, first.reason, first.line) == (("FC101",), "old/**", "kept", 3)
    assert not first.expired(date(2030, 2, 1))
    assert first.expired(date(2030, 2, 2))
    assert (second.codes, second.reason, second.line) == (("FC1", "FC203"), "", 9)
    assert not second.expired(date.max)


def test_ignore_may_hold_codes_and_entries(tmp_path: Path) -> None:
    _write(tmp_path, "ignore = ['FC100', {code = 'FC101', reason = 'x'}]")
    config = load_config(tmp_path)
    assert config.for_command("lint") == {"ignore": ("FC100",)}
    assert [i.codes for i in config.ignores] == [("FC101",)]


def test_paths_and_severities(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "[per-path.'opinion/**']\nignore = ['FC2']\nmin-confidence = 0.95\n[severity]\nFC210 = 'error'",
    )
    config = load_config(tmp_path)
    assert [(r.pattern, r.ignore, r.min_confidence) for r in config.path_rules] == [
        ("opinion/**", ("FC2",), 0.95)
    ]
    assert config.severities == {"FC210": Severity.ERROR}
