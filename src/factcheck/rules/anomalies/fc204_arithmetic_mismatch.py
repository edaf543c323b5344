"""Figures that do not add up.

**What it flags.** Inside one sentence, or a sentence and the next: parts that miss their total, a share that is not that percentage, a
rise or fall that does not follow from the two figures, a difference or a margin that is another, "doubled" or "halved" that is not.

**Why it matters.** The figures are the reason why a report is quoted; a reader with a calculator loses trust in all of them.

**Example.** "The city has 212 schools: 148 in the north, 39 in the center and 31 in the south."

**What it does not flag.** Parts that are no full list, parts that may overlap, figures behind "about", "nearly" or "more than", results that
fit after rounding, percentage points, and totals that are far from the sum (these count something else).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factcheck.records import Finding, Kind, ParsedArticle, Severity
from factcheck.rules.anomalies.sums import Slot, Template, template_of
from factcheck.rules.base import Corpus, RuleInfo, make_finding, sentences_of

RULE = RuleInfo("FC204", "arithmetic-mismatch", Kind.ANOMALY, Severity.ERROR)

NEAR = 0.16
_HEDGE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|more than|less than|at least|up to|fewer than|just under|close to|well over)\s+<"
)
_RISE = "rise|increase|gain|jump|growth|climb|surge|improvement|advance|up|more|higher|rose|risen|grew|grown|increased|climbed|jumped|gained|increasing|rising|growing"
_FALL = "fall|drop|decline|decrease|cut|loss|reduction|slump|dip|down|less|fewer|lower|fell|fallen|dropped|declined|decreased|shrank|shrunk|cutting|falling|slipped"
_FACTORS = {
    "doubled": 2.0,
    "doubling": 2.0,
    "double": 2.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "tripling": 3.0,
    "quadrupled": 4.0,
    "halved": 0.5,
    "halving": 0.5,
}
_N = r"<N(?:\d+)>"


@dataclass(frozen=True, slots=True)
class _Error:
    """What was said, what it comes to, and the figures used."""

    said: str
    real: str
    how: str
    marks: tuple[str, ...]


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield at most one finding for each sentence (with the one before it where the total stands there)."""
    for parsed in corpus.articles:
        previous: tuple[int, Template] | None = None
        for start, end, _ in sentences_of(parsed):
            template = template_of(parsed, start, end)
            error = _first_error(template)
            if error is None and previous is not None:
                error = _parts_of_previous(previous[1], template)
                if error is not None:
                    yield _finding(parsed, [(previous[0], start), (start, end)], error)
                    error = None
            if error is not None:
                yield _finding(parsed, [(start, end)], error)
            previous = (start, template)


def _first_error(template: Template) -> _Error | None:
    if len(template.slots) < 2:
        return None
    for test in _TESTS:
        error = test(template)
        if error is not None:
            return error
    return None


def _list_after_total(template: Template) -> _Error | None:
    """`212 branches: 148 in A, 39 in B and 31 in C` and `9.5 billion: 4.0 billion from …`."""
    text = template.text.rstrip('.!?"”’')
    match = re.search(rf"({_N})(?P<noun>[^:<]{{0,60}})[:–—]\s*(?P<list>{_N}[^.;:]*)$", text) or re.search(
        rf"({_N}) (?P<noun>[a-z]+), (?P<list>{_N} (?:\w+ )?(?:in|at|on|for|from) [^.;:<]{{2,40}},? and {_N} (?:\w+ )?(?:in|at|on|for|from) [^.;:<,]{{2,40}})$",
        text,
    )
    return _compare_sum(template, match.group(1), match.group("list"), 2) if match else None


def _of_total(template: Template) -> _Error | None:
    """`Of the 15 ministries, eight go to A, five to B and three to C`."""
    match = re.search(
        rf"\b[Oo]f (?:the |these |those |its |their |all )?(?:\w+ )?({_N})(?P<noun>[^,:<]{{0,50}}),(?P<list>[^.;:]*{_N}[^.;:]*)",
        template.text,
    )
    return _compare_sum(template, match.group(1), match.group("list"), 3) if match else None


def _total_after_list(template: Template) -> _Error | None:
    """`148 in A, 39 in B and 31 in C, 212 in all`."""
    match = re.search(
        rf"(?P<list>{_N}[^.;:]*{_N}[^.;:<]*?),?\s+(?:for|making|giving|bringing|or|a)\s+(?:it to |the |a )?(?:total|sum)\s+(?:of|to)\s+({_N})",
        template.text,
    ) or re.search(
        rf"(?P<list>{_N}[^.;:]*{_N}[^.;:<]*?),\s+({_N})[^<,;.]{{0,30}}\b(?:in all|in total|altogether|overall)\b",
        template.text,
    )
    return _compare_sum(template, match.group(2), match.group("list"), 2) if match else None


