"""A quotation repeated with other words inside one article.

**What it flags.** Two quotations of one article that are nearly the same, where words in the middle differ: "forty minutes" here, "fifty
minutes" there.

**Why it matters.** Quotation marks promise the very words; one of the two was not said.

**Example.** "We bent, but we did not break," she said. … Her "we broke, but we did not bend" will be remembered.

**What it does not flag.** A quotation cut short or taken up in part, an ellipsis or brackets, different remarks that share a
phrase, and quotations of fewer than three words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from factcheck.records import Finding, Kind, ParsedArticle, Quotation, Severity
from factcheck.rules.base import Corpus, RuleInfo, make_finding, sentence_location

RULE = RuleInfo("FC208", "altered-quote", Kind.ANOMALY, Severity.ERROR)

ALIKE = 75.0
MIN_WORDS = 3
MAX_QUOTES = 120
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CUT = re.compile(r"…|\.\.\.|[\[\]]")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each pair of quotations that are one remark in different words."""
    for parsed in corpus.articles:
        quotes = [q for q in parsed.quotations[:MAX_QUOTES] if not _CUT.search(q.text)]
        for index, first in enumerate(quotes):
            for second in quotes[index + 1 :]:
                if _altered(first.text, second.text):
                    yield _finding(parsed, first, second)


def _altered(a: str, b: str) -> bool:
    """Whether both are one remark: the shorter aligns with a stretch of the longer, but for one or two words inside or their order."""
    x, y = sorted((_words(a), _words(b)), key=len)
    if len(x) < MIN_WORDS or f" {' '.join(x)} " in f" {' '.join(y)} ":
        return False
    if sorted(x) == sorted(y) and len(x) >= 4:
        return True
    best = min((_distance(x, y[i : i + len(x)]) for i in range(len(y) - len(x) + 1)), default=len(x))
    shared = fuzz.ratio(" ".join(x), " ".join(y[: len(x)])) if len(x) == len(y) else 100.0
    if len(x) <= 4:
        return _same_words_turned(x, y)
    return 0 < best <= max(1, len(x) // 5) and shared >= ALIKE - 20


def _same_words_turned(x: list[str], y: list[str]) -> bool:
    """A short quotation whose content words all stand in the longer one, in another order or under another negation."""
    content = [w for w in x if len(w) > 3]
    if len(content) < 2 or not set(content) <= set(y):
        return False
    order = [y.index(w) for w in content]
    return order != sorted(order)


def _distance(x: list[str], y: list[str]) -> int:
    return int(Levenshtein.distance(x, y))


def _words(text: str) -> list[str]:
    return [w.casefold().replace("’", "'") for w in _WORD.findall(text)]


def _finding(parsed: ParsedArticle, first: Quotation, second: Quotation) -> Finding:
    return make_finding(
        RULE,
        message=f"one remark is quoted in two wordings: “{_short(first.text)}” / “{_short(second.text)}”",
        explanation="Both quotations are nearly the same, but some words differ; a quotation has one wording.",
        suggestion="Check the recording or the source, and quote it once.",
        locations=[sentence_location(parsed, q.start, q.end) for q in (first, second)],
        confidence=0.93,
        marks=[("0", first.text), ("1", second.text)],
    )


def _short(text: str, limit: int = 70) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
