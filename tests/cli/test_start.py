"""What needs no model loads none, and what the program says of itself."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from factcheck import __version__
from factcheck.cli.main import COMMANDS
from factcheck.rules.registry import MODULES, load_rule

HEAVY = ("torch", "spacy", "sentence_transformers", "transformers", "trafilatura", "numpy")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["lint", "--help"],
        ["compare", "--help"],
        ["rule", "--all"],
        ["config", "show"],
        ["--version"],
    ],
)
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    code = (
        "import sys; from factcheck.cli.main import main; sys.argv = ['factcheck', *sys.argv[1:]]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"found = [m for m in {HEAVY!r} if m in sys.modules]; assert not found, found"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_help_names_every_command(run: Any) -> None:
    written = run("--help").stdout
    for name in ("compare", "lint", "extract", "rule", "baseline", "models", "config"):
        assert name in COMMANDS
        assert f"\n  {name} " in written


def test_version(run: Any) -> None:
    assert run("--version").stdout.strip().endswith(__version__)


def test_every_rule_is_documented(run: Any) -> None:
    for code in MODULES:
        rule = load_rule(code)
        for part in (
            "**What it flags.**",
            "**Why it matters.**",
            "**Example.**",
            "**What it does not flag.**",
        ):
            assert part in (rule.__doc__ or ""), code
    assert "# FC901 unused-suppression" in run("rule", "fc901").stdout
    assert run("rule", "FC999").exit_code == 2


def test_config_show(run: Any, write: Any) -> None:
    assert "no configuration found" in run("config", "show").stdout
    write("factcheck.toml", 'min-confidence = 0.7\n[severity]\nFC210 = "info"\n[[ignore]]\ncode = "FC101"\n')
    written = run("config", "show").stdout
    assert "factcheck.toml" in written
    assert 'fail-on = "error"  # default' in written
    assert "min-confidence = 0.7\n" in written
    assert 'FC210 = "info"' in written
    write("factcheck.toml", "min-confidenc = 0.7")
    result = run("config", "show")
    assert result.exit_code == 2
    assert "did you mean 'min-confidence'" in result.stderr
