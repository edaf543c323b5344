"""Results kept between runs, addressed by what they were made from.

An entry's key is the digest of everything that its content follows from: the input, the models, the code. So an entry is
never out of date: what changes gets another key. The content is bytes with their own digest before them; what is torn,
foreign or altered is not given out, and the next `put` replaces it. Nothing in here is ever executed or unpickled.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

VARIABLE = "FACTCHECK_CACHE_DIR"
KINDS = ("articles", "documents", "vectors", "claim-vectors")
_MAGIC = b"factcheck-cache 1\n"
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# Made by factcheck; `factcheck cache clear` empties it.\n"
)
_NAME = re.compile(r"[0-9a-f]{64}")
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Usage:
    """What one kind of entry takes."""

    kind: str
    entries: int
    size: int


class Cache:
    """A folder of entries. What cannot be read or written is as if it weren't there: a cache never fails a run.

    `fixed` for one that is only read: a saved index stays what it was built from.
    """

    def __init__(self, folder: Path, *, fixed: bool = False) -> None:
        self.folder = folder
        self._fixed = fixed
        self.hits: Counter[str] = Counter()
        self.misses: Counter[str] = Counter()

    def get(self, kind: str, key: str) -> bytes | None:
        """The content of an entry, or None where there is none or it is not whole."""
        try:
            stored = self._file(kind, key).read_bytes()
        except OSError:
            stored = b""
        head, content = stored[: len(_MAGIC) + _DIGEST], stored[len(_MAGIC) + _DIGEST :]
        whole = head == _MAGIC + hashlib.sha256(content).digest()
        (self.hits if whole else self.misses)[kind] += 1
        return content if whole else None

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Store an entry, whole or not at all; silently not where the folder takes none."""
        file = self._file(kind, key)
        if self._fixed:
            return
        try:
            self._make(file.parent)
            handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_MAGIC + hashlib.sha256(content).digest() + content)
                Path(name).replace(file)
            except OSError:
                Path(name).unlink(missing_ok=True)
        except OSError:
            return

    def newest_first(self, kind: str) -> Iterator[bytes]:
        """The contents of all whole entries of a kind, the last written first."""
        files = sorted(self._entries(kind), key=lambda file: (-file.stat().st_mtime_ns, file.name))
        for file in files:
            content = self.get(kind, file.name)
            if content is not None:
                yield content

    def usage(self) -> tuple[Usage, ...]:
        """How many entries of each kind there are, and their bytes."""
        found = []
        for kind in KINDS:
            sizes = [file.stat().st_size for file in self._entries(kind)]
            found.append(Usage(kind, len(sizes), sum(sizes)))
        return tuple(found)

    def clear(self) -> Usage:
        """Delete all entries, and nothing else that may lie in the folder."""
        entries = size = 0
        for kind in KINDS:
            for file in list(self._entries(kind, leftovers=True)):
                entries, size = entries + 1, size + file.stat().st_size
                file.unlink(missing_ok=True)
            for folder in (*(self.folder / kind).glob("*"), self.folder / kind):
                with contextlib.suppress(OSError):
                    folder.rmdir()
        return Usage("all", entries, size)

    def _file(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / key

    def _entries(self, kind: str, leftovers: bool = False) -> Iterator[Path]:
        for file in (self.folder / kind).glob("??/*"):
            known = _NAME.fullmatch(file.name) or (leftovers and file.name.startswith(".new-"))
            if known and file.is_file() and not file.is_symlink():
                yield file

    def _make(self, folder: Path) -> None:
        """Make the folder; the cache is its owner's alone, for it holds the texts of articles."""
        if not folder.is_dir():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.folder / "CACHEDIR.TAG").write_text(_TAG, "ascii")
            folder.mkdir(parents=True, exist_ok=True)


def default_folder() -> Path:
    """The folder of FACTCHECK_CACHE_DIR, else the user's cache folder on this system."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("factcheck", appauthor=False))


def is_cache(folder: Path) -> bool:
    """Whether a folder is a cache of factcheck, such as `factcheck cache build` makes."""
    try:
        return (folder / "CACHEDIR.TAG").read_text("ascii") == _TAG
    except (OSError, ValueError):
        return False


def digest(*parts: str | bytes) -> str:
    """One name for all the parts in this order."""
    made = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


@lru_cache(maxsize=16)
def identity_of_code(*packages: str) -> str:
    """A name for the state of these packages of factcheck (folders or files below it), and its version."""
    from factcheck import __version__

    root = Path(__file__).parent
    files = sorted(
        file
        for name in packages
        for file in ((root / name).rglob("*.py") if (root / name).is_dir() else [root / name])
    )
    parts = [part for file in files for part in (file.relative_to(root).as_posix(), file.read_bytes())]
    return digest(__version__, *parts)


@lru_cache(maxsize=16)
def identity_of_model(folder: Path) -> str:
    """A name for a model by the content of its files."""
    made = []
    for file in sorted(
        file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts
    ):
        with file.open("rb") as stream:
            made += [file.relative_to(folder).as_posix(), hashlib.file_digest(stream, "sha256").hexdigest()]
    return digest(*made)


@lru_cache(maxsize=16)
def identity_of_libraries(*names: str) -> str:
    """A name for the installed versions of these distributions."""
    return digest(*(f"{name} {metadata.version(name)}" for name in names))
