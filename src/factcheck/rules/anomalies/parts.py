"""Parts and their total: lists, remainders, votes and games."""

from __future__ import annotations

import re

from factcheck.rules.anomalies.sums import (
    Miscount,
    Slot,
    Template,
    amount,
    amount_miscount,
    is_exact,
    last_place,
    same_unit,
)

NEAR = 0.2
"""A sum further than this from the total counts something else."""

N = r"<N\d+>"
P = r"<P\d+>"
HEDGE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|more than|less than|fewer than|at least|at most|up to|just over|"
    r"just under|close to|well over|(?<!times )(?<!twice )as many as|an estimated|dozens|hundreds)\s+(?:the |a )?<(?!D)",
    re.IGNORECASE,
)


def hedged(template: Template, match: re.Match[str], said: str = "") -> bool:
    """Whether a figure of the match stands behind "about" and the like; that of the mark `said` may."""
    text = template.text[max(0, match.start() - 20) : match.end()]
    return any(
        not said
        or said
        not in template.text[
            max(0, match.start() - 20) + found.start() : max(0, match.start() - 20) + found.end() + len(said)
        ]
        for found in HEDGE.finditer(text)
    )


_NO_FULL_LIST = re.compile(
    r"\b(?:including|of (?:them|whom|which)|among|as well as|at least|while|but|compared|against <|from <|per|each|than|by <|mostly|mainly|"
    r"respectively|every|like|such as|between|times|first|then|later|after|before|when)\b",
    re.IGNORECASE,
)
_PAIRS = (
    ("men", "women"), ("boys", "girls"), ("adults", "children"), ("adults", "minors"), ("males", "females"), ("wins", "defeats"),
    ("wins", "losses"), ("passengers", "crew"), ("civilians", "soldiers"), ("dogs", "cats"), ("male", "female"), ("day", "night"),
    ("saved", "burned"), ("saved", "destroyed"), ("survived", "died"), ("passed", "failed"), ("children", "adult"), ("teachers", "pupils"), ("students", "teachers"), ("officers", "civilians"),
)  # fmt: skip


def list_after_total(template: Template) -> Miscount | None:
    """`64 members: 30 women, 22 men and 12 children`, with a colon, a dash or brackets."""
    text = template.text.rstrip('.!?"”’ ')
    match = re.search(rf"({N})(?P<noun>[^:<()]{{0,60}})[:–—]\s*(?P<list>{N}[^.;:()]*)$", text) or re.search(
        rf"({N})(?P<noun>[^:<()]{{0,40}})\(\s*(?P<list>{N}[^.;:()]*)\)", text
    )
    return _compare(template, match.group(1), match.group("list"), 2) if match else None


def made_up_of(template: Template) -> Miscount | None:
    """`3.6 billion, split between 2.1 billion in cash and 1.5 billion in shares`."""
    match = re.search(
        rf"({N})[^<.;:]{{0,60}}\b(?:made up of|consist(?:s|ed|ing)? of|compris(?:es|ed|ing)|composed of|split (?:between|into|among)|divided (?:between|into|among)|broken down into|(?:is|are|was|were) namely)"
        rf"\s(?P<list>{N}[^.;:]*)",
        template.text,
    )
    return (
        _compare(template, match.group(1), match.group("list").replace("between", ""), 2) if match else None
    )


def of_total(template: Template) -> Miscount | None:
    """`Of the 20 clubs, nine voted for it, eight against and three abstained`."""
    match = re.search(
        rf"\b[Oo]f (?:the |these |those |its |their |all )?(?:\w+ )?({N})(?P<noun>[^,:<]{{0,50}}),(?P<list>[^.;:]*{N}[^.;:]*)",
        template.text,
    )
    return _compare(template, match.group(1), match.group("list"), 3) if match else None


def the_rest(template: Template) -> Miscount | None:
    """`Of the 40 rescued, 25 went to hospital and the other 15 home`; `three of the five agreed, the other two did not`."""
    text = template.text
    rest = re.search(rf"\bthe (?:other|remaining|rest,) ({N})", text)
    if rest is None or HEDGE.search(text) or len(re.findall(r"<[NP]\d+>", text)) != 3:
        return None
    head = text[: rest.start()]
    first = re.search(rf"\b[Oo]f (?:the |its |their |all |these )?(?:\w+ )?({N})[^<]*?,\s[^<]*?({N})", head)
    second = re.search(rf"({N}) of (?:the |its |their |his |her |all )(?:\w+ )?({N})", head)
    if first is None and second is None:
        return None
    total_mark, part_mark = (
        (first.group(1), first.group(2))
        if first
        else (second.group(2), second.group(1))
        if second
        else ("", "")
    )
    total, part, other = template.slot(total_mark), template.slot(part_mark), template.slot(rest.group(1))
    if (
        not same_unit(total, part, other)
        or not all(map(is_exact, (total, part, other)))
        or part.value >= total.value
    ):
        return None
    return _sum_error(total, [part, other])


