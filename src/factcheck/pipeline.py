"""The whole way of the data, top to bottom:

paths -> articles -> parsed articles -> claims -> candidate pairs -> relations -> clusters -> findings -> report

What follows from one article alone (its text, its parse, its embeddings) may come from a cache; the report is the same.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cache import Cache
from factcheck.progress import Progress, silent
from factcheck.records import Article, Claim, Finding, Kind, ParsedArticle, Relation, Report, Skipped
from factcheck.rules.base import Corpus

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.judging.known import KnownRelation
    from factcheck.judging.passage import Passage
    from factcheck.matching.candidates import Pair
    from factcheck.matching.encoder import Matrix
    from factcheck.matching.stored import StoredEncoder


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
    nearest: int = 24
    """How many articles of an archive each article of a lint is held against."""
    cache: Cache | None = field(default=None, compare=False)
    progress: Progress = field(default=silent, compare=False)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The passages of all articles, their vectors, which pairs of them to judge, and the vectors of their claims."""

    passages: tuple[Passage, ...]
    vectors: Matrix | None = None
    pairs: tuple[Pair, ...] = ()
    claim_vectors: Mapping[str, Matrix] = field(default_factory=dict)


def run(paths: Sequence[Path], options: Options | None = None) -> Report:
    """Read the paths and check them against each other."""
    from factcheck.reading import read_paths

    options = options or Options()
    articles, skipped = read_paths(paths, cache=options.cache, progress=options.progress)
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
    candidates = match(parsed, claims, options)
    clock.lap("match")
    relations = relate(candidates, options)
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
        statistics=(("pairs", float(len(candidates.pairs))), *clock.laps),
    )


def nearest(own: Sequence[Article], archive: Sequence[Article], options: Options) -> tuple[Article, ...]:
    """The archive's articles that are worth comparing with: those that say the most alike, all of a small archive."""
    if len(archive) <= options.nearest:
        return tuple(archive)
    from factcheck.matching.nearest import nearest_articles

    vectors = index(own, replace(options, progress=silent))
    places = nearest_articles(vectors, index(archive, options), options.nearest)
    return tuple(archive[place] for place in places)


def index(articles: Sequence[Article], options: Options, *, claims: bool = False) -> list[Matrix]:
    """What an archive is searched by: for each article one row a sentence; parsed and embedded where not done before.

    With `claims`, those of articles that were not indexed before are embedded too: a later run finds them in the cache.
    """
    from factcheck.language.stored import Documents
    from factcheck.matching.embedding import sentence_vectors
    from factcheck.matching.stored import SENTENCES, StoredEncoder

    documents = Documents(options.spacy_pipeline, options.cache)
    encoder = StoredEncoder(options.encoder, options.cache)
    vectors = []
    for number, article in enumerate(articles, 1):
        new = claims and encoder.stored(SENTENCES, documents.key(article)) is None
        vectors.append(sentence_vectors(article, documents, encoder))
        if new:
            _embed_claims(article, encoder, options)
        options.progress("index", number, len(articles))
    return vectors


def _embed_claims(article: Article, encoder: StoredEncoder, options: Options) -> None:
    """Embed an article's claims as they are where no other article changes a name in them."""
    from factcheck.judging.passage import passages_of
    from factcheck.matching.embedding import claim_vectors

    parsed = parse((article,), replace(options, progress=silent))
    passages = passages_of(parsed, extract(parsed))
    claim_vectors((claim for passage in passages for claim in passage.claims), encoder)


def parse(articles: Sequence[Article], options: Options) -> tuple[ParsedArticle, ...]:
    """Parse every article and find its names, times, quantities and quotations."""
    from factcheck.language.companions import with_companion_times
    from factcheck.language.parse import parse_articles
    from factcheck.language.pipeline import load_pipeline
    from factcheck.language.stored import Documents

    if not articles:
        return ()
    documents = Documents(options.spacy_pipeline, options.cache)
    done = count(1)

    def document(article: Article) -> Doc:
        made = documents(article)
        options.progress("parse", next(done), len(articles))
        return made

    nlp = load_pipeline(options.spacy_pipeline)
    return with_companion_times(parse_articles(articles, nlp, document))


