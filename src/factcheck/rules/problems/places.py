"""Where a suppression stands."""

from __future__ import annotations

from factcheck.records import Article, Directive, Location


def directive_place(article: Article, directive: Directive) -> Location:
    """The line of the comment; its text is the comment in its usual form."""
    starts = article.source_map.line_starts
    offset = starts[min(directive.line, len(starts)) - 1] if starts else 0
    return _at(article.path, directive.line, offset, directive_text(directive))


def entry_place(path: str, line: int, text: str) -> Location:
    """The line of an entry in a configuration file."""
    return _at(path, line, 0, text)


def directive_text(directive: Directive) -> str:
    """The comment's usual form."""
    codes = f"[{', '.join(directive.codes)}]" if directive.codes else ""
    return f"factcheck: {'file-' if directive.whole_file else ''}ignore{codes}"


def _at(path: str, line: int, offset: int, text: str) -> Location:
    return Location(path, offset, offset, line, 1, line, 1, text)
