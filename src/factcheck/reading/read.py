"""From paths to articles: each file by its format's reader; what cannot be read is said, the rest goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from factcheck.cache import Cache
from factcheck.errors import InputError
from factcheck.progress import Progress, silent
from factcheck.reading.chrome import remove_chrome
from factcheck.reading.decode import decode
from factcheck.reading.draft import Dated, Draft, assemble
from factcheck.reading.mapped import line_starts
from factcheck.reading.metadata import date_from_dateline, outlet_from_name
from factcheck.reading.stored import FileContent, key_of_file, load_articles, store_articles
from factcheck.reading.text import name_headings
from factcheck.reading.walk import SUPPORTED, Found, find_files
from factcheck.records import Article, BlockKind, Skipped

MAX_BYTES = 10_000_000
MAX_CHARACTERS = 1_000_000
"""Of one article: more than any article has, and what the language stage takes at once."""
_STDIN = "<stdin>"
_MAX_PROBLEM_LINES = 20


def read_paths(
    paths: Sequence[Path],
    *,
    stdin: bytes | None = None,
    max_bytes: int = MAX_BYTES,
    cache: Cache | None = None,
    progress: Progress = silent,
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Read files and folders; the path `-` is standard input (`stdin`, or what the process gets).

    Articles are numbered "a1", "a2", ... in the order of the paths. Whatever cannot be read comes back
    as Skipped with what is wrong and what to do; nothing raises.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for name, data in _inputs(paths, stdin, max_bytes, progress):
        content = _read(data, name, cache)
        articles += content.articles
        skipped += content.skipped
    numbered = tuple(replace(article, id=f"a{number}") for number, article in enumerate(articles, 1))
    return numbered, tuple(skipped)


def _read(data: bytes | InputError, name: str, cache: Cache | None) -> FileContent:
    """The articles of one file, from the cache if it has them; an error becomes what was skipped."""
    if isinstance(data, InputError):
        return FileContent((), (Skipped(name, data.reason),))
    key = key_of_file(data, name) if cache else ""
    known = load_articles(cache, key) if cache else None
    if known is not None:
        return known
    try:
        found, lost = read_bytes(data, name)
    except InputError as error:
        return FileContent((), (Skipped(name, error.reason),))
    except (
        Exception
    ) as error:  # The last resort of a reader that meets hostile bytes: one file, never the run.
        reason = f"the file cannot be read ({type(error).__name__}); convert it to plain text"
        return FileContent((), (Skipped(name, reason),))
    content = FileContent(tuple(found), tuple(lost))
    if cache:
        store_articles(cache, key, content)
    return content


def _inputs(
    paths: Sequence[Path], stdin: bytes | None, max_bytes: int, progress: Progress
) -> Iterator[tuple[str, bytes | InputError]]:
    for path in paths:
        if str(path) == "-":
            data = stdin if stdin is not None else sys.stdin.buffer.read(max_bytes + 1)
            yield _STDIN, _too_large(_STDIN, max_bytes) if len(data) > max_bytes else data
    files = list(find_files([path for path in paths if str(path) != "-"]))
    for number, found in enumerate(files, 1):
        try:
            yield found.name, _load(found, max_bytes)
        except InputError as error:
            yield found.name, error
        progress("read", number, len(files))


def _load(found: Found, max_bytes: int) -> bytes:
    """A file's bytes; raises InputError that says why there are none."""
    file, name = found.file, found.name
    try:
        if not file.exists():
            raise InputError(name, "there is no such file", "check the path")
        if file.is_dir():
            os.scandir(file).close()
        if not file.is_file():
            raise InputError(name, "not a regular file", "give a file or a folder")
        if file.suffix.lower() not in SUPPORTED:
            kinds = ", ".join(sorted(SUPPORTED))
            raise InputError(
                name, f'files of type "{file.suffix}" are not read', f"convert it to one of {kinds}"
            )
        if file.stat().st_size > max_bytes:
            raise _too_large(name, max_bytes)
        with file.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except PermissionError:
        raise InputError(
            name, "permission to read it is denied", "change its permissions or leave it out"
        ) from None
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise InputError(name, f"the file cannot be read ({what})", "check the path and the disk") from None
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    return data


def _too_large(name: str, max_bytes: int) -> InputError:
    return InputError(name, f"larger than {max_bytes / 1e6:g} MB", "split it or take the article's text out")


