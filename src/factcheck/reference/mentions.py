"""Offices named in a text: who is given which office, where, and whether as a present or a past one.

The forms read are titles before names ("Prime Minister X"), appositions ("X, the foreign minister", "X, NATO's secretary
general"), and governments called by a leader's name ("the X administration", "X's State Department").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.reference.store import Office, Reference, Tenure, name_key, surname_of

_NAME = r"[A-ZÀ-ÖØ-ÞŁŠŽ][\w'’.-]*"
_FULL_NAME = re.compile(
    rf"{_NAME}(?:\s+(?:(?:de|da|del|di|van|von|der|den|al|el|bin|la|dos|du)\s+)*{_NAME}){{0,6}}"
)
_GOVERNMENT = re.compile(
    rf"(?:\b[Tt]he\s+)?(?:\b[Cc]urrent\s+|\b[Pp]resent\s+|\b[Oo]utgoing\s+)?({_NAME}(?:[-–]{_NAME})?)(?:['’]s)?\s+"
    r"(administration|government|White House|presidency|[Cc]abinet|State Department|Justice Department|Treasury)\b"
)
_INSIDE_GOVERNMENT = re.compile(
    r"\b(?:in|from|during|since|of|than|like|unlike|an?)\s+(?:(?:the|a|an)\s+)?(?:[Pp]resident\s+)?(?:[A-Z][\w.'’]*\s+){0,2}$"
)
"""People of a government, and its time, are not its acts."""
_SPEAKS_FOR_IT = re.compile(
    r"^(?!.*\b(?:former\w*|ex-|then|veteran|served)\b).*\b(?:senior |top |high-ranking )?(?:official|officials|spokes\w+|aide|aides|adviser|advisers)\s(?:in|of)\s"
    r"(?:the\s+)?(?:[Pp]resident\s+)?(?:[A-Z][\w.'’]*\s+){0,2}$",
    re.DOTALL,
)
_GENERIC = {
    "president", "vice president", "prime minister", "premier", "chancellor", "foreign minister", "foreign secretary",
    "finance minister", "defence minister", "defense minister", "interior minister", "justice minister", "health minister",
    "home secretary", "defence secretary", "health secretary", "secretary of state", "defense secretary",
    "secretary of defense", "treasury secretary", "attorney general", "secretary general", "secretary-general",
    "managing director", "pope", "king", "queen", "chairman", "chair", "chairwoman", "governor", "director general",
    "director-general", "speaker", "economy minister", "taoiseach", "first minister", "national security adviser",
    "national security advisor", "press secretary", "chief of staff", "high representative", "commission president",
    "council president", "president of the european commission", "president of the european council", "trade representative",
    "homeland security secretary", "interior secretary", "energy secretary", "commerce secretary", "labor secretary",
    "education secretary", "agriculture secretary", "transportation secretary", "fbi director", "cia director", "fed chair",
    "fed chairman", "federal reserve chair", "federal reserve chairman", "nato chief", "un chief", "imf chief", "u.n. chief",
    "chancellor of the exchequer", "justice secretary", "top diplomat", "general secretary", "patriarch", "emperor", "mayor",
    "supreme leader", "external affairs minister", "leader of the opposition", "deputy prime minister", "world bank president",
    "leader", "commissioner for human rights", "who chief", "central bank governor", "bank governor", "central bank president",
}  # fmt: skip
_SYNONYMS = (
    ("defense", "defence"),
    ("advisor", "adviser"),
    ("secretary-general", "secretary general"),
    ("director-general", "director general"),
)
_FORMER = re.compile(
    r"(?:\bthen[\s-]+|\bthen-?|\bformer(?:ly)?\s+|\bex-|\bexp?[\s-]|\blate\s+|\bone-?time\s+|\bpast\s+|\bprevious\s+|\bold\s+|\boutgoing\s+|\bincoming\s+|"
    r"\bfuture\s+|\bdeposed\s+|\bousted\s+|\bfired\s+|\bsacked\s+|\bdismissed\s+|\bdisgraced\s+|\bimprisoned\s+|\bjailed\s+|\bexiled\s+|\bdefeated\s+|\bdeparting\s+|\bretired\s+|\bdeputy\s+|\bvice[\s-]+|\bassistant\s+|\bacting\s+|\bshadow\s+|\bonly the .{3,12} )(?:[\w.'’-]+\s+){0,3}$|"
    r"\(former\) (?:[\w.'’-]+,? )*$|\bformer (?:[\w.'’-]+,? ){1,7}and (?:[\w.'’-]+ ){0,3}$|\bwould-be (?:[\w.'’-]+ ){0,2}$",
    re.IGNORECASE,
)
_AMONG_FORMER = re.compile(
    r"\bformer\b(?:[^.;]{0,90}\b(?:including|such as|like)|[^.;,]{0,60}\b(?:to|of|for|under|with)) (?:[Pp]resident )?$"
)
_ELECT = re.compile(
    r"^[\s-]*(?:elect|designate|in-waiting|nominee|hopeful|candidate|emeritus)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """One mention: who (by canonical name), which of that person's tenures the title fits, and the words used.

    `start`/`end` are offsets in the text. `former` says that the text itself marks it as past or as not held.
    """

    person: str
    start: int
    end: int
    words: str
    tenures: tuple[Tenure, ...]
    former: bool
    courtesy: bool


def find_mentions(
    text: str, persons: Iterable[tuple[int, int]], reference: Reference
) -> Iterator[OfficeMention]:
    """Every office named in the text. `persons` are the spans of personal names, as the recognizer found them, if it did."""
    known = _known_people(text, persons, reference)
    for start, end, people in _names(text, known, reference):
        mention = (
            _titled(text, start, end, people, reference)
            or _apposed(text, start, end, people, reference)
            or _of_a_body(text, start, end, people, reference)
        )
        if mention is not None:
            yield _narrowed(text, mention, reference)
    yield from _governments(text, known, reference)


def _known_people(
    text: str, persons: Iterable[tuple[int, int]], reference: Reference
) -> Mapping[str, frozenset[str]]:
    """For each last name in the text, the people that its full names there point to; empty where they are strangers."""
    table: dict[str, set[str]] = defaultdict(set)
    strangers: set[str] = set()
    spans = {text[a:b] for a, b in persons} | {m.group() for m in _FULL_NAME.finditer(text)}
    for spelled in spans:
        words = _trim_title(spelled).split()
        for size in range(len(words), 1, -1):
            person = reference.person(" ".join(words[-size:]))
            if person:
                table[name_key(words[-1])].add(person)
                break
        else:
            if len(words) > 1 and reference.surnamed(words[-1]) and _is_first_name(words[-2]):
                strangers.add(name_key(words[-1]))
    return {key: frozenset(people) for key, people in table.items()} | {
        key: frozenset() for key in strangers if key not in table
    }


def _names(
    text: str, known: Mapping[str, frozenset[str]], reference: Reference
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(start, end, possible people) for each full or last name of somebody who holds or held an office."""
    for match in _FULL_NAME.finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        for size in range(min(len(words), 4), 0, -1):
            found = False
            for first in range(len(words) - size + 1):
                part = words[first : first + size]
                spelled = match.group()[part[0].start() : part[-1].end()]
                spelled = re.sub(r"['’]s?$|[.,]$", "", spelled)
                if size == 1 and len(words) > 1 and part[0].start() < words[-1].start():
                    continue
                if size > 1 and _fold(part[0].group()).strip(".,") in _TITLE_WORDS:
                    continue
                people = _people_of(spelled, size, known, reference)
                if people:
                    start = match.start() + part[0].start()
                    yield start, start + len(spelled), people
                    found = True
                    break
            if found:
                break


