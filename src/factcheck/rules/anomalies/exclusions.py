"""Pairs of sentences that exclude each other by their words: two totals of one thing, all and not all, none and some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.records import BlockKind, ParsedArticle, Quantity
from factcheck.rules.anomalies.counting import NUMBER, value_of
from factcheck.rules.base import sentences_of

MAX_LENGTH = 600
"""Longer sentences, in characters, say too many things at once."""

_WHOLE = re.compile(r"\b(?:of|all) (?:the|its|their|his|her|these|those)\s$", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:has|have|had|comprises?|contains?|contained|runs? to|ran to|consists? of|consisted of|is made up of|numbers?)\s$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:[,.;:]|$|(?:only|just|all|none|not|were|was|are|have|had|has|will|and it|and they)\b)"
)
_SIDES = {
    "men": "male",
    "women": "female",
    "male": "male",
    "female": "female",
    "boys": "male",
    "girls": "female",
}
_MADE_OF = re.compile(
    rf"\b((?:\w+ ){{0,2}}\w{{3,}}) of ({NUMBER}) (men|women|boys|girls) and ({NUMBER}) (men|women|boys|girls)\b",
    re.IGNORECASE,
)
_ONE_SIDE = re.compile(
    rf"\b(?:of the|all|the|both) ({NUMBER}) (male|female|men|women) ?(\w+)?", re.IGNORECASE
)
_SO_ALL = re.compile(
    rf"\b(?:every one of|each of|all of|all) (?:the |its |their |these )?(?:{NUMBER} )?(?:[\w-]+ )?(\w{{3,}}s)\b",
    re.IGNORECASE,
)
_SO_SOME = re.compile(
    rf"\b(?:never|not|n['’]t|missed|skipped|failed)\b[^.;,]{{0,30}}\b(?:{NUMBER}|some|several|a few|many|most|half) of (?:the |its |their )?(?:[\w-]+ )?(\w{{3,}}s)\b",
    re.IGNORECASE,
)
_NO_EXCEPTION = re.compile(
    r"\b(?:without exceptions?|no exceptions?|with no exceptions?|exempts? (?:no one|nobody|none))\b",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(
    r"\b(?:left out of|exempt(?:ed)? from|excluded from|excepted from|spared(?: from)?|not (?:affected|covered|hit) by|do(?:es)? not apply to)\s+(?:the |this |these )?(?:\w+ )?(\w{3,})\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:not one|none|not a single one) of (?:the |its |their )?(?:[\d,.]+ )?(\w{3,})\b[^.;]{0,60}\b(?:was|were|is|are|stayed|remained|stood|went)(?: left)? (\w{3,})\b",
    re.IGNORECASE,
)
_PERSONS = r"(?:people|persons|men|women|children|miners|workers|divers|hikers|climbers|passengers|pupils|colleagues|comrades|survivors|victims)"
_OPPOSED = (
    (
        re.compile(
            r"(?<!not )(?<!nearly )(?<!almost )(?<!virtually )\b(?:every|all|everyone|everybody|each)\b(?:(?!\bnot\b|n['’]t\b)[^.;]){0,70}?\b(?:accounted for|found alive|rescued|been found|brought (?:out|up|to the surface|to safety|ashore)|pulled out|been freed|reached the surface)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:still|remain\w*|yet)\b[^.;]{0,60}\b(?:missing|unaccounted for|(?:looking|searching)\b[^.;]{0,30} for|trapped|not been (?:found|traced|accounted))\b"
            rf"|\b(?:who|{_PERSONS}|{NUMBER}) (?:are|is|remain|remains) still (?:underground|buried|stranded|down (?:in|there|below)|under the (?:rubble|ruins|snow|mud|debris))\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(
            r"\b(?:no one|nobody|no people|none of the \w+) (?:was|were|has been|had been) (?:\w+ly )?(?:hurt|injured|wounded)\b(?! (?:in|at|on|near) (?!the (?:fire|crash|accident|incident|blast|explosion|collision|attack|shooting|storm|derailment|collapse)\b))|\bthere were no injuries\b(?! (?:in|at|on|near)\b)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{NUMBER}|several) (?:people|persons|passengers|workers|residents|men|women|firefighters|children|employees|visitors)?[^.;]{{0,25}}\b(?:were|was) (?:\w+ly )?(?:hurt|injured|wounded)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(
            r"\b(?:unanimous(?:ly)?|without (?:a single )?dissent|without opposition|no votes against)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\bby {NUMBER} votes? to (?!zero|none|nil|0\b){NUMBER}\b|\b(?:voted|votes) against (?:it|the)\b|\bdissent(?:ed|ing)\b",
            re.IGNORECASE,
        ),
    ),
)
_ELSEWHERE = re.compile(
    r"\b(?:(?:19|20)\d\d|another|previous|similar|separate|second|third|last (?:week|month|year)|years? ago|also|other|nearby)\b",
    re.IGNORECASE,
)
_PAST_STATE = re.compile(
    r"\b(?:earlier|initially|at first|before|until|originally|used to|last year|would|could|if|may|might)\b",
    re.IGNORECASE,
)


_DENIED = re.compile(r"\b(?:no|not|never|without|fear\w*|last|if|hardly)\b|n['’]t", re.IGNORECASE)
_Sentence = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Two stretches of an article that exclude each other, and the words that do."""

    first: tuple[int, int]
    second: tuple[int, int]
    words: tuple[str, str]
    why: str