def extract(parsed: Sequence[ParsedArticle]) -> tuple[Claim, ...]:
    """The claims of all articles, in their order."""
    from factcheck.extraction import extract_claims

    return tuple(claim for article in parsed for claim in extract_claims(article))


def extract_smallest(parsed: Sequence[ParsedArticle]) -> tuple[Claim, ...]:
    """The claims of all articles divided into the smallest statements that they make."""
    from factcheck.extraction import extract_atoms

    return tuple(claim for article in parsed for claim in extract_atoms(article))


def derivations(parsed: Sequence[ParsedArticle]) -> Mapping[str, tuple[str, ...]]:
    """For each article, the others that it is rewritten from."""
    from factcheck.matching.derivation import derived_articles

    return derived_articles(parsed)


def match(parsed: Sequence[ParsedArticle], claims: Sequence[Claim], options: Options) -> Candidates:
    """Which pairs of sentences are worth judging, with all that the judge needs of them."""
    from factcheck.judging.passage import passages_of
    from factcheck.language.stored import Documents
    from factcheck.matching.candidates import candidate_pairs
    from factcheck.matching.embedding import claim_vectors, vectors_at
    from factcheck.matching.stored import StoredEncoder

    passages = passages_of(parsed, claims)
    if len(passages) < 2:
        return Candidates(passages)
    documents = Documents(options.spacy_pipeline, options.cache)
    encoder = StoredEncoder(options.encoder, options.cache)
    places = [(passage.article, passage.start) for passage in passages]
    vectors = vectors_at(places, parsed, documents, encoder, options.progress)
    pairs = [*candidate_pairs(passages, vectors), *candidate_pairs(passages, vectors, within=True)]
    pairs = _in_focus(pairs, [parsed[p.article].article.path for p in passages], options.focus)
    articles = {passages[place].article for pair in pairs for place in pair}
    used = [claim for passage in passages if passage.article in articles for claim in passage.claims]
    return Candidates(passages, vectors, tuple(pairs), claim_vectors(used, encoder))


def relate(candidates: Candidates, options: Options) -> tuple[Relation, ...]:
    """What the sentences of each pair are to each other."""
    if candidates.vectors is None or not candidates.pairs:
        return ()
    from factcheck.judging.entailment import CrossEncoderEntailment
    from factcheck.judging.judge import decide, gather_evidence
    from factcheck.judging.second_reader import SecondReader
    from factcheck.judging.verdict import load_verdict_model

    judged = gather_evidence(
        candidates.passages,
        candidates.vectors,
        candidates.pairs,
        dict(candidates.claim_vectors),
        CrossEncoderEntailment(options.entailment, options.progress),
        SecondReader(progress=options.progress),
    )
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
    from factcheck.judging.second_reader import SecondReader
    from factcheck.judging.verdict import load_verdict_model
    from factcheck.matching.stored import StoredEncoder

    known = parse(known_articles(verified), replace(options, progress=silent))
    return judge_known(
        passages_of(parsed, claims),
        passages_of(known, extract(known)),
        verified,
        StoredEncoder(options.encoder),
        CrossEncoderEntailment(options.entailment),
        SecondReader(),
        load_verdict_model(),
    )


def apply_rules(corpus: Corpus, options: Options) -> tuple[Finding, ...]:
    """Run the chosen rules; findings ordered by kind, confidence and place, and numbered."""
    from factcheck.rules.registry import chosen_rules
    from factcheck.rules.repeats import without_repeats

    found = without_repeats(
        finding
        for rule in chosen_rules(options.select, options.ignore, options.extend_select)
        for finding in rule.check(corpus)
    )
    kinds = list(Kind)
    found.sort(
        key=lambda f: (kinds.index(f.kind), -f.confidence, [(p.path, p.start) for p in f.locations], f.code)
    )
    return tuple(replace(finding, id=f"f{number}") for number, finding in enumerate(found, 1))


def model_names(options: Options) -> tuple[tuple[str, str], ...]:
    """The models of a run by their part in it."""
    from factcheck.judging.second_reader import SECOND_READER

    return (
        ("spacy", options.spacy_pipeline or "en_factcheck_news"),
        ("encoder", options.encoder),
        ("entailment", options.entailment),
        ("second_reader", SECOND_READER),
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
