"""Changes and differences: a rise, fall, margin or multiple worked out from a figure before and one after."""

from __future__ import annotations

import re

from factcheck.rules.anomalies.parts import HEDGE, N, P, hedged
from factcheck.rules.anomalies.sums import (
    Miscount,
    Slot,
    Template,
    amount_miscount,
    is_exact,
    last_place,
    leveled,
    percent_miscount,
    same_unit,
)

_RISE = (
    "rise|increase|gain|jump|growth|climb|surge|improvement|advance|up|more|higher|rose|risen|grew|grown|increased|climbed|jumped|gained|"
    "increasing|rising|growing|raised|went up|surged"
)
_FALL = (
    "fall|drop|decline|decrease|cut|loss|reduction|slump|dip|down|less|fewer|lower|fell|fallen|dropped|declined|decreased|shrank|shrunk|"
    "cutting|falling|slipped|plunged|lowered|went down|reduced"
)
_BETWEEN = r"(?:[^<.;]|<O\d+>|<T>){0,40}"
_STATED = rf"(?P<word>{_RISE}|{_FALL})\b[^<.;]{{0,12}}(?P<said>{P})(?! points?)"
_CHANGES = (
    rf"from (?P<a>{N}){_BETWEEN} to (?P<b>{N}){_BETWEEN},?\s*(?:an?|or|which is an?|that is an?|the)\s(?:\w+ ){{0,2}}{_STATED}",
    rf"(?P<a>{N})(?: [a-z]+)? in <T>{_BETWEEN} (?:and|to|against|then) (?P<b>{N})(?: [a-z]+)? in <T>{_BETWEEN},\s*an?\s(?:\w+ ){{0,2}}{_STATED}",
    rf"from (?P<a>{N}){_BETWEEN} to (?P<b>{N}){_BETWEEN},?\s*an? (?:\w+ )?(?P<said>{P}) (?P<word>{_RISE}|{_FALL})\b",
    rf"\b(?P<word>{_RISE}|{_FALL})(?: by)? (?P<said>{P}){_BETWEEN} from (?P<a>{N}){_BETWEEN} to (?P<b>{N})",
    rf"\b(?P<word>{_RISE}|{_FALL})(?: by)? (?P<said>{P}),? to (?P<b>{N}){_BETWEEN} from (?P<a>{N})",
    rf"\b(?P<word>{_RISE}|{_FALL}) from (?P<a>{N}){_BETWEEN} to (?P<b>{N}){_BETWEEN}(?:,| or|\()\s?(?:or |by |up |down |an? \w+ of )*(?P<said>{P})",
    rf"\b(?P<word>{_RISE}|{_FALL}) to (?P<b>{N}) from (?P<a>{N}){_BETWEEN},\s(?:or |by |up |down |an? \w+ of )+(?P<said>{P})",
    rf"(?P<b>{N}){_BETWEEN},? (?P<word>up|down) (?P<said>{P}) (?:from|on) (?:the )?(?P<a>{N})",
    rf"(?P<b>{N}){_BETWEEN},? (?P<word>up|down) {N} or (?P<said>{P}),? (?:from|on) (?:the )?(?P<a>{N})",
    rf"(?P<b>{N}){_BETWEEN}\b(?:a |at a )?(?P<word>gain|increase|advance|rise|premium) of (?P<said>{P}) (?:to|on|over|from) [^<.;]{{0,40}}(?P<a>{N})",
    rf"(?P<said>{P}) (?P<word>lower|higher|less|more) at (?P<b>{N}),? (?:against|compared with|compared to|than|after) (?:the )?(?P<a>{N})",
    rf"\b(?P<word>{_RISE}|{_FALL}) to (?P<b>{N}){_BETWEEN} from (?P<a>{N}){_BETWEEN},\s(?:up|down)(?: by)? (?P<said>{P})",
    rf"\b(?P<word>cut|reduced|raised|increased|lowered) [^<.;]{{0,30}}of (?P<a>{N}) by (?P<said>{P}),? to (?P<b>{N})",
)
_FACTORS = {
    "double": 2.0, "doubled": 2.0, "doubling": 2.0, "triple": 3.0, "tripled": 3.0, "trebled": 3.0, "tripling": 3.0, "quadrupled": 4.0,
    "halved": 0.5, "halving": 0.5,
}  # fmt: skip
_TIMES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "half": 0.5, "three times": 3.0, "four times": 4.0}
_LEAD = r"(?:difference|margin|lead|majority|gap|advantage|deficit|surplus)"


