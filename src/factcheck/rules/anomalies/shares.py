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


_MAKES = r"(?:filled|took|occupied|won|make up|makes up|made up|cover|covers|covered|represents?|represented|is|are|was|were)"
_WHOLE_THING = r"(?:workforce|total|staff|membership|electorate|fleet|whole|capacity|vote|votes|seats|population|area|budget|sum|crop|herd)"
_SHARES = (
    rf"(?P<part>{N})(?: out)? of (?:the |its |their )?(?:[\w'’]+ ){{0,2}}(?P<whole>{N})[^<.;]{{0,40}}, (?:or |about |nearly |almost |more than )?(?P<said>{P}) of (?:the |its |their )(?:\w+ )?{_WHOLE_THING}\b",
    rf"(?P<part>{N}) [^<.;]{{0,40}}(?:filled|took|fill|occupied) (?:the |its )?(?P<whole>{N})-seat [a-z]+ to (?P<said>{P}) of (?:its )?(?:capacity|seats)",
    rf"^\W*[Oo]f (?:the |all |its )?(?P<whole>{N})[^<,]{{0,40}} (?P<part>{N})[^<.;]{{0,50}}, an? (?:\w+ )?(?:turnout|share|rate|quota|proportion) of (?P<said>{P})",
    rf"(?P<part>{N})(?: \w+)?{_OF}(?P<whole>{N})[^<.;]{{0,50}}(?:,|\(|–|—|\bor\b)\s*(?:or |about |equal to |equivalent to |that is |nearly |almost |more than |"
    rf"an? (?:\w+ )?(?:rate|margin|share|proportion|turnout|quota) of )*(?P<said>{P})(?! (?:more|less|fewer|up|down|higher|lower|of (?!the total|all|them|these|those|the whole)))",
    rf"(?P<part>{N}) on (?:sales|revenue|turnover) of (?P<whole>{N}),? an? (?:\w+ )?margin of (?P<said>{P})",
    rf"(?P<said>{P}){_OF}(?P<whole>{N})[^<.;,(]{{0,40}}(?:,? or |,? that is |,? i\.e\. |, | \()(?:some )?(?P<part>{N})(?: [a-z]+)?(?:[,.)]|$)",
    rf"(?P<said>{P})[^<.;(]{{0,30}}\((?:that is )?(?P<part>{N}){_OF}(?P<whole>{N})\)",
    rf"\b[Oo]f (?:the |all |its )?(?P<whole>{N})[^<,]{{0,40}}, (?P<part>{N})(?: \w+)?,? (?:or |\()(?P<said>{P})",
    rf"(?P<said>{P})\s?[:;–—]\s?(?P<part>{N})(?: \w+)?{_OF}(?P<whole>{N})",
    rf"[Ww]ith (?P<part>{N})(?: out)? of (?:the |its |all )?(?P<whole>{N})[^<.;]{{0,60}}\b(?:was|is|of|at|reached|stood at) (?P<said>{P})",
    rf"(?P<part>{N}) (?:[a-z]+ )?{_MAKES} (?:about |nearly |almost |some )?(?P<said>{P}) of (?:the |its |their |all )?(?:[\w'’]+ ){{0,4}}?(?P<whole>{N})",
    rf"(?P<part>{N}) (?:[a-z]+ ){{0,2}}[a-z]+(?:, | or |, or | \()(?:about |some |nearly |roughly |almost |more than )?(?P<said>{P}) of (?:its |the |their |all )(?:[\w'’]+ ){{0,4}}?(?P<whole>{N})",
)


def share(template: Template) -> Miscount | None:
    """`90 of the 300 seats, or 40 percent`, `a third of the 900 workers, or 300 people`, `62 percent: 31,000 of the 50,000 voters`."""
    for pattern in _SHARES:
        match = re.search(pattern, template.text)
        if match is None or hedged(template, match, match.group("said")):
            continue
        part, whole, said = (template.slot(match.group(name)) for name in ("part", "whole", "said"))
        if (
            not 0 < part.value <= whole.value
            or not same_unit(part, whole)
            or not (is_exact(part) and is_exact(whole))
        ):
            continue
        return percent_miscount(part.value / whole.value * 100, said, f"{part.text} of {whole.text}")
    return None