def exclusions(parsed: ParsedArticle) -> Iterator[Exclusion]:
    """Every such pair of an article, sentences in the order of the text."""
    quoted = [(q.start, q.end) for q in parsed.quotations]
    sentences = [
        s
        for s in sentences_of(parsed)
        if s[1] - s[0] <= MAX_LENGTH and not any(a <= s[0] and s[1] <= b + 2 for a, b in quoted)
    ]
    yield from _totals(parsed, quoted)
    yield from by_words(sentences)


def by_words(sentences: list[_Sentence]) -> Iterator[Exclusion]:
    """The pairs that their words alone tell; sentences as (start, end, text)."""
    yield from _sides(sentences)
    yield from _all_and_not_all(sentences)
    yield from _none_and_some(sentences)
    yield from _opposed(sentences)


def _totals(parsed: ParsedArticle, quoted: list[tuple[int, int]]) -> Iterator[Exclusion]:
    """`has six doors` … `all the eight doors`: a thing that has one number of parts, and a whole of another."""
    text = parsed.article.text
    plain = [q for q in parsed.quantities if _is_plain(q) and not any(a <= q.start < b for a, b in quoted)]
    for whole in plain:
        if not _WHOLE.search(text[max(0, whole.start - 12) : whole.start]) or not _ends_there(text, whole):
            continue
        same = [q for q in plain if q.counted == whole.counted and q is not whole]
        held = [
            q
            for q in same
            if _HELD.search(text[max(0, q.start - 20) : q.start])
            and _ends_there(text, q)
            and q.value != whole.value
        ]
        if len({q.value for q in (*same, whole)}) == 2 and len(held) == 1:
            first, second = sorted((whole, held[0]), key=lambda q: q.start)
            yield Exclusion(
                _sentence(parsed, first.start), _sentence(parsed, second.start), (first.text, second.text),
                f"one counts {first.text} and the other {second.text} ({whole.counted})",
            )  # fmt: skip


def _is_plain(quantity: Quantity) -> bool:
    exact = quantity.low == quantity.value == quantity.high
    return (
        bool(quantity.counted)
        and not quantity.unit
        and not quantity.approximator
        and quantity.kind == "cardinal"
        and exact
        and 2 <= quantity.value <= 2000
    )


def _ends_there(text: str, quantity: Quantity) -> bool:
    """Whether the counted noun follows alone, without a clause or phrase that narrows it."""
    match = re.match(r"[ -](\w+)", text[quantity.end : quantity.end + 30])
    return match is not None and _ENDS.match(text, quantity.end + match.end()) is not None


def _sides(sentences: list[_Sentence]) -> Iterator[Exclusion]:
    """`a choir of nine boys and eleven girls` … `all the ten male choristers`."""
    sides = [(s, m) for s in sentences for m in _ONE_SIDE.finditer(s[2])]
    for sentence in sentences if sides else ():
        for made in _MADE_OF.finditer(sentence[2]):
            counts = {_SIDES[made.group(i + 1).casefold()]: value_of(made.group(i)) for i in (2, 4)}
            whole = {w[:3] for w in re.findall(r"\w+", made.group(1).casefold())}
            for other, side in sides:
                sex, noun = _SIDES[side.group(2).casefold()], (side.group(3) or "").casefold()
                related = len(noun) > 3 and noun[:3] in whole and other[0] != sentence[0]
                if related and len(counts) == 2 and counts[sex] != value_of(side.group(1)):
                    yield _ordered(sentence[:2], other[:2], made.group(), side.group().strip())


