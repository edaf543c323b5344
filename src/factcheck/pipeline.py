"""The whole way of the data, top to bottom:

paths -> articles -> parsed articles -> claims -> candidate pairs -> relations -> clusters -> findings -> report
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.records import Article, Claim, Finding, Kind, ParsedArticle, Relation, Report, Skipped
from factcheck.rules.base import Corpus

if TYPE_CHECKING:
    from factcheck.judging.known import KnownRelation

Progress = Callable[[str, int, int], None]


def _silent(stage: str, done: int, total: int) -> None:
    """No progress."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told; the defaults are those of the command line."""

    spacy_pipeline: str | None = None
    encoder: str = "all-MiniLM-L6-v2"
    entailment: str = "factcheck-entailment"
    claims_dirs: tuple[Path, ...] = ()
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    extend_select: frozenset[str] = frozenset()
    focus: frozenset[str] | None = None
    """Paths of the articles that matter: pairs without one of them are not judged. None for all."""
    progress: Progress = field(default=_silent, compare=False)


def run(paths: Sequence[Path], options: Options | None = None) -> Report:
    """Read the paths and check them against each other."""
    from factcheck.reading import read_paths

    articles, skipped = read_paths(paths)
    return check(articles, skipped, options)


def check(
    articles: Sequence[Article], skipped: Sequence[Skipped] = (), options: Options | None = None
) -> Report:
    """Check articles that are already read, each alone and against the others."""
    options = options or Options()
    clock = _Clock()
    parsed = parse(articles, options)
    clock.lap("parse")
    claims = extract(parsed)
    clock.lap("extract")
    derived_from = derivations(parsed)
    relations = judge(parsed, claims, options)
    clock.lap("judge")
    corpus = build_corpus(parsed, claims, relations, derived_from, options)
    findings = apply_rules(corpus, options)
    clock.lap("rules")
    return Report(
        articles=tuple(p.article for p in parsed),
        parsed_times=tuple(p.reference_time for p in parsed),
        derived_from=tuple(derived_from.get(p.article.id, ()) for p in parsed),
        claims=claims,
        clusters=corpus.clusters,
        findings=findings,
        skipped=tuple(skipped),
        models=model_names(options),
        statistics=(("pairs", float(len(relations))), *clock.laps),
    )


def parse(articles: Sequence[Article], options: Options) -> tuple[ParsedArticle, ...]:
    """Parse every article and find its names, times, quantities and quotations."""
    from factcheck.language.companions import with_companion_times
    from factcheck.language.parse import parse_articles
    from factcheck.language.pipeline import load_pipeline

    if not articles:
        return ()
    return with_companion_times(parse_articles(articles, load_pipeline(options.spacy_pipeline)))


def extract(parsed: Sequence[ParsedArticle]) -> tuple[Claim, ...]:
    """The claims of all articles, in their order."""
    from factcheck.extraction import extract_claims

    return tuple(claim for article in parsed for claim in extract_claims(article))


def derivations(parsed: Sequence[ParsedArticle]) -> Mapping[str, tuple[str, ...]]:
    """For each article, the others that it is rewritten from."""
    from factcheck.matching.derivation import derived_articles

    return derived_articles(parsed)


