"""Figures that must fit each other in whatever order they are told: every reading is tried before one is flagged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from factcheck.rules.anomalies.parts import HEDGE, NEAR, N, P, hedged
from factcheck.rules.anomalies.sums import (
    Miscount,
    Slot,
    Template,
    amount,
    amount_miscount,
    is_exact,
    last_place,
    percent_miscount,
    same_unit,
)

MAX_PARTS = 7
FAR = 0.5
"""A product or quotient further than this from the figure said belongs to something else."""

_IN_ALL = r"(?:in all|in total|all told|altogether|all together|combined|overall|taken together)"
_TOTALS = (
    rf"({N})(?: [a-z'’-]+){{0,4}},? {_IN_ALL}\b",
    rf"\b(?:[Aa]|the) (?:grand |combined |joint |overall )?total of (?:the )?({N})",
    rf"\b(?:as a whole|[Tt]he (?:whole|total)|total) (?:[a-z]+ ){{0,3}}(?:of |is |has |had |was |comes to |to )(?:[a-z]+ ){{0,3}}(?:of )?({N})",
    rf"\b(?:totall?ing|add(?:s|ed|ing)? up to|sum of)\s({N})",
    rf"\b[Tt]he (?:figures|numbers|parts|amounts|sums) add(?:ed)? up to ({N})",
)
_GROWING = re.compile(
    r"\b(?:bring\w*|brought|raise[sd]?|raising|so far|since|now|previous|earlier|career|season|already|another|further)\b",
    re.IGNORECASE,
)


def total_told(template: Template) -> Miscount | None:
    """`four barns, holding 90, 70, 40 and 20 bales: 240 bales altogether`: no run of figures before the total comes to it."""
    text = template.text
    for pattern in _TOTALS:
        match = re.search(pattern, text)
        if match is None:
            continue
        before = text[: match.start(1)]
        if _GROWING.search(text) or HEDGE.search(text) or re.search(r"<[PQ]\d", before):
            return None
        return _misses(template.slot(match.group(1)), _slots(template, before))
    return None


def _slots(template: Template, text: str) -> list[Slot]:
    return [template.slot(mark) for mark in re.findall(N, text)]


def _misses(total: Slot, found: Sequence[Slot]) -> Miscount | None:
    """What the longest fitting run of figures comes to, where no choice of two or more of them comes to the total."""
    parts = [p for p in found if same_unit(p, total)][-MAX_PARTS:]
    if len(parts) < 2 or total.value in [p.value for p in parts] or not all(map(is_exact, (total, *parts))):
        return None
    slack = (
        (sum(map(last_place, parts)) + last_place(total)) / 2 + 1e-9
        if any("." in p.text for p in (total, *parts))
        else 1e-9
    )
    for size in range(2, len(parts) + 1):
        if any(
            abs(sum(p.value for p in chosen) - total.value) <= slack for chosen in combinations(parts, size)
        ):
            return None
    runs = [parts[i:j] for i in range(len(parts)) for j in range(i + 2, len(parts) + 1)]
    runs = [
        r
        for r in runs
        if abs(sum(p.value for p in r) - total.value) <= NEAR * total.value
        and max(p.value for p in r) < total.value
    ]
    if not runs:
        return None
    best = max(runs, key=len)
    return Miscount(
        total.text, f"{' + '.join(p.text for p in best)} is {amount(sum(p.value for p in best), total)}"
    )


_SHARE_SAID = re.compile(
    rf"(?P<part>{N})(?P<between>[^<.;:]{{0,60}}?)(?:,? or|,? which is|,? that is|,| \(|\()\s?(?:just |only |about |some |nearly |almost |roughly |more than |less than )?(?P<said>{P})"
    r"(?! (?:points?|more|less|fewer|higher|lower|up|down|above|below|of (?!them\b|these\b|those\b|the total\b|all\b)))"
)


def share_of_previous(before: Template, template: Template) -> Miscount | None:
    """`The fleet has 310 buses. Of these 62 run on batteries, or 41 percent.`"""
    text = template.text
    refers = re.search(
        r"^\W*(?:[Oo]f|[Aa]mong) (?:these|those|them)\b|> of (?:these|those|them|the|its|their|that)\b", text
    )
    match = _SHARE_SAID.search(text)
    if (
        refers is None
        or match is None
        or len(re.findall(P, text)) != 1
        or hedged(template, match, match.group("said"))
    ):
        return None
    part, said = template.slot(match.group("part")), template.slot(match.group("said"))
    wholes = [s for s in _slots(before, before.text) if s.value > part.value and same_unit(s, part)]
    inner = [s for s in _slots(template, text) if s.value > part.value]
    if not wholes or inner or not all(map(is_exact, (part, *wholes))) or HEDGE.search(before.text):
        return None
    if len(wholes) > 1 and (len(wholes) > 2 or not re.search(r"\bof (?:that|this|it)\b", text)):
        return None
    found = [
        _near_percent(part.value / whole.value * 100, said, f"{part.text} of {whole.text}")
        for whole in wholes
    ]
    return found[0] if all(found) else None


def _near_percent(real: float, said: Slot, how: str) -> Miscount | None:
    """A percentage that is wrong, but not so far off that it must be one of something else."""
    if not 0.3 <= said.value / max(real, 1e-9) <= 3.0:
        return None
    return percent_miscount(real, said, how)


_SHARE_NEXT = re.compile(
    rf"^\W*(?:That|This|It)(?: is| was|['’]s| corresponds to| amounts to| represents| means| equals| makes| works out at)(?: an?)?(?: share| rate| turnout| quota)?(?: of)? (?P<said>{P})(?! (?:points?|more|less|fewer|higher|lower|up|down|above|below))"
)
_PART_OF = re.compile(
    rf"[Oo]f (?:the |its |their |all )?(?P<whole>{N})[^<.;]{{0,40}},? (?:only |just )?(?P<part>{N})|(?P<part2>{N})(?: out)? of (?:the |its |their |all )?(?P<whole2>{N})"
)
_OF_CAPACITY = re.compile(
    rf"(?P<part>{N})[^<.;]{{0,30}},? (?:or |that is |only |just |about )?(?P<said>{P}) of (?:its|their|the) (?:full |total |maximum )?(?:capacity|total|volume|maximum)\b"
)


def share_in_next(before: Template, template: Template) -> Miscount | None:
    """`Of the 1,200 people asked, 432 were against it. That corresponds to 46 percent.`"""
    match, told = _SHARE_NEXT.search(template.text), _PART_OF.search(before.text)
    if match is None or told is None or HEDGE.search(before.text) or len(re.findall(N, before.text)) != 2:
        return None
    part, whole = (before.slot(told.group(n) or told.group(f"{n}2")) for n in ("part", "whole"))
    if (
        not 0 < part.value < whole.value
        or not same_unit(part, whole)
        or not (is_exact(part) and is_exact(whole))
    ):
        return None
    return percent_miscount(
        part.value / whole.value * 100, template.slot(match.group("said")), f"{part.text} of {whole.text}"
    )


def share_of_capacity(before: Template, template: Template) -> Miscount | None:
    """`The lake holds 48 million cubic meters. Now it has 36 million, half of its capacity.`"""
    match, wholes = _OF_CAPACITY.search(template.text), re.findall(N, before.text)
    if (
        match is None
        or len(wholes) != 1
        or HEDGE.search(before.text)
        or hedged(template, match, match.group("said"))
    ):
        return None
    part, whole = template.slot(match.group("part")), before.slot(wholes[0])
    if not 0 < part.value < whole.value or not same_unit(part, whole):
        return None
    return _near_percent(
        part.value / whole.value * 100, template.slot(match.group("said")), f"{part.text} of {whole.text}"
    )


_A_HEAD = re.compile(
    rf"(?P<count>{N}) (?:inhabitants|residents|people|citizens|members|pupils|students|employees|workers|households|homes|guests|visitors)\b[^<.;]{{0,30}}(?:that is|that makes|this is|this makes|it comes to|it is|or) (?P<said>{N})"
)


def per_head(before: Template, template: Template) -> Miscount | None:
    """`The town owes 45 million. With its 9,000 inhabitants that is 6,000 per head.`"""
    match, totals = _A_HEAD.search(template.text), re.findall(N, before.text)
    if (
        match is None
        or len(totals) != 1
        or HEDGE.search(before.text)
        or hedged(template, match, match.group("said"))
    ):
        return None
    count, said, total = (
        template.slot(match.group("count")),
        template.slot(match.group("said")),
        before.slot(totals[0]),
    )
    each = re.search(r"\bper\b", said.unit) or re.match(
        r".{0,20}\b(?:each|per (?:head|person|capita)|a head|apiece)\b", template.text[match.end() :]
    )
    if not each or count.value < 2 or not is_exact(count) or said.approximator:
        return None
    return _near_amount(total.value / count.value, said, f"{total.text} over {count.text}", total)


_RISES = (
    r"(?:rise|rises|rising|rose|risen|increase[ds]?|increasing|gain\w*|gr[eo]w\w*|growth|climb\w*|jump\w*|up|more|higher|above|raised?|raises|"
    r"go(?:es|ing)? up|went up|dearer)"
)
_FALLS = (
    r"(?:falls?|falling|fell|fallen|drop\w*|declin\w+|decreas\w+|cuts?|cutting|reduc\w+|down|less|fewer|lower\w*|below|shr[aiu]nk\w*|slip\w*|"
    r"go(?:es|ing)? down|went down|cheaper)"
)
_ONE_CHANGE = (
    re.compile(
        rf"(?P<a>{N})[^<.;,]{{0,50}}\b(?P<word>{_RISES}|{_FALLS})\b[^<.;]{{0,12}}(?P<said>{P}),? to (?P<b>{N})"
    ),
    re.compile(
        rf"(?P<said>{P}) (?P<word>{_RISES}|{_FALLS}),? (?:at|to) (?P<b>{N})[^<.;]{{0,30}} (?:from|against|after|than) (?:the )?(?P<a>{N})"
    ),
)
_THAN_LAST = re.compile(
    rf"^\W*(?:That|This|It)(?: is| was|['’]s| marks| represents| means)? [^<.;]{{0,30}}(?P<said>{P}) (?P<word>less|fewer|lower|below|down|more|higher|above|up)"
    rf"(?: than| on| from)? (?:the )?(?P<a>{N})"
)


def change_to(template: Template) -> Miscount | None:
    """`The pay of 1,700 crowns goes up by 10 percent to 1,980 crowns.`"""
    for pattern in _ONE_CHANGE:
        match = pattern.search(template.text)
        if match is not None and not hedged(template, match, match.group("said")):
            a, b, said = (template.slot(match.group(name)) for name in ("a", "b", "said"))
            return _change(a, b, said, match.group("word"))
    return None


def change_from_previous(before: Template, template: Template) -> Miscount | None:
    """`It brought in 7.4 million. That is 26 percent less than the 9.2 million of last year.`"""
    match = _THAN_LAST.search(template.text)
    marks = re.findall(N, before.text)
    if match is None or len(marks) != 1 or HEDGE.search(before.text):
        return None
    return _change(
        template.slot(match.group("a")),
        before.slot(marks[0]),
        template.slot(match.group("said")),
        match.group("word"),
    )


def _change(first: Slot, second: Slot, said: Slot, word: str) -> Miscount | None:
    alike = (first.unit, first.counted if not first.unit else "") == (
        second.unit,
        second.counted if not second.unit else "",
    )
    if (
        not alike
        or not (first.unit or first.counted)
        or "percent" in first.unit
        or not 0 < first.value < 4 * second.value < 16 * first.value
    ):
        return None
    if not (is_exact(first) and is_exact(second)):
        return None
    real = (second.value / first.value - 1) * (-100 if re.fullmatch(_FALLS, word) else 100)
    return percent_miscount(real, said, f"from {first.text} to {second.text}")


_COMPARED = re.compile(
    r"\b(?:than|versus|compared|against|record|from an?|above|below|usual|normal|last|alone)\b", re.IGNORECASE
)
_AVERAGE = re.compile(
    rf"(?<!than )(?<!versus )(?<!against )(?<!from )(?<!above )(?<!below )(?<!to )(?:an? |the )?average (?:of|was|is|came to|comes to) (?P<said>{N})|(?P<said2>{N})(?: [a-z]+)? (?:on average|each on average)\b"
)


def average(template: Template) -> Miscount | None:
    """`Over its nine days it drew 81,000 visitors, an average of 11,000 a day.`"""
    match = _AVERAGE.search(template.text)
    if match is None or HEDGE.search(template.text) or re.search(r"<[PQAS]\d", template.text):
        return None
    mark = match.group("said") or match.group("said2")
    said = template.slot(mark)
    others = [template.slot(m) for m in re.findall(r"<[ND]\d+>", template.text) if m != mark]
    if len(others) != 2 or said.value <= 0 or not is_exact(said) or _COMPARED.search(template.text):
        return None
    total, count = sorted(others, key=lambda s: -s.value)
    per = re.search(r"per (\w+)", said.unit)
    if count.value < 2 or (per and count.unit and count.unit != per.group(1)):
        return None
    if not per and count.unit in ("day", "week", "month", "year", "hour"):
        return None
    return _near_amount(total.value / count.value, said, f"{total.text} over {count.text}", total)


def _near_amount(real: float, said: Slot, how: str, source: Slot) -> Miscount | None:
    """A product or quotient of `source` that is off by more than the rounding of both, but not by so much that it is another thing's."""
    if real <= 0 or not FAR <= said.value / real <= 1 / FAR or abs(real / said.value - 1) <= 0.03:
        return None
    rounding = real * last_place(source) / 2 / max(source.value, 1e-9) + last_place(said) / 2
    if abs(real - said.value) <= rounding:
        return None
    return Miscount(said.text, f"{how} is {amount(real, said)}")