def total_after_list(template: Template) -> Miscount | None:
    """`30 women, 22 men and 12 children, 64 in all`."""
    match = re.search(
        rf"(?P<list>{N}[^.;:]*{N}[^.;:<]*?),?\s+(?:for|making|giving|bringing|or|a)\s+(?:it to |the |a )?(?:total|sum)\s+(?:of|to)\s+({N})",
        template.text,
    ) or re.search(
        rf"(?P<list>{N}[^.;:]*{N}[^.;:<]*?),\s+(?:or |making |some )?({N})[^<,;.]{{0,30}}\b(?:in all|in total|altogether|overall|together|over the (?:weekend|two days|three days))\b",
        template.text,
    )
    return _compare(template, match.group(2), match.group("list"), 2) if match else None


def with_list(template: Template) -> Miscount | None:
    """`With 30 women, 22 men and 12 children, the choir has 64 members`."""
    match = re.match(
        rf"With (?P<list>{N}[^.;:]*{N}[^.;:<]*), (?:the|it|its|they)\b[^<]{{0,40}}\b(?:has|have|had|counts) ({N})",
        template.text,
    )
    return _compare(template, match.group(2), match.group("list"), 3) if match else None


_KIND = r"([a-z]+)"
_HALVES = (
    (re.compile(rf"({N}) (?!of\b)[^<:;]{{3,60}}[,(–—] ?({N}) {_KIND} and ({N}) {_KIND}(?:[ ,.)]|$)"), False),
    (
        re.compile(
            rf"\b[Oo]f (?:the|its|their) ({N}) [^<,]{{2,40}}, ({N}) (?:were |are |was )?{_KIND}(?: \w+)? and ({N}) (?:were |are |was )?{_KIND}"
        ),
        False,
    ),
    (
        re.compile(
            rf"({N}) {_KIND} and ({N}) {_KIND}[^<.;]{{0,30}} ({N}) (?:people|persons|members|animals)\b"
        ),
        True,
    ),
)


def two_halves(template: Template) -> Miscount | None:
    """`14 people were hurt, eight men and six women`: two kinds that leave no third."""
    text = template.text
    if HEDGE.search(text):
        return None
    for pattern, total_last in _HALVES:
        match = pattern.search(text)
        if match is None:
            continue
        numbers = re.findall(N, match.group())
        kinds = {k for k in match.groups() if k and not k.startswith("<")}
        if len(numbers) != 3 or not any(kinds == set(pair) for pair in _PAIRS):
            continue
        slots = [template.slot(m) for m in numbers]
        total, *parts = [slots[2], *slots[:2]] if total_last else slots
        added = sum(p.value for p in parts)
        close = abs(added - total.value) <= max(2.0, NEAR * total.value)
        if added != total.value and close and all(is_exact(s) and not s.unit for s in (total, *parts)):
            return _sum_error(total, parts)
    return None


def two_places(template: Template) -> Miscount | None:
    """`43 people died, 31 in the city and 14 in the villages`: places apart hold no more than all."""
    match = re.search(
        rf"({N}) (?!of\b)[^<:;]{{3,60}}, ({N})(?: of them)? (in|at|on|near) [^<.;,]{{2,40}} and ({N})(?: others| more)? (in|at|on|near) ",
        template.text,
    )
    if match is None or HEDGE.search(match.group()):
        return None
    total, *parts = (template.slot(match.group(i)) for i in (1, 2, 4))
    added = sum(p.value for p in parts)
    if (
        not same_unit(total, *parts)
        or any(p.value >= total.value for p in parts)
        or not total.value < added <= total.value * (1 + NEAR)
    ):
        return None
    return _sum_error(total, parts)


def with_parts(template: Template) -> Miscount | None:
    """`The toll stands at 43, with 31 dead in the city, eight in the villages and four on the coast`."""
    match = re.search(
        rf"({N})(?: [a-z]+){{0,3}}, with (?P<list>{N} [^.;:<]+, {N}[^.;:]* and {N}[^.;:]*)$",
        template.text.rstrip('.!?"”’ '),
    )
    return _compare(template, match.group(1), match.group("list"), 3) if match else None


