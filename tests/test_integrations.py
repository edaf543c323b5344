"""The hook, the Action, the GitLab job, the Dockerfile and shell completion: valid, and in step with the program."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from factcheck.cli.main import cli

ROOT = Path(__file__).parent.parent
CI_PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
INSTALL_PAGE = (ROOT / "docs" / "install.md").read_text("utf-8")
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB: Any = yaml.safe_load((ROOT / "gitlab" / "factcheck.yml").read_text("utf-8"))
HOOKS: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
TORCH = re.search(r"^torch==\S+$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
STUB = (
    '#!/bin/sh\nprintf "%s\\n" "$@" > arguments\necho report > "$RUNNER_TEMP/factcheck.md"\nexit ${CODE:-0}\n'
)


def _tool(name: str) -> str:
    """A program of the environment that runs the tests."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert found, name
    return found


def _valid(schema: str, file: Path) -> None:
    command = [_tool("check-jsonschema"), "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", CI_PAGE, re.DOTALL)


def _script(tmp_path: Path, shell: str, script: str, variables: dict[str, str]) -> tuple[int, list[str]]:
    """Run a script with a stand-in for `factcheck`: its exit code, and the arguments that were given."""
    (tmp_path / "bin").mkdir(exist_ok=True)
    stub = tmp_path / "bin" / "factcheck"
    stub.write_text(STUB, "utf-8")
    stub.chmod(0o755)
    environment = {"PATH": f"{stub.parent}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path), **variables}
    done = subprocess.run([shell, "-e", "-c", script], cwd=tmp_path, env=environment, check=False)
    return done.returncode, (tmp_path / "arguments").read_text("utf-8").splitlines()


def test_the_hooks_are_valid_and_differ_in_where_factcheck_comes_from() -> None:
    manifest = str(ROOT / ".pre-commit-hooks.yaml")
    subprocess.run([_tool("pre-commit"), "validate-manifest", manifest], check=True)
    own, system = HOOKS
    differing = {key for key in own if own[key] != system[key]}
    assert differing == {"id", "name", "description", "language"}
    assert (own["language"], system["language"]) == ("python", "system")
    for name, matches in {
        "a.md": True,
        "b/c.htm": True,
        "d.txt": True,
        "LICENSE": False,
        "e.py": False,
    }.items():
        assert bool(re.search(own["files"], name)) is matches


def test_the_documented_hooks_exist() -> None:
    named = re.findall(r"- id: (\S+)", CI_PAGE)
    assert set(named) == {hook["id"] for hook in HOOKS}


def test_the_action_is_valid_and_uses_its_inputs() -> None:
    _valid("vendor.github-actions", ROOT / "action.yml")
    text = (ROOT / "action.yml").read_text("utf-8")
    assert set(re.findall(r"inputs\.([a-z-]+)", text)) == set(ACTION["inputs"])
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert "${{" not in "\n".join(scripts)  # Inputs reach the shell by the environment alone.
    rows = re.findall(r"^\| `([a-z-]+)` \| .* \| (.+) \|$", CI_PAGE, re.MULTILINE)
    assert [name for name, _ in rows] == list(ACTION["inputs"])
    for name, default in rows:
        assert ACTION["inputs"][name].get("default") in (default.strip("`"), "", None)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_action_hands_on_arguments_and_exit_code(tmp_path: Path, code: int) -> None:
    summary = tmp_path / "summary.md"
    variables = {"LINT_PATHS": "posts more", "AGAINST": "my archive", "DIFF": "origin/main", "FAIL_ON": "error",
                 "SARIF_FILE": "out.sarif", "GITHUB_STEP_SUMMARY": str(summary), "CODE": str(code)}  # fmt: skip
    steps = {step.get("name"): step for step in ACTION["runs"]["steps"]}
    assert set(steps["Lint"]["env"]) <= set(variables)
    returned, arguments = _script(tmp_path, "bash", steps["Lint"]["run"], variables)
    assert returned == code
    assert arguments == ["lint", "--format", "github", "--fail-on", "error", "--write",
                         f"markdown={tmp_path}/factcheck.md", "--against", "my archive", "--diff", "origin/main",
                         "--write", "sarif=out.sarif", "--", "posts", "more"]  # fmt: skip
    assert summary.read_text("utf-8") == "report\n"
    _understood(arguments)


def test_the_action_without_options(tmp_path: Path) -> None:
    variables = {"LINT_PATHS": "posts", "AGAINST": "", "DIFF": "", "FAIL_ON": "never", "SARIF_FILE": "",
                 "GITHUB_STEP_SUMMARY": "/dev/null"}  # fmt: skip
    step = ACTION["runs"]["steps"][-1]
    _, arguments = _script(tmp_path, "bash", step["run"], variables)
    assert arguments[-2:] == ["--", "posts"]
    assert "" not in arguments and "--against" not in arguments


def test_the_documented_workflow_is_valid(tmp_path: Path) -> None:
    (workflow,) = [block for block in _blocks("yaml") if ".github/workflows" in block]
    file = tmp_path / "articles.yml"
    file.write_text(workflow, "utf-8")
    _valid("vendor.github-workflows", file)
    (step,) = [s for s in yaml.safe_load(workflow)["jobs"]["factcheck"]["steps"] if "factcheck@" in s["uses"]]
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_gitlab_job_is_valid_and_documented(tmp_path: Path) -> None:
    _valid("vendor.gitlab-ci", ROOT / "gitlab" / "factcheck.yml")
    (included,) = [block for block in _blocks("yaml") if ".gitlab-ci.yml" in block]
    file = tmp_path / ".gitlab-ci.yml"
    file.write_text(included, "utf-8")
    _valid("vendor.gitlab-ci", file)
    own = {name for name in GITLAB["factcheck"]["variables"] if name.startswith("FACTCHECK_")}
    assert set(re.findall(r"^\| `(FACTCHECK_\w+)`", CI_PAGE, re.MULTILINE)) == own
    assert set(yaml.safe_load(included)["factcheck"]["variables"]) <= own


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_gitlab_job_hands_on_arguments_and_exit_code(tmp_path: Path, code: int) -> None:
    variables = {**GITLAB["factcheck"]["variables"], "FACTCHECK_PATHS": "posts more", "FACTCHECK_AGAINST": "my archive",
                 "FACTCHECK_DIFF": "HEAD~1", "CODE": str(code)}  # fmt: skip
    (script,) = GITLAB["factcheck"]["script"]
    returned, arguments = _script(tmp_path, "sh", script, variables)
    assert returned == code
    assert arguments == ["lint", "--fail-on", "error", "--format", "text", "--against", "my archive", "--diff", "HEAD~1",
                         "--write", "gitlab=gl-code-quality-report.json", "--write", "junit=factcheck-junit.xml",
                         "--", "posts", "more"]  # fmt: skip
    reports = GITLAB["factcheck"]["artifacts"]["reports"].values()
    assert {a.split("=")[1] for a in arguments if "=" in a} == set(reports)
    _understood(arguments)


def _understood(arguments: list[str]) -> None:
    import click

    command = cli.get_command(click.Context(cli), arguments[0])
    assert command
    command.make_parser(click.Context(command)).parse_args(arguments[1:])


def _dockerfile() -> list[str]:
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text("utf-8"))
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_the_dockerfile_copies_what_the_build_needs_and_nothing_more() -> None:
    copied = [word for line in _dockerfile() if line.startswith("COPY") for word in line.split()[1:-1]]
    assert all((ROOT / name).exists() for name in copied)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    build = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {project["project"]["readme"], *project["project"]["license-files"], *build["force-include"],
              *(package.split("/")[0] for package in build["packages"]), "pyproject.toml", "constraints.txt"}  # fmt: skip
    assert needed <= set(copied)
    allowed = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert set(allowed) == set(copied)


