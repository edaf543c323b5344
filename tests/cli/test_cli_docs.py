"""docs/cli.md and the integration files hold what the code does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import click
import yaml

from factcheck.cli.main import LazyGroup, cli
from factcheck.config import COMMANDS, OPTION_NAMES, load_config
from factcheck.reporting.formats import FORMATS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "cli.md").read_text("utf-8")


def _command(name: str) -> click.Command:
    assert isinstance(cli, LazyGroup)
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def _known_options() -> set[str]:
    found = {"--help", "--version"}
    for name in cli.list_commands(click.Context(cli)):  # type: ignore[attr-defined]
        command = _command(name)
        parts = [command, *getattr(command, "commands", {}).values()]
        found |= {
            option for part in parts for p in part.params for option in p.opts if option.startswith("--")
        }
    return found


def test_every_command_is_documented() -> None:
    for name in cli.list_commands(click.Context(cli)):  # type: ignore[attr-defined]
        assert f"`factcheck {name}" in TEXT, name


def test_every_documented_option_exists() -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT))
    assert named <= _known_options()


def test_every_format_is_documented() -> None:
    assert re.findall(r"^\| `(\w+)` \| ", TEXT.split("## Formats")[1].split("## ")[0], re.MULTILINE) == [
        "text", "markdown", "html", "json", "jsonl", "csv", "sarif", "github", "gitlab", "junit",
    ]  # fmt: skip
    assert all(f"| `{name}` |" in TEXT for name in FORMATS)


def test_the_documented_configuration_is_valid_and_whole(tmp_path: Path) -> None:
    main, entry = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    for folder in ("facts", "archive"):
        (tmp_path / folder).mkdir()
    file = tmp_path / "factcheck.toml"
    file.write_text(main, "utf-8")
    config = load_config(tmp_path)
    assert set(config.for_command("lint")) == set(OPTION_NAMES)
    assert config.severities and config.path_rules
    file.write_text(entry, "utf-8")
    assert load_config(tmp_path).ignores[0].reason
    inline = re.search(r"^`(ignore = \[.*)`\.$", TEXT, re.MULTILINE)
    assert inline and len(tomllib.loads(inline[1])["ignore"]) == 2


def test_every_setting_is_an_option_of_its_command() -> None:
    for name in COMMANDS:
        parameters = {p.name for p in _command(name).params}
        wanted = set(OPTION_NAMES) - (set() if name == "lint" else {"against", "baseline"})
        assert wanted <= parameters


def test_the_hook_and_the_action_call_what_exists() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "factcheck lint"
    action: Any = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    steps = action["runs"]["steps"]
    text = "\n".join(step.get("run", "") for step in steps)
    assert set(re.findall(r"(?<![\w-])--(?!quiet)[a-z][a-z-]+", text)) <= _known_options()
    assert "${{" not in text  # Inputs reach the shell by the environment alone.