def bench(template: Template) -> Miscount | None:
    """`The nine-member court ruled 6 to 4`: more votes than judges; `6-3, with four dissenting`."""
    text = template.text
    match = re.search(
        rf"({N})[- ](?:member|judge|justice|person|seat|man) (?:[a-z]+ )?(?:court|panel|jury|board|council|committee|bench|tribunal|chamber|parliament|senate|assembly)"
        rf"[^<.;]{{0,40}} ({N})(?: votes)?(?:[–-]| to )({N})",
        text,
    ) or re.search(
        rf"\b(?:[Tt]he|[Aa]ll|[Ii]ts) ({N}) (?:judges|justices|jurors|members|councillors|councilors|senators) [^<.;]{{0,30}} ({N})(?: votes)?(?:[–-]| to )({N})",
        text,
    )
    if match is not None and not HEDGE.search(match.group()):
        total, *parts = (template.slot(match.group(i)) for i in (1, 2, 3))
        if total.value < sum(p.value for p in parts) <= total.value * 2:
            return _sum_error(total, parts)
    against = re.search(
        rf"({N})(?: votes)?(?:[–-]| to )({N})(?: votes)?[^<.;]{{0,20}}[,;] (?:with )?({N}) (?:of the )?(?:justices |judges |members |jurors )?(?:dissent\w*|voting against|voted against|opposed)",
        text,
    )
    if against is None or HEDGE.search(against.group()):
        return None
    first, second, said = (template.slot(against.group(i)) for i in (1, 2, 3))
    if said.value == min(first.value, second.value) or first.value + second.value > 100:
        return None
    return Miscount(
        said.text, f"{first.text} to {second.text} leaves {min(first.value, second.value):g} against"
    )


_OPPOSITES = (
    ("acquitted", "convicted"), ("failed", "passed"), ("died", "survived"), ("approved", "rejected"), ("won", "lost"), ("accepted", "refused"),
    ("agreed", "disagreed"), ("released", "detained"), ("destroyed", "damaged"), ("closed", "open"), ("guilty", "innocent"), ("stayed", "left"),
)  # fmt: skip
_TOO_MANY = (
    rf"({N}) of (?:the|its|their) (?:\w+ )?({N}) [a-z]+ [^<.;]{{0,40}}\b(?:and|while|but|with) ({N}) (?=[^<.;]{{0,30}}\b(?:against|not|no|abstain\w*|oppos\w+|dissent\w*|disagreed|did not)\b)",
    rf"({N}) of (?:the|its|their) ({N}) seats, (?:and )?the [^<.;]{{0,30}} ({N})(?:[,.]|$)",
)
_TOTAL_FIRST = (
    rf"\bhas ({N}) seats[;,:] [^<.;]{{0,40}}({N})(?: of them| seats)?[^<.;]{{0,20}} and [^<.;]{{0,40}}({N})(?:[,. ]|$)",
    rf"({N})[^<.;]{{0,30}}, of which ({N}) [^<.;]{{0,40}} and ({N})(?: [a-z]+| are| were|[,.]|$)",
)


def too_many(template: Template) -> Miscount | None:
    """`Nine of the 12 jurors voted guilty and four not guilty`: two sides that are more than all."""
    text = template.text
    if HEDGE.search(text):
        return None
    found = [
        (m.group(2), m.group(1), m.group(3)) for pattern in _TOO_MANY for m in [re.search(pattern, text)] if m
    ]
    found += [
        (m.group(1), m.group(2), m.group(3))
        for pattern in _TOTAL_FIRST
        for m in [re.search(pattern, text)]
        if m
    ]
    sides = re.search(
        rf"({N}) of (?:the|its|their) (?:\w+ )?({N}) [a-z]+ (?:were |was |had |have )?([a-z]+)[^<.;]{{0,20}},? (?:and|while|but) ({N}) (?:were |was |had |have |others )?([a-z]+)",
        text,
    )
    if sides and any({sides.group(3), sides.group(5)} == set(pair) for pair in _OPPOSITES):
        found.append((sides.group(2), sides.group(1), sides.group(4)))
    for marks in found:
        total, part, other = map(template.slot, marks)
        if max(
            part.value, other.value
        ) < total.value < part.value + other.value <= total.value * 1.35 and same_unit(total, part, other):
            return _sum_error(total, [part, other])
    return None