_EACH = re.compile(
    rf"(?P<count>{N})[^<.;:]{{0,60}}?\b(?:at|for|pays?|paid|costs?|costing|cost|gets?|got|worth|of|receives?|received|with|holds?|seats?|carry|carries)\s(?P<each>{N})(?: [a-z]+)?,? "
    rf"(?:each|apiece|a (?:head|seat|ticket|piece|ton|person)|per (?:head|person|seat|ticket|ton))\b[^<.;:]{{0,50}}?(?P<total>{N})"
)


def each_times(template: Template) -> Miscount | None:
    """`34 pupils pay 120 crowns each, so that 4,800 crowns are due.`"""
    match = _EACH.search(template.text)
    if (
        match is None
        or HEDGE.search(match.group())
        or re.search(r"\b(?:plus|and|but|while|not|than)\b[^<]*$", match.group())
    ):
        return None
    count, each, total = (template.slot(match.group(name)) for name in ("count", "each", "total"))
    unit = re.sub(r" per .*", "", each.unit)
    alike = unit == re.sub(r" per .*", "", total.unit) and (unit or each.counted == total.counted)
    if not alike or count.unit or not all(map(is_exact, (count, each, total))) or total.value <= each.value:
        return None
    return _near_amount(count.value * each.value, total, f"{count.text} times {each.text}", each)