def _all_and_not_all(sentences: list[_Sentence]) -> Iterator[Exclusion]:
    """`all of the bridges` … `missed several of the bridges`; `no exceptions` … `exempt from the fee`."""
    some = [(s, m) for s in sentences for m in [_SO_SOME.search(s[2])] if m and not _PAST_STATE.search(s[2])]
    left_out = [
        (s, m) for s in sentences for m in [_EXCEPTED.search(s[2])] if m and not _PAST_STATE.search(s[2])
    ]
    for sentence in sentences if some or left_out else ():
        text = sentence[2]
        everything = (
            {m.group(1).casefold() for m in _SO_ALL.finditer(text)} if not _DENIED.search(text) else set()
        )
        for other, match in some:
            if (
                other[0] != sentence[0]
                and match.group(1).casefold() in everything
                and _one_subject(text, other[2])
            ):
                yield _ordered(sentence[:2], other[:2], match.group(1), match.group())
        strict = _NO_EXCEPTION.search(text) if left_out else None
        for other, match in left_out if strict else ():
            if (
                strict
                and other[0] != sentence[0]
                and re.search(rf"\b{re.escape(match.group(1))}\b", text, re.IGNORECASE)
            ):
                yield _ordered(sentence[:2], other[:2], strict.group(), match.group())


def _one_subject(first: str, second: str) -> bool:
    """Whether both sentences tell of the same one: a pronoun of the first person, or a pronoun that goes on from the other."""
    pronouns = [
        set(
            re.findall(
                r"\b(?:I|we|he|she|it|they)\b",
                t.replace("We ", "we ").replace("He ", "he ").replace("She ", "she "),
            )
        )
        for t in (first, second)
    ]
    return bool(pronouns[0] & pronouns[1])


def _opposed(sentences: list[_Sentence]) -> Iterator[Exclusion]:
    """States that exclude each other whatever the matter: all found and one missing, nobody hurt and some hurt, unanimous and outvoted."""
    for all_of_it, not_all in _OPPOSED:
        sure = [
            (s, m) for s in sentences for m in [all_of_it.search(s[2])] if m and not _PAST_STATE.search(s[2])
        ]
        against = [
            (s, m) for s in sentences for m in [not_all.search(s[2])] if m and not _PAST_STATE.search(s[2])
        ]
        if (
            len(sure) == 1
            and len(against) == 1
            and sure[0][0] != against[0][0]
            and not any(_ELSEWHERE.search(x[0][2]) for x in (*sure, *against))
        ):
            yield _ordered(sure[0][0][:2], against[0][0][:2], sure[0][1].group(), against[0][1].group())


def _none_and_some(sentences: list[_Sentence]) -> Iterator[Exclusion]:
    """`None of the shops stood idle` … `idle shops`, in the headline above all."""
    for sentence in sentences:
        for none in _NONE.finditer(sentence[2]):
            noun, state = none.group(1).casefold(), none.group(2).casefold()
            pattern = re.compile(
                rf"\b{re.escape(state)} {re.escape(noun.removesuffix('s'))}s?\b", re.IGNORECASE
            )
            for other in sentences:
                found = pattern.search(other[2]) if other[0] != sentence[0] else None
                if found and not _DENIED.search(other[2]):
                    yield _ordered(sentence[:2], other[:2], none.group(), found.group())


def _ordered(first: tuple[int, int], second: tuple[int, int], words: str, others: str) -> Exclusion:
    pair = ((first, words), (second, others))
    (one, said), (other, against) = pair if first < second else pair[::-1]
    return Exclusion(one, other, (said, against), f"“{said}” and “{against}” exclude each other")


def _sentence(parsed: ParsedArticle, at: int) -> tuple[int, int]:
    return next(((a, b) for a, b in parsed.sentences if a <= at < b), (at, at))


def in_headline(parsed: ParsedArticle, span: tuple[int, int]) -> bool:
    """Whether a stretch stands in the headline."""
    return any(b.kind is BlockKind.HEADLINE and b.start <= span[0] < b.end for b in parsed.article.blocks)