def _people_of(
    spelled: str, size: int, known: Mapping[str, frozenset[str]], reference: Reference
) -> tuple[str, ...]:
    if size > 1:
        person = reference.person(spelled)
        return (person,) if person else ()
    key = name_key(spelled)
    if key in _NO_NAMES:
        return ()
    if key in known:
        return tuple(sorted(known[key]))
    return reference.surnamed(spelled) if len(spelled) > 2 else ()


def _titled(
    text: str, start: int, end: int, people: tuple[str, ...], reference: Reference
) -> OfficeMention | None:
    """A title directly before the name."""
    before = text[max(0, start - 70) : start]
    stop = max(before.rfind(c) for c in '.;:()\n"“”!?') if any(c in before for c in '.;:()\n"“”!?') else -1
    window = _drop_abbreviation_stop(before, stop)
    for title in _titles_ending(window, _known_titles(reference)):
        at = len(window) - len(title) - (len(window) - len(window.rstrip()))
        if title.casefold() == "leader" and not _ends_with_place(window[:at], reference):
            continue
        lead = window[:at]
        if title.endswith(",") and not (
            _stands_for_one(lead, reference) and text[end : end + 1] in (",", ";", ")")
        ):
            continue
        tenures = _fitting(people, title.rstrip(","), reference, lead)
        if tenures and not _serves_a_leader(lead, reference):
            begin = start - (len(window) - at)
            return _mention(text, begin, end, title, tenures, lead, text[end : end + 14])
    return None


