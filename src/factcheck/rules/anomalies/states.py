"""Outcomes that exclude each other, such as "resigned" and "stays": where a text states them, and of what.

A family is one question with a few answers; each answer is a pattern over the words. What an answer is about is read
from the parse: the words of the subject and the objects of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.records import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Token

FAMILIES: dict[str, dict[str, str]] = {
    "level": {
        "up": r"rises?|rose|risen|rising|increas(?:es?|ed|ing)|go(?:es|ing)? up|went up|climb(?:s|ed|ing)?|gr[eo]ws?|grown|growing|soar(?:s|ed|ing)?|raised?|raising|hike[sd]?",
        "down": r"falls?|fell|fallen|falling|go(?:es|ing)? down|went down|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|shrinks?|shrank|plunge[sd]?|lower(?:s|ed|ing)?",
        "same": r"(?:remain(?:s|ed)?|stay(?:s|ed)?|kept|keeps?|left|leaves?|hold(?:s)?|held|be|is|are|was|were) (?:unchanged|as (?:they|it) (?:are|is|were|was)|the same|where (?:they|it) (?:are|is)|stable|steady|flat|frozen)|froze|freezes?",
    },
    "post": {
        "goes": r"resign(?:s|ed|ing)?|quit(?:s|ting)?|step(?:s|ped|ping)? (?:down|aside)|stand(?:s|ing)? down|stood down|sacked|fired|dismissed|ousted|leav(?:es?|ing) office",
        "stays": r"stay(?:s|ed|ing)?(?: (?:on|in (?:office|charge|(?:his|her|the) (?:post|job))))?|remain(?:s|ed)? in (?:office|charge|(?:his|her|the) (?:post|job))|carr(?:y|ies|ied) on",
    },
    "pace": {
        "late": r"delay(?:s|ed|ing)?|postpon(?:es?|ed|ing)|pushe[sd] (?:[\w-]+ ){0,3}back|pushed back|put (?:off|back)|puts off|deferred|behind schedule",
        "timely": r"on (?:schedule|course|track|time)|as planned|ahead of schedule|to plan",
    },
    "verdict": {
        "guilty": r"convict(?:s|ed)?|(?:found|ruled) guilty|guilty",
        "free": r"acquit(?:s|ted)?|cleared|not guilty|found innocent",
    },
    "vote": {
        "yes": r"(?:sail|go|pass)(?:s|es|ed)? through|(?:wins?|won|gets?|got|gains?|secures?) (?:final |full )?(?:approval|the (?:green light|go-ahead|nod))|approv(?:es?|ed)|adopt(?:s|ed)?|pass(?:es|ed)|ratif(?:ies|ied)|vot(?:es?|ed) (?:for|in favou?r of)|endorse[sd]?|backs|backed|accept(?:s|ed)?",
        "no": r"reject(?:s|ed)?|vot(?:es?|ed) (?:down|against)|turn(?:s|ed) (?:(?:the|it|them|its|his|her|their) (?:[\w-]+ ){0,3})?down|thr[eo]ws? out|thrown out|veto(?:es|ed)|refuse[sd]?|scrap(?:s|ped)?|voted (?:it|them) down",
    },
    "event": {
        "off": r"cancel(?:s|led|ed)?|call(?:s|ed) off|scrap(?:s|ped)?|abandon(?:s|ed)?|axed?|shelve[sd]?|ditch(?:es|ed)?|g(?:ives?|ave) up (?:plans?|the plan|its plan)|drop(?:s|ped)? (?:(?:its|the|his|her|their|a) )?(?:[\w-]+ ){0,2}(?:plans?|bid|proposal|project|idea|scheme)",
        "on": r"go(?:es)? ahead|went ahead|going ahead|take(?:s)? place|took place|taken place",
    },
    "life": {
        "dead": r"kill(?:s|ed)?|die[sd]?|dead",
        "alive": r"surviv(?:es?|ed)|alive|unhurt|unharmed|uninjured",
    },
    "door": {
        "open": r"(?:re)?open(?:s|ed|ing)?",
        "shut": r"clos(?:es?|ed|ing)|shuts?|shutting|shuttered",
    },
    "result": {
        "won": r"wins?|won|winning|triumph(?:s|ed)?",
        "lost": r"los(?:es?|ing)|lost|(?:was|were|is|are|been|be) (?:beaten|defeated)",
    },
    "money": {
        "profit": r"(?:a |record |first |in )profits?|profitable|in the black",
        "loss": r"(?:a |record |net |first )loss(?:es)?|in the red|lost money|loses money",
    },
    "hold": {
        "held": r"arrest(?:s|ed)?|in custody|caught|captured|behind bars",
        "free": r"at large|on the run|not (?:been )?(?:caught|arrested|found)|released|set free",
    },
    "deal": {
        "signed": r"sign(?:s|ed)|seal(?:s|ed)|strikes? (?:a )?deal|struck (?:a )?deal|reach(?:es|ed) (?:a |an )?(?:deal|agreement|accord)",
        "open": r"without (?:a |an )?(?:deal|agreement|accord|result)|broke (?:down|off|up)|collapsed?|no (?:deal|agreement|accord)|yet to (?:sign|agree)|not (?:yet )?(?:been )?signed",
    },
    "law": {
        "banned": r"ban(?:s|ned)?|prohibit(?:s|ed)?|outlaw(?:s|ed)?|forbid(?:s|den)?|barred",
        "allowed": r"allow(?:s|ed)?|permit(?:s|ted)?|legali[sz]e[sd]?|may continue",
    },
    "ruling": {
        "upheld": r"upholds?|upheld|confirm(?:s|ed)?|affirm(?:s|ed)?",
        "struck": r"str(?:ikes?|uck) down|overturn(?:s|ed)?|quash(?:es|ed)?|annul(?:s|led)?|overrul(?:es|ed)",
    },
    "find": {
        "found": r"found|discovered|recovered|rescued",
        "missing": r"(?:still |remains? )?missing|not (?:yet )?(?:been )?found|unaccounted for",
    },
}
"""Question -> answer -> the wordings that give it."""

_PATTERNS = {
    family: {answer: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for answer, pattern in answers.items()}
    for family, answers in FAMILIES.items()
}
_ANY = re.compile(
    r"\b(?:" + "|".join(pattern for answers in FAMILIES.values() for pattern in answers.values()) + r")\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not|never|no longer|without|refus\w+ to|declin\w+ to|den(?:y|ies|ied)|rul\w+ out|no plans? to|no intention (?:of|to)|far from|stopped short of|neither|no)|n['’]t)\s+(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:if|whether|may|might|could|would have|unless|should|fear\w*|threat\w*|warn\w*|call\w* (?:for|on)|urg\w+|demand\w*|ask\w* (?:\w+ )?to|want\w*|hop\w+|pressure|rumou?r\w*|speculat\w+|possib\w+|likely|expect\w*)\b",
    re.IGNORECASE,
)
_ARGUMENTS = frozenset("nsubj nsubj:pass nsubj:outer obj obl:agent csubj".split())
_NAMING = frozenset("flat flat:name compound appos nmod amod".split())
_EMPTY = frozenset(
    "year day month week time people part end number way thing man woman percent state new first last next two three plan news report".split()
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One answer in a text: which question, whether denied, where, and the stems of what it is about."""

    family: str
    answer: str
    denied: bool
    start: int
    end: int
    about: frozenset[str]
    unsure: bool
    past_perfect: bool

    @property
    def words(self) -> tuple[str, str]:
        """The question and the answer."""
        return self.family, self.answer


