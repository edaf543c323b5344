"""Who says what: one row a matter, one column an article, one letter a version of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.records import Article, Claim, Finding, Kind, Report
from factcheck.reporting.escape_html import for_html

MAX_ROWS = 150
MAX_COLUMNS = 40
_CLASHES = frozenset({Kind.CONTRADICTION, Kind.UPDATE, Kind.DISPUTE})
_LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says in a matter: the letter and number of the version, the claim and its words.

    `clashing` are the words in which it differs from another version, if they are named.
    """

    letter: str
    version: int
    claim: str
    text: str
    clashing: str


@dataclass(frozen=True, slots=True)
class Row:
    """One matter. `finding` is the first clash in it and `kind` what that is, or None where all agree."""

    text: str
    finding: str | None
    kind: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows, clashes first; `left_out` says how many rows and columns there was no room for.

    `alone` are the articles that share no matter with another one.
    """

    columns: tuple[Article, ...]
    rows: tuple[Row, ...]
    left_out: tuple[int, int]
    alone: tuple[Article, ...] = ()


def build_matrix(report: Report) -> Matrix:
    """The matters on which at least two articles speak."""
    claims = {claim.id: claim for claim in report.claims}
    same, matter = _Groups(), _Groups()
    for cluster in report.clusters:
        _join(cluster.claims, same, matter)
    clash: dict[str, Finding] = {}
    words = clashing_words(report)
    best = {identifier: cluster.text for cluster in report.clusters for identifier in cluster.claims}
    for finding in report.findings:
        ids = [p.claim for p in finding.locations if p.claim in claims and p.claim is not None]
        if finding.kind is Kind.AGREEMENT:
            _join(ids, same, matter)
        elif finding.kind in _CLASHES and len(ids) > 1:
            _join(ids, matter)
            for identifier in ids:
                clash.setdefault(identifier, finding)
    matters = [ids for ids in matter.members() if len({claims[i].article for i in ids if i in claims}) > 1]
    spoken = Counter(claims[i].article for ids in matters for i in ids if i in claims)
    columns = tuple(a for a in report.articles if spoken[a.id])
    kept = {a.id for a in sorted(columns, key=lambda a: -spoken[a.id])[:MAX_COLUMNS]}
    shown = tuple(a for a in columns if a.id in kept)
    rows = [_row([claims[i] for i in ids if i in claims], same, clash, words, best, shown) for ids in matters]
    rows.sort(key=lambda row: (row.finding is None, -sum(cell is not None for cell in row.cells)))
    left_out = (max(0, len(rows) - MAX_ROWS), len(columns) - len(shown))
    alone = tuple(a for a in report.articles if not spoken[a.id])
    return Matrix(shown, tuple(rows[:MAX_ROWS]), left_out, alone)


def clashing_words(report: Report) -> dict[str, str]:
    """By claim, the words in which it clashes with another one, as its finding names them."""
    found: dict[str, str] = {}
    for finding in report.findings:
        if finding.kind in _CLASHES:
            for number, place in enumerate(finding.locations):
                words = [words for at, words in finding.marks if at == str(number)]
                if place.claim and words:
                    found.setdefault(place.claim, " … ".join(words))
    return found


def _row(
    claims: list[Claim],
    same: _Groups,
    clash: Mapping[str, Finding],
    words: Mapping[str, str],
    best: Mapping[str, str],
    columns: tuple[Article, ...],
) -> Row:
    versions: dict[str, int] = {}
    by_article: dict[str, Claim] = {}
    for claim in claims:
        versions.setdefault(same.root(claim.id), len(versions))
        if claim.article not in by_article or claim.id in clash:
            by_article[claim.article] = claim
    finding = next((clash[c.id] for c in claims if c.id in clash), None)
    return Row(
        for_html(best.get(claims[0].id, claims[0].text)),
        finding.id if finding else None,
        finding.kind.value if finding else "",
        tuple(_cell(by_article.get(a.id), same, versions, words) for a in columns),
    )


def _cell(
    claim: Claim | None, same: _Groups, versions: Mapping[str, int], words: Mapping[str, str]
) -> Cell | None:
    if claim is None:
        return None
    version = versions[same.root(claim.id)]
    letter = _LETTERS[min(version, len(_LETTERS) - 1)]
    return Cell(letter, min(version, 4), claim.id, for_html(claim.text), for_html(words.get(claim.id, "")))


def _join(ids: Iterable[str], *groups: _Groups) -> None:
    ids = list(ids)
    for group in groups:
        for other in ids:
            group.join(ids[0], other)


class _Groups:
    """Disjoint sets of claim ids."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, item: str) -> str:
        while item in self._parent and self._parent[item] != item:
            item = self._parent[item]
        return item

    def join(self, one: str, other: str) -> None:
        first, second = self.root(one), self.root(other)
        self._parent.setdefault(first, first)
        self._parent[second] = first

    def members(self) -> list[list[str]]:
        """The sets in the order in which they began, each in the order of joining."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in self._parent:
            found[self.root(item)].append(item)
        return list(found.values())