def _parts_of_previous(before: Template, template: Template) -> _Error | None:
    """`25,400 volunteers …. Of these, 12,700 got A and 12,500 B.`"""
    match = re.match(
        rf"[Oo]f (?:these|those|them)\b[^<]{{0,20}},?\s*(?P<list>{_N}[^.;:]*{_N}[^.;:]*)", template.text
    )
    totals = re.findall(_N, before.text)
    if match is None or not totals or _HEDGE.search(template.text):
        return None
    parts = [template.slot(m) for m in re.findall(_N, match.group("list"))]
    for mark in totals:
        total = before.slot(mark)
        if total.unit == parts[0].unit and total.low == total.high:
            added = sum(p.value for p in parts)
            if added != total.value and abs(added - total.value) <= 0.03 * total.value and len(parts) >= 2:
                return _sum_error(total, parts, added)
    return None


def _compare_sum(template: Template, total_mark: str, listed: str, least: int) -> _Error | None:
    marks = re.findall(_N, listed)
    if len(marks) < least or re.search(r"<[PADOQ]\d", listed) or _HEDGE.search(listed):
        return None
    if re.search(
        r"\b(?:including|of (?:them|whom|which)|among|as well as|at least|while|but|compared|against|from <|per|each|than|by <)",
        listed,
    ):
        return None
    total, parts = template.slot(total_mark), [template.slot(m) for m in marks]
    if (
        len({p.unit or total.unit for p in [total, *parts]}) > 1
        or not _is_exact(total)
        or total.value in [p.value for p in parts]
    ):
        return None
    added, slack = (
        sum(p.value for p in parts),
        sum(_last_place(p) for p in parts) / 2 + _last_place(total) / 2,
    )
    if abs(added - total.value) <= slack * (1 if any("." in p.text for p in parts) else 0) + 1e-9:
        return None
    if not total.value * (1 - NEAR) <= added <= total.value * (1 + NEAR):
        return None
    return _sum_error(total, parts, added)


def _sum_error(total: Slot, parts: list[Slot], added: float) -> _Error:
    scale = total.value / float_of(total.text) if float_of(total.text) else 1.0
    shown = f"{added / scale:,.10g}" if scale not in (0.0, 1.0) else f"{added:,.10g}"
    return _Error(total.text, shown, f"{' + '.join(p.text for p in parts)} is {shown}", (total.text,))


def _share(template: Template) -> _Error | None:
    """`190 of the day's 412 flights, or 64%`."""
    match = re.search(
        rf"({_N})(?: \w+)? (?:out )?of (?:the |its |their |all |those |these |[\w'’]+ ){{0,3}}({_N})(?P<rest>[^<.;]{{0,50}})(?:,|\(|–|—|\bor\b)\s*(?:or |about |equal to |equivalent to |that is )?(<P\d+>)",
        template.text,
    )
    if match is None or _HEDGE.search(match.group()):
        return None
    part, whole, said = (
        template.slot(match.group(1)),
        template.slot(match.group(2)),
        template.slot(match.group(4)),
    )
    if whole.value <= 0 or part.value > whole.value or part.unit != whole.unit:
        return None
    return _percent_error(part.value / whole.value * 100, said, f"{part.text} of {whole.text}")


def _change(template: Template) -> _Error | None:
    """`from 800 to 880, a rise of 12 percent`, `9,400 in 2023 and 10,340 in 2024, a rise of 20 percent`."""
    between = r"[^<.;]{0,40}"
    stated = rf"(?P<word>{_RISE}|{_FALL})\b[^<.;]{{0,12}}(?P<said><P\d+>)"
    patterns = (
        rf"from ({_N}){between} to ({_N}){between},?\s*(?:an?|or|which is an?|that is an?|the)\s(?:\w+ ){{0,2}}{stated}",
        rf"({_N}) in <T>{between} (?:and|to|against|then) ({_N}) in <T>{between},\s*an?\s(?:\w+ ){{0,2}}{stated}",
        rf"\b(?P<word>{_RISE}|{_FALL})(?: by)? (?P<said><P\d+>){between} from ({_N}){between} to ({_N})",
        rf"\b(?P<word>{_RISE}|{_FALL}) from ({_N}){between} to ({_N}){between}(?:,| or) (?:or |by |up |down )*(?P<said><P\d+>)",
    )
    for pattern in patterns:
        match = re.search(pattern, template.text)
        if match is None or _HEDGE.search(match.group()):
            continue
        marks = re.findall(_N, match.group())[:2]
        first, second = template.slot(marks[0]), template.slot(marks[1])
        if first.value > 0 and (first.unit == second.unit or not second.unit or not first.unit):
            real = (second.value / first.value - 1) * 100
            falls = re.fullmatch(_FALL, match.group("word")) is not None
            return _percent_error(
                -real if falls else real,
                template.slot(match.group("said")),
                f"from {first.text} to {second.text}",
            )
    return None


