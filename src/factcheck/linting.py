"""Lint: new or changed articles against themselves, an archive, and what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import pipeline
from factcheck.cache import Cache, is_cache
from factcheck.changes import Lines
from factcheck.errors import InputError
from factcheck.pipeline import Options
from factcheck.reading import read_paths
from factcheck.reading.read import MAX_BYTES, read_bytes
from factcheck.reading.stored import all_articles
from factcheck.reading.walk import SUPPORTED, find_files
from factcheck.records import Article, Finding, Kind, Report, Skipped
from factcheck.reporting.grouping import file_of
from factcheck.rules.registry import chosen_rules

LINT_KINDS = frozenset({Kind.CONTRADICTION, Kind.ANOMALY, Kind.REFERENCE, Kind.PROBLEM})
_STDIN = "<stdin>"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The articles to lint and their paths, and those of the archive."""

    articles: tuple[Article, ...]
    archive: tuple[Article, ...]
    skipped: tuple[Skipped, ...]

    @property
    def linted(self) -> frozenset[str]:
        """The paths of the articles to lint."""
        return frozenset(article.path for article in self.articles)


def read_inputs(
    paths: Sequence[Path],
    archive: Sequence[Path] = (),
    *,
    stdin: bytes | None = None,
    stdin_name: str = "",
    options: Options | None = None,
) -> Inputs:
    """Read what is linted and what it is held against; a file that is in both is linted.

    Paths in the report are those of the files from the working folder. `stdin` is what the path `-` stands
    for; named `stdin_name`, it takes the place of that file.
    """
    options = options or Options()
    files = _files([path for path in paths if str(path) != "-"])
    articles, skipped = read_paths(files, cache=options.cache, progress=options.progress)
    if stdin is not None:
        piped, lost = _read_stdin(stdin, stdin_name)
        articles, skipped = (*articles, *piped), (*skipped, *lost)
        files += [Path(stdin_name)] if stdin_name else []
    own = {file.resolve() for file in files}
    known, unread = read_archive(archive, options, own)
    return Inputs(tuple(articles), known, (*skipped, *unread))


def read_archive(
    paths: Sequence[Path], options: Options, without: Set[Path] = frozenset()
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles of an archive, without these files (resolved); a cache stands for all articles that it holds."""
    saved = [path for path in paths if is_cache(path)]
    files = [file for file in _files([p for p in paths if p not in saved]) if file.resolve() not in without]
    articles, skipped = read_paths(files, cache=options.cache, progress=options.progress)
    known = {article.path for article in articles}
    more = [
        article
        for path in saved
        for article in all_articles(Cache(path))
        if article.path not in known and Path(file_of(article.path)).resolve() not in without
    ]
    return (*articles, *more), skipped


def with_saved_index(options: Options, archive: Sequence[Path]) -> Options:
    """The options with an archive's saved index as the cache, to be read only, where no other was asked for."""
    saved = next((path for path in archive if is_cache(path)), None)
    asked = options.cache
    if saved is None or (asked is not None and asked.folder.resolve() != saved.resolve()):
        return options
    return replace(options, cache=Cache(saved, fixed=True))


def lint(inputs: Inputs, options: Options, changed: Mapping[str, Lines] | None = None) -> Report:
    """Check the articles with the nearest of the archive; keep the findings that touch a linted one (in a changed
    line, if given).
    """
    if not inputs.linted:
        return Report((), (), (), (), (), (), inputs.skipped)
    options = replace(options, select=lint_codes(options), focus=inputs.linted)
    near = pipeline.nearest(inputs.articles, inputs.archive, options)
    together = (*inputs.articles, *near)
    numbered = [replace(article, id=f"a{number}") for number, article in enumerate(together, 1)]
    report = pipeline.check(numbered, inputs.skipped, options)
    touching = [f for f in report.findings if _touches(f, inputs.linted, changed)]
    findings = tuple(
        replace(_linted_first(finding, inputs.linted), id=f"f{number}")
        for number, finding in enumerate(touching, 1)
    )
    counts = {"linted": len(inputs.articles), "archive": len(inputs.archive), "compared": len(near)}
    statistics = (*((name, float(number)) for name, number in counts.items()), *report.statistics)
    return replace(report, findings=findings, statistics=statistics)


def lint_codes(options: Options) -> frozenset[str]:
    """The rules of a lint run: those selected, else all but agreements, updates and disputes."""
    rules = chosen_rules(options.select, options.ignore, options.extend_select)
    by_name = chosen_rules((), options.ignore, options.extend_select)
    return frozenset(
        r.RULE.code for r in rules if options.select is not None or r.RULE.kind in LINT_KINDS or r in by_name
    )


def trimmed(report: Report, linted: frozenset[str]) -> Report:
    """The report with the linted articles and those that a finding names, not the whole archive."""
    named = linted | {place.path for finding in report.findings for place in finding.locations}
    kept = [
        item
        for item in zip(report.articles, report.parsed_times, report.derived_from, strict=True)
        if item[0].path in named
    ]
    ids = {article.id for article, _, _ in kept}
    claims = tuple(claim for claim in report.claims if claim.article in ids)
    known = {claim.id for claim in claims}
    return replace(
        report,
        articles=tuple(article for article, _, _ in kept),
        parsed_times=tuple(times for _, times, _ in kept),
        derived_from=tuple(tuple(o for o in origins if o in ids) for _, _, origins in kept),
        claims=claims,
        clusters=tuple(c for c in report.clusters if known.issuperset(c.claims)),
    )


def supported(path: Path) -> bool:
    """Whether files of that name are read."""
    return path.suffix.lower() in SUPPORTED


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files of the paths; a folder's are named with the folder, as tools that annotate files need it."""
    return [found.file for found in find_files(paths)]


def _read_stdin(data: bytes, name: str) -> tuple[Sequence[Article], Sequence[Skipped]]:
    if not name:
        return read_paths([Path("-")], stdin=data)
    shown = Path(name).as_posix()
    if len(data) > MAX_BYTES:
        return (), (Skipped(shown, f"larger than {MAX_BYTES / 1e6:g} MB"),)
    try:
        return read_bytes(data, shown)
    except InputError as error:
        return (), (Skipped(shown, error.reason),)


def _touches(finding: Finding, linted: frozenset[str], changed: Mapping[str, Lines] | None) -> bool:
    for place in finding.locations:
        if place.path in linted:
            lines = None if changed is None else changed.get(file_of(place.path))
            if changed is None or (lines is not None and lines.touch(place.line, place.end_line)):
                return True
    return False


def _linted_first(finding: Finding, linted: frozenset[str]) -> Finding:
    """The finding with a linted article's place first: there an annotation stands."""
    order = sorted(range(len(finding.locations)), key=lambda i: finding.locations[i].path not in linted)
    new = {str(old): str(position) for position, old in enumerate(order)}
    return replace(
        finding,
        locations=tuple(finding.locations[i] for i in order),
        marks=tuple((new.get(at, at), words) for at, words in finding.marks),
    )
