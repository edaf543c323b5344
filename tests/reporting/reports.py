"""Reports built by hand, for the tests of formats and commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from factcheck.records import (
    Article,
    Block,
    BlockKind,
    Claim,
    Cluster,
    Directive,
    Finding,
    Kind,
    Location,
    ReferenceTime,
    Report,
    Severity,
    Skipped,
    SourceMap,
)
from factcheck.rules.base import RuleInfo, make_finding
from factcheck.rules.registry import load_rule

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "attribute": '"><b onmouseover=alert(1) x="',
    "template": "{{ 7 * 7 }}{% raw %}",
    "markdown image": "![x](https://evil.example/x.png)",
    "markdown link": "[click](javascript:alert(1))",
    "mention": "@everyone look",
    "formula": '=HYPERLINK("https://evil.example","x")',
    "command": "::error file=a.md::owned",
    "group": "##[group]owned",
    "escape": "\x1b]0;owned\x07\x1b[2J",
    "override": "abc\u202edcba",
    "xml": "]]></system-out><owned/>",
    "nul": "a\x00b\x0b\ufffe\ud800",
}


def article(
    number: int, path: str, text: str, outlet: str = "", directives: Sequence[Directive] = ()
) -> Article:
    """An article whose source is its text; paragraphs are parted by blank lines."""
    blocks, position = [], 0
    for index, part in enumerate(text.split("\n\n")):
        kind = BlockKind.HEADLINE if index == 0 and not part.endswith(".") else BlockKind.PARAGRAPH
        blocks.append(Block(kind, position, position + len(part)))
        position += len(part) + 2
    lines = (0, *(i + 1 for i, char in enumerate(text) if char == "\n"))
    return Article(
        id=f"a{number}",
        path=path,
        title=text.split("\n\n")[0],
        outlet=outlet or path.partition(".")[0],
        byline=None,
        language="en",
        published=date(2024, 4, 30) + timedelta(number),
        published_basis="metadata",
        text=text,
        blocks=tuple(blocks),
        source_map=SourceMap(((0, 0, len(text)),), lines),
        directives=tuple(directives),
    )


def claims_of(source: Article) -> tuple[Claim, ...]:
    """One claim a paragraph."""
    return tuple(
        Claim(
            id=f"{source.id}.c{number}",
            article=source.id,
            text=source.text[block.start : block.end],
            verbatim=source.text[block.start : block.end],
            start=block.start,
            end=block.end,
            sentence_start=block.start,
            sentence_end=block.end,
            block=block.kind,
            location=source.locate(block.start, block.end, f"{source.id}.c{number}"),
        )
        for number, block in enumerate(source.blocks, 1)
    )


def finding(
    code: str,
    places: Sequence[Location],
    message: str = "they disagree",
    confidence: float = 0.9,
    marks: Sequence[tuple[str, str]] = (),
    severity: Severity | None = None,
) -> Finding:
    """A finding of that rule."""
    info: RuleInfo = load_rule(code).RULE
    return make_finding(
        info,
        message=message,
        explanation="Both cannot hold.",
        suggestion="Check both.",
        locations=places,
        confidence=confidence,
        marks=marks,
        severity=severity,
    )


def report(articles: Sequence[Article], findings: Sequence[Finding] = ()) -> Report:
    """A report over articles whose claims are their paragraphs; the first paragraphs agree."""
    claims = tuple(claim for source in articles for claim in claims_of(source))
    first = tuple(f"{a.id}.c1" for a in articles)
    clusters = (Cluster("k1", first, len(first), len(first), claims[0].text),) if len(first) > 1 else ()
    return Report(
        articles=tuple(articles),
        parsed_times=tuple(ReferenceTime(a.published, a.published, "metadata") for a in articles),
        derived_from=tuple(() for _ in articles),
        claims=claims,
        clusters=clusters,
        findings=tuple(replace(f, id=f"f{n}") for n, f in enumerate(findings, 1)),
        skipped=(),
        models=(("spacy", "none"),),
        statistics=(("seconds_parse", 0.1),),
    )


def two_outlets(left: str = "Twelve boats sank.", right: str = "Fifteen boats sank.") -> Report:
    """Two articles, one contradiction (FC101), one agreement (FC100), one anomaly (FC203)."""
    one = article(1, "north.txt", f"Storm hits coast\n\n{left}\n\nThe port is shut.", "North")
    two = article(2, "south.md", f"Storm hits coast\n\n{right}\n\nThe port is open.", "South")
    a, b = claims_of(one), claims_of(two)
    return report(
        [one, two],
        [
            finding(
                "FC101",
                [a[1].location, b[1].location],
                f"North and South disagree on the figure: {left} / {right}",
                0.91,
                [("0", left.split()[0]), ("1", right.split()[0])],
            ),
            finding("FC203", [a[2].location], "that day was no Monday", 0.8, severity=Severity.WARNING),
            finding("FC100", [a[0].location, b[0].location], "2 outlets agree: storm", 0.95),
        ],
    )


def hostile(attack: str) -> Report:
    """The attack at every place that a text can come from."""
    made = two_outlets(f"{attack} sank.")
    one = replace(made.articles[0], outlet=attack, title=attack, path=attack, language=attack)
    places = tuple(
        replace(p, path=attack) if p.path == "north.txt" else p for p in made.findings[0].locations
    )
    hit = replace(made.findings[0], locations=places, message=attack, explanation=attack, suggestion=attack)
    return replace(
        made,
        articles=(one, made.articles[1]),
        findings=(hit, *made.findings[1:]),
        skipped=(Skipped(attack, attack),),
    )


def many_outlets(number: int) -> Report:
    """So many articles of ten paragraphs; neighbors contradict each other once and agree twice."""
    articles = [
        article(
            n,
            f"outlet-{n}/story.md",
            f"Story {n} of the storm\n\n"
            + "\n\n".join(f"Paragraph {part} of story {n} counts {n * part} boats." for part in range(1, 11)),
            f"Outlet {n}",
        )
        for n in range(1, number + 1)
    ]
    told = [claims_of(source) for source in articles]
    findings = []
    for one, other in pairwise(told):
        for part, code in ((1, "FC101"), (2, "FC100"), (3, "FC100")):
            places = [one[part].location, other[part].location]
            marks = [("0", "boats"), ("1", "boats")] if code == "FC101" else []
            confidence = 0.5 + 0.05 * (len(findings) % 10)
            findings.append(
                finding(code, places, f"{one[part].text} / {other[part].text}", confidence, marks)
            )
    return report(articles, findings)


__all__ = [
    "HOSTILE",
    "Kind",
    "Severity",
    "article",
    "claims_of",
    "finding",
    "hostile",
    "many_outlets",
    "report",
    "two_outlets",
]