def _compared(template: Template) -> _Error | None:
    """`212 millimeters fell, 62% less than the average of 410`."""
    match = re.search(
        rf"({_N})[^.;]{{0,60}}?(?P<said><P\d+>) (?P<word>less|fewer|lower|below|more|higher|above) (?:than )?[^<.;]{{0,50}}?({_N})",
        template.text,
    )
    if match is None or _HEDGE.search(match.group()) or len(re.findall(r"<[NP]\d+>", match.group())) != 3:
        return None
    value, base = template.slot(match.group(1)), template.slot(match.group(4))
    if base.value <= 0 or value.unit != base.unit:
        return None
    below = match.group("word") in ("less", "fewer", "lower", "below")
    real = (1 - value.value / base.value if below else value.value / base.value - 1) * 100
    return _percent_error(real, template.slot(match.group("said")), f"{value.text} against {base.text}")


def _difference(template: Template) -> _Error | None:
    """`41 to 29, a difference of 14`."""
    match = re.search(
        rf"({_N})(?: \w+)?(?: to | against | and |[–-]| \w+ to )({_N})[^<.;]{{0,40}},\s*a (?:difference|margin|lead|majority|gap|advantage|deficit) of ({_N})",
        template.text,
    )
    if match is None:
        return _difference_of_pair(template)
    first, second, said = (template.slot(match.group(i)) for i in (1, 2, 3))
    if _HEDGE.search(match.group()) or not (_is_exact(first) and _is_exact(second) and _is_exact(said)):
        return None
    return _difference_error(first.value, second.value, said)


def _difference_of_pair(template: Template) -> _Error | None:
    """The same where both figures were read as one score, vote or range."""
    match = re.search(
        r"(<[NS]\d+>)[^<.;]{0,40},\s*a (?:difference|margin|lead|majority|gap|advantage|deficit) of (<N\d+>)",
        template.text,
    )
    if match is None:
        return None
    figures = re.findall(r"\d[\d,]*", template.slot(match.group(1)).text)
    said = template.slot(match.group(2))
    if len(figures) != 2 or not _is_exact(said) or _HEDGE.search(match.group()):
        return None
    first, second = (float(figure.replace(",", "")) for figure in figures)
    return _difference_error(first, second, said)


def _difference_error(first: float, second: float, said: Slot) -> _Error | None:
    real = abs(first - second)
    if real == said.value:
        return None
    return _Error(
        said.text,
        f"{real:,.10g}",
        f"the difference of {first:,.10g} and {second:,.10g} is {real:,.10g}",
        (said.text,),
    )


def _multiple(template: Template) -> _Error | None:
    """`doubled from 30 to 45`."""
    match = re.search(
        rf"\b({'|'.join(_FACTORS)})\b[^<.;]{{0,40}}? from ({_N})[^<.;]{{0,40}} to ({_N})", template.text
    )
    if match is None or re.search(
        r"\b(?:more than|nearly|almost|about|roughly|over|less than|not|than) (?:\w+ )?$",
        template.text[: match.start(1)],
    ):
        return None
    first, second = template.slot(match.group(2)), template.slot(match.group(3))
    if first.value <= 0 or first.unit != second.unit:
        return None
    factor, real = _FACTORS[match.group(1)], second.value / first.value
    if abs(real / factor - 1) <= 0.15:
        return None
    return _Error(
        match.group(1),
        f"{real:.2g} times",
        f"{second.text} is {real:.2g} times {first.text}",
        (match.group(1),),
    )


_TESTS: tuple[Callable[[Template], _Error | None], ...] = (
    _list_after_total, _of_total, _total_after_list, _share, _change, _compared, _difference, _multiple,
)  # fmt: skip


def _percent_error(real: float, said: Slot, how: str) -> _Error | None:
    slack = max(0.55 if "." not in said.text else 0.12, 0.025 * abs(real))
    if said.low - slack <= real <= said.high + slack:
        return None
    return _Error(said.text, f"{real:.1f} percent", f"{how} is {real:.1f} percent", (said.text,))


def _is_exact(slot: Slot) -> bool:
    return slot.high - slot.low <= 0.02 * abs(slot.value) + 1e-9


def _last_place(slot: Slot) -> float:
    """The worth of the last written digit, in the slot's own unit."""
    match = re.search(r"\d[\d,]*(?:\.(\d+))?", slot.text)
    written = float_of(slot.text)
    if match is None or not written:
        return 0.0
    return abs(slot.value / written) * 10.0 ** -len(match.group(1) or "")


def float_of(text: str) -> float:
    """The figure written in a text, without its scale word; 0 where it is spelled out."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(match.group().replace(",", "")) if match else 0.0


def _finding(parsed: ParsedArticle, spans: list[tuple[int, int]], error: _Error) -> Finding:
    return make_finding(
        RULE,
        message=f"“{error.said}” does not follow from the figures: {error.how}",
        explanation=f"The text says “{error.said}”; calculated from the figures beside it, {error.how}.",
        suggestion="Check the figures; at least one is wrong.",
        locations=[parsed.article.locate(*_trimmed(parsed.article.text, a, b)) for a, b in spans],
        confidence=0.92,
        marks=[(str(len(spans) - 1), mark) for mark in error.marks],
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stripped = text[start:end].rstrip()
    return start, start + len(stripped)