def read_bytes(data: bytes, name: str) -> tuple[list[Article], list[Skipped]]:
    """The articles of one file, by its name's extension; raises InputError where all of it is no input."""
    source = decode(data, name)
    suffix = PurePosixPath(name).suffix.lower()
    if name == _STDIN:
        suffix = _sniffed(source)
    if suffix == ".jsonl":
        return _read_lines(source, name)
    if suffix in (".xml", ".rss", ".atom"):
        return _read_feed(source, name)
    reader, pasted = _READERS.get(suffix, (_text, True))
    if pasted:
        _check_length(len(source), name)
    return [finish(reader(source, name), line_starts(source), name, pasted)], []


def _sniffed(source: str) -> str:
    head = source[:500].lstrip().lower()
    if head.startswith(("<!doctype html", "<html", "<head", "<body", "<article")):
        return ".html"
    return ".jsonl" if head.startswith('{"') else ".md"


def _text(source: str, name: str) -> Draft:
    from factcheck.reading.text import read_text

    return read_text(source)


def _markdown(source: str, name: str) -> Draft:
    from factcheck.reading.markdown import read_markdown

    return read_markdown(source)


def _html(source: str, name: str) -> Draft:
    from factcheck.reading.html import read_html

    return read_html(source, name)


# The reader of an extension, and whether its text is pasted (its looks are all there is to go by).
_READERS: dict[str, tuple[Callable[[str, str], Draft], bool]] = {
    ".txt": (_text, True),
    ".md": (_markdown, True),
    ".markdown": (_markdown, True),
    ".html": (_html, False),
    ".htm": (_html, False),
    ".xhtml": (_html, False),
}


def finish(draft: Draft, starts: tuple[int, ...], name: str, pasted: bool, item: str = "") -> Article:
    """The article of a draft: chrome out, headings named; raises InputError if nothing is left."""
    remove_chrome(draft, name, pasted)
    headline_known = any(b.kind is BlockKind.HEADLINE for b in draft.blocks)
    draft.blocks = name_headings(draft.blocks, headline_known or not pasted)
    if not any(b.kind is not BlockKind.HEADLINE for b in draft.blocks):
        raise InputError(
            name + item, "no article text is left without the page's chrome", "put the article's text in"
        )
    _check_length(sum(len(block.body) for block in draft.blocks), name + item)
    if draft.title is None and draft.blocks[0].kind is BlockKind.HEADLINE:
        draft.title = draft.blocks[0].text
    if draft.published is None:
        draft.published = _dateline(draft)
    return assemble(draft, starts, name + item, outlet_from_name(PurePosixPath(name).name))


def _check_length(length: int, name: str) -> None:
    if length > MAX_CHARACTERS:
        raise InputError(name, f"longer than {MAX_CHARACTERS:,} characters for one article", "split it")


def _dateline(draft: Draft) -> Dated | None:
    bodies = [b.text for b in draft.blocks if b.kind is not BlockKind.HEADLINE]
    return next((dated for text in bodies[:3] if (dated := date_from_dateline(text))), None)


def _read_lines(source: str, name: str) -> tuple[list[Article], list[Skipped]]:
    from factcheck.reading.jsonl import read_jsonl

    starts = line_starts(source)
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for line in read_jsonl(source):
        place = f"#{line.number}"
        try:
            if line.draft is None:
                raise InputError(name + place, line.problem, "mend the line")
            articles.append(finish(line.draft, starts, name, pasted=True, item=place))
        except InputError as error:
            skipped.append(Skipped(name + place, error.reason))
    if not articles and len(skipped) > _MAX_PROBLEM_LINES:
        raise InputError(
            name, f"none of its lines holds an article ({skipped[0].reason})", "check the format"
        )
    return articles, skipped


def _read_feed(source: str, name: str) -> tuple[list[Article], list[Skipped]]:
    from factcheck.reading.feed import is_feed, read_feed

    if not is_feed(source):
        raise InputError(name, "XML that is no RSS or Atom feed", "convert it to .txt, .md or .html")
    starts = line_starts(source)
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for number, draft in enumerate(read_feed(source), 1):
        try:
            articles.append(finish(draft, starts, name, pasted=False, item=f"#{number}"))
        except InputError as error:
            skipped.append(Skipped(f"{name}#{number}", error.reason))
    if not articles and not skipped:
        raise InputError(name, "the feed has no item with text", "give a feed with descriptions or contents")
    return articles, skipped