def _apposed(
    text: str, start: int, end: int, people: tuple[str, ...], reference: Reference
) -> OfficeMention | None:
    """`X, the ... title,` or `X, title of ...` right behind the name."""
    match = re.match(
        r",\s+(?:who is\s+)?((?:the|its|his|her|their|an?)?\s*[^,.;:()\n]{3,70})[,.;)]", text[end : end + 90]
    )
    if match is None:
        return None
    phrase = match.group(1)
    if re.search(
        r"\b(?:was|former|ex|then|late|had|were|until|once|first|second|last|longtime|veteran|deposed|final|first|second|third|last|next|spokes\w+|son|daughter|wife|husband|aide|adviser to|deputy)\b",
        phrase,
    ):
        return None
    folded = _fold(phrase)
    if _UNDER_SOMEBODY.search(phrase) or any(
        reference.surnamed(name) and not _ends_with_place(name, reference) for name in _OWNER.findall(phrase)
    ):
        return None
    for title in _longest_first(_known_titles(reference)):
        if title in folded and _stands_in(title, folded):
            if _names_another(phrase, folded, title) or (" " not in text[start:end] and " " not in title):
                return None
            tenures = _fitting(people, title, reference, text[max(0, start - 40) : start] + " " + phrase)
            if tenures:
                finish = end + match.end(1)
                return _mention(text, start, finish, title, tenures, text[max(0, start - 30) : start], "")
    return None


_OF_A_BODY = re.compile(
    r",\s+(?:who is )?((?:the|its) (?:agency|organi[sz]ation|bank|fund|bureau|body|bloc|alliance|court|institution|commission|department)['’]s ([a-z][a-z -]{3,24}?))[,.;]"
)


def _of_a_body(
    text: str, start: int, end: int, people: tuple[str, ...], reference: Reference
) -> OfficeMention | None:
    """`X, the agency's administrator,` where the text names the agency of which X was administrator."""
    match = _OF_A_BODY.match(text, end)
    if match is None or len(people) != 1:
        return None
    word = _fold(match.group(2))
    tenures = tuple(
        t
        for t in reference.tenures(people[0])
        for head, body in _heads(reference.offices[t.office])
        if _fold(head) == word and _is_named(body, text)
    )
    if not tenures:
        return None
    lead = text[max(0, start - 30) : start]
    return _mention(text, start, match.end(1), word, tenures, lead, "")


_HEAD_OF = re.compile(r"(?P<head>[A-Z][A-Za-z -]+?) of (?:the )?(?P<body>[A-Z].+)")


def _heads(office: Office) -> Iterator[tuple[str, str]]:
    """(office, body) for titles such as "Administrator of NASA"; the body also by its other name."""
    match = _HEAD_OF.fullmatch(office.title)
    if match is not None:
        for body in {match.group("body"), ORGANIZATIONS.get(match.group("body"), match.group("body"))}:
            yield match.group("head"), body


def _is_named(body: str, text: str) -> bool:
    spellings = {body, body.capitalize()} if body.isupper() else {body}
    return any(_stands_in(s, text) for s in spellings)


