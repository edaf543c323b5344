"""`factcheck extract`: the claims of articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from factcheck.cli.options import spacy_option
from factcheck.reporting.escape_terminal import for_terminal


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="A table to read, or one JSON object a claim, which tells more.",
)
@click.option(
    "--undivided",
    is_flag=True,
    help="Each claim in one piece, as `compare` and `lint` weigh it, not its smallest statements.",
)
@spacy_option
def command(paths: tuple[Path, ...], form: str, undivided: bool, **settings: Any) -> int:
    """Show the claims that the articles in PATHS make: what each says, who says it, and how it is meant."""
    from factcheck.cli.running import options_from
    from factcheck.pipeline import extract, extract_smallest, parse
    from factcheck.reading import read_paths

    articles, skipped = read_paths(paths)
    parsed = parse(articles, options_from(settings))
    claims = extract(parsed) if undivided else extract_smallest(parsed)
    if form == "jsonl":
        for claim in claims:
            click.echo(json.dumps(_data(claim), ensure_ascii=False))
    elif claims:
        rows = [
            [
                c.id,
                for_terminal(c.text),
                _holder(c),
                c.factuality.value,
                f"{c.location.path}:{c.location.line}",
            ]
            for c in claims
        ]
        headers = ["claim", "text", "holder", "factuality", "where"]
        click.echo(
            tabulate(
                rows,
                headers=headers,
                tablefmt="simple",
                disable_numparse=True,
                maxcolwidths=[None, 70, 24, None, 36],
            )
        )
    for item in skipped:
        click.echo(f"not checked: {for_terminal(item.path)}: {for_terminal(item.reason)}", err=True)
    return 2 if skipped or not articles else 0


def _holder(claim: Any) -> str:
    return "author" if claim.holder.is_author else for_terminal(claim.holder.name)


def _data(claim: Any) -> dict[str, Any]:
    return {
        "id": claim.id,
        "path": claim.location.path,
        "line": claim.location.line,
        "column": claim.location.column,
        "text": claim.text,
        "verbatim": claim.verbatim,
        "holder": "author" if claim.holder.is_author else claim.holder.name,
        "direct": claim.holder.direct,
        "factuality": claim.factuality.value,
        "negated": claim.negated,
        "time": _interval(claim),
        "quantities": [
            {"text": q.text, "value": q.value, "unit": q.unit, "counted": q.counted} for q in claim.quantities
        ],
        "entities": [{"text": e.text, "label": e.label, "name": e.canonical} for e in claim.entities],
        "unresolved": list(claim.unresolved),
    }


def _interval(claim: Any) -> dict[str, str | None] | None:
    if claim.time is None or claim.time.interval is None:
        return None
    span = claim.time.interval
    return {
        "start": span.start.isoformat() if span.start else None,
        "end": span.end.isoformat() if span.end else None,
    }
