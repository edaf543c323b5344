"""What is known: who held which office when, under which names, and which claims were checked before."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from factcheck.records import Interval


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in an office. `end` is None while it lasts; past `known_until` nothing is concluded."""

    person: str
    office: str
    start: date
    end: date | None
    known_until: date

    @property
    def interval(self) -> Interval:
        """The days in office, as far as they are known."""
        return Interval(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its title, the other forms of it, the jurisdiction, and its holders in order."""

    id: str
    title: str
    jurisdiction: str
    forms: tuple[str, ...]
    as_of: date
    holders: tuple[Tenure, ...]

    def holders_at(self, span: Interval) -> tuple[Tenure, ...]:
        """The tenures that overlap the span and are known to."""
        return tuple(t for t in self.holders if Interval(t.start, t.end or t.known_until).overlaps(span))


@dataclass(frozen=True, slots=True)
class VerifiedClaim:
    """A claim that was checked before: `verdict` is "verified" or "debunked".

    `author` is who checked it, `url` where, `rating` in which words, `claimant` who had made the claim.
    """

    id: str
    text: str
    verdict: str
    reviewed: date | None
    sources: tuple[str, ...]
    explanation: str = ""
    author: str = ""
    url: str = ""
    rating: str = ""
    claimant: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference facts of a run."""

    offices: Mapping[str, Office] = field(default_factory=dict)
    variants: Mapping[str, str] = field(default_factory=dict)
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verified: tuple[VerifiedClaim, ...] = ()
    by_person: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)
    by_surname: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def person(self, name: str) -> str | None:
        """The canonical name of a full name in any known spelling, or None."""
        return self.variants.get(name_key(name))

    def tenures(self, person: str) -> tuple[Tenure, ...]:
        """All tenures of a person, by canonical name."""
        return self.by_person.get(person, ())

    def surnamed(self, surname: str) -> tuple[str, ...]:
        """The people of that last name, by canonical name."""
        return self.by_surname.get(name_key(surname), ())


def build_reference(
    offices: Iterable[Office],
    variants: Mapping[str, str],
    adjectives: Mapping[str, tuple[str, ...]],
    verified: Iterable[VerifiedClaim],
) -> Reference:
    """Index the facts by office, person and last name."""
    table = {office.id: office for office in offices}
    by_person: dict[str, list[Tenure]] = defaultdict(list)
    for office in table.values():
        for tenure in office.holders:
            by_person[tenure.person].append(tenure)
    names = {name_key(person): person for person in by_person} | {name_key(k): v for k, v in variants.items()}
    by_surname: dict[str, set[str]] = defaultdict(set)
    for spelled, person in [*((p, p) for p in by_person), *variants.items()]:
        by_surname[name_key(surname_of(spelled))].add(person)
    return Reference(
        offices=table,
        variants=names,
        adjectives=adjectives,
        verified=tuple(verified),
        by_person={person: tuple(sorted(t, key=lambda x: x.start)) for person, t in by_person.items()},
        by_surname={surname: tuple(sorted(people)) for surname, people in by_surname.items()},
    )


def name_key(name: str) -> str:
    """A name without case, accents, initials' dots and punctuation."""
    plain = unicodedata.normalize(
        "NFKD", name.replace("ø", "o").replace("ł", "l").replace("Ø", "O").replace("Ł", "L")
    )
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(w for w in re.findall(r"[\w]+", plain) if len(w) > 1 or w.isdigit())


def surname_of(name: str) -> str:
    """The last word of a name with the particles before it."""
    words = name.split()
    if len(words) > 1 and re.fullmatch(r"[IVX]+|Jr\.?|Sr\.?", words[-1]):
        words = words[:-1] if words[-1][0] in "JS" else [" ".join(words)]
    start = len(words) - 1
    return " ".join(words[start:])