def games(template: Template) -> Miscount | None:
    """`12 wins and 5 defeats from 17 matches`, draws counted where they are named."""
    match = re.search(
        rf"(?P<list>{N} (?:wins?|victories)\b[^.;]{{0,60}}?) (?:from|in|out of) (?:the |its |their |his |her )?(?:\w+ )?({N}) (?:matches|games|bouts|fights)",
        template.text,
    )
    if match is None or HEDGE.search(template.text):
        return None
    parts = [template.slot(m) for m in re.findall(N, match.group("list"))]
    total, added = template.slot(match.group(2)), sum(s.value for s in parts)
    complete = re.search(r"\b(?:draws?|ties?)\b", match.group("list")) and re.search(
        r"\b(?:defeats?|loss(?:es)?)\b", match.group("list")
    )
    if len(parts) < 2 or added == total.value or (added < total.value and not complete):
        return None
    return _sum_error(total, parts)


def chamber(template: Template) -> Miscount | None:
    """`In the 120-seat chamber the bloc holds 65 seats and the opposition 58`: more seats than there are."""
    match = re.search(
        rf"({N})[- ]seat [a-z]+[^<.;]{{0,60}}({N})(?: seats)?[^<.;]{{0,40}} and [^<.;]{{0,40}}({N})(?: seats)?(?:[,. ]|$)",
        template.text,
    )
    if match is None or HEDGE.search(template.text) or len(re.findall(N, template.text)) != 3:
        return None
    total, *parts = (template.slot(match.group(i)) for i in (1, 2, 3))
    added = sum(p.value for p in parts)
    if not total.value < added <= total.value * (1 + NEAR) or max(p.value for p in parts) >= total.value:
        return None
    return _sum_error(total, parts)


def shares_of_a_vote(template: Template) -> Miscount | None:
    """`52 percent for, 41 against and 12 undecided`, `54 percent for A and 49 percent for B of the vote`: more than all."""
    text = template.text
    marks = re.findall(P, text)
    told = re.search(
        r"\b(?:undecided|unsure|not sure|don['’]t know|did not know|abstain\w*|no opinion|abstentions?)\b|\bvot\w+ (?:yes|for)\b.*\b(?:no|against)\b",
        text,
    )
    told = told or re.search(r"\bof (?:the )?(?:votes?|ballots?|vote cast|costs?|bill|funding|money)\b", text)
    if (
        not told
        or len(marks) < 2
        or HEDGE.search(text)
        or text.count("<T>") > 1
        or re.search(
            r"\b(?:turnout|than|more|less|from|compared|up|down|points?|both|also|precincts?|counted|reported|reporting|between|range|of (?:those|women|men))\b",
            text,
        )
    ):
        return None
    parts = [template.slot(m) for m in marks]
    added = sum(p.value for p in parts)
    if not 102.0 < added <= 130.0 or any(not is_exact(p) for p in parts):
        return None
    return Miscount(parts[-1].text, f"{' + '.join(p.text for p in parts)} is {added:g} percent")


def parts_of_previous(before: Template, template: Template) -> Miscount | None:
    """`900 patients took part. Of these, 450 got the drug and 430 a placebo.`"""
    match = re.match(
        rf"[Oo]f (?:these|those|them)\b[^<]{{0,20}},?\s*(?P<list>{N}[^.;:]*{N}[^.;:]*)", template.text
    )
    totals = re.findall(N, before.text)
    if match is None or not totals or HEDGE.search(template.text) or HEDGE.search(before.text):
        return None
    parts = [template.slot(m) for m in re.findall(N, match.group("list"))]
    for total in map(before.slot, totals):
        added = sum(p.value for p in parts)
        if (
            same_unit(total, *parts)
            and is_exact(total)
            and added != total.value
            and abs(added - total.value) <= 0.04 * total.value
        ):
            return _sum_error(total, parts)
    return None


def leaving(template: Template) -> Miscount | None:
    """`Of its 40 members 12 resigned, leaving 28`; `income of 4.2 billion and spending of 3.9 billion, a surplus of 300 million`."""
    text = template.text
    left_over = re.search(
        rf"({N})[^<.;]{{0,60}}({N})[^<.;]{{0,40}}, leaving (?:it |them |her |him )?(?:with )?(?:only |just )?({N})(?! (?:more|others|further))",
        text,
    )
    match = left_over or re.search(
        rf"\b(?:revenue|income|receipts|sales|turnover) of ({N})[^<.;]{{0,40}}\b(?:costs?|spending|expenses|expenditure|outlays) of ({N})[^<.;]{{0,40}}"
        rf"\b(?:profit|loss|surplus|deficit|gap|shortfall) of ({N})",
        text,
    )
    if match is None or hedged(template, match):
        return None
    whole, gone, left = (template.slot(match.group(i)) for i in (1, 2, 3))
    if (
        not same_unit(whole, gone, left)
        or not all(map(is_exact, (whole, gone, left)))
        or left.value >= max(whole.value, gone.value)
    ):
        return None
    return amount_miscount(abs(whole.value - gone.value), left, f"{whole.text} less {gone.text}", whole, gone)


