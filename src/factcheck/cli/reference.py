"""`factcheck reference`: what is known of offices, people and checked claims."""

from __future__ import annotations

from pathlib import Path

import click
from tabulate import tabulate

from factcheck.errors import ConfigError
from factcheck.reporting.escape_terminal import for_terminal


@click.group("reference")
def command() -> None:
    """What is known: who held which office when, and which claims were checked before."""


@command.command("validate")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
def validate(folders: tuple[Path, ...]) -> int:
    """Check the shipped facts and those in FOLDERS: keys, dates, verdicts. Exit code 2 for a mistake."""
    from factcheck.reference.loading import load_reference

    for folder in folders:
        if not any(folder.glob("*.toml")) and not any(folder.glob("*/*.toml")):
            raise ConfigError(f"{folder}: holds no .toml file of offices, people or verified claims")
    reference = load_reference(folders)
    holders = sum(len(office.holders) for office in reference.offices.values())
    counts = f"{len(reference.offices)} offices, {holders} holders, {len(reference.verified)} checked claims"
    click.echo(f"valid: {counts}")
    return 0


@command.command("show")
@click.argument("query", required=False, default="")
@click.option(
    "--claims", "claims_dirs", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def show(query: str, claims_dirs: tuple[Path, ...]) -> int:
    """Show the offices, holders and checked claims that hold the words of QUERY (all without one)."""
    from factcheck.reference.loading import load_reference

    reference = load_reference(claims_dirs)
    words = query.casefold().split()
    offices = [
        [
            office.title,
            office.jurisdiction,
            t.person,
            t.start.isoformat(),
            t.end.isoformat() if t.end else f"(known to {t.known_until})",
        ]
        for office in reference.offices.values()
        for t in office.holders
        if _holds(words, office.title, office.jurisdiction, office.id, t.person, *office.forms)
    ]
    claims = [
        [c.verdict, c.text, c.reviewed.isoformat() if c.reviewed else "", ", ".join(c.sources)]
        for c in reference.verified
        if _holds(words, c.id, c.text, c.verdict)
    ]
    _table(offices, ["office", "jurisdiction", "holder", "from", "to"])
    _table(claims, ["verdict", "claim", "reviewed", "sources"])
    if not offices and not claims:
        click.echo(f"nothing is known of {for_terminal(query)!r}", err=True)
        return 1
    return 0


@command.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write there, not to stdout."
)
def import_reviews(files: tuple[Path, ...], output: Path | None) -> int:
    """Turn ClaimReview markup (JSON-LD in .json files or web pages) into a file for `claims/verified/`."""
    from factcheck.reference.exporting import to_toml
    from factcheck.reference.importing import read_claim_reviews

    claims = {}
    for file in files:
        found, left_out = read_claim_reviews(file.read_bytes().decode("utf-8", "replace"))
        claims.update({claim.id: claim for claim in found})
        for review in left_out:
            click.echo(
                f"{file}: left out “{for_terminal(review.claim[:80])}”: {for_terminal(review.reason)}",
                err=True,
            )
    if not claims:
        raise ConfigError("no ClaimReview with a clear rating was found; nothing is written")
    _put(to_toml(claims.values()), output)
    click.echo(f"{len(claims)} claims", err=True)
    return 0


@command.command("export")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write there, not to stdout."
)
def export(folders: tuple[Path, ...], output: Path | None) -> int:
    """Write the checked claims, shipped ones and those in FOLDERS, as ClaimReview JSON-LD."""
    from factcheck.reference.exporting import to_json_ld
    from factcheck.reference.loading import load_reference

    _put(to_json_ld(load_reference(folders).verified), output)
    return 0


def _put(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{output}: cannot be written ({error.strerror})") from error


def _holds(words: list[str], *texts: str) -> bool:
    joined = " ".join(texts).casefold()
    return all(word in joined for word in words)


def _table(rows: list[list[str]], headers: list[str]) -> None:
    if rows:
        safe = [[for_terminal(cell) for cell in row] for row in rows]
        click.echo(tabulate(safe, headers=headers, tablefmt="simple", disable_numparse=True) + "\n")