def _narrowed(text: str, mention: OfficeMention, reference: Reference) -> OfficeMention:
    """The mention with only those of its offices whose body the text names, where it names one of several."""
    bodies = {t.office: [b for _, b in _heads(reference.offices[t.office])] for t in mention.tenures}
    if len(bodies) == 1 or not all(bodies.values()):
        return mention
    named = {office for office, names in bodies.items() if any(_is_named(b, text) for b in names)}
    return (
        replace(mention, tenures=tuple(t for t in mention.tenures if t.office in named)) if named else mention
    )


_UNDER_SOMEBODY = re.compile(
    r"\b(?:under|for) (?:President |Prime Minister |the )?[A-Z]|\badministration\b|\b[Pp]residency\b"
)
_OWNER = re.compile(r"([A-Z][\w-]+)['’]s?\b")


def _names_another(phrase: str, folded: str, title: str) -> bool:
    """Whether the title goes on with a name of its own: a list of people, no apposition."""
    rest = phrase[folded.find(title) + len(title) :] if len(phrase) == len(folded) else ""
    return re.match(r"\s+[A-Z]", rest) is not None


def _governments(
    text: str, known: Mapping[str, frozenset[str]], reference: Reference
) -> Iterator[OfficeMention]:
    for match in _GOVERNMENT.finditer(text):
        name = re.split(r"[-–]", match.group(1))[0]
        name = re.sub(r"['’]s?$", "", name)
        key = name_key(name)
        if key in _NO_NAMES:
            continue
        before = text[max(0, match.start() - 110) : match.start()]
        if _INSIDE_GOVERNMENT.search(before) and not _SPEAKS_FOR_IT.search(before):
            continue
        people = tuple(sorted(known[key])) if key in known else reference.surnamed(name)
        american = match.group(2) in (
            "White House",
            "State Department",
            "administration",
            "Justice Department",
            "Treasury",
        )
        held = tuple(t for p in people for t in reference.tenures(p))
        leading = {t.person for t in held if _leads(t, american)}
        # a leader may have gone on from one office to another, and leads the government still
        tenures = tuple(
            t
            for t in held
            if t.person in leading and (_leads(t, american) or t.office.endswith("-president"))
        )
        if tenures and len({t.person for t in tenures}) <= 2:
            lead = text[max(0, match.start() - 40) : match.start()]
            yield _mention(text, match.start(), match.end(), match.group(2).casefold(), tenures, lead, "")


def _leads(tenure: Tenure, american: bool) -> bool:
    if american:
        return tenure.office == "us-president"
    return tenure.office.endswith(("-prime-minister", "-chancellor", "-head-of-government", "-taoiseach", "-premier")) or tenure.office in (
        "us-president", "fr-president", "br-president", "ar-president", "kr-president", "mx-president", "co-president", "cl-president",
    )  # fmt: skip


def _mention(
    text: str, start: int, end: int, title: str, tenures: tuple[Tenure, ...], lead: str, after: str
) -> OfficeMention:
    courtesy = title in (
        "president",
        "vice president",
        "governor",
        "secretary",
        "senator",
        "prime minister",
        "chancellor",
        "mayor",
        "pope",
    )
    return OfficeMention(
        person=tenures[0].person,
        start=start,
        end=end,
        words=" ".join(text[start:end].split()),
        tenures=tenures,
        former=bool(
            _FORMER.search(lead)
            or _AMONG_FORMER.search(text[max(0, start - 140) : start])
            or _ELECT.match(after)
            or re.search(r"\b(?:then|former|ex)\b", text[start:end])
        ),
        courtesy=courtesy,
    )


def _fitting(people: tuple[str, ...], title: str, reference: Reference, context: str) -> tuple[Tenure, ...]:
    """The tenures of these people whose office goes by that title; nothing where two people are possible."""
    found = [
        t
        for person in people
        for t in reference.tenures(person)
        if _goes_by(title, _office_titles(reference)[t.office])
    ]
    named = [t for t in found if _names_place(context, reference.offices[t.office].jurisdiction, reference)]
    foreign = _foreign_place(context, found, reference)
    if foreign and not named:
        return ()
    found = named or found
    return tuple(found) if len({t.person for t in found}) == 1 else ()


def _names_place(context: str, place: str, reference: Reference) -> bool:
    return any(
        form in context and _stands_in(form, context)
        for form in (place, *reference.adjectives.get(place, ()))
    )