_BACK = r"^\W*(?:That|This|It|The (?:total|sum|difference|gap|margin|increase|rise|change)|Together|In all|In total|Altogether|All told|Combined|Added up)\b"


def total_of_previous(before: Template, template: Template) -> Miscount | None:
    """`The north got 120 and the south 90. That makes 230 in all.`"""
    match = re.match(rf"{_BACK}[^<.;]{{0,50}}({N})", template.text)
    cue = re.search(
        r"\b(?:total|in all|together|altogether|all told|combined|adds? up|sum)\b",
        template.text,
        re.IGNORECASE,
    )
    if (
        match is None
        or cue is None
        or len(re.findall(r"<[A-Z]\d+>", template.text)) != 1
        or HEDGE.search(template.text)
    ):
        return None
    if (
        re.search(r"<[PQDAO]\d", before.text)
        or HEDGE.search(before.text)
        or _NO_FULL_LIST.search(before.text)
    ):
        return None
    parts, total = [before.slot(m) for m in re.findall(N, before.text)], template.slot(match.group(1))
    added = sum(p.value for p in parts)
    if (
        not 2 <= len(parts) <= 6
        or not same_unit(total, *parts)
        or not all(map(is_exact, (total, *parts)))
        or max(p.value for p in parts) >= total.value
    ):
        return None
    slack = (
        (sum(map(last_place, parts)) + last_place(total)) / 2
        if any("." in p.text for p in (total, *parts))
        else 0.0
    )
    if abs(added - total.value) <= slack + 1e-9 or abs(added - total.value) > NEAR * total.value:
        return None
    return _sum_error(total, parts)


def rest_of_previous(before: Template, template: Template) -> Miscount | None:
    """`Of the 40 rescued, 25 went to hospital. The other 12 went home.`"""
    match = re.match(rf"^\W*The (?:other|remaining|rest,) ({N})", template.text)
    first = re.search(
        rf"\b[Oo]f (?:the |its |their |all |these )?(?:\w+ )?({N})[^<]{{0,60}}?,? [^<]{{0,30}}({N})",
        before.text,
    )
    second = re.search(rf"({N}) of (?:the |its |their )(?:\w+ )?({N})", before.text)
    if (
        match is None
        or not (first or second)
        or HEDGE.search(before.text)
        or HEDGE.search(template.text)
        or len(re.findall(N, before.text)) != 2
    ):
        return None
    marks = (
        (second.group(2), second.group(1))
        if second
        else (first.group(1), first.group(2))
        if first
        else ("", "")
    )
    total, part, other = before.slot(marks[0]), before.slot(marks[1]), template.slot(match.group(1))
    if (
        not same_unit(total, part, other)
        or part.value >= total.value
        or abs(part.value + other.value - total.value) > NEAR * total.value + 2
    ):
        return None
    return _sum_error(total, [part, other])


ACROSS = (parts_of_previous, total_of_previous, rest_of_previous)


def _compare(template: Template, total_mark: str, listed: str, least: int) -> Miscount | None:
    marks = re.findall(N, listed)
    if (
        len(marks) < least
        or re.search(r"<[PADOQC]\d|<T>", listed)
        or HEDGE.search(listed)
        or _NO_FULL_LIST.search(listed)
    ):
        return None
    total, parts = template.slot(total_mark), [template.slot(m) for m in marks]
    if not same_unit(total, *parts) or not is_exact(total) or total.value in [p.value for p in parts]:
        return None
    added = sum(p.value for p in parts)
    rounded = any("." in p.text for p in (total, *parts))
    slack = (sum(map(last_place, parts)) + last_place(total)) / 2 if rounded else 0.0
    if abs(added - total.value) <= slack + 1e-9 or not abs(added - total.value) <= NEAR * total.value:
        return None
    return _sum_error(total, parts)


def _sum_error(total: Slot, parts: list[Slot]) -> Miscount | None:
    added = sum(p.value for p in parts)
    if added == total.value:
        return None
    return Miscount(total.text, f"{' + '.join(p.text for p in parts)} is {amount(added, total)}")


TESTS = (
    list_after_total, made_up_of, of_total, the_rest, leaving, total_after_list, with_list, two_halves, two_places, with_parts, bench, too_many, games, chamber, shares_of_a_vote,
)  # fmt: skip
