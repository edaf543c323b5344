"""Roles: the office or title that two sentences give one person."""

from __future__ import annotations

import re

from factcheck.judging.passage import Passage
from factcheck.judging.slots.base import NOTHING, Comparison
from factcheck.judging.slots.names import same_name
from factcheck.records import Entity, SlotClash

_KINDS: tuple[str, ...] = (
    "prime minister|premier|chancellor|head of government",
    "president",
    "vice president|vice-president|deputy president",
    "minister|secretary of state|cabinet secretary|secretary",
    "deputy minister|state secretary|undersecretary|junior minister",
    "chief executive|ceo|managing director|boss|general manager",
    "chairman|chairwoman|chair|chairs|chairperson",
    "finance director|chief financial officer|cfo|treasurer",
    "spokesman|spokeswoman|spokesperson|spokes|press officer",
    "mayor|lord mayor",
    "governor",
    "judge|justice|magistrate",
    "prosecutor|attorney general|district attorney|u.s. attorney",
    "lawyer|defence lawyer|defense attorney|counsel|solicitor|barrister|attorney",
    "coach|head coach|manager|trainer",
    "captain|skipper",
    "goalkeeper|goaltender|keeper",
    "professor|researcher|scientist|lecturer",
    "doctor|surgeon|physician|medical director",
    "police chief|chief constable|commissioner|superintendent|inspector|sergeant",
    "fire chief|chief fire officer",
    "ambassador|envoy|consul",
    "senator|deputy|lawmaker|member of parliament|mp|congressman|congresswoman|councillor|councilor",
    "party leader|opposition leader|leader",
    "director",
    "editor|editor-in-chief|publisher",
    "engineer|architect",
    "owner|founder|co-founder",
    "deputy director|deputy head|deputy chief|deputy mayor|deputy governor",
    "general|admiral|colonel|commander",
    "archbishop|bishop|priest|pope|cardinal",
    "king|queen|prince|princess",
    "head teacher|headmaster|headmistress|principal|teacher",
    "union leader|union secretary|shop steward",
    "economist|analyst",
    "widow|wife|husband|son|daughter|brother|sister|father|mother|nephew|niece",
)
_ROLE = re.compile(
    "|".join(
        rf"(?P<k{k}>\b(?:{'|'.join(map(re.escape, kind.split('|')))})\b)" for k, kind in enumerate(_KINDS)
    ),
    re.IGNORECASE,
)
_NEAR = 60
"""Characters around a name in which its title is looked for."""


def compare_roles(left: Passage, right: Passage) -> Comparison:
    """For a person whom both name with a title: whether the titles are of one kind."""
    fits, clashes = 0, []
    people = [[e for e in p.entities if e.label == "PERSON"] for p in (left, right)]
    for a in people[0]:
        for b in people[1]:
            if not same_name(a, b):
                continue
            mine, theirs = _titles(left, a), _titles(right, b)
            if mine.keys() & theirs.keys():
                fits += 1
            elif mine and theirs:
                clashes.append(SlotClash("role", next(iter(mine.values())), next(iter(theirs.values()))))
    return Comparison(fits, tuple(dict.fromkeys(clashes))) if fits or clashes else NOTHING


def _titles(passage: Passage, person: Entity) -> dict[str, str]:
    """Kind -> wording of the titles beside the name: right before it, or in an apposition or relative clause after it."""
    text, name = passage.text, " ".join(person.text.split())
    place = text.find(name)
    if place < 0:
        return {}
    before = re.split(r"[,;:.]|\band\b|\bsaid\b|\btold\b", text[max(0, place - _NEAR) : place].rstrip(" ,"))[
        -1
    ]
    after = text[place + len(name) : place + len(name) + _NEAR]
    apposed = re.match(r"\s*,\s*(?:who (?:is|was|chairs|leads|heads|runs)\s+)?([^,.;]*)", after)
    stretches = [before, apposed.group(1) if apposed else ""]
    return {str(m.lastgroup): m.group() for s in stretches for m in _longest(s)}


def _longest(text: str) -> list[re.Match[str]]:
    """The last title of a stretch: "deputy prime minister" is no "prime minister"."""
    found = list(_ROLE.finditer(text))
    if found and re.search(
        r"\b(?:deputy|vice|former|acting)[\s-]+$", text[: found[-1].start()], re.IGNORECASE
    ):
        return []
    return found[-1:]