_A_YEAR = re.compile(
    r"\b(?:annual|annually|annuali[sz]ed|per (?:year|month|week)|a (?:year|month) on average|on average|average)\b"
)
"""A rate for each year of a span is no change over all of it."""


def change(template: Template) -> Miscount | None:
    """`from 500 to 600, a rise of 20 percent` and its turns of phrase."""
    for pattern in _CHANGES:
        match = re.search(pattern, template.text)
        if match is None or hedged(template, match, match.group("said")):
            continue
        if re.match(r" of\b", template.text[match.end("said") :]):
            continue  # `fell from 400 to 100, a quarter of the number`: a share, no change
        first, second, said = (template.slot(match.group(name)) for name in ("a", "b", "said"))
        first, second = leveled(first, second)
        if first.value > 0 and same_unit(first, second) and is_exact(first) and is_exact(second):
            if _A_YEAR.search(template.text) or not 0.1 < second.value / first.value < 10:
                return None
            real = (second.value / first.value - 1) * 100
            falls = re.fullmatch(_FALL, match.group("word")) is not None
            return percent_miscount(-real if falls else real, said, f"from {first.text} to {second.text}")
    return None


def compared(template: Template) -> Miscount | None:
    """`212 liters, 20% less than the usual 265`."""
    match = re.search(
        rf"({N})[^.;]{{0,60}}?({P}) (less|fewer|lower|below|more|higher|above) (?:than )?[^<.;]{{0,50}}?({N})",
        template.text,
    )
    if match is None or HEDGE.search(
        match.group().replace("less than", "").replace("more than", "").replace("fewer than", "")
    ):
        return None
    value, said, base = (
        template.slot(match.group(1)),
        template.slot(match.group(2)),
        template.slot(match.group(4)),
    )
    if len(re.findall(r"<[NP]\d+>", match.group())) != 3 or base.value <= 0 or not same_unit(value, base):
        return None
    below = match.group(3) in ("less", "fewer", "lower", "below")
    real = (1 - value.value / base.value if below else value.value / base.value - 1) * 100
    return percent_miscount(real, said, f"{value.text} against {base.text}")


def more_than(template: Template) -> Miscount | None:
    """`660 million, 60 million more than the 600 million of last year`."""
    match = re.search(
        rf"({N})[^<.;]{{0,40}}, ({N}) (more|fewer|less|higher|lower) than (?:the |its |their )?(?:[a-z]+ ){{0,3}}(?:[a-z]+['’]s )?({N})",
        template.text,
    )
    if match is None or re.search(r"\b(?:about|around|nearly|almost|some|over) (?:the )?<", match.group()):
        return None
    value, said, base = (template.slot(match.group(i)) for i in (1, 2, 4))
    if not same_unit(value, said, base):
        return None
    sign = 1 if match.group(3) in ("more", "higher") else -1
    return amount_miscount(
        sign * (value.value - base.value), said, f"{value.text} against {base.text}", value, base
    )


def step(template: Template) -> Miscount | None:
    """`rose by 15, from 40 to 55`, `from 40 to 55, an increase of 15`."""
    match = re.search(rf"\b(?:{_RISE}|{_FALL}) by ({N}),? from ({N}){_BETWEEN} to ({N})", template.text)
    said_first = match is not None
    upward = (
        None
        if match
        else re.search(rf"\b(?:{_RISE}|{_FALL}) by ({N}),? to ({N}),? from ({N})", template.text)
    )
    said_first = said_first or upward is not None
    match = (
        match
        or upward
        or re.search(
            rf"from ({N}){_BETWEEN} to ({N}){_BETWEEN}, an? (?:{_RISE}|{_FALL}) of ({N})", template.text
        )
        or re.search(
            rf"({N})(?: [a-z]+)?,? (?:instead of|after|up from|down from|rather than) (?:the )?({N}){_BETWEEN}, an? (?:\w+ )?(?:{_RISE}|{_FALL}) of ({N})",
            template.text,
        )
    )
    if match is None or hedged(template, match):
        return None
    slots = [template.slot(match.group(i)) for i in (1, 2, 3)]
    said, first, second = slots if said_first else (slots[2], slots[0], slots[1])
    if not same_unit(said, first, second):
        return None
    return amount_miscount(
        abs(second.value - first.value), said, f"from {first.text} to {second.text}", first, second
    )


