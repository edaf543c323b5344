"""A headline that states what the body contradicts.

**What it flags.** A headline or deck that the judge finds contradictory to a sentence of its own article, that states what the body
excludes in words ("rows of empty beds" / "not one of the beds was empty"), that gives a figure (or a number of dead) which the body never gives,
where the body has another for the same act, or an outcome ("resigns", "rises", "delayed", "acquitted") that no sentence of the body bears out and one excludes.

**Why it matters.** Most readers see the headline alone.

**Example.** Headline: "Most tenants back the plan". Body: "Some 22 percent said they would back it."

**What it does not flag.** Headlines that sharpen, round or leave out, quotations, questions and reported words in headlines, checks of
other people's claims, outcomes of another time or thing, possible and planned ones.

**How sure.** On labeled folders, on which it was tuned: 5 findings, 5 right, none missed (n = 5). In 26 invented articles by another hand: none of 3 planted
found, none wrong. In 600 real articles, chosen for headlines that state an outcome: one finding
after what was wrong was mended, and it is right (one dead in the headline, two in the text); in 168 others: none.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import BlockKind, Finding, Kind, ParsedArticle, Severity
from factcheck.rules.anomalies.exclusions import exclusions, in_headline
from factcheck.rules.anomalies.fc202_internal_contradiction import explained, inner_contradictions
from factcheck.rules.anomalies.headline_figures import headline_clashes, toll_clashes
from factcheck.rules.anomalies.headline_states import outcome_clashes
from factcheck.rules.base import Corpus, RuleInfo, make_finding
from factcheck.rules.relation_findings import in_sentence

RULE = RuleInfo("FC207", "headline-mismatch", Kind.ANOMALY, Severity.ERROR)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each sentence that its headline contradicts; the headline comes first."""
    for parsed in corpus.articles:
        yield from _by_words(parsed)
        yield from _by_figures(parsed)
        yield from _by_outcome(parsed)
    articles = {p.article.id: p.article for p in corpus.articles}
    for relation, left, right in inner_contradictions(corpus):
        if BlockKind.HEADLINE in (left.block, right.block):
            article = articles[left.article]
            yield make_finding(
                RULE,
                message=f"the headline of {article.outlet} says what its article contradicts",
                explanation=explained(relation),
                suggestion="Make the headline say what the article says.",
                locations=[in_sentence(article, left), in_sentence(article, right)],
                confidence=relation.probability,
            )


def _by_words(parsed: ParsedArticle) -> Iterator[Finding]:
    for pair in exclusions(parsed):
        if in_headline(parsed, pair.first) != in_headline(parsed, pair.second):
            yield _finding(parsed, [pair.first, pair.second], pair.words, pair.why)


def _by_figures(parsed: ParsedArticle) -> Iterator[Finding]:
    for told, found in (*headline_clashes(parsed), *toll_clashes(parsed)):
        spans = [
            next((s for s in parsed.sentences if s[0] <= q.start < s[1]), (q.start, q.end))
            for q in (told, found)
        ]
        yield _finding(
            parsed,
            spans,
            (told.text, found.text),
            f"the headline says “{told.text}” and the body “{found.text}”",
        )


def _by_outcome(parsed: ParsedArticle) -> Iterator[Finding]:
    for told, found in outcome_clashes(parsed):
        text = parsed.article.text
        words = (text[told.start : told.end], text[found.start : found.end])
        spans = [
            next((s for s in parsed.sentences if s[0] <= o.start < s[1]), (o.start, o.end))
            for o in (told, found)
        ]
        yield _finding(parsed, spans, words, f"the headline says “{words[0]}” and the body “{words[1]}”")


def _finding(
    parsed: ParsedArticle, spans: list[tuple[int, int]], words: tuple[str, str], why: str
) -> Finding:
    return make_finding(
        RULE,
        message=f"the headline of {parsed.article.outlet} says “{words[0]}”, its article “{words[1]}”",
        explanation=f"Both are about the same thing, but {why}.",
        suggestion="Make the headline say what the article says.",
        locations=[parsed.article.locate(*span) for span in spans],
        confidence=0.88,
        marks=[("0", words[0]), ("1", words[1])],
    )
