"""Findings that people have accepted: comments in articles and `[[ignore]]` entries of the configuration.

What a suppression silences leaves the report; a suppression that silences nothing enters it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pathspec

from factcheck.config import Config, Ignore, PathRule
from factcheck.records import Article, Directive, Finding, Kind, Location, Report
from factcheck.rules.base import RuleInfo
from factcheck.rules.problems.fc901_unused_suppression import unused
from factcheck.rules.problems.fc902_suppression_without_reason import reasonless
from factcheck.rules.problems.places import directive_place, directive_text, entry_place
from factcheck.rules.registry import MODULES, load_rule

ACROSS_ARTICLES = frozenset({Kind.AGREEMENT, Kind.CONTRADICTION, Kind.UPDATE, Kind.DISPUTE})


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run has looked at: only there can a suppression be called unused.

    `ran` are the codes of the rules that ran, `paths` the articles in question (None: all), `crossed` whether
    they were compared with others, `complete` whether these are all articles there are.
    """

    ran: frozenset[str]
    paths: frozenset[str] | None = None
    crossed: bool = True
    complete: bool = True

    def judged(self, path: str) -> bool:
        """Whether that article is in question."""
        return self.paths is None or path in self.paths

    def can_fire(self, code: str) -> bool:
        """Whether a rule of that code or prefix could have found something; codes of no rule count as yes."""
        rules = _rules_named(code)
        return not rules or any(self._active(rule) for rule in rules)

    def _active(self, rule: RuleInfo) -> bool:
        across = rule.kind in ACROSS_ARTICLES or rule.code == "FC210"
        return rule.code in self.ran and (self.crossed or not across)


@dataclass(slots=True)
class _Suppression:
    """One suppression while the findings go by: `used` gathers the codes that have silenced something."""

    codes: tuple[str, ...]
    covers: Callable[[Location], bool]
    place: Location
    label: str
    used: set[str] = field(default_factory=set)

    def silences(self, finding: Finding) -> bool:
        """Whether it silences the finding; remembers that it did."""
        hits = {c for c in self.codes or ("",) if finding.code.startswith(c) or c == finding.rule.upper()}
        if not hits or not any(self.covers(place) for place in finding.locations):
            return False
        self.used |= hits
        return True


def apply_settings(report: Report, config: Config, scope: Scope, today: date) -> Report:
    """The report after severities, per-path settings and suppressions, with the problems that these have."""
    findings = [_with_severity(f, config) for f in report.findings if not _left_out(f, config.path_rules)]
    articles = [a for a in report.articles if a.directives]
    comments = [(a, d, _of_directive(a, d)) for a in articles for d in a.directives]
    entries = [(e, _of_entry(config, e)) for e in config.ignores if not e.expired(today)]
    active = [s for _, _, s in comments] + [s for _, s in entries]
    kept = [f for f in findings if f.kind is Kind.PROBLEM or not [s for s in active if s.silences(f)]]
    problems = [
        *(p for a, _, s in comments if scope.judged(a.path) for p in _unused(s, scope)),
        *(p for e, s in entries if _reached(e, report.articles, scope) for p in _unused(s, scope)),
        *_entry_problems(config, today),
    ]
    wanted = [_with_severity(p, config) for p in problems if p.code in scope.ran]
    return replace(report, findings=tuple(kept + _numbered(wanted, report.findings)))


def matches(pattern: str, path: str) -> bool:
    """Whether a path matches a pattern in the manner of .gitignore; an empty pattern matches all."""
    return not pattern or bool(pathspec.GitIgnoreSpec.from_lines([pattern]).match_file(path))


def _with_severity(finding: Finding, config: Config) -> Finding:
    best = max((c for c in config.severities if finding.code.startswith(c)), key=len, default=None)
    return replace(finding, severity=config.severities[best]) if best else finding


def _left_out(finding: Finding, rules: Iterable[PathRule]) -> bool:
    return any(
        finding.code.startswith(rule.ignore) or finding.confidence < rule.min_confidence
        for rule in rules
        if any(matches(rule.pattern, place.path) for place in finding.locations)
    )


def _of_directive(article: Article, directive: Directive) -> _Suppression:
    def covers(place: Location) -> bool:
        if place.path != article.path:
            return False
        overlaps = place.text_start < directive.end and directive.start < place.text_end
        return directive.whole_file or overlaps

    return _Suppression(
        directive.codes, covers, directive_place(article, directive), directive_text(directive)
    )


def _of_entry(config: Config, entry: Ignore) -> _Suppression:
    return _Suppression(
        entry.codes,
        lambda place: matches(entry.path, place.path),
        _entry_place(config, entry),
        _entry_text(entry),
    )


def _entry_place(config: Config, entry: Ignore) -> Location:
    return entry_place(config.shown_file, entry.line, _entry_text(entry))


def _entry_text(entry: Ignore) -> str:
    return f"[[ignore]] {', '.join(entry.codes) or 'every rule'} in {entry.path or 'every file'}"


def _reached(entry: Ignore, articles: Sequence[Article], scope: Scope) -> bool:
    """Whether the run saw what the entry is about."""
    if not entry.path:
        return scope.complete
    return any(scope.judged(a.path) and matches(entry.path, a.path) for a in articles)


def _unused(suppression: _Suppression, scope: Scope) -> Iterable[Finding]:
    idle = [c for c in suppression.codes or ("",) if c not in suppression.used and scope.can_fire(c)]
    for code in idle:
        why = "No finding stands there any more." if _rules_named(code) else f"There is no rule {code}."
        what = f" for {code}" if len(suppression.codes) > 1 else ""
        yield unused(suppression.place, f"`{suppression.label}` suppresses nothing{what}", why)


def _rules_named(code: str) -> list[RuleInfo]:
    """The rules of a code, the beginning of one, or a name."""
    rules = [load_rule(known).RULE for known in MODULES]
    return [rule for rule in rules if rule.code.startswith(code) or rule.name.upper() == code]


def _entry_problems(config: Config, today: date) -> Iterable[Finding]:
    for entry in config.ignores:
        if entry.expired(today):
            yield unused(
                _entry_place(config, entry),
                f"`{_entry_text(entry)}` expired on {entry.expires}",
                "Its last day is over; it silences nothing any more.",
            )
        if not entry.reason:
            yield reasonless(_entry_place(config, entry), _entry_text(entry))


def _numbered(findings: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    return [replace(f, id=f"f{n}") for n, f in enumerate(findings, len(before) + 1)]
