"""Renew what the documentation takes from the code: the rules page and the option tables of the command pages.

    python docs/renew.py              # quick
    python docs/renew.py --excerpt    # also the README's excerpt of a report and the table of claims.md, with the models

`tests/test_docs.py` fails where a page is not what this makes.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from factcheck.cli.main import cli

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
EXCERPT = re.compile(
    r"(<!-- --8<-- \[start:excerpt\] -->\n```text\n)(.*?)(```\n<!-- --8<-- \[end:excerpt\] -->)", re.DOTALL
)
CLAIMS = DOCS / "claims.md"
_GOLD = re.compile(r"(<!-- gold -->\n).*?(<!-- /gold -->)", re.DOTALL)
_SHOWN = {"Contradictions": 1, "Anomalies": 2, "Agreements": 1}
_TABLE = re.compile(r"(<!-- options: ([a-z ]+) -->\n).*?(<!-- /options -->)", re.DOTALL)


def pages() -> Iterator[tuple[Path, str]]:
    """Every page that holds something of the code's, and the text that it should have."""
    printed = CliRunner().invoke(cli, ["rule", "--all"], standalone_mode=False).output
    yield DOCS / "rules.md", printed
    for page in sorted((DOCS / "commands").glob("*.md")):
        yield page, _TABLE.sub(_renewed, page.read_text("utf-8"))


def report() -> str:
    """The report on the shipped example, as a terminal shows it."""
    arguments = ["compare", str(DOCS.parent / "fixtures" / "harbor-bridge"), "-f", "text", "-q", "--no-cache"]
    return CliRunner().invoke(cli, arguments, standalone_mode=False).stdout


def gold_table() -> str:
    """The page of claims with precision and recall by phenomenon on the gold sentences, by the shipped pipeline."""
    spec = importlib.util.spec_from_file_location("phenomena", DOCS.parent / "benchmarks" / "phenomena.py")
    assert spec is not None and spec.loader is not None
    phenomena = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(phenomena)
    tally = phenomena.measure(phenomena.GOLD)
    rows = ["| phenomenon | marked | precision | recall |", "|---|---|---|---|"]
    for name, right in tally.right.items():
        wrong, missed = tally.wrong[name], tally.missed[name]
        rows.append(
            f"| {name} | {right + missed} | {right / (right + wrong):.2f} | {right / (right + missed):.2f} |"
        )
    return _GOLD.sub(lambda m: m[1] + "\n".join(rows) + "\n" + m[2], CLAIMS.read_text("utf-8"))


def excerpt(text: str) -> str:
    """The first findings of each kind."""
    kept: list[str] = []
    left = 0
    for part in text.strip().split("\n\n")[1:]:
        if heading := re.fullmatch(r"(\w+) \(\d+\)", part):
            left = _SHOWN.get(heading[1], 0)
        elif left:
            left -= 1
        else:
            continue
        kept.append(part)
    return "\n\n".join(kept) + "\n"


def commands() -> dict[str, click.Command]:
    """Every command that does something, by its words ("lint", "baseline create")."""
    found: dict[str, click.Command] = {}
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if isinstance(command, click.Group):
            found |= {f"{name} {part}": c for part, c in command.commands.items()}
        elif command is not None:
            found[name] = command
    return found


def option_table(command: click.Command) -> str:
    """A Markdown table of the options of a command."""
    rows = [f"| {_names(p)} | {_cell(p.help or '')} |" for p in command.params if isinstance(p, click.Option)]
    return "\n".join(["| option | does |", "|---|---|", *rows]) if rows else "No options."


def _renewed(match: re.Match[str]) -> str:
    return f"{match[1]}{option_table(commands()[match[2]])}\n{match[3]}"


def _names(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    value = "" if option.is_flag else f" {_value(option)}"
    return _cell(names + value)


def _value(option: click.Option) -> str:
    if option.metavar:
        return option.metavar
    if isinstance(option.type, click.Choice):
        return "/".join(str(choice) for choice in option.type.choices)
    return {"float range": "NUMBER", "path": "PATH", "file": "FILE", "directory": "FOLDER"}.get(
        option.type.name, "TEXT"
    )


def _cell(text: str) -> str:
    return text.replace("|", "&#124;")


if __name__ == "__main__":
    for file, text in pages():
        file.write_text(text, "utf-8")
    if "--excerpt" in sys.argv:
        cut = excerpt(report())
        readme = README.read_text("utf-8")
        CLAIMS.write_text(gold_table(), "utf-8")
        README.write_text(EXCERPT.sub(lambda m: m[1] + cut + m[3], readme), "utf-8")
