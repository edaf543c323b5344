"""Documents that are made from the code are up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli.main import cli
from factcheck.rules.registry import MODULES, load_rule

ROOT = Path(__file__).parent.parent


def test_rules_page_is_what_the_command_prints() -> None:
    """Renew it with `factcheck rule --all > docs/rules.md`."""
    printed = CliRunner().invoke(cli, ["rule", "--all"], standalone_mode=False).output
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == printed


@pytest.mark.parametrize("code", sorted(MODULES))
def test_every_rule_is_documented(code: str) -> None:
    rule = load_rule(code)
    assert rule.RULE.code == code
    assert MODULES[code].split(".")[-1] == f"{code.lower()}_{rule.RULE.name.replace('-', '_')}"
    for heading in (
        "**What it flags.**",
        "**Why it matters.**",
        "**Example.**",
        "**What it does not flag.**",
    ):
        assert heading in (rule.__doc__ or ""), heading


def test_readme_names_only_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target
