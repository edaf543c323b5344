"""docs/configuration.md and docs/cli.md hold what the code does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest

from factcheck.cli.main import LazyGroup, cli
from factcheck.config import COMMANDS, OPTION_NAMES, load_config

DOCS = Path(__file__).parents[2] / "docs"
SETTINGS = (DOCS / "configuration.md").read_text("utf-8")


def _command(name: str) -> click.Command:
    assert isinstance(cli, LazyGroup)
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def test_every_setting_is_documented_with_its_place() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| .+ \| (.+) \|$", SETTINGS, re.MULTILINE))
    assert set(rows) == {*OPTION_NAMES.values(), "severity", "per-path"}
    for key, where in rows.items():
        for command in COMMANDS:
            assert (f"`[{command}]`" in where) == _accepted(key, f"[{command}]\n"), (key, command)
        assert ("top" in where) == _accepted(key, "")


def _accepted(key: str, head: str) -> bool:
    """Whether the key is known there, whatever its value."""
    from factcheck.errors import ConfigError

    file = Path("factcheck.toml")
    file.write_text(f"{head}{key} = {{}}\n", "utf-8")
    try:
        load_config(Path.cwd(), file)
    except ConfigError as error:
        return "unknown key" not in str(error)
    return True


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_documented_configuration_is_valid_and_whole(tmp_path: Path) -> None:
    main, entry = re.findall(r"```toml\n(.*?)```", SETTINGS, re.DOTALL)
    for folder in ("facts", "archive"):
        (tmp_path / folder).mkdir()
    file = tmp_path / "factcheck.toml"
    file.write_text(main, "utf-8")
    config = load_config(tmp_path)
    assert set(config.for_command("lint")) == set(OPTION_NAMES)
    assert config.severities and config.path_rules
    file.write_text(entry, "utf-8")
    assert load_config(tmp_path).ignores[0].reason
    inline = re.search(r"^`(ignore = \[.*)`\.$", SETTINGS, re.MULTILINE)
    assert inline and len(tomllib.loads(inline[1])["ignore"]) == 2


def test_every_setting_is_an_option_of_its_command() -> None:
    for name in COMMANDS:
        options = {p.name: p.opts for p in _command(name).params}
        wanted = set(OPTION_NAMES) - (set() if name == "lint" else {"against", "baseline"})
        assert wanted <= set(options)
        assert all(f"--{OPTION_NAMES[parameter]}" in options[parameter] for parameter in wanted)


def test_quiet_and_verbose_do_what_the_page_says(run: Any, write: Any) -> None:
    write(
        "a.md",
        "A quiet day\n\nNothing of note went on in the town today, the mayor said to us.\n\nShare this article\n",
    )
    write("b.md", "")
    plain, quiet, verbose = (run("lint", "a.md", "b.md", *option) for option in ((), ("-q",), ("-v",)))
    assert "not checked: b.md" in plain.stderr
    assert quiet.stderr == ""
    assert quiet.stdout == plain.stdout == verbose.stdout
    assert "not checked: b.md" in verbose.stderr and "removed: a.md:5" in verbose.stderr
    assert re.search(r"1 article.* in \d+\.\d s", verbose.stderr)
