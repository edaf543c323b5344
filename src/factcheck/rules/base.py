"""What a rule is.

A rule is one module: its docstring is the documentation, `RULE` its metadata, and `check` a generator of findings.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from factcheck.records import (
    Claim,
    Cluster,
    Finding,
    Kind,
    Location,
    ParsedArticle,
    Relation,
    Severity,
)

if TYPE_CHECKING:
    from factcheck.judging.known import KnownRelation
    from factcheck.reference.store import Reference


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's code, name, kind and default severity; a preview rule runs only when selected by its code."""

    code: str
    name: str
    kind: Kind
    severity: Severity
    preview: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """All that a rule may read: the parsed articles, their claims, how these relate, and the reference facts."""

    articles: tuple[ParsedArticle, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    clusters: tuple[Cluster, ...]
    derived_from: Mapping[str, tuple[str, ...]]
    reference: Reference
    known: tuple[KnownRelation, ...] = ()

    def claims_of(self, article_id: str) -> tuple[Claim, ...]:
        """The claims of one article, in the order of its text."""
        return tuple(c for c in self.claims if c.article == article_id)


class Rule(Protocol):
    """The interface of a rule module."""

    RULE: RuleInfo

    def check(self, corpus: Corpus) -> Iterable[Finding]:
        """All that the rule finds in the corpus."""
        ...


def make_finding(
    rule: RuleInfo,
    *,
    message: str,
    explanation: str,
    locations: Iterable[Location],
    confidence: float,
    suggestion: str = "",
    severity: Severity | None = None,
    marks: Iterable[tuple[str, str]] = (),
) -> Finding:
    """A finding of `rule`; `marks` are words to set off: pairs (location index as text, words)."""
    places = tuple(locations)
    return Finding(
        code=rule.code,
        rule=rule.name,
        kind=rule.kind,
        severity=severity or rule.severity,
        confidence=round(confidence, 3),
        message=message,
        explanation=explanation,
        suggestion=suggestion,
        locations=places,
        fingerprint=fingerprint(rule.code, places),
        marks=tuple(marks),
    )


def fingerprint(code: str, locations: Iterable[Location]) -> str:
    """A stable identity: rule, paths and the words at each location, without line numbers."""
    parts = [code]
    for place in locations:
        parts += [place.path, " ".join(re.findall(r"\w+", place.text.casefold()))]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def sentence_location(parsed: ParsedArticle, start: int, end: int) -> Location:
    """The location of the sentence that holds `start`, widened to `end` if it runs on."""
    for first, last in parsed.sentences:
        if first <= start < last:
            return parsed.article.locate(first, max(last, end))
    return parsed.article.locate(start, end)


def sentences_of(parsed: ParsedArticle) -> Iterator[tuple[int, int, str]]:
    """(start, end, text) of each sentence."""
    for start, end in parsed.sentences:
        yield start, end, parsed.article.text[start:end]