_POINTS = r"(?P<said><[QN]\d+>(?: (?:percentage )?points?)?|<P\d+> of a (?:percentage )?point|half a (?:percentage )?point|a quarter (?:of a )?(?:percentage )?point)"
_MOVES = (
    rf"from (?P<a><[NP]\d+>){_BETWEEN} to (?P<b>{P}){_BETWEEN},? (?:an?|or|by|up|down) (?:\w+ ){{0,2}}?(?:of )?{_POINTS}",
    rf"\bby {_POINTS},? from (?P<a><[NP]\d+>){_BETWEEN} to (?P<b>{P})",
    rf"\bby {_POINTS},? to (?P<b>{P}),? from (?P<a>{P})",
    rf"from (?P<a>{P}) (?:down|up) by {_POINTS} to (?P<b>{P})",
    rf"\bto (?P<b>{P}){_BETWEEN} from (?P<a>{P}){_BETWEEN}, an? (?:\w+ ){{0,2}}?of {_POINTS}",
    rf"(?P<a>{P}){_BETWEEN} (?:to|against|and|over|ahead of) (?:[^<.;]{{0,30}} )?(?P<b>{P}){_BETWEEN}, an? (?:margin|lead|gap|difference|advantage) of {_POINTS}",
    rf"(?P<a>{P}){_BETWEEN},? {_POINTS} (?:higher|lower|more|less|fewer|up|down|above|below) (?:than |on |from )?(?:the |its |their )?(?P<b>{P})",
)


def points(template: Template) -> Miscount | None:
    """`from 7.5 percent to 6.2 percent, a drop of 1.3 percentage points`, `by a quarter of a point, from 2.50 to 2.25 percent`."""
    for pattern in _MOVES:
        match = re.search(pattern, template.text)
        if match is None or hedged(template, match):
            continue
        first, second = template.slot(match.group("a")), template.slot(match.group("b"))
        said, worded = _points_said(template, match.group("said"))
        real = round(abs(first.value - second.value), 4)
        if said is None or not (is_exact(first) and is_exact(second)):
            continue
        slack = (last_place(first) + last_place(second)) / 2 + 0.01
        if abs(real - said) > (slack if said != int(said) or slack < 0.5 else 1.0):
            return Miscount(worded, f"{first.text} and {second.text} lie {real:g} points apart")
        return None
    return None


def _points_said(template: Template, words: str) -> tuple[float | None, str]:
    """The number of points of a wording, and the wording with its figure; None where it is no points."""
    mark = re.match(r"<([QNP])\d+>", words)
    if mark is None:
        return (0.5 if words.startswith("half") else 0.25), words
    slot = template.slot(mark.group())
    worded = words.replace(mark.group(), slot.text)
    if mark.group(1) == "N" and "point" not in words:
        return None, worded
    return (slot.value / 100 if mark.group(1) == "P" else slot.value), worded


