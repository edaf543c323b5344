"""`factcheck rule`: a rule's documentation."""

from __future__ import annotations

import inspect

import click


@click.command("rule")
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help="Print every rule in full.")
def command(code: str | None, everything: bool) -> int:
    """Print the documentation of the rule CODE, or list all rules."""
    from factcheck.rules.registry import MODULES, load_rule

    if everything:
        click.echo("# Rules\n")
        for known in MODULES:
            click.echo(f"#{_documentation(known)}")
    elif code is None:
        for known in MODULES:
            rule = load_rule(known).RULE
            click.echo(f"{known}  {rule.name:30} {rule.kind.value:14} {rule.severity.value}")
    elif code.upper() in MODULES:
        click.echo(_documentation(code.upper()))
    else:
        raise click.UsageError(f"there is no rule {code}; `factcheck rule` lists them")
    return 0


def _documentation(code: str) -> str:
    """What a rule's module says of it, as Markdown under a heading."""
    from factcheck.rules.registry import load_rule

    rule = load_rule(code)
    return f"# {code} {rule.RULE.name}\n\n{inspect.getdoc(rule)}\n"
