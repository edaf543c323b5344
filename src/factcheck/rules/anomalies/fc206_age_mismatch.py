"""An age that does not fit the year of birth.

**What it flags.** "Carl Dorn, 40, born in 1971" in an article of 2025.

**Why it matters.** One of the two is wrong, and obituaries and court reports turn on it.

**Example.** In an article of 2025: "Painter Livia Moro, 70, who was born in Trieste in 1944, opened the show."

**What it does not flag.** Ages at another time ("he was 12 when", "died aged 70"), articles whose time is unknown, two people in
one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.records import Finding, Kind, ParsedArticle, Quantity, Severity
from factcheck.rules.base import Corpus, RuleInfo, make_finding, sentences_of

RULE = RuleInfo("FC206", "age-mismatch", Kind.ANOMALY, Severity.ERROR)

_BORN = re.compile(r"\b(?:born|birth)\b[^.;]{0,60}?\b((?:18|19|20)\d\d)\b")
_OTHER_TIME = re.compile(
    r"\b(?:when|died|dead|then|at the age of|by the time|at age|until|was only|turned|will be|would be|would have been|became|started|joined|married|aged \d+ at)\b",
    re.IGNORECASE,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each sentence whose age and birth year exclude each other."""
    for parsed in corpus.articles:
        written = parsed.reference_time
        if written.start is None or written.end is None:
            continue
        for start, end, text in sentences_of(parsed):
            born = _BORN.search(text)
            ages = [q for q in parsed.quantities if q.kind == "age" and start <= q.start < end]
            if born is None or len(ages) != 1 or _OTHER_TIME.search(text) or len(_BORN.findall(text)) != 1:
                continue
            youngest, oldest = (
                written.start.year - int(born.group(1)) - 1,
                written.end.year - int(born.group(1)),
            )
            if not ages[0].high >= youngest or not ages[0].low <= oldest:
                yield _finding(parsed, start, end, ages[0], int(born.group(1)), youngest, oldest)


def _finding(
    parsed: ParsedArticle, start: int, end: int, age: Quantity, year: int, youngest: int, oldest: int
) -> Finding:
    return make_finding(
        RULE,
        message=f"born in {year} makes {youngest} or {oldest}, not {age.value:g}",
        explanation=f"At the time of the article ({parsed.reference_time.basis}) somebody born in {year} is {youngest} or {oldest} years old; the sentence says {age.value:g}.",
        suggestion="Check the age and the year of birth.",
        locations=[parsed.article.locate(start, end)],
        confidence=0.93,
        marks=[("0", age.text), ("0", str(year))],
    )