def difference(template: Template) -> Miscount | None:
    """`41 to 29, a lead of 12`, `5,200 votes and her rival 4,900, a difference of 300`, `88-70, winning by 18 points`."""
    match = re.search(
        rf"({N})(?:[–-]|[^<.;]{{0,25}}(?: to | against | and | over |–))(?:[^<.;]{{0,25}} )?({N})[^<.;]{{0,40}}(?:,| by| with|[–—(])\s?(?:an? |by an? )?(?:\w+ )?{_LEAD} of ({N})",
        template.text,
    ) or re.search(
        rf"({N})(?:[–-]| to )({N}),? (?:winning|to win|a win|a victory|losing|a defeat)[^<.;]{{0,20}} by ({N}) (?:points?|goals?|runs?|seats?|votes?)",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    first, second, said = (template.slot(match.group(i)) for i in (1, 2, 3))
    if not all(map(is_exact, (first, second, said))) or not same_unit(first, second, said):
        return None
    return amount_miscount(
        abs(first.value - second.value),
        said,
        f"the difference of {first.text} and {second.text}",
        first,
        second,
    )


def multiple(template: Template) -> Miscount | None:
    """`doubled from 30 to 60`, `more than tripled, from 20 to 65`."""
    match = re.search(
        rf"\b({'|'.join(_FACTORS)})\b[^<.;]{{0,40}}? from ({N})[^<.;]{{0,40}} to ({N})", template.text
    )
    if match is None:
        return None
    lead = re.search(
        r"\b(more than|nearly|almost|about|roughly|over|less than|not|better than|just|all but) (?:\w+ )?$",
        template.text[: match.start(1)],
    )
    return _times_miscount(
        template.slot(match.group(2)),
        template.slot(match.group(3)),
        _FACTORS[match.group(1)],
        match.group(1),
        lead.group(1) if lead else "",
    )


def times_as_many(template: Template) -> Miscount | None:
    """`600 visitors, twice the 300 of last year`."""
    match = re.search(
        rf"({N})[^<.;]{{0,40}},? (\w+ )?(twice|double|triple|half|three times|four times) (?:the|last year['’]s|as many as(?: the)?|as much as(?: the)?) ({N})",
        template.text,
    )
    if match is None:
        return None
    return _times_miscount(
        template.slot(match.group(4)),
        template.slot(match.group(1)),
        _TIMES[match.group(3)],
        match.group(3),
        (match.group(2) or "").strip(),
    )


def _times_miscount(first: Slot, second: Slot, factor: float, said: str, lead: str) -> Miscount | None:
    first, second = leveled(first, second)
    if (
        first.value <= 0
        or not same_unit(first, second)
        or not (is_exact(first) and is_exact(second))
        or lead in ("not", "less than")
    ):
        return None
    share = second.value / first.value / factor
    at_least = lead in ("more than", "over", "better than", "than")
    fits = 0.97 <= share <= 1.9 if at_least else abs(share - 1) <= 0.15
    if fits or (at_least and factor < 1):
        return None
    return Miscount(
        f"{lead} {said}".strip(), f"{second.text} is {second.value / first.value:.2g} times {first.text}"
    )


_BY_WORDS = {
    "half": 50.0,
    "a third": 100 / 3,
    "a quarter": 25.0,
    "a fifth": 20.0,
    "two thirds": 200 / 3,
    "two-thirds": 200 / 3,
}


def by_a_fraction(template: Template) -> Miscount | None:
    """`grew by half, from 8,000 to 12,000`, `from 5,000 to 4,000, a fifth less`."""
    match = re.search(
        rf"\b(?P<word>{_RISE}|{_FALL}) by (?P<said>half|an? (?:third|quarter|fifth)|two[ -]thirds)\b[^<.;]{{0,30}} from (?P<a>{N}){_BETWEEN} to (?P<b>{N})",
        template.text,
    ) or re.search(
        rf"from (?P<a>{N}){_BETWEEN} to (?P<b>{N}){_BETWEEN},? an? (?P<said><O\d+>|<P\d+>|third|quarter|fifth) (?P<word>less|fewer|more|lower|higher)\b",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    first, second, said = (
        template.slot(match.group("a")),
        template.slot(match.group("b")),
        match.group("said"),
    )
    told = template.slot(said) if said.startswith("<") else None
    wanted = _BY_WORDS.get(said.casefold()) or (
        100.0 / told.value if told and said[1] == "O" and told.value > 2 else told.value if told else 0.0
    )
    if first.value <= 0 or not same_unit(first, second) or not wanted:
        return None
    real = (second.value / first.value - 1) * (-100 if re.fullmatch(_FALL, match.group("word")) else 100)
    if abs(real - wanted) <= 6.0:
        return None
    return Miscount(told.text if told else said, f"from {first.text} to {second.text} is {real:.1f} percent")


def unchanged(template: Template) -> Miscount | None:
    """`5.2 percent, unchanged from 5.4 percent in April`."""
    match = re.search(
        r"(<[NP]\d+>)[^<.;()]{0,40},? (?:unchanged|the same as|no different) (?:from|as|in)?[^<.;()]{0,25}(<[NP]\d+>)",
        template.text,
    )
    if match is None or hedged(template, match) or match.group(1)[1] != match.group(2)[1]:
        return None
    first, second = template.slot(match.group(1)), template.slot(match.group(2))
    if (
        first.value == second.value
        or not same_unit(first, second)
        or not (is_exact(first) and is_exact(second))
    ):
        return None
    return Miscount("unchanged", f"{first.text} and {second.text} differ")


def times_the(template: Template) -> Miscount | None:
    """`debts of 600 million are three times the revenue of 200 million`."""
    match = re.search(
        rf"({N}) (?:is|are|was|were) ({N}) times (?:the|its|their) [^<.;]{{0,40}}\bof ({N})", template.text
    ) or re.search(
        rf"({N})[^<.;]{{0,30}}, ({N}) times (?:as many as|as much as|the)(?: the)? ({N})", template.text
    )
    if match is None or hedged(template, match):
        return None
    first, factor, second = (template.slot(match.group(i)) for i in (1, 2, 3))
    if (
        second.value <= 0
        or factor.unit
        or not same_unit(first, second)
        or abs(first.value / second.value / factor.value - 1) <= 0.15
    ):
        return None
    return Miscount(
        f"{factor.text} times", f"{first.text} is {first.value / second.value:.2g} times {second.text}"
    )


def lead_in_time(template: Template) -> Miscount | None:
    """`in 58.2 seconds, 0.8 seconds ahead of her rival, who took 59.0 seconds`."""
    d = r"(<D\d+>)"
    match = re.search(
        rf"(?<!> ){d}, {d} (?:ahead of|faster than|clear of|behind|slower than|quicker than)[^<.;]{{0,60}} {d}(?! <D)",
        template.text,
    )
    if match is None or hedged(template, match):
        return None
    first, said, second = (template.slot(match.group(i)) for i in (1, 2, 3))
    if len({first.unit, said.unit, second.unit}) != 1 or len(re.findall(r"<D\d+>", template.text)) != 3:
        return None
    return amount_miscount(
        round(abs(first.value - second.value), 6), said, f"the difference of {first.text} and {second.text}"
    )


def change_of_previous(before: Template, template: Template) -> Miscount | None:
    """`It sold 500 cars in May and 600 in June. That is a rise of 30 percent.`"""
    match = re.match(
        rf"^\W*(?:That|This|It|The (?:rise|increase|fall|drop|decline|change|growth|gain))\b[^<.;]{{0,40}}\b(?P<word>{_RISE}|{_FALL})\b[^<.;]{{0,14}}(?P<said>{P})\W*$",
        template.text,
    )
    marks = re.findall(N, before.text)
    if match is None or len(marks) != 2 or re.search(r"<[PQ]\d", before.text) or HEDGE.search(before.text):
        return None
    first, second, said = before.slot(marks[0]), before.slot(marks[1]), template.slot(match.group("said"))
    if (
        min(first.value, second.value) <= 0
        or not same_unit(first, second)
        or (first.counted != second.counted and first.counted and second.counted)
    ):
        return None
    falls = re.fullmatch(_FALL, match.group("word")) is not None
    low, high = sorted((first.value, second.value))
    real = (1 - low / high if falls else high / low - 1) * 100
    return percent_miscount(real, said, f"between {first.text} and {second.text} the change")


TESTS = (
    change,
    compared,
    more_than,
    step,
    points,
    difference,
    multiple,
    times_as_many,
    by_a_fraction,
    unchanged,
    times_the,
    lead_in_time,
)
