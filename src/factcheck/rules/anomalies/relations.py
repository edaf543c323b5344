"""Three figures that belong together, in whatever order and words: every reading is tried before one is flagged.

A clause with two amounts of a kind and one percentage, fraction or multiple; an amount, a number and an amount for each;
parts and their total. Unlike the turns of phrase in the modules beside it, what is asked for here is only that the clause
holds exactly these figures and a word that ties them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.rules.anomalies.parts import HEDGE, N
from factcheck.rules.anomalies.sums import (
    Miscount,
    Slot,
    Template,
    amount,
    last_place_plain,
    percent_miscount,
    plain,
)

_FIGURE = re.compile(r"<[A-Z]\d+>")
_PIECES = re.compile(
    r"[;:]\s|\s[–—]\s|,?\s(?:while|whereas|although|though|but|because|which|who)\s|[.!?]\s|\s[(]|[)]"
)
_UP = (
    r"(?:ris(?:e|es|ing|en)|rose|increas(?:e|es|ed|ing)|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|gr(?:ow|ows|ew|own|owing|owth)|climb(?:s|ed|ing)?|"
    r"surg(?:e|es|ed|ing)|advanc(?:e|es|ed|ing)|improv(?:e|ed|ement)|up|more|higher|larger|bigger|dearer|rais(?:e|es|ed|ing)|above|added|plus)"
)
_DOWN = (
    r"(?:fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|cuts?|cutting|los(?:s|t|es|ing)|reduc(?:e|es|ed|ing|tion)|"
    r"slump(?:s|ed)?|slid|slip(?:s|ped)?|shr[aiu]nk|shrinking|plung(?:e|ed)|sank|sunk|dip(?:s|ped)?|down|less|fewer|lower(?:ed)?|smaller|cheaper|below|minus)"
)
_CHANGE_BY = re.compile(
    rf"\b(?!(?:more|less|fewer|higher|lower|larger|bigger|smaller|above|below)\b)(?P<before>{_UP}|{_DOWN})\b(?:\s(?:by|of|an?|just|only|some|about|around|nearly|almost|over|more than|roughly|another|a further)){{0,4}}\s(?P<said><[PQ]\d+>)"
    rf"|(?P<said2><[PQ]\d+>)\s(?P<after>{_UP}|{_DOWN})\b"
)
_LINK = re.compile(
    r"\b(?:from|against|compared (?:with|to)|than|after|versus|instead of|on|to|at|above|below)\s(?:(?:the|a|its|their|just|only)\s)?(?:[\w'’-]+\s){0,2}(?:<T>(?:['’]s)?\s)?$"
)
_NOT_TIED = re.compile(
    r"\b(?:annual\w*|yearly|average|each year|per (?:year|month|week|day)|a (?:year|month|week|day)\b(?! (?:ago|earlier|before))|points?|inflation|adjusted|of (?:men|women)|margin of error|"
    r"between|forecasts?|expect\w*|estimat\w*|consensus|analysts|target\w*|if|would|could|may|might|excluding|real terms|interest|discount|tax|"
    r"respectively|since|target|record)\b",
    re.IGNORECASE,
)
_RATIOS = {
    "doubled": 2.0, "doubling": 2.0, "twice": 2.0, "double": 2.0, "doubles": 2.0, "tripled": 3.0, "trebled": 3.0, "triple": 3.0, "tripling": 3.0,
    "quadrupled": 4.0, "quadruple": 4.0, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
_RATIO = re.compile(rf"\b({'|'.join(_RATIOS)})\b")
_OPEN_RATIO = re.compile(
    r"\b(?:more than|nearly|almost|less than|over|not|well|better than|about|roughly|some|close to|all but)\s+(?:\w+\s)?$"
)


def alike(*slots: Slot) -> bool:
    """Whether amounts can be held against each other as written: no two units, no two ways to write one."""
    units = {(re.sub(r" per \w+$", "", s.unit), _unit_word(s)) for s in slots if s.unit}
    return len(units) <= 1


def _unit_word(slot: Slot) -> str:
    word = re.sub(
        r"[\d.,\s$£€¥]+|\b(?:million|billion|thousand|trillion|hundred|per|a|an|each)\b",
        "",
        slot.text.casefold(),
    )
    return word[:3]


def pieces(template: Template) -> Iterator[str]:
    """The stretches of a sentence between strong breaks, each told for itself; none where it has fewer than two amounts."""
    if template.text.count("<N") < 2:
        return
    yield from (part for part in _PIECES.split(template.text) if part)


def _figures(template: Template, text: str) -> tuple[list[str], list[str]]:
    """The marks of the amounts and those of the percentages of a stretch; ([], []) where other figures stand beside them."""
    amounts, shares = [], []
    for mark in _FIGURE.findall(text):
        slot = template.slot(mark)
        if mark[1] == "P" or (mark[1] == "Q" and slot.unit == "percent"):
            shares.append(mark)
        elif mark[1] == "N":
            amounts.append(mark)
        elif mark[1] not in "OTC":
            return [], []
    return amounts, shares


def _near_hedge(text: str, *marks: str) -> bool:
    return any(
        text[found.start() :].find(mark) in range(30) for found in HEDGE.finditer(text) for mark in marks
    )


def _fits(real: float, said: Slot) -> bool:
    return percent_miscount(real, said, "") is None


def change_in_percent(template: Template) -> Miscount | None:
    """`came to 4.2 million tons, up 12 percent from 4.0 million`: two amounts and the change between them."""
    for text in pieces(template):
        amounts, shares = _figures(template, text)
        if len(amounts) != 2 or len(shares) != 1 or _NOT_TIED.search(text) or _near_hedge(text, *amounts):
            continue
        match = _CHANGE_BY.search(text)
        if match is None or not _LINK.search(text[: text.find(amounts[1])]):
            continue
        said = template.slot(shares[0])
        first, second = (template.slot(mark) for mark in amounts)
        if not alike(first, second) or first.approximator or second.approximator:
            continue
        low, high = sorted((plain(first), plain(second)))
        if low <= 0 or high / low > 4 or low < 1.5:
            continue
        slack = (last_place_plain(first) / plain(first) + last_place_plain(second) / plain(second)) * 50
        up, down = (high / low - 1) * 100, (1 - low / high) * 100
        if any(
            _fits(real, said) or abs(real - said.value) <= slack
            for real in (up, down, low / high * 100, high / low * 100)
        ):
            continue
        word = match.group("before") or match.group("after")
        real = up if re.fullmatch(_UP, word) else down
        if 0.25 <= said.value / real <= 4.0:
            return Miscount(said.text, f"between {first.text} and {second.text} it is {real:.1f} percent")
    return None


_HALF_OF = re.compile(
    r"\bto (?:about |only |just )?(?P<said><P\d+>)(?: of)?\b|\b(?P<said2><P\d+>) (?:as (?:many|much)|(?:of )?(?:the|its|last|what))\b"
)


def part_left(template: Template) -> Miscount | None:
    """`has come down to half of last autumn's price, from 780 to 520`: the fraction that is left."""
    for text in pieces(template):
        amounts, shares = _figures(template, text)
        match = _HALF_OF.search(text)
        if len(amounts) != 2 or len(shares) != 1 or match is None or _near_hedge(text, *amounts):
            continue
        if not re.search(rf"\bfrom (?:about )?{amounts[0]}[^<]{{0,40}} to {amounts[1]}", text):
            continue
        said, first, second = (template.slot(mark) for mark in (shares[0], *amounts))
        if not alike(first, second) or not 0 < plain(second) < plain(first) or re.search(r"\d", said.text):
            continue
        real = plain(second) / plain(first) * 100
        if abs(real - said.value) > 7.0 and abs(100 - real - said.value) > 7.0 and said.value / real < 3:
            return Miscount(said.text, f"from {first.text} to {second.text} leaves {real:.1f} percent")
    return None


def multiplied(template: Template) -> Miscount | None:
    """`doubled to 90 from 52`, `tripled, from 20 to 41`, `sold 40, twice the 31 of last year`."""
    for text in pieces(template):
        amounts, shares = _figures(template, text)
        match = _RATIO.search(text)
        if len(amounts) != 2 or shares or match is None or _near_hedge(text, *amounts):
            continue
        between = text[text.find(amounts[0]) + len(amounts[0]) : text.find(amounts[1])]
        lead = text[max(0, text.find(amounts[0]) - 14) : text.find(amounts[0])]
        tied = re.search(r"\b(?:from|than|against|after)\b", lead + between) or (
            match.group() in between
            and re.search(r"\b(?:the|as many as|as much as|last year['’]s)\s*$", between)
        )
        if not tied or len(between) > 70:
            continue
        first, second = (template.slot(mark) for mark in amounts)
        if not alike(first, second) or min(plain(first), plain(second)) <= 0:
            continue
        wanted = max(_RATIOS[match.group()], 1 / _RATIOS[match.group()])
        low, high = sorted((plain(first), plain(second)))
        share = high / low / wanted
        opened = _OPEN_RATIO.search(text[: match.start()])
        if (0.6 if opened else 0.9) <= share <= (2.0 if opened else 1.15) or not 0.4 <= share <= 2.5:
            continue
        return Miscount(match.group(), f"{second.text} and {first.text} stand as {high / low:.2g} to 1")
    return None


_NO_PRODUCT = re.compile(
    r"\b(?:plus|than|compared|against|from|up|down|more|less|fewer|another|besides|minimum|maximum|up to|least|most|between|versus|every|first|including|not|record|capacity|respectively|last|only|alone|other|others|"
    r"instead|over|within|about|around|some|nearly|almost|roughly)\b",
    re.IGNORECASE,
)


def each_and_all(template: Template) -> Miscount | None:
    """`5,460 pupils in 260 classes, an average of 23 to a class`, `4.5 million to 300 families, or 12,000 per family`."""
    return next(
        (
            found
            for text in dict.fromkeys((*pieces(template), template.text))
            if (found := _each_and_all(template, text)) is not None
        ),
        None,
    )


def _each_and_all(template: Template, text: str) -> Miscount | None:
    amounts, shares = _figures(template, text)
    if len(amounts) != 3 or shares or "<T" in text or _NO_PRODUCT.search(text):
        return None
    slots = {mark: template.slot(mark) for mark in amounts}
    single = _single(text, amounts, [m for m in amounts if _A_PIECE.search(slots[m].unit)])
    if single is None or any(s.approximator for s in slots.values()):
        return None
    said = replace(slots.pop(single), unit=_A_PIECE.sub("", template.slot(single).unit))
    whole, count = sorted(slots.values(), key=lambda s: -plain(s))
    if min(plain(count), plain(said)) <= 1 or not alike(whole, said) or count.unit:
        return None
    real = plain(whole) / plain(count)
    if not 0.5 <= plain(said) / real <= 2.0 or abs(plain(said) / real - 1) <= 0.035:
        return None
    rounding = last_place_plain(said) / 2 + real * last_place_plain(whole) / 2 / plain(whole)
    if abs(plain(said) - real) <= rounding + 1e-9:
        return None
    how = amount(float(f"{real:.4g}"), replace(said, value=plain(said), unit=""))
    return Miscount(said.text, f"{whole.text} over {count.text} is {how}")


_A_PIECE = re.compile(r"\s?\bper (?!year|month|week|day|hour|second|minute)\w+$")


def _single(text: str, amounts: list[str], by_unit: list[str]) -> str | None:
    """The mark of the amount for each one; None where no word tells which it is."""
    if len(by_unit) == 1:
        return by_unit[0]
    average = re.search(rf"\baverage of (?:only |just )?({N})|({N})(?: [\w'’-]+){{0,3}} on average\b", text)
    if average is not None:
        return average.group(1) or average.group(2)
    each = re.search(
        rf"({N})(?: [\w'’-]+)? (?:each|apiece|per (?!year|month|week|day)\w+|a (?:head|piece)|for each)\b",
        text,
    )
    if each is not None:
        return each.group(1)
    first = re.search(rf"\b[Ee]ach of (?:the |its |their )?{N}(?: [\w'’-]+){{1,5}} ({N})", text)
    return first.group(1) if first else None


_SHARE_CUE = re.compile(
    r"(?:,? or|,|,? that is|,? which is| [(–—]|[(])\s?(?:just |only |about |some |around |roughly |nearly |almost |more than )?(?:an? )?(?P<said><P\d+>)(?=[,.;)]|\s*$|\s(?:of (?:them|those|these|the total|all)|in all)\b)"
)
_OUT_OF = re.compile(
    rf"\b(?:[Oo]ut of|[Oo]f|[Aa]mong) (?:the |its |their |all |these |those |his |her |some )?(?:[\w'’-]+ ){{0,2}}(?P<whole>{N})"
)


def share_in_percent(template: Template) -> Miscount | None:
    """`Out of 50 samples, 18 were contaminated, or 46 percent`: a whole told with "of", a part and its share."""
    text = template.text
    amounts, shares = _figures(template, text)
    cue, whole = _SHARE_CUE.search(text), _OUT_OF.search(text)
    if (
        len(amounts) != 2
        or len(shares) != 1
        or cue is None
        or whole is None
        or HEDGE.search(text.replace(cue.group(), ""))
    ):
        return None
    if re.search(
        r"\b(?:than|from|against|compared|up|down|average|margin|interest|growth|rate|tax|while|another|further)\b",
        text,
    ):
        return None
    said, all_of = template.slot(cue.group("said")), template.slot(whole.group("whole"))
    part = template.slot(next(m for m in amounts if m != whole.group("whole")))
    if (
        not 0 < plain(part) < plain(all_of)
        or not alike(part, all_of)
        or part.approximator
        or all_of.approximator
    ):
        return None
    real = plain(part) / plain(all_of) * 100
    if _fits(real, said) or _fits(100 - real, said) or not 0.3 <= said.value / real <= 3.0:
        return None
    return Miscount(said.text, f"{part.text} of {all_of.text} is {real:.1f} percent")


_BY_SAID = re.compile(
    rf"\b(?:(?:won|lost|beat|ahead|led|leads|trailed|behind|rose|fell|up|down|beaten|defeated|missed|passed)(?: [\w'’-]+)? by|(?:margin|lead|majority|difference|gap|advantage|surplus|deficit|drop|fall|decline|rise|increase|gain|loss|cut|jump) of) (?:just |only )?(?P<said>{N})"
    rf"|(?P<said2>{N})(?: [\w'’-]+)? (?:more|fewer|less|higher|lower) than (?:the |its |their |his |her )?(?:[\w'’-]+ ){{0,3}}{N}"
)


def difference_of_two(template: Template) -> Miscount | None:
    """`He won by 312 votes, taking 4,118 to her 3,706`: three figures, one said to be the difference of the others."""
    text = template.text
    amounts, shares = _figures(template, text)
    match = _BY_SAID.search(text)
    if match is None or len(amounts) != 3 or shares or HEDGE.search(text.replace(match.group(), "")):
        return None
    mark = match.group("said") or match.group("said2")
    said, *others = (template.slot(m) for m in (mark, *(m for m in amounts if m != mark)))
    if not alike(said, *others) or any(s.approximator for s in (said, *others)):
        return None
    first, second = map(plain, others)
    real, value = abs(first - second), plain(said)
    slack = (
        sum(map(last_place_plain, (said, *others))) / 2
        if any("." in s.text for s in (said, *others))
        else 0.0
    )
    if abs(real - value) <= slack + 1e-9 or value >= min(first, second) or abs(first - value - second) < 1e-9:
        return None
    if not 0.6 <= real / value <= 1.67 or value in (first, second) or first + second == value:
        return None
    return Miscount(
        said.text,
        f"the difference of {others[0].text} and {others[1].text} is {amount(real, replace(said, value=value, unit=''))}",
    )


_GONE = re.compile(
    rf"\b(?:los(?:es|t|ing)|shed(?:ding|s)?|sold|sell(?:s|ing)|clos(?:es|ed|ing)|cut(?:s|ting)?|dropped|gave up) (?P<gone>{N})(?: [\w'’-]+)? of (?:the|its|their|his|her) (?:[\w'’-]+ )?(?P<whole>{N})"
)
_NOW_LEFT = re.compile(
    rf"^\W*With (?:only |just )?(?P<left>{N})|\b(?:leaving|left with|now has|now have|keeps?|kept|down to|to) (?:it |them |him |her )?(?:with )?(?:only |just )?(?P<left2>{N})"
)


def what_is_left(template: Template) -> Miscount | None:
    """`With 45 seats, the Reds lost nine of the 58 they held before.`"""
    text = template.text
    gone, left = _GONE.search(text), _NOW_LEFT.search(text)
    amounts, shares = _figures(template, text)
    if gone is None or left is None or len(amounts) != 3 or shares or HEDGE.search(text):
        return None
    marks = (gone.group("whole"), gone.group("gone"), left.group("left") or left.group("left2"))
    if len(set(marks)) != 3:
        return None
    whole, lost, rest = (template.slot(m) for m in marks)
    real = plain(whole) - plain(lost)
    if (
        not alike(whole, lost, rest)
        or real == plain(rest)
        or abs(real - plain(rest)) > 0.2 * plain(whole)
        or plain(rest) >= plain(whole)
    ):
        return None
    return Miscount(rest.text, f"{whole.text} less {lost.text} is {amount(real, whole)}")


_SIDES = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (r"alive|survived|survivors|rescued|saved|unhurt", r"dead|died|killed|drowned|bodies|missing"),
        (
            r"in favou?r|for it|yes|approved|supported|agreed|backed",
            r"against|no|rejected|opposed|disagreed|abstain\w*",
        ),
        (r"men|boys|male", r"women|girls|female"),
        (r"won", r"lost"),
        (r"passed", r"failed"),
        (r"open|reopened", r"closed|shut"),
        (r"guilty|convicted", r"acquitted|cleared|not guilty"),
        (r"sold|let|occupied", r"unsold|empty|vacant"),
        (r"public", r"private"),
        (r"children|minors", r"adults"),
    )
)


def sides_of_whole(template: Template) -> Miscount | None:
    """`Of the 14 miners, nine were brought out alive and seven were found dead`: two sides that leave no one twice."""
    for text in re.split(r";\s|[.!?]\s", template.text):
        whole = re.search(
            rf"\b[Oo](?:f|ut of) (?:the |its |their |all |these |those )?(?:[\w'’-]+ ){{0,2}}?(?P<whole>{N})(?P<list>[^<]{{0,60}},.*)",
            text,
        )
        amounts, shares = _figures(template, text)
        if (
            whole is None
            or len(amounts) != 3
            or shares
            or amounts[0] != whole.group("whole")
            or HEDGE.search(text)
        ):
            continue
        first, second = (
            re.split(
                rf"(?=\b(?:and|while|but)\b[^<]{{0,30}}{amounts[2]})|(?=, {amounts[2]})",
                whole.group("list"),
                maxsplit=1,
            )[0::1][:2]
            if re.search(
                rf"\b(?:and|while|but)\b[^<]{{0,30}}{amounts[2]}|, {amounts[2]}", whole.group("list")
            )
            else ("", "")
        )
        if not any(
            (a.search(first) and b.search(second)) or (b.search(first) and a.search(second))
            for a, b in _SIDES
        ):
            continue
        total, *parts = (template.slot(m) for m in amounts)
        added = sum(map(plain, parts))
        if alike(total, *parts) and max(map(plain, parts)) < plain(total) < added <= plain(total) * 1.35:
            return Miscount(total.text, f"{parts[0].text} + {parts[1].text} is {amount(added, total)}")
    return None


_WHOLE = re.compile(
    rf"\b[Oo]f (?:the |its |their |these |those |all |his |her )?(?:[\w'’-]+ ){{0,2}}?(?P<whole>{N})"
)
_REMAINDER = re.compile(
    rf"\b(?:the (?:other|remaining|rest,?|last)|(?:for )?the rest[^<]{{0,20}})\s(?:[\w'’-]+\s){{0,2}}?(?P<rest>{N})"
)
_NO_PARTS = re.compile(
    r"\b(?:including|at least|than|each|every|per|between|average|from|respectively|times|up to|also|both|another|more|whom \d|earlier|last year)\b",
    re.IGNORECASE,
)


def rest_of_whole(template: Template) -> Miscount | None:
    """`bears 26 million of the 52 million, the state 18 million and the fund the other 10 million`: a list that says it is complete."""
    for text in re.split(r"[;:]\s|[.!?]\s", template.text):
        whole, rest = _WHOLE.search(text), _REMAINDER.search(text)
        amounts, shares = _figures(template, text)
        if (
            whole is None
            or rest is None
            or shares
            or not 3 <= len(amounts) <= 7
            or HEDGE.search(text)
            or _NO_PARTS.search(text)
        ):
            continue
        found = _unequal(template, whole.group("whole"), [m for m in amounts if m != whole.group("whole")])
        if found is not None:
            return found
    return None


def _unequal(template: Template, total_mark: str, marks: list[str], near: float = 0.2) -> Miscount | None:
    """What the parts come to, where neither all nor some of them come to the total after rounding."""
    total, parts = template.slot(total_mark), [template.slot(m) for m in marks]
    if not alike(total, *parts) or any(s.approximator for s in (total, *parts)):
        return None
    values, wanted = [plain(p) for p in parts], plain(total)
    if len(values) < 2 or max(values) >= wanted or min(values) <= 0:
        return None
    slack = (
        (sum(map(last_place_plain, parts)) + last_place_plain(total)) / 2
        if any("." in s.text for s in (total, *parts))
        else 0.0
    )
    for size in range(2, len(values) + 1):
        if any(abs(sum(chosen) - wanted) <= slack + 1e-9 for chosen in combinations(values, size)):
            return None
    added = sum(values)
    if abs(added - wanted) > near * wanted:
        return None
    how = amount(added, replace(total, value=wanted, unit=""))
    return Miscount(total.text, f"{' + '.join(p.text for p in parts)} is {how}")


_LISTED = re.compile(
    rf"{N}(?: [\w'’-]+){{1,4}}(?:, {N}(?: [\w'’-]+){{1,4}})+,? and {N}(?: [\w'’-]+){{1,4}}\W*$"
)
_NO_LIST = re.compile(
    r"\b(?:including|among|at least|than|each|every|per|average|from|more|further|another|also|respectively|times|for|against|since|years?|days?|hours?|points?|minutes|months|weeks)\b",
    re.IGNORECASE,
)


def list_of_previous(before: Template, template: Template) -> Miscount | None:
    """`The count came to 347 animals. They saw 212 seals, 88 otters, 35 herons and two cranes.`"""
    listed = _LISTED.search(template.text)
    totals = re.findall(N, before.text)
    if (
        listed is None
        or len(totals) != 1
        or _figures(before, before.text)[1]
        or HEDGE.search(before.text)
        or HEDGE.search(template.text)
    ):
        return None
    marks = re.findall(N, listed.group())
    if (
        len(marks) < 3
        or marks != _FIGURE.findall(template.text)
        or _NO_LIST.search(template.text)
        or "<T" in template.text
    ):
        return None
    total, parts = before.slot(totals[0]), [template.slot(m) for m in marks]
    joined = Template(template.text, (*template.slots, total))
    if total.unit or any(p.unit for p in parts) or not total.counted:
        return None
    return _unequal(joined, f"<N{len(template.slots)}>", marks, near=0.06)


_MARGIN = re.compile(
    rf"\b(?:margin|lead|majority|gap|difference|advantage) (?:of|was|is|came to) (?:just |only )?(?P<said>{N})(?! percent)|\b(?:won|lost|ahead|led|leads|trailed|behind) by (?:just |only )?(?P<said2>{N})"
)
MAX_PRIOR = 5


def margin_of_earlier(earlier: Sequence[Template], template: Template) -> Miscount | None:
    """`She got 18,240 votes, he got 13,760. Her margin of 5,480 votes …`: no two of the counts lie that far apart."""
    match = _MARGIN.search(template.text)
    if match is None or len(re.findall(N, template.text)) != 1 or HEDGE.search(template.text):
        return None
    said = template.slot(match.group("said") or match.group("said2"))
    given = [t.slot(mark) for t in earlier for mark in re.findall(N, t.text)]
    value = plain(said)
    given = [s for s in given if plain(s) > value / 4]
    if (
        not 2 <= len(given) <= MAX_PRIOR
        or value < 100
        or said.unit
        or any(s.unit or s.approximator for s in given)
    ):
        return None
    apart = [(abs(plain(a) - plain(b)), a, b) for a, b in combinations(given, 2)]
    if any(abs(d - value) < 1 for d, *_ in apart) or value in map(plain, given):
        return None
    close = [item for item in apart if abs(item[0] / value - 1) <= 0.35]
    if len(close) != 1 or min(plain(close[0][1]), plain(close[0][2])) < value:
        return None
    real, a, b = close[0]
    how = f"the difference of {a.text} and {b.text} is {amount(real, replace(said, value=value))}"
    return Miscount(said.text, how)


TESTS = (
    change_in_percent, part_left, multiplied, each_and_all, share_in_percent, difference_of_two, what_is_left, sides_of_whole, rest_of_whole,
)  # fmt: skip
_COMPARISON = re.compile(r"(?<=> )(?:more|fewer|less) than ")
_OF_THESE = re.compile(r"^\W*Of (?:the|these|those|them)\b[^<,]{0,30},")


def rest_of_previous_list(before: Template, template: Template) -> Miscount | None:
    """`They found 312 nests. Of the nests, 140 are in churches, 121 in schools and the remaining 61 in houses.`"""
    text = template.text
    amounts, shares = _figures(template, text)
    if not _OF_THESE.search(text) or not _REMAINDER.search(text) or shares or not 2 <= len(amounts) <= 6:
        return None
    parts = [template.slot(m) for m in amounts]
    totals = [before.slot(m) for m in re.findall(N, before.text)]
    if (
        HEDGE.search(text)
        or HEDGE.search(_COMPARISON.sub("", before.text))
        or any(s.unit or s.approximator for s in (*parts, *totals))
    ):
        return None
    added = sum(map(plain, parts))
    near = [t for t in totals if abs(plain(t) - added) <= 0.05 * added]
    if len(near) != 1 or plain(near[0]) == added:
        return None
    return Miscount(near[0].text, f"{' + '.join(p.text for p in parts)} is {amount(added, near[0])}")


ACROSS = (list_of_previous, rest_of_previous_list)
