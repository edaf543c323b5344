"""The `factcheck` command: a group whose commands are imported when they are called."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import sys
import traceback

import click

from factcheck import __version__
from factcheck.errors import FactcheckError

COMMANDS: dict[str, str] = {
    "compare": "Compare articles on the same events: agreements, contradictions, anomalies.",
    "lint": "Check new or changed articles against themselves, an archive, and what is known.",
    "extract": "Show the claims of articles, as the tool sees them.",
    "rule": "Print a rule's documentation.",
    "baseline": "Accept the findings that stand today.",
    "reference": "Validate, show, import and export what is known.",
    "models": "List the models that a run uses, and fetch others.",
    "cache": "Show, build or clear what is kept between runs.",
    "config": "Show the settings in force.",
}


class LazyGroup(click.Group):
    """Imports a command's module when the command is looked up, so that `--help` stays light."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the documentation."""
        return [name for name in COMMANDS if _exists(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS or not _exists(cmd_name):
            return None
        command: click.Command = importlib.import_module(f"factcheck.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. A reader that has gone away (`| head`) gives 141: click's own 1 would say findings."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _forget_stdout()
            return 141

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


def _exists(name: str) -> bool:
    return importlib.util.find_spec(f"factcheck.cli.{name}") is not None


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="factcheck")
def cli() -> None:
    """Claim-level fact-checking and source comparison, offline."""


def main() -> None:
    """Run the command line and leave with its exit code (`docs/exit-codes.md`)."""
    code = _run()
    sys.exit(code if isinstance(code, int) else 0)


def _run() -> object:
    """The command's exit code: usage, configuration, input and internal errors give 2, an interrupt 130."""
    try:
        return cli.main(standalone_mode=False)
    except click.exceptions.Abort as stop:
        return _internal_error() if isinstance(stop.__cause__, EOFError) else _interrupted()
    except click.ClickException as error:
        error.show()
    except FactcheckError as error:
        click.echo(f"factcheck: {error}", err=True)
        return error.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except Exception:  # The last boundary: an error of the program's own must not look like findings.
        return _internal_error()
    return 2


def _interrupted() -> int:
    click.echo("interrupted", err=True)
    return 130


def _internal_error() -> int:
    traceback.print_exc()
    click.echo("factcheck: an internal error; nothing can be said of the articles", err=True)
    return 2


def _forget_stdout() -> None:
    """Send what is still buffered nowhere, so that the end of the program does not fail on it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