def test_the_dockerfile_installs_as_the_page_says_and_runs_offline_as_a_user() -> None:
    lines = _dockerfile()
    documented = re.findall(r"^\.venv/bin/(pip install .*)$", INSTALL_PAGE, re.MULTILINE)
    assert [line[4:] for line in lines if line.startswith("RUN pip")] == documented[1:]
    assert documented[0] == documented[2]
    assert lines[0] == "FROM python:3.12-slim"
    last = {line.split()[0]: line for line in lines}
    assert last["ENV"] == "ENV HF_HUB_OFFLINE=1"
    assert last["ENTRYPOINT"] == 'ENTRYPOINT ["factcheck"]'
    assert last["USER"].split()[1] in next(line for line in lines if line.startswith("RUN useradd"))


def test_every_recipe_installs_the_torch_that_is_tested() -> None:
    assert TORCH
    for file in ("Dockerfile", "gitlab/factcheck.yml", "docs/install.md", "docs/ci.md"):
        pins = re.findall(r"torch==[\d.]+", (ROOT / file).read_text("utf-8"))
        assert set(pins) == {TORCH[0]}, file


def test_no_recipe_takes_another_project_s_package() -> None:
    """`factcheck` on PyPI is another project's."""
    for file in (
        "README.md",
        "Dockerfile",
        "gitlab/factcheck.yml",
        "action.yml",
        "docs/ci.md",
        "docs/install.md",
    ):
        for line in re.findall(r"pip install (.*)", (ROOT / file).read_text("utf-8")):
            assert "factcheck" not in [word.split("=")[0] for word in shlex.split(line.split("&&")[0])], file


@pytest.mark.parametrize(
    ("words", "current", "offered"),
    [
        ("factcheck li", 1, "lint"),
        ("factcheck reference ex", 2, "export"),
        ("factcheck lint --fail", 2, "--fail-on"),
        ("factcheck lint --format sa", 3, "sarif"),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_options_and_values(
    shell: str, words: str, current: int, offered: str
) -> None:
    last = words.split()[-1]
    given = {"COMP_WORDS": words, "COMP_CWORD": last if shell == "fish" else str(current)}
    environment = {**given, "_FACTCHECK_COMPLETE": f"{shell}_complete"}
    done = CliRunner().invoke(cli, prog_name="factcheck", env=environment)
    assert re.search(rf"(^|[\s,]){re.escape(offered)}($|\s)", done.output, re.MULTILINE)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_documented_completion_line_loads(shell: str) -> None:
    (line,) = re.findall(rf"^\| {shell} \| `[^`]+` \| `(.+)` \|$", INSTALL_PAGE, re.MULTILINE)
    assert f"_FACTCHECK_COMPLETE={shell}_source factcheck" in line
    source = CliRunner().invoke(cli, prog_name="factcheck", env={"_FACTCHECK_COMPLETE": f"{shell}_source"})
    assert "_FACTCHECK_COMPLETE" in source.output
    if shutil.which(shell):
        environment = {**os.environ, "PATH": f"{Path(_tool('factcheck')).parent}:{os.environ['PATH']}"}
        before = {"zsh": "autoload -Uz compinit; compinit -u -D\n"}.get(shell, "")
        after = {
            "bash": "complete -p factcheck",
            "zsh": "print $_comps[factcheck]",
            "fish": "complete -c factcheck",
        }
        script = before + line.replace(r"\|", "|") + "\n" + after[shell]
        done = subprocess.run(
            [shell, "-c", script], env=environment, check=True, capture_output=True, text=True
        )
        assert "factcheck" in done.stdout