_BASIS = re.compile(r"<Q\d+>")
_LEVEL = re.compile(
    rf"\b(?:stands?|stood|is|was|lies|lay|at|to|from|of)(?: now| then| still)?(?: at)? (?P<level>{P})"
)


def points_between(before: Template, template: Template) -> Miscount | None:
    """`The rate is now 3.25 percent. It was 5 percent a year ago, so that it has come down by 125 basis points.`"""
    points = _BASIS.findall(template.text)
    if (
        len(points) != 1
        or not re.match(r"^\W*(?:It|That|The rate|They)\b", template.text)
        or HEDGE.search(template.text)
    ):
        return None
    here, there = re.findall(P, template.text), re.findall(P, before.text)
    if len(here) != 1 or len(there) != 1 or not (_LEVEL.search(before.text) and _LEVEL.search(template.text)):
        return None
    return _points(before.slot(there[0]), template.slot(here[0]), template.slot(points[0]))


_COME_DOWN = re.compile(
    rf"\bfrom (?P<a>{P}) to (?P<b>{P})[^<.;]{{0,50}}?\b(?:by|of|or)(?: a total of)? (?P<said><Q\d+>)"
    rf"|\bby (?:a total of )?(?P<said2><Q\d+>)[^<.;]{{0,40}}? from (?P<a2>{P})[^<.;]{{0,20}} to (?P<b2>{P})"
)


