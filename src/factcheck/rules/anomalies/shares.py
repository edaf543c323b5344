"""Shares, products, averages and conversions: one figure worked out from two others."""

from __future__ import annotations

import re

from factcheck.rules.anomalies.parts import N, P, hedged
from factcheck.rules.anomalies.sums import (
    Miscount,
    Template,
    amount_miscount,
    is_exact,
    percent_miscount,
    same_unit,
    written_figure,
)

_OF = r"(?: out)? of (?:the |its |their |his |her |all |those |these |[\w'’]+ ){0,3}"


def share(template: Template) -> Miscount | None:
    """`190 of the 400 seats, or 47 percent`, `19 of 40 (47%)`, `six of his eight bouts, a rate of 75 percent`."""
    match = re.search(
        rf"({N})(?: \w+)?{_OF}({N})(?P<rest>[^<.;]{{0,50}})(?:,|\(|–|—|\bor\b)\s*(?:or |about |equal to |equivalent to |that is |"
        rf"an? (?:\w+ )?(?:rate|margin|share|proportion|turnout|quota) of )?({P})(?! (?:more|less|fewer|of|up|down))",
        template.text,
    )
    match = match or re.search(
        rf"({N}) on (?:sales|revenue|turnover) of ({N})(?P<rest>),? an? (?:\w+ )?margin of ({P})",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    part, whole, said = (template.slot(match.group(i)) for i in (1, 2, 4))
    if whole.value <= 0 or part.value > whole.value or not same_unit(part, whole):
        return None
    return percent_miscount(part.value / whole.value * 100, said, f"{part.text} of {whole.text}")


def percent_of(template: Template) -> Miscount | None:
    """`A third of the 900 workers, or 300 people`, `10 percent of its 4,000 jobs, or 400`, `47% (190 of 400)`."""
    match = re.search(
        rf"({P}){_OF}({N})(?P<noun>[^<.;,(]{{0,40}})(?:,? or |,? that is |,? i\.e\. |, | \()(?:some )?({N})(?: [a-z]+)?(?:[,.)]|$)",
        template.text,
    ) or re.search(rf"({P})(?P<noun>)[^<.;(]{{0,30}}\((?:that is )?({N}){_OF}({N})\)", template.text)
    match = match or re.search(rf"({N}) (?:[a-z]+ ){{0,2}}?[a-z]+,? or ({P}){_OF}({N})", template.text)
    if match is None or hedged(template, match):
        return None
    said = template.slot(re.findall(P, match.group())[0])
    part, whole = sorted(
        (template.slot(mark) for mark in re.findall(N, match.group())), key=lambda slot: slot.value
    )
    if whole.value <= 0 or not same_unit(whole, part) or not (is_exact(whole) and is_exact(part)):
        return None
    return percent_miscount(part.value / whole.value * 100, said, f"{part.text} of {whole.text}")


def product(template: Template) -> Miscount | None:
    """`12 buses at 300,000 euros each, for a total of 3.6 million euros`."""
    match = re.search(
        rf"({N}) (?:[\w-]+ ){{1,3}}(?:at|for|costing|worth|of|carrying|with|holding) ({N})(?: [a-z]+)? (?:each|apiece|a piece),?[^<.;]{{0,30}}"
        rf"\b(?:total of|raising|in all|altogether|bringing in|costing|worth|making|earning|for) ({N})",
        template.text,
    )
    match = match or re.search(
        rf"\b[Ee]ach of (?:the |its |their )?({N}) [\w ]{{1,40}} ({N})(?: [a-z]+)?,[^<.;]{{0,20}}({N}) (?:in all|in total|altogether)",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    count, price, said = (template.slot(match.group(i)) for i in (1, 2, 3))
    if not same_unit(price, said) or count.unit:
        return None
    real = count.value * price.value
    return amount_miscount(real, said, f"{count.text} times {price.text}", slack=0.01 * real)


def per_period(template: Template) -> Miscount | None:
    """`600 million over three years, or 200 million a year`."""
    match = re.search(
        rf"({N}) (?:[\w-]+ ){{0,3}}over (?:the next |the past |the last )?(<D\d+>),? (?:or |that is |i\.e\. )({N})",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    whole, period, said = (template.slot(match.group(i)) for i in (1, 2, 3))
    if period.unit != "year" or not said.unit.endswith("per year") or period.value <= 0:
        return None
    real = whole.value / period.value
    return amount_miscount(real, said, f"{whole.text} over {period.text}", slack=0.03 * real)


def average(template: Template) -> Miscount | None:
    """`240 goals in 80 matches, an average of three`."""
    match = re.search(
        rf"({N}) [^<.;]{{0,30}}\b(?:in|from|over|among|across|for) ({N}) [^<.;]{{0,30}},? (?:or )?an average of ({N})",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    whole, count, said = (template.slot(match.group(i)) for i in (1, 2, 3))
    if count.value <= 1 or count.unit or not same_unit(whole, said):
        return None
    real = whole.value / count.value
    return amount_miscount(real, said, f"{whole.text} over {count.text}", slack=max(0.06, 0.03 * real))


def exchange(template: Template) -> Miscount | None:
    """`At a rate of 1.10 dollars to the euro, the 200 million euros come to 220 million dollars`."""
    match = re.search(
        rf"\brate of ({N}) (?:to|per|for|against) (?:the|a|one) \w+\b[^<]{{0,60}}({N})[^<.;]{{0,40}}({N})",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    rate, first, second = (template.slot(match.group(i)) for i in (1, 2, 3))
    if (
        not (rate.unit and first.unit and second.unit)
        or first.unit == second.unit
        or rate.unit not in (first.unit, second.unit)
        or not rate.value
    ):
        return None
    real = first.value * rate.value if rate.unit == second.unit else first.value / rate.value
    return amount_miscount(real, second, f"{first.text} at {rate.text}", slack=0.03 * real)


def conversion(template: Template) -> Miscount | None:
    """`50 kilometers (31 miles)`: one length, weight, speed or temperature in two units."""
    for match in re.finditer(rf"({N}) \(({N})\)", template.text):
        first, second = template.slot(match.group(1)), template.slot(match.group(2))
        if (
            not first.unit
            or first.unit != second.unit
            or len(first.unit) == 3
            or " per " in first.unit.replace(" per hour", "")
        ):
            continue
        if first.value <= 0 or second.value <= 0 or not 0.2 < second.value / first.value < 5.0:
            continue
        low, high = min(first.low, first.value), max(first.high, first.value)
        slack = 0.1 * abs(first.value) if first.unit != "degC" else 2.0
        if not low - slack <= second.value <= high + slack:
            if first.unit == "degC":
                return Miscount(second.text, f"{first.text} are not {second.text}")
            real = first.value / second.value * written_figure(second.text)
            return Miscount(second.text, f"{first.text} comes to about {real:,.3g} in the second unit")
    return None


TESTS = (share, percent_of, product, per_period, average, exchange, conversion)