def _foreign_place(context: str, tenures: list[Tenure], reference: Reference) -> bool:
    """Whether the words right before the title name a country other than the tenures'."""
    places = {reference.offices[t.office].jurisdiction for t in tenures}
    tail = re.sub(r"['’]s$", "", context[-24:].rstrip())
    return any(
        place not in places and any(tail.endswith(f) and _stands_in(f, tail) for f in (place, *forms))
        for place, forms in reference.adjectives.items()
    )


def _stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text as whole words."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        if not before.isalnum() and (not after.isalnum() or words.endswith(".")):
            return True
        at = text.find(words, at + 1)
    return False


@lru_cache(maxsize=4)
def _longest_first(titles: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(titles, key=lambda t: (-len(t), t)))


@lru_cache(maxsize=2)
def _titles_of(reference_id: int, reference: _Hashless) -> dict[str, frozenset[str]]:
    return {
        office.id: frozenset(_fold(t) for t in (*_forms_of(office), *_called_head(office)))
        for office in reference.value.offices.values()
    }


def _forms_of(office: Office) -> Iterator[str]:
    """An office's titles, with the organization also by its other name, and `leader` for those who lead a country."""
    plain = office.title.replace(" (acting)", "")
    for form in (plain, *office.forms):
        yield form
        long = ORGANIZATIONS.get(office.jurisdiction)
        if long and office.jurisdiction in form:
            yield form.replace(office.jurisdiction, long)
    if plain in ("President", "Prime Minister", "Chancellor", "Premier", "Taoiseach", "Supreme Leader"):
        yield "leader"


def _called_head(office: Office) -> Iterator[str]:
    """`head of the World Bank`, `World Bank chief` for "President of the World Bank" and the like."""
    match = _HEADED.fullmatch(office.title) or _HEADED_LAST.fullmatch(office.title)
    if match is None:
        return
    body = match.group("body")
    for name in {body, ORGANIZATIONS.get(body, body)}:
        for word in ("head", "chief", "boss"):
            yield f"{word} of the {name}"
            yield f"{word} of {name}"
            yield f"{name} {word}"


_HEADED = re.compile(
    r"(?:President|Director[- ]General|Secretary[- ]General|Managing Director|Governor|Chair|Chairman|Commissioner-General|Executive Director)"
    r" of (?:the )?(?P<body>[A-Z].+)"
)
_HEADED_LAST = re.compile(
    r"(?P<body>[A-Z][\w ]+) (?:Secretary[- ]General|Chair|Chairman|Governor|President|Director)"
)
ORGANIZATIONS = {
    "WHO": "World Health Organization",
    "IMF": "International Monetary Fund",
    "WTO": "World Trade Organization",
    "IAEA": "International Atomic Energy Agency",
    "UN": "United Nations",
    "NATO": "North Atlantic Treaty Organization",
    "ECB": "European Central Bank",
    "FBI": "Federal Bureau of Investigation",
    "CIA": "Central Intelligence Agency",
}
"""Short and long names of bodies."""


class _Hashless:
    """Wraps a reference so that it can be a cache's argument next to its identity."""

    def __init__(self, value: Reference) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashless) and other.value is self.value


def _office_titles(reference: Reference) -> dict[str, frozenset[str]]:
    return _titles_of(id(reference), _Hashless(reference))


@lru_cache(maxsize=2)
def _all_titles(reference_id: int, reference: _Hashless) -> frozenset[str]:
    return frozenset(
        _GENERIC | {t for titles in _titles_of(reference_id, reference).values() for t in titles}
    )


def _known_titles(reference: Reference) -> frozenset[str]:
    return _all_titles(id(reference), _Hashless(reference))


def _goes_by(title: str, titles: frozenset[str]) -> bool:
    """Whether a title as written can be one of an office's titles: equal, or a whole end or start of it."""
    folded = _fold(title)
    for known in titles:
        if known == folded or known.startswith(folded + " of ") or known.endswith(" " + folded):
            return not (known.startswith(("deputy ", "vice ")) and not folded.startswith(("deputy", "vice")))
        if folded.startswith(known + " of ") or (
            folded.endswith(" " + known) and not folded.startswith(("deputy", "vice"))
        ):
            return True
    return False