def points_of_a_way(template: Template) -> Miscount | None:
    """`went from 6 percent to 5 percent within weeks, or by 80 basis points`."""
    match = _COME_DOWN.search(template.text)
    if match is None or hedged(template, match):
        return None
    marks = [match.group(n) or match.group(f"{n}2") for n in ("a", "b", "said")]
    return _points(*(template.slot(m) for m in marks))


def _points(first: Slot, second: Slot, said: Slot) -> Miscount | None:
    real = round(abs(first.value - second.value), 4)
    slack = (last_place(first) + last_place(second)) / 2 if "." in first.text + second.text else 0.0
    if not (is_exact(first) and is_exact(second)) or abs(real - said.value) <= min(slack, 0.05) + 0.001:
        return None
    return Miscount(
        said.text, f"{first.text} and {second.text} lie {real:g} points ({real * 100:g} basis points) apart"
    )


_MORE_BODIES = re.compile(
    rf"(?P<added>{N}) (?:more|other|further|new|additional)\b[^<.;]{{0,70}}\b(?:rais|bring|tak|lift|push|increas)ing\b[^<.;]{{0,50}} from (?P<a>{N})[^<.;]{{0,20}} to (?P<b>{N})"
    rf"|\b(?:rose|risen|grew|grown|went|increased|climbed) from (?P<a2>{N})[^<.;]{{0,20}} to (?P<b2>{N})[^<.;]{{0,30}}\b(?:after|when|as) (?P<added2>{N}) (?:more|others?|further|new|additional)\b"
)