def judge(parsed: Sequence[ParsedArticle], claims: Sequence[Claim], options: Options) -> tuple[Relation, ...]:
    """Match the claims and judge the candidate pairs, across articles and inside each."""
    from factcheck.judging.entailment import CrossEncoderEntailment
    from factcheck.judging.judge import decide, gather_evidence
    from factcheck.judging.passage import passages_of
    from factcheck.judging.verdict import load_verdict_model
    from factcheck.matching.candidates import candidate_pairs
    from factcheck.matching.encoder import SentenceTransformerEncoder

    passages = passages_of(parsed, claims)
    if len(passages) < 2:
        return ()
    encoder = SentenceTransformerEncoder(options.encoder)
    vectors = encoder.encode([p.text for p in passages])
    pairs = [*candidate_pairs(passages, vectors), *candidate_pairs(passages, vectors, within=True)]
    pairs = _in_focus(pairs, [parsed[p.article].article.path for p in passages], options.focus)
    if not pairs:
        return ()
    used = [
        claim for place in sorted({i for pair in pairs for i in pair}) for claim in passages[place].claims
    ]
    claim_vectors = dict(zip([c.id for c in used], encoder.encode([c.text for c in used]), strict=True))
    model = CrossEncoderEntailment(options.entailment)
    judged = gather_evidence(passages, vectors, pairs, claim_vectors, model)
    return decide(judged, load_verdict_model())


def _in_focus(
    pairs: Sequence[tuple[int, int]], paths: Sequence[str], focus: frozenset[str] | None
) -> list[tuple[int, int]]:
    return [(i, j) for i, j in pairs if focus is None or paths[i] in focus or paths[j] in focus]


def build_corpus(
    parsed: Sequence[ParsedArticle],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    derived_from: Mapping[str, tuple[str, ...]],
    options: Options,
) -> Corpus:
    """Everything that the rules read."""
    from factcheck.matching.clusters import build_clusters
    from factcheck.reference import load_reference

    return Corpus(
        articles=tuple(parsed),
        claims=tuple(claims),
        relations=tuple(relations),
        clusters=build_clusters(claims, relations, derived_from),
        derived_from=derived_from,
        reference=load_reference(options.claims_dirs),
        known=compare_with_known(parsed, claims, options),
    )


def compare_with_known(
    parsed: Sequence[ParsedArticle], claims: Sequence[Claim], options: Options
) -> tuple[KnownRelation, ...]:
    """Hold the claims against those that were checked before, if a rule that reports it is chosen."""
    from factcheck.reference import load_reference
    from factcheck.rules.registry import chosen_rules

    verified = load_reference(options.claims_dirs).verified
    codes = {rule.RULE.code for rule in chosen_rules(options.select, options.ignore, options.extend_select)}
    if not verified or not claims or not codes & {"FC301", "FC302"}:
        return ()
    from factcheck.judging.entailment import CrossEncoderEntailment
    from factcheck.judging.known import judge_known, known_articles
    from factcheck.judging.passage import passages_of
    from factcheck.judging.verdict import load_verdict_model
    from factcheck.matching.encoder import SentenceTransformerEncoder

    known = parse(known_articles(verified), options)
    return judge_known(
        passages_of(parsed, claims),
        passages_of(known, extract(known)),
        verified,
        SentenceTransformerEncoder(options.encoder),
        CrossEncoderEntailment(options.entailment),
        load_verdict_model(),
    )


def apply_rules(corpus: Corpus, options: Options) -> tuple[Finding, ...]:
    """Run the chosen rules; findings ordered by kind, confidence and place, and numbered."""
    from factcheck.rules.registry import chosen_rules

    found = [
        finding
        for rule in chosen_rules(options.select, options.ignore, options.extend_select)
        for finding in rule.check(corpus)
    ]
    kinds = list(Kind)
    found.sort(
        key=lambda f: (kinds.index(f.kind), -f.confidence, [(p.path, p.start) for p in f.locations], f.code)
    )
    return tuple(replace(finding, id=f"f{number}") for number, finding in enumerate(found, 1))


def model_names(options: Options) -> tuple[tuple[str, str], ...]:
    """The models of a run by their part in it."""
    return (
        ("spacy", options.spacy_pipeline or "en_factcheck_news"),
        ("encoder", options.encoder),
        ("entailment", options.entailment),
    )


class _Clock:
    """Seconds spent a stage."""

    def __init__(self) -> None:
        self.laps: list[tuple[str, float]] = []
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps.append((f"seconds_{name}", round(now - self._last, 3)))
        self._last = now
