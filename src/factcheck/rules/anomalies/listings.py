"""Figures told one by one, with what is said of all of them: their average, their total, how one became the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.rules.anomalies.parts import HEDGE, N, P, hedged
from factcheck.rules.anomalies.sums import (
    Miscount,
    Slot,
    Template,
    amount,
    is_exact,
    last_place,
    percent_miscount,
    same_unit,
)

MIN_LISTED = 3
FAR = 0.6
"""An average or total further than this from what is said belongs to something else."""
_OTHER_FIGURES = re.compile(r"<[PQDAOCS]\d")
_COMPARES = re.compile(
    r"\b(?:than|compared|against|up from|down from|from <|more|fewer|less|including|among|another|further|record|last (?:year|month|week)|respectively)\b"
)
_AVERAGE_NEXT = re.compile(
    rf"^\W*(?:That|This|It|Which)(?: is|['’]s| was| makes| made| gives| means| comes to| works out (?:at|to)| amounts to)(?: on)? (?:an )?average(?: of)? (?P<said>{N})(?! percent)"
    rf"|^\W*(?:The|Their) average (?:is|was|comes to|came to|of these (?:is|was)) (?P<said2>{N})"
    rf"|^\W*On average,? (?:that|this|it) (?:is|was|makes|comes to) (?P<said3>{N})"
)
_AVERAGE_LAST = re.compile(
    rf"(?P<list>{N}[^;:]*{N}[^;:]* and [^<;:]*{N}[^<.;:]*), (?:or |that is |which is |giving |making )?(?:an |for an )average of (?P<said>{N})"
)


def average_of_previous(before: Template, template: Template) -> Miscount | None:
    """`The farms lost 31, 28, 40 and 21 trees. That is an average of 35 a farm.`"""
    match = _AVERAGE_NEXT.search(template.text)
    if match is None or _OTHER_FIGURES.search(before.text) or _COMPARES.search(before.text):
        return None
    mark = match.group("said") or match.group("said2") or match.group("said3")
    return _mean_miscount([before.slot(m) for m in re.findall(N, before.text)], template.slot(mark), before)


def average_of_list(template: Template) -> Miscount | None:
    """`They lost 31, 28, 40 and 21 trees, an average of 35.`"""
    match = _AVERAGE_LAST.search(template.text)
    if match is None or _OTHER_FIGURES.search(template.text) or _COMPARES.search(match.group("list")):
        return None
    parts = [template.slot(m) for m in re.findall(N, match.group("list"))]
    return _mean_miscount(parts, template.slot(match.group("said")), Template(match.group("list"), ()))


def _mean_miscount(parts: Sequence[Slot], said: Slot, listed: Template) -> Miscount | None:
    if len(parts) > MIN_LISTED and parts[0].value == len(parts) - 1:
        parts = parts[1:]  # `the four barns hold 41, 36, 52 and 31`
    if len(parts) < MIN_LISTED or HEDGE.search(listed.text) or not all(map(is_exact, parts)):
        return None
    unit = re.sub(r" per .*", "", said.unit)
    if not same_unit(*parts) or not same_unit(replace(said, unit=unit), parts[0]):
        return None
    real = sum(p.value for p in parts) / len(parts)
    low, high = min(p.value for p in parts), max(p.value for p in parts)
    slack = (0.06 if said.approximator else 0.012) * real + last_place(said) / 2
    if real <= 0 or abs(real - said.value) <= slack or not low * FAR <= said.value <= high / FAR:
        return None
    if any(_mean_is(chosen, said) for chosen in combinations(parts, len(parts) - 1)):
        return None  # one of the figures is the total, or stands for something else
    how = f"the average of {', '.join(p.text for p in parts)} is {amount(float(f'{real:.4g}'), said)}"
    return Miscount(said.text, how)


def _mean_is(parts: Sequence[Slot], said: Slot) -> bool:
    real = sum(p.value for p in parts) / len(parts)
    return abs(real - said.value) <= 0.006 * real + last_place(said) / 2


_ACCOUNTS = re.compile(
    rf"\b(?:accounts?|accounted|makes? up|made up|stands?|stood) (?:for )?{N}.*, (?:bringing|taking|making|which brings|which takes) (?:the |its |their )?(?:whole|total|overall|entire|combined|full|final)"
    rf"(?: [\w'’-]+){{0,3}} (?:to |up to )?(?P<said>{N})"
    rf"|{N}.*, (?:bringing|taking|which brings|which takes) (?:the|its|their) (?:whole|entire|combined|overall|full) (?:[\w'’-]+ ){{1,3}}(?:up )?to (?P<said2>{N})"
)
_GROWS = re.compile(
    r"\b(?:so far|more|another|further|additional|extra|since|already|new|added|adding|then|later)\b"
)


def brought_to(template: Template) -> Miscount | None:
    """`Roofs account for 20 million, walls for 15 and doors for 4, bringing the whole bill to 42 million.`"""
    match = _ACCOUNTS.search(template.text)
    if match is None or _GROWS.search(match.group()) or _OTHER_FIGURES.search(template.text):
        return None
    mark = match.group("said") or match.group("said2")
    marks = [m for m in re.findall(N, template.text[: match.end()]) if m != mark]
    if HEDGE.search(template.text) or len(marks) < MIN_LISTED:
        return None
    return _sum_miscount([template.slot(m) for m in marks], template.slot(mark), near=0.12)


def _sum_miscount(parts: Sequence[Slot], total: Slot, near: float) -> Miscount | None:
    """What the parts come to, where neither all nor some of them come to the total."""
    if not same_unit(total, *parts) or not all(map(is_exact, (total, *parts))):
        return None
    values = [p.value for p in parts]
    if max(values) >= total.value or min(values) <= 0:
        return None
    rounded = any("." in p.text for p in (total, *parts))
    slack = (sum(map(last_place, parts)) + last_place(total)) / 2 if rounded else 0.0
    for size in range(2, len(values) + 1):
        if any(
            abs(sum(chosen) - total.value) <= slack + 1e-6 * total.value
            for chosen in combinations(values, size)
        ):
            return None
    added = sum(values)
    if abs(added - total.value) > near * total.value:
        return None
    return Miscount(total.text, f"{' + '.join(p.text for p in parts)} is {amount(added, total)}")


_FOR_ALL_OF_THEM = (
    re.compile(
        rf"\btotal of (?P<said>{N})[^<.;]{{0,60}}\b(?:for|between|among|by|from|to|on) (?:the|all|all the|these) (?P<count>{N})(?! [\w'’-]+ (?:of|in|who|that))"
    ),
    re.compile(
        rf"\b(?:[Tt]ogether|[Bb]etween them|[Ii]n all),? (?:the|these|all) (?P<count>{N})[^<.;]{{0,40}} (?P<said>{N})"
    ),
)


def total_of_earlier(earlier: Sequence[Template], template: Template) -> Miscount | None:
    """`She got 812 votes. He got 700 and a third man 310. A total of 1,922 votes were cast for the three.`"""
    match = next((m for m in (form.search(template.text) for form in _FOR_ALL_OF_THEM) if m), None)
    if match is None or len(re.findall(r"<[A-Z]\d+>", template.text)) > len(match.groups()):
        return None
    said, count = template.slot(match.group("said")), template.slot(match.group("count"))
    for reach in range(1, len(earlier) + 1):
        told = earlier[-reach:]
        parts = [t.slot(m) for t in told for m in re.findall(N, t.text)]
        if len(parts) < count.value:
            continue
        text = " ".join(t.text for t in told)
        complete = len(parts) == count.value >= 2 and not _OTHER_FIGURES.search(text)
        if not complete or HEDGE.search(text) or HEDGE.search(template.text) or _COMPARES.search(text):
            return None
        return _sum_miscount(parts, said, near=0.1)
    return None


_TURNED = {"doubled": 2.0, "trebled": 3.0, "tripled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_HAVING = re.compile(
    rf"(?P<a>{N})(?: [\w'’-]+){{0,4}} (?:on|in|at|by|during) (?P<t1><T>|[A-Z][a-z]+day(?: \w+)?|[A-Z][a-z]+) and (?P<b>{N})(?: [\w'’-]+){{0,2}} (?:on|in|at|by|during) (?:<T>|[A-Z][a-z]+day(?: \w+)?|[A-Z][a-z]+)\b"
    rf",? (?:the (?:number|figure|total|count|rate|amount|toll) (?:thus |therefore )?having|so (?:that )?(?:it|they|the (?:number|figure|total)) (?:has |have |had )?|meaning (?:it|they|the number) (?:has |have |had )?)\s?(?P<word>{'|'.join(_TURNED)})\b(?! (?:each|every|twice|again|and)\b)"
)
_TURNED_SLACK = 0.15


def turned_into(template: Template) -> Miscount | None:
    """`There were 40 tents on Monday and 110 on Tuesday, the number having doubled in a day.`"""
    match = _HAVING.search(template.text)
    if match is None or HEDGE.search(match.group()):
        return None
    first, second = template.slot(match.group("a")), template.slot(match.group("b"))
    if not same_unit(first, second) or not (is_exact(first) and is_exact(second)) or first.value <= 0:
        return None
    real, word = second.value / first.value, match.group("word")
    if abs(real / _TURNED[word] - 1) <= _TURNED_SLACK:
        return None
    return Miscount(word, f"{second.text} is {real:.2g} times {first.text}")


_SHARE_OF_ALL = re.compile(
    rf"\b[Oo]f (?:the |its |their |all |these |those )?(?P<whole>{N})(?: {N}-[\w-]+)?(?: [\w'’-]+){{1,6}}, (?:only |just |so far )?(?P<part>{N})(?: [\w'’-]+){{1,6}}(?:,| \(|,? or) "
    rf"?(?:or |just |about |nearly |almost |some |exactly )?(?P<said>{P}) of (?:(?:the |its |their )(?:total|whole|number|fleet|order|lot|sum|list)\b|(?:them|those|them all|all of them)(?=[,.;)]|\s*$))"
)


def share_of_the_whole(template: Template) -> Miscount | None:
    """`Of the 40 two-room flats in the block, 10 have been let, a third of the total.`"""
    match = _SHARE_OF_ALL.search(template.text)
    if match is None or hedged(template, match, match.group("said")):
        return None
    whole, part, said = (template.slot(match.group(n)) for n in ("whole", "part", "said"))
    if not 0 < part.value < whole.value or not same_unit(part, whole) or not is_exact(whole):
        return None
    return percent_miscount(part.value / whole.value * 100, said, f"{part.text} of {whole.text}")


_AGAINST = re.compile(
    rf"(?P<b>{N})(?: [\w'’-]+){{0,2}},? (?:as )?(?:compared (?:with|to)|against|up from|down from) (?:the |only |just )?(?P<a>{N})(?:[^<.;]|<T>){{0,40}}, an? (?:[\w-]+ )?"
    rf"(?:(?P<word>rise|increase|gain|jump|growth|fall|drop|decline|decrease|reduction|cut|loss) of (?P<said>{P})|(?P<said2>{P}) (?P<word2>rise|increase|gain|jump|fall|drop|decline|decrease|reduction|cut))(?! (?:points?|since|over|from|on|at|per|a year)\b)"
)
_FALLS = frozenset("fall drop decline decrease reduction cut loss".split())


def change_against(template: Template) -> Miscount | None:
    """`Orders of 120 million, compared with 100 million a year earlier, an increase of 12 percent.`"""
    match = _AGAINST.search(template.text)
    said_mark = (match.group("said") or match.group("said2")) if match else ""
    if match is None or hedged(template, match, said_mark):
        return None
    second, first, said = (template.slot(m) for m in (match.group("b"), match.group("a"), said_mark))
    if (
        not same_unit(first, second)
        or not (is_exact(first) and is_exact(second))
        or not 0 < first.value < 10 * second.value < 100 * first.value
    ):
        return None
    falls = (match.group("word") or match.group("word2")) in _FALLS
    real = (second.value / first.value - 1) * (-100 if falls else 100)
    return percent_miscount(real, said, f"from {first.text} to {second.text}")


TESTS = (average_of_list, brought_to, turned_into, share_of_the_whole, change_against)
ACROSS = (average_of_previous,)
