"""Files that were read before, from the cache: the articles of a file follow from its bytes, its name and the code."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.cache import Cache, digest, identity_of_code, identity_of_libraries
from factcheck.records import Article, Skipped

KIND = "articles"
_LIBRARIES = ("charset-normalizer", "lxml", "markdown-it-py", "pyyaml", "trafilatura")


@dataclass(frozen=True, slots=True)
class FileContent:
    """What was read of one file."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


def key_of_file(data: bytes, name: str) -> str:
    """The key of a file's articles."""
    code = identity_of_code("reading", "records.py", "reading/stored.py")
    return digest(KIND, code, identity_of_libraries(*_LIBRARIES), name, data)


def load_articles(cache: Cache, key: str) -> FileContent | None:
    """The articles of a file as they were read before."""
    import msgspec

    stored = cache.get(KIND, key)
    if stored is None:
        return None
    try:
        return msgspec.msgpack.decode(stored, type=FileContent)
    except msgspec.MsgspecError:
        return None


def store_articles(cache: Cache, key: str, content: FileContent) -> None:
    """Keep what was read of a file; not where a name or text holds what no encoding writes."""
    import msgspec

    try:
        cache.put(KIND, key, msgspec.msgpack.encode(content))
    except UnicodeEncodeError:
        return
