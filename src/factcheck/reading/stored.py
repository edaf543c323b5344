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
    stored = cache.get(KIND, key)
    return _decoded(stored) if stored is not None else None


def all_articles(cache: Cache) -> tuple[Article, ...]:
    """Every article that a cache holds, by its path; of a file that was read in several states, the last."""
    found: dict[str, Article] = {}
    for stored in cache.newest_first(KIND):
        content = _decoded(stored)
        for article in content.articles if content else ():
            found.setdefault(article.path, article)
    return tuple(found[path] for path in sorted(found))


def _decoded(stored: bytes) -> FileContent | None:
    import msgspec

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