def added(template: Template) -> Miscount | None:
    """`They found six more bodies, raising the number of dead from 41 to 49.`"""
    match = _MORE_BODIES.search(template.text)
    if match is None or hedged(template, match):
        return None
    a, b, said = (template.slot(match.group(n) or match.group(f"{n}2")) for n in ("a", "b", "added"))
    if not same_unit(a, b, said) or not all(map(is_exact, (a, b, said))):
        return None
    return amount_miscount(b.value - a.value, said, f"from {a.text} to {b.text}", a, b)


_LEAD = re.compile(
    rf"(?P<a>{N})[^<.;]{{0,30}}, (?P<said>{N})(?: [a-z]+)? (?:more than|fewer than|less than|clear of|ahead of|behind|above|below|better than)\b[^<.;]{{0,60}}"
    rf"(?:\b(?:has|have|had|with|on|at|got|scored|took|won)|\() ?(?P<b>{N})"
)


def lead(template: Template) -> Miscount | None:
    """`They have 74 points, nine more than Brey, who have 67.`"""
    match = _LEAD.search(template.text)
    if match is None or hedged(template, match):
        return None
    a, b, said = (template.slot(match.group(n)) for n in ("a", "b", "said"))
    if (
        not all(map(is_exact, (a, b, said)))
        or not same_unit(a, b, said)
        or said.value >= max(a.value, b.value)
    ):
        return None
    return amount_miscount(abs(a.value - b.value), said, f"the difference of {a.text} and {b.text}", a, b)


_RATE = re.compile(
    rf"\brate of (?P<rate>{N})(?: (?P<from>[a-z]+))? (?:to|per|for|a) (?:the|one|an?|each)? ?(?P<to>[A-Za-z]+)\b[^<.;]{{0,40}}(?P<said>{N})"
)


def converted(before: Template, template: Template) -> Miscount | None:
    """`The price is 480 million dallers. At the rate of eight dallers to the euro that is 61 million euros.`"""
    match = _RATE.search(template.text)
    amounts = _slots(before, before.text)
    if (
        match is None
        or len(amounts) != 1
        or HEDGE.search(before.text)
        or hedged(template, match, match.group("said"))
    ):
        return None
    rate, said, given = template.slot(match.group("rate")), template.slot(match.group("said")), amounts[0]
    if min(rate.value, said.value, given.value) <= 0 or rate.value == 1:
        return None
    results = [given.value / rate.value, given.value * rate.value]
    real = min(results, key=lambda r: abs(r / said.value - 1))
    if abs(real / said.value - 1) > 0.4 or abs(real / said.value - 1) <= (
        0.06 if said.approximator else 0.012
    ):
        return None
    return Miscount(said.text, f"{given.text} at {rate.text} is {amount(real, said)}")


