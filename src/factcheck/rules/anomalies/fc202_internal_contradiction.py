"""Two sentences of one article that cannot both be true.

**What it flags.** Pairs of sentences of one article, summary boxes and question lists included, that the judge finds contradictory by the
same measures as between two outlets, but with a higher bar; and pairs that exclude each other by their words: two totals of one
thing, "every" or "without exception" beside an exception, "none" beside some, all accounted for and one still missing, a limit ("none was stronger than 3.8") that another figure passes, two counts of
what a whole has, two ages of one person, two figures of one record.

**Why it matters.** It is the error that an editor can mend without a telephone.

**Example.** "The hall was empty when the roof fell." … "Two guards stood in the hall when the roof fell."

**What it does not flag.** A statement and its correction in the next sentence, two people quoted, a rule and its exception told together,
figures that changed over the time the article tells, entries of a live report at different times.

**How sure.** On labeled folders, on which it was tuned: 6 findings, 6 right, 6 missed (n = 12 labeled; what takes knowledge of the
world is missed). In 26 invented articles by another hand: none of 6 planted found, one finding wrong (a recount in a live report; mended). In 168 real articles and
some 7,500 passages full of figures: none reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.records import Article, BlockKind, Claim, Finding, Kind, Relation, Severity, Verdict
from factcheck.rules.anomalies.exclusions import exclusions, in_headline
from factcheck.rules.anomalies.limits import figure_clashes
from factcheck.rules.base import Corpus, RuleInfo, make_finding, sentence_location
from factcheck.rules.relation_findings import in_sentence

RULE = RuleInfo("FC202", "internal-contradiction", Kind.ANOMALY, Severity.ERROR)


EXCLUSION_CONFIDENCE = 0.88


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each contradiction between two body sentences of one article."""
    yield from _told_twice(corpus)
    yield from _figures(corpus)
    for relation, left, right in inner_contradictions(corpus):
        if BlockKind.HEADLINE not in (left.block, right.block):
            article = next(p.article for p in corpus.articles if p.article.id == left.article)
            if _later_news(article, left, right):
                continue
            yield make_finding(
                RULE,
                message=f"{article.outlet} contradicts itself",
                explanation=explained(relation),
                suggestion="Decide which of the two is right, and mend the other.",
                locations=[in_sentence(article, left), in_sentence(article, right)],
                confidence=relation.probability,
                marks=[m for c in relation.clashes[:1] for m in (("0", c.left), ("1", c.right))],
            )


def _told_twice(corpus: Corpus) -> Iterator[Finding]:
    """Pairs that exclude each other by their words, whatever the judge makes of them."""
    for parsed in corpus.articles:
        for pair in exclusions(parsed):
            if in_headline(parsed, pair.first) or in_headline(parsed, pair.second):
                continue
            yield make_finding(
                RULE,
                message=f"{parsed.article.outlet} contradicts itself: “{pair.words[0]}” / “{pair.words[1]}”",
                explanation=f"Both sentences are about the same thing, but {pair.why}.",
                suggestion="Decide which of the two is right, and mend the other.",
                locations=[parsed.article.locate(*pair.first), parsed.article.locate(*pair.second)],
                confidence=EXCLUSION_CONFIDENCE,
                marks=[("0", pair.words[0]), ("1", pair.words[1])],
            )


def _figures(corpus: Corpus) -> Iterator[Finding]:
    """Figures of one thing that exclude each other."""
    for parsed in corpus.articles:
        text = parsed.article.text
        for clash in figure_clashes(parsed):
            words = [text[a:b] for a, b in (clash.first, clash.second)]
            yield make_finding(
                RULE,
                message=f"{parsed.article.outlet} contradicts itself: {clash.why}",
                explanation=f"Both sentences are about the same thing, but {clash.why}.",
                suggestion="Decide which of the two is right, and mend the other.",
                locations=[sentence_location(parsed, *span) for span in (clash.first, clash.second)],
                confidence=EXCLUSION_CONFIDENCE,
                marks=[("0", words[0]), ("1", words[1])],
            )


_STAMP = re.compile(r"^\W*(\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?)(?:\W|$)", re.IGNORECASE)
_NOW_IT_IS = re.compile(r"^\W*(?:By now|Now|Later|In the end|After (?:a|the) recount|The recount)\b")


def _later_news(article: Article, left: Claim, right: Claim) -> bool:
    """Whether one of the two is what a live report tells later: an entry with another time of day, or "Now …"."""
    first, second = sorted((left, right), key=lambda c: c.start)
    stamps = [_STAMP.match(article.text[_paragraph(article, c.start) :]) for c in (first, second)]
    if all(stamps) and len({m.group(1).casefold() for m in stamps if m}) > 1:
        return True
    sentence = in_sentence(article, second).text
    return _NOW_IT_IS.match(sentence) is not None


def _paragraph(article: Article, at: int) -> int:
    """Where the paragraph starts that holds a place."""
    return article.text.rfind("\n", 0, at) + 1


def inner_contradictions(corpus: Corpus) -> Iterator[tuple[Relation, Claim, Claim]]:
    """Contradictory pairs of claims of one article, in the order of its text."""
    claims = {claim.id: claim for claim in corpus.claims}
    for relation in corpus.relations:
        left, right = claims[relation.left], claims[relation.right]
        if relation.verdict is Verdict.CONTRADICTS and left.article == right.article:
            yield relation, left, right


def explained(relation: Relation) -> str:
    """What clashes, in words."""
    if relation.clashes:
        clash = relation.clashes[0]
        return f"Both sentences are about the same thing, but it is “{clash.left}” in one and “{clash.right}” in the other."
    return "Read in both directions, the two sentences exclude each other."
