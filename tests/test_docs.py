"""The documentation says what the code does: pages made from it are up to date, names and links lead somewhere."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from factcheck import records
from factcheck.cli.main import cli
from factcheck.pipeline import Options
from factcheck.reporting.formats import FORMATS
from factcheck.rules.registry import MODULES, load_rule

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text("utf-8") for page in [*PAGES, ROOT / "README.md"]}
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(#[^)\s]+)?\)")


def _renew() -> Any:
    spec = importlib.util.spec_from_file_location("renew", DOCS / "renew.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RENEW = _renew()
COMMANDS: dict[str, click.Command] = RENEW.commands()


def test_pages_made_from_the_code_are_up_to_date() -> None:
    """Renew them with `python docs/renew.py`."""
    for page, text in RENEW.pages():
        assert page.read_text("utf-8") == text, page.name


def test_every_command_has_its_page_and_its_options() -> None:
    names = sorted(cli.list_commands(click.Context(cli)))
    assert sorted(page.stem for page in (DOCS / "commands").glob("*.md")) == names
    for name in names:
        assert f"[`factcheck {name}" in TEXTS["docs/cli.md"], name
    tables = [name for text in TEXTS.values() for name in re.findall(r"<!-- options: ([a-z ]+) -->", text)]
    assert sorted(tables) == sorted(COMMANDS)


@pytest.mark.parametrize("page", TEXTS)
def test_every_named_option_exists(page: str) -> None:
    known = {o for c in COMMANDS.values() for p in c.params for o in p.opts} | {"--help", "--version"}
    foreign = {"--index-url", "--extra-index-url", "--strict", "--rm", "--network"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXTS[page])) <= known | foreign


@pytest.mark.parametrize("page", TEXTS)
def test_every_shown_command_line_is_understood(page: str) -> None:
    for line in re.findall(r"^(?:    |docker run .* )?(factcheck [a-z].*)$", TEXTS[page], re.MULTILINE):
        if re.search(r"[A-Z]{4}|\[", line):
            continue  # A synopsis: `factcheck compare PATH...`.
        words = shlex.split(re.split(r" [|<>#] ?", line)[0])[1:]
        name = next(n for n in (" ".join(words[:2]), words[0]) if n in COMMANDS)
        context = click.Context(COMMANDS[name], info_name=name)
        COMMANDS[name].make_parser(context).parse_args(words[len(name.split()) :])


def test_every_format_is_documented() -> None:
    assert set(re.findall(r"^\| `(\w+)` \| ", TEXTS["docs/formats.md"], re.MULTILINE)) == set(FORMATS)


@pytest.mark.parametrize("page", TEXTS)
def test_links_lead_somewhere(page: str) -> None:
    for target, anchor in LINK.findall(TEXTS[page]):
        file = ((ROOT / page).parent / target).resolve() if target else ROOT / page
        assert file.exists(), target
        if anchor:
            assert anchor[1:] in _anchors(file.read_text("utf-8")), anchor


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_the_rooms_of_the_architecture_hold_what_it_names() -> None:
    table = TEXTS["docs/architecture.md"].split("| a place to start |")[1].split("\n\n")[0]
    for room, start in re.findall(r"^\| (`.+?) \| .+ \| (.+) \|$", table, re.MULTILINE):
        files = [
            f for name in re.findall(r"`([^`]+)`", room) for f in _modules(ROOT / "src/factcheck" / name)
        ]
        source = "\n".join(file.read_text("utf-8") for file in files)
        for name in re.findall(r"`([\w.]+)`", start):
            defined = re.search(rf"^(def|class) {name}\b", source, re.MULTILINE)
            assert defined or any(file.name == name for file in files), name


def _modules(room: Path) -> list[Path]:
    return [room] if room.is_file() else sorted(room.rglob("*.py"))


def test_the_site_shows_every_page() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert sorted(_leaves(site["nav"])) == sorted(page.relative_to(DOCS).as_posix() for page in PAGES)


def _leaves(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    parts = entry.values() if isinstance(entry, dict) else entry
    return [leaf for part in parts for leaf in _leaves(part)]


def test_what_pages_include_exists() -> None:
    for text in TEXTS.values():
        for name, part in re.findall(r'^--8<-- "([^":]+)(?::(\w+))?"$', text, re.MULTILINE):
            included = (ROOT / name).read_text("utf-8")
            assert not part or (f"[start:{part}]" in included and f"[end:{part}]" in included)


@pytest.mark.parametrize("record", [Options, records.Report, records.Finding, records.Location])
def test_every_field_of_the_api_is_documented(record: type) -> None:
    section = TEXTS["docs/api.md"].split(f"\n## {record.__name__}\n")[1].split("\n## ")[0]
    first_cells = "\n".join(re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE))
    assert set(re.findall(r"`(\w+)`", first_cells)) == {f.name for f in dataclasses.fields(record)}


@pytest.mark.slow
def test_the_excerpt_is_of_a_real_report() -> None:
    """Renew it with `python docs/renew.py --excerpt`. Percentages may differ a little between processors."""
    printed, shown = RENEW.report(), RENEW.EXCERPT.search(TEXTS["README.md"])
    for part in _without_shares(shown[2]).strip().split("\n\n"):
        assert part in _without_shares(printed), f"renew the README with docs/renew.py --excerpt\n{part}"


def _without_shares(text: str) -> str:
    return re.sub(r"\(\d+ %\)", "(%)", text)


@pytest.mark.slow
def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    example = re.search(r"```python\n(.*?)```", TEXTS["docs/api.md"], re.DOTALL)
    assert example
    exec(example[1], {})
    assert "FC101" in capsys.readouterr().out


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