_CHAMBER = re.compile(rf"(?P<all>{N})[- ](?:seat|member|strong|person|judge|nation|country)\b(?P<rest>.*)")
_VOTES = re.compile(
    rf"({N})(?: [a-z]+){{0,2}} (?:voted |votes? |were |cast )?(?:in favou?r|for|against|yes|no|abstain\w*|absent|stayed away|opposed)\b|({N}) abstentions?"
)


def votes_of_a_chamber(template: Template) -> Miscount | None:
    """`In the 90-seat house 38 members voted for it, 49 against, and eight abstained`: more votes than seats."""
    match = _CHAMBER.search(template.text)
    if match is None or HEDGE.search(template.text):
        return None
    marks = [a or b for a, b in _VOTES.findall(match.group("rest"))]
    total, parts = template.slot(match.group("all")), [template.slot(m) for m in dict.fromkeys(marks)]
    added_up = sum(p.value for p in parts)
    if (
        len(parts) < 2
        or not total.value < added_up <= total.value * 1.5
        or not all(map(is_exact, (total, *parts)))
    ):
        return None
    return Miscount(total.text, f"{' + '.join(p.text for p in parts)} is {added_up:g}")


_PIECES = re.compile(
    rf"{P}(?: (?:is|are|go|goes|went|come|comes|came|of it))*(?: spent| paid)? (into|to|for|on|from|by|in|as|with)\b"
)


def pieces_of_a_whole(template: Template) -> Miscount | None:
    """`Of its spending 48 percent goes into pipes, 31 percent into wages and 30 percent into interest`: more than all."""
    text = template.text
    marks, words = re.findall(P, text), _PIECES.findall(text)
    whole = re.search(
        r"\b[Oo]f (?:its|the|their|all|every|each) (?:total )?(?:spending|budget|money|revenue|income|costs?|sales|exports|imports|power|electricity|energy|water|fund\w*|area|land|votes?|members|staff|population|turnover|output|traffic|waste)\b"
        r"|\bthe (?:remaining|rest)\b",
        text,
    )
    if (
        len(marks) < 3
        or len(words) != len(marks)
        or len(set(words)) != 1
        or whole is None
        or HEDGE.search(text)
    ):
        return None
    parts = [template.slot(m) for m in marks]
    total = sum(p.value for p in parts)
    if not 102.0 < total <= 130.0 or not all(map(is_exact, parts)):
        return None
    return Miscount(parts[-1].text, f"{' + '.join(p.text for p in parts)} is {total:g} percent")


_FRACTION_OF = re.compile(
    rf"(?P<said>{P}) of (?:the|its|their|his|her|all|those|these) (?:[\w'’]+ )?(?P<whole>{N})[^<.;]{{0,40}}?,? (?:about|around|or|some|roughly|that is|namely|–|—|\() ?(?:about |around |some |roughly )?(?P<part>{N})"
)


def fraction_told(template: Template) -> Miscount | None:
    """`A quarter of its 8,000 hectares, about 3,200 hectares, was lost.`"""
    match = _FRACTION_OF.search(template.text)
    if match is None:
        return None
    said, whole, part = (template.slot(match.group(n)) for n in ("said", "whole", "part"))
    if (
        whole.value <= part.value
        or not same_unit(whole, part)
        or said.approximator
        or not (whole.unit or whole.counted)
    ):
        return None
    real, slack = (
        part.value / whole.value * 100,
        0.15 if part.approximator or not re.search(r"\d", said.text) else 0.04,
    )
    if abs(real / said.value - 1) <= slack or not FAR <= said.value / real <= 1 / FAR:
        return None
    return Miscount(said.text, f"{part.text} of {whole.text} is {real:.1f} percent")


TESTS = (
    total_told, change_to, average, each_times, points_of_a_way, added, lead, votes_of_a_chamber, pieces_of_a_whole, fraction_told,
)  # fmt: skip
ACROSS = (
    share_of_previous,
    share_in_next,
    share_of_capacity,
    per_head,
    change_from_previous,
    points_between,
    converted,
)