def fraction(template: Template) -> Miscount | None:
    """`Two thirds of those asked, 58 percent, were in favor`, `more than half, 46 percent`."""
    over = re.search(
        rf"\b([Mm]ore|[Ff]ewer|[Ll]ess) than half\b[^<,.;]{{0,40}}(?:,| \(|:| –| —) ?(?:or )?({P})",
        template.text,
    )
    if over is not None:
        said = template.slot(over.group(2))
        more = over.group(1).casefold() == "more"
        if (said.value < 49.5 if more else said.value > 50.5) and not said.approximator:
            return Miscount(said.text, f"{said.text} is not {over.group(1).casefold()} than half")
    match = re.search(rf"({P}) of [^<,.;()]{{2,40}}(?:,| \()(?: or)? ?({P})[,.) ]", template.text)
    if match is None:
        return None
    words, figure = template.slot(match.group(1)), template.slot(match.group(2))
    spelled = re.search(r"half|third|quarter|fifth|tenth", words.text.casefold())
    if (
        not spelled
        or figure.approximator
        or not re.search(r"\d", figure.text)
        or abs(words.value - figure.value) <= (4.0 if not words.approximator else 7.0)
    ):
        return None
    return Miscount(words.text, f"{words.text} is about {words.value:.0f} percent, not {figure.text}")


_PRODUCTS = (
    rf"(?P<count>{N}) (?:[\w-]+ ){{1,3}}(?:at|for|costing|worth|of|carrying|with|holding) (?P<each>{N})(?: [a-z]+)? (?:each|apiece|a piece),?[^<.;]{{0,30}}"
    rf"\b(?:total of|raising|in all|altogether|bringing in|costing|worth|making|earning|for) (?P<all>{N})",
    rf"\b[Ee]ach of (?:the |its |their )?(?P<count>{N}) [\w ]{{1,40}} (?P<each>{N})(?: [a-z]+)?,[^<.;]{{0,20}}(?P<all>{N})(?: in all| in total| altogether|\.|$)",
    rf"(?P<all>{N})[^<.;]{{0,40}} in (?P<count>{N}) (?:[a-z]+ )?(?:installments?|instalments?|payments|tranches|parts|stages) of (?P<each>{N})",
    rf"(?P<all>{N})[^<.;]{{0,50}}\b(?:shared|split|divided)(?: equally| evenly)? (?:by|among|between) (?P<count>{N})[^<.;]{{0,40}} (?P<each>{N}) each",
)


def product(template: Template) -> Miscount | None:
    """`12 buses at 300,000 euros each, for a total of 3.6 million euros`, `50 million in four installments of 12.5 million`."""
    for pattern in _PRODUCTS:
        match = re.search(pattern, template.text)
        if match is None or hedged(template, match):
            continue
        count, each, whole = (template.slot(match.group(name)) for name in ("count", "each", "all"))
        if not same_unit(each, whole) or count.unit or not all(map(is_exact, (count, each, whole))):
            continue
        real = count.value * each.value
        return amount_miscount(real, whole, f"{count.text} times {each.text}", slack=0.01 * real)
    return None


def per_period(template: Template) -> Miscount | None:
    """`600 million over three years, or 200 million a year`, and the other way round."""
    match = re.search(
        rf"(?P<all>{N}) (?:[\w-]+ ){{0,3}}over (?:the next |the past |the last )?(?P<time><D\d+>),? (?:or |that is |i\.e\. )(?P<each>{N})",
        template.text,
    ) or re.search(
        rf"(?P<each>{N}),? (?:or )?(?P<all>{N}) over (?:the next |the past |the last )?(?P<time><D\d+>)",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    whole, period, each = (template.slot(match.group(name)) for name in ("all", "time", "each"))
    if (
        period.unit != "year"
        or not each.unit.endswith("per year")
        or whole.unit.endswith("per year")
        or period.value <= 0
    ):
        return None
    real = whole.value / period.value
    return amount_miscount(real, each, f"{whole.text} over {period.text}", slack=0.03 * real)


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
    """`50 kilometers (31 miles)`, `12,000 acres, or about 4,900 hectares`: one measure in two units."""
    for match in re.finditer(
        rf"({N})(?: \(|,? or )(?:about |some |roughly |around |nearly |almost )?({N})\)?", template.text
    ):
        first, second = template.slot(match.group(1)), template.slot(match.group(2))
        if (
            not first.unit
            or first.unit != second.unit
            or len(first.unit) == 3
            or " per " in first.unit.replace(" per hour", "")
        ):
            continue
        if _unit_words(first.text) == _unit_words(second.text) or min(first.value, second.value) <= 0:
            continue
        slack = 0.12 * abs(first.value) if first.unit != "degC" else 2.0
        if abs(second.value - first.value) > slack and 0.02 < second.value / first.value < 50.0:
            if first.unit == "degC":
                return Miscount(second.text, f"{first.text} are not {second.text}")
            real = first.value / second.value * written_figure(second.text)
            return Miscount(
                second.text, f"{first.text} comes to about {float(f'{real:.3g}'):,.10g} in the second unit"
            )
    return None


def _unit_words(text: str) -> str:
    return re.sub(r"[\d.,\s]|million|thousand|billion", "", text).casefold()


TESTS = (share, fraction, product, per_period, average, exchange, conversion)