def _stands_for_one(lead: str, reference: Reference) -> bool:
    """Whether a title with a comma behind it is one person's: "the head of X, Y," or "Italy's prime minister, Y,"."""
    owned = re.search(r"[A-Z][\w.-]+['’]s?\s*$", lead) is not None
    return owned or re.search(r"\b[Tt]he\s*$", lead) is not None or _ends_with_place(lead, reference)


_POSSESSOR = re.compile(
    r"(?:\b(?P<pronoun>his|her|their)|(?P<name>[A-Z][\w-]+)(?:['’]s?)?)\s+(?:first|second|third|last|own|longtime|one)?\s*$",
    re.IGNORECASE,
)


def _serves_a_leader(lead: str, reference: Reference) -> bool:
    """Whether the office is one under somebody ("his first", "Obama's", "Bush"): then it was held in that one's time."""
    match = _POSSESSOR.search(lead)
    if match is None:
        return False
    name = match.group("name")
    if name is None or _ends_with_place(lead, reference):
        return match.group("pronoun") is not None
    return name[0].isupper() and bool(reference.surnamed(name))


def _ends_with_place(lead: str, reference: Reference) -> bool:
    """Whether a country or its adjective stands right before the title: "the Australian leader"."""
    word = re.sub(r"['’]s$", "", lead.rstrip()).split(" ")[-1:]
    return bool(word) and any(word[0] in (place, *forms) for place, forms in reference.adjectives.items())


def _titles_ending(window: str, known: frozenset[str]) -> list[str]:
    """Known generic or specific titles that end where the name begins, longest first."""
    words = window.split()
    found = []
    for size in range(min(8, len(words)), 0, -1):
        candidate = " ".join(words[-size:])
        if not candidate[0].isalnum():
            continue
        folded = _fold(candidate).strip(" ,-")
        if len(folded.split()) > 2 and re.match(r"(?:the |an? )", folded) is None and folded in known:
            found.append(candidate)
            continue
        if size == TWO_WORDS and folded in known and _names_a_body(*candidate.split()):
            found.append(candidate)
            continue
        folded_core = re.sub(r"^(?:the|u\.?s\.?|us|uk|british|american|its|their|his|her)\s+", "", folded)
        if folded in _FOLDED_GENERIC or (size > 1 and folded_core in _FOLDED_GENERIC):
            found.append(candidate)
    return found


TWO_WORDS = 2


def _names_a_body(first: str, second: str) -> bool:
    """Whether a title of two words is a body and an office in it: "NASA administrator", "Bundesbank chief"."""
    return first[0].isupper() and (first.isupper() or second.strip(" ,")[:1].islower())


def _fold(text: str) -> str:
    folded = " ".join(text.casefold().replace("’", "'").split())
    for old, new in _SYNONYMS:
        folded = folded.replace(old, new)
    return folded


_FOLDED_GENERIC = frozenset(_fold(t) for t in _GENERIC)


def _drop_abbreviation_stop(before: str, stop: int) -> str:
    """The text behind the last sentence stop, where `U.S.` and `U.N.` are no stops."""
    while stop >= 0 and re.search(r"\b[A-Z]\.$|\b(?:[A-Z]\.)+$", before[: stop + 1]):
        head = before[:stop]
        stops = [head.rfind(c) for c in '.;:()\n"“”!?']
        stop = max(stops)
    return before[stop + 1 :]


def _trim_title(spelled: str) -> str:
    words = spelled.split()
    while len(words) > 1 and _fold(words[0]).strip(".,") in _TITLE_WORDS:
        words = words[1:]
    return re.sub(r"['’]s?$|[.,]$", "", " ".join(words))


_NO_NAMES = frozenset(
    "senior junior sr jr new old white house state general major minor young king day may march".split()
)
_TITLE_WORDS = frozenset(w for t in _GENERIC for w in t.split()) | frozenset(
    "mr mrs ms dr sir dame the lord".split()
)


def _is_first_name(word: str) -> bool:
    return word[:1].isupper() and _fold(word).strip(".,") not in _TITLE_WORDS and len(word) > 2


__all__ = ["OfficeMention", "find_mentions", "surname_of"]
