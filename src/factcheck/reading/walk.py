"""Which files are read: folders walked in a fixed order, ignore files honored, links not followed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pathspec

SUPPORTED = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".xml", ".rss", ".atom"}
)
IGNORE_FILES = (".gitignore", ".ignore", ".factcheckignore")
_MAX_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, how it is named in reports, and whether it was named explicitly."""

    file: Path
    name: str
    explicit: bool


def find_files(paths: Sequence[Path]) -> Iterator[Found]:
    """The files of the paths, in the order given and each folder's in the order of its case-folded paths.

    A path that is neither file nor folder comes back as an explicit file: reading it says what is wrong.
    """
    seen: set[Path] = set()
    for path in paths:
        found = _in_folder(path) if path.is_dir() else iter((Found(path, path.as_posix(), True),))
        for item in found:
            identity = _identity(item.file)
            if identity not in seen:
                seen.add(identity)
                yield item


def _identity(file: Path) -> Path:
    try:
        return file.resolve()
    except (OSError, RuntimeError):
        return file.absolute()


def _in_folder(root: Path) -> Iterator[Found]:
    relative = sorted(
        _walk(root, PurePosixPath(), (), 0), key=lambda p: (p.as_posix().casefold(), p.as_posix())
    )
    for name in relative:
        yield Found(root / name, name.as_posix(), False)


_Specs = tuple[tuple[int, pathspec.GitIgnoreSpec], ...]


def _walk(folder: Path, under: PurePosixPath, specs: _Specs, depth: int) -> Iterator[PurePosixPath]:
    """The supported files below a folder; `specs` are the ignore files above, with their depth.

    A folder that cannot be listed comes back itself: reading it says why.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        yield under
        return
    specs = (*specs, *((depth, spec) for spec in _ignore_specs(folder)))
    for entry in entries:
        name = under / entry.name
        if entry.name.startswith(".") or entry.is_symlink() or _is_ignored(name, entry, specs):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < _MAX_DEPTH:
                yield from _walk(Path(entry.path), name, specs, depth + 1)
        elif entry.is_file(follow_symlinks=False) and name.suffix.lower() in SUPPORTED:
            yield name


def _ignore_specs(folder: Path) -> Iterator[pathspec.GitIgnoreSpec]:
    for name in IGNORE_FILES:
        try:
            lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
            yield pathspec.GitIgnoreSpec.from_lines(lines)
        except (OSError, ValueError):
            continue


def _is_ignored(name: PurePosixPath, entry: os.DirEntry[str], specs: _Specs) -> bool:
    """The deepest ignore file that has an opinion decides."""
    tail = "/" if entry.is_dir(follow_symlinks=False) else ""
    for depth, spec in reversed(specs):
        verdict = spec.check_file("/".join(name.parts[depth:]) + tail).include
        if verdict is not None:
            return bool(verdict)
    return False
