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

    if code is None and not everything:
        for known in MODULES:
            rule = load_rule(known)
            click.echo(f"{known}  {rule.RULE.name:30} {rule.RULE.kind.value:14} {rule.RULE.severity.value}")
        return 0
    wanted = list(MODULES) if everything else [str(code).upper()]
    for known in wanted:
        if known not in MODULES:
            raise click.UsageError(f"there is no rule {code}; `factcheck rule` lists them")
        rule = load_rule(known)
        click.echo(f"# {known} {rule.RULE.name}\n\n{inspect.getdoc(rule)}\n")
    return 0