def stem(word: str) -> str:
    """A word without case and plural."""
    plain = re.sub(r"['’]s?$", "", word.casefold())
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def nouns(parsed: ParsedArticle, start: int, end: int) -> frozenset[str]:
    """The stems of the words of a stretch that can name something, whatever the tagger makes of a headline."""
    words = re.findall(r"[^\W\d_][\w'’-]+", parsed.article.text[start:end])
    return frozenset(stem(w) for w in words if len(w) > 2 and not _ANY.fullmatch(w)) - _EMPTY - _LITTLE


_LITTLE = frozenset(
    "the and for not with from after into over under its their his her has have had are was were will would can but that this than then"
    " who which what when where how why all any some say said tell told out off down back still yet more most".split()
)


def stated(parsed: ParsedArticle, start: int, end: int) -> Iterator[Stated]:
    """The answers that a sentence gives."""
    text = parsed.article.text[start:end]
    if not _ANY.search(text):
        return
    unsure = _UNSURE.search(text) is not None
    for family, answers in _PATTERNS.items():
        for answer, pattern in answers.items():
            for match in pattern.finditer(text):
                at, stop = start + match.start(), start + match.end()
                verb = _verb(parsed, at, stop)
                if verb is None:
                    continue
                denied = _NOT.search(text[max(0, match.start() - 40) : match.start()]) is not None
                yield Stated(family, answer, denied, at, stop, _about(verb), unsure, _is_past_perfect(verb))


def _verb(parsed: ParsedArticle, start: int, end: int) -> Token | None:
    """The word that carries an answer: a verb, participle or predicate; not a noun inside a name or a phrase."""
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _about(verb: Token) -> frozenset[str]:
    """The stems of the subject and objects of a clause; those of the clause above for a pronoun or where there are none."""
    token, found = verb, set[str]()
    for _ in range(6):
        arguments = [c for c in token.children if c.dep_ in _ARGUMENTS]
        for child in arguments:
            found |= _named(child)
        complete = found and any(c.dep_ != "obj" and c.pos_ != "PRON" for c in arguments)
        if complete or token.head == token:
            return frozenset(found)
        if token.dep_ == "amod" or token.dep_ == "acl":
            found |= _named(token.head)
            if found:
                return frozenset(found)
        token = token.head
    return frozenset(found)


def _named(token: Token) -> set[str]:
    words = [token, *(c for c in token.children if c.dep_.split(":")[0] in _NAMING or c.dep_ in _NAMING)]
    words += [g for c in words[1:] for g in c.children if g.dep_ in _NAMING]
    return {stem(w.text) for w in words if w.pos_ in ("NOUN", "PROPN", "ADJ") and len(w.text) > 2} - _EMPTY


def _is_past_perfect(verb: Token) -> bool:
    return any(c.lower_ == "had" and c.dep_.startswith("aux") for c in verb.children)
