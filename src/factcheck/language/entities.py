"""Names: what the recognizer found, trimmed, and the one canonical name each resolves to.

Within an article a last name stands for the full name given before or after it, an acronym for the name it
was
introduced with. `canonicalize` then merges spellings across articles. Where two names are possible, none is
chosen:
the mention keeps its own wording.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.language.nations import COUNTRIES
from factcheck.records import Entity, ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMES = frozenset(
    {"PERSON", "ORG", "LOC", "GPE", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "MISC"}
)
_PLACES = frozenset({"LOC", "GPE", "NORP", "FAC"})
_LABELS = {
    "GPE": "LOC",
    "PER": "PERSON",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
}
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister chancellor senator "
    "sen rep "
    "representative congressman congresswoman governor gov mayor king queen prince princess pope cardinal "
    "bishop "
    "archbishop rev reverend father judge justice general gen colonel col lt lieutenant major maj captain "
    "capt "
    "admiral adm sergeant sgt officer detective inspector chief secretary ambassador spokesman spokeswoman "
    "spokesperson director chairman chairwoman chair ceo executive coach former acting then deputy foreign "
    "defense "
    "defence interior finance attorney sheriff commissioner councillor councilor".split()
)
# A titled name that the recognizer takes for a body is a person's: "Gov. Ann Marlow".
_PERSON_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Sir|Lt|Col|Gen|Capt|Sgt|President|Senator|Governor|Pope|Queen|King|Prince|"
    r"Princess)"
    r"\b\.?\s[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,2}$"
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_EDGES = re.compile(r"^[\s\"'“”‘’(\[,.;:–—-]+|[\s\"“”‘(\[,;:–—-]+$")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_INTRODUCED = re.compile(r"^\s*\(\s*(?:the\s+|or\s+)?[\"“']?([A-Z][A-Za-z&-]{1,9})[\"”']?\s*\)")
_LONGEST = 120
_DOUBTFUL = frozenset({"ORG", "PRODUCT", "MISC"})
# A last name alone stands for somebody of another article only if that article shares one more of these.
_ACTING = frozenset({"PERSON", "ORG"})
_SPREADING = frozenset({"PERSON", "ORG", "LOC", "NORP"})
# Similarity of transliteration keys from which long names are one; short ones must agree ("Joan", "John").
_SAME_KEY = 88.0
_LONG_KEY = 7
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_SOUNDS = (
    ("tch", "ch"),
    ("kh", "h"),
    ("ck", "k"),
    ("ks", "x"),
    ("ph", "f"),
    ("tz", "ts"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("y", "i"),
    ("j", "i"),
    ("ii", "i"),
    ("ie", "e"),
)


def find_entities(doc: Doc) -> tuple[Entity, ...]:
    """The names in a text, in its order, each with its canonical name within the text."""
    text = doc.text
    found = [e for span in doc.ents if (e := _entity(text, span.start_char, span.end_char, span.label_))]
    found = _settled(found)
    found = sorted([*found, *_repeated(doc, found)], key=lambda e: e.start)
    acronyms = _acronyms(text, found)
    persons = _full_names(e.text for e in found if e.label == "PERSON")
    bodies = frozenset(e.canonical for e in found if e.label == "ORG")
    return tuple(dataclasses.replace(e, canonical=_canonical(e, acronyms, persons, bodies)) for e in found)


def canonicalize(parsed_articles: Sequence[ParsedArticle]) -> tuple[ParsedArticle, ...]:
    """The same articles, with one canonical name for what is one person or body under several spellings."""
    persons = Counter(e.canonical for p in parsed_articles for e in p.entities if e.label == "PERSON")
    others = Counter(e.canonical for p in parsed_articles for e in p.entities if e.label == "ORG")
    renamed = {"PERSON": _merged_persons(persons), "ORG": _merged_spellings(others)}
    merged = [tuple(_renamed(e, renamed) for e in parsed.entities) for parsed in parsed_articles]
    known = _company(parsed_articles, merged)
    kept = [
        tuple(
            after
            if not _is_bare(before, after) or known.get(after.canonical, _NOBODY) & _others(entities, after)
            else before
            for before, after in zip(parsed.entities, entities, strict=True)
        )
        for parsed, entities in zip(parsed_articles, merged, strict=True)
    ]
    return tuple(
        dataclasses.replace(parsed, entities=entities)
        for parsed, entities in zip(parsed_articles, kept, strict=True)
    )


_NOBODY: frozenset[str] = frozenset()


def _is_bare(before: Entity, after: Entity) -> bool:
    """Whether a last name alone was given the name of somebody whom its own article does not name in full."""
    return before.label == "PERSON" and before != after and len(_words(before.canonical)) == 1


def _company(
    articles: Sequence[ParsedArticle], merged: Sequence[tuple[Entity, ...]]
) -> dict[str, frozenset[str]]:
    """For each person the persons and bodies in the articles that give the name in full."""
    found: dict[str, set[str]] = defaultdict(set)
    for parsed, entities in zip(articles, merged, strict=True):
        names = {e.canonical for e in entities if e.label in _ACTING}
        for before, after in zip(parsed.entities, entities, strict=True):
            if after.label == "PERSON" and not _is_bare(before, after):
                found[after.canonical] |= names
    return {name: frozenset(around - {name}) for name, around in found.items()}


def _others(entities: Iterable[Entity], one: Entity) -> frozenset[str]:
    return frozenset(e.canonical for e in entities if e.label in _ACTING and e.canonical != one.canonical)


def _renamed(entity: Entity, names: Mapping[str, Mapping[str, str]]) -> Entity:
    name = names.get(entity.label, {}).get(entity.canonical)
    return dataclasses.replace(entity, canonical=name) if name else entity


def _settled(found: Sequence[Entity]) -> list[Entity]:
    """The same names with one label each: what the recognizer calls a wording most often."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in found:
        labels[entity.text][entity.label] += 1
    last_names = _full_names(e.text for e in found if e.label == "PERSON")
    return [dataclasses.replace(e, label=_label(e, labels[e.text], last_names)) for e in found]


def _label(entity: Entity, counts: Counter[str], last_names: Mapping[str, frozenset[str]]) -> str:
    if (
        " " not in entity.text
        and entity.label in _DOUBTFUL
        and len(last_names.get(_last(entity.text), ())) == 1
    ):
        return "PERSON"
    return counts.most_common(1)[0][0]


def _repeated(doc: Doc, found: Sequence[Entity]) -> list[Entity]:
    """Single words that are names elsewhere in the text, or last names of persons in it, and were
    overlooked."""
    known = {
        e.text: e.label for e in found if " " not in e.text and e.label in _SPREADING and len(e.text) > 2
    }
    for names in _full_names(e.text for e in found if e.label == "PERSON").values():
        if len(names) == 1:
            known[_words(next(iter(names)))[-1]] = "PERSON"
    if not known:
        return []
    taken = {i for span in doc.ents for i in range(span.start, span.end)}
    tagged = doc.has_annotation("TAG")
    words = re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in sorted(known, key=len, reverse=True))})\b")
    found_again: list[Entity] = []
    for match in words.finditer(doc.text):
        span = doc.char_span(match.start(), match.end())
        if span is None or len(span) != 1 or span.start in taken or (tagged and span[0].tag_ != "NNP"):
            continue
        word = match.group()
        found_again.append(Entity(match.start(), match.end(), word, known[word], word))
    return found_again


def trimmed(text: str) -> str:
    """A name without marks, article, possessive and titles around it."""
    name = _POSSESSIVE.sub("", _EDGES.sub("", text))
    return _ARTICLE.sub("", name)


def _entity(text: str, start: int, end: int, label: str) -> Entity | None:
    label = _LABELS.get(label, label)
    if label in _DOUBTFUL and _PERSON_TITLE.match(text[start:end]):
        label = "PERSON"
    end = min(end, start + _LONGEST)
    raw = text[start:end]
    lead = _EDGES.match(raw)
    if lead:
        start += lead.end()
    raw = text[start:end]
    raw = _POSSESSIVE.sub("", _EDGES.sub("", raw))
    if label == "PERSON":
        kept = _without_titles(raw)
        start += len(raw) - len(kept)
        raw = kept
    elif label in _NAMES:
        article = _ARTICLE.match(raw)
        if article:
            start, raw = start + article.end(), raw[article.end() :]
    raw = raw.rstrip()
    if not raw:
        return None
    return Entity(start, start + len(raw), raw, label, _squeezed(raw))


def _without_titles(name: str) -> str:
    """The name behind any titles; all of it where nothing but titles is there."""
    rest = name
    while True:
        head, gap, tail = rest.partition(" ")
        if not gap or not tail.strip() or head.rstrip(".").lower() not in TITLES:
            return rest
        rest = tail.lstrip()


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _acronyms(text: str, found: Sequence[Entity]) -> dict[str, str]:
    """Acronyms to the names they were introduced with: "European Union (EU)"."""
    known: dict[str, str] = {}
    for entity in found:
        match = _INTRODUCED.match(text[entity.end : entity.end + 24])
        if match and _abbreviates(match.group(1), entity.text):
            known.setdefault(match.group(1), entity.canonical)
    return known


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the acronym's letters run through the name's initials, or through the name in order."""
    letters = [c for c in acronym.lower() if c.isalnum()]
    words = re.findall(r"[A-Za-zÀ-ÿ]+", name)
    if len(words) < 2 or not letters or letters[0] != words[0][0].lower():
        return False
    initials = "".join(w[0].lower() for w in words)
    capitals = "".join(w[0].lower() for w in words if w[0].isupper())
    joined = "".join(letters)
    return joined in {initials, capitals} or _subsequence(letters, "".join(words).lower())


def _subsequence(letters: Iterable[str], text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _full_names(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Last names to the full names that carry them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        full = _squeezed(name)
        if len(_words(full)) >= 2:
            found[_last(full)].add(full)
    return {last: frozenset(full) for last, full in found.items()}


def _words(name: str) -> list[str]:
    return [w for w in name.split() if w.rstrip(".").lower() not in _SUFFIXES]


def _last(name: str) -> str:
    """The key of the last name: folded, without accents."""
    words = _words(name)
    return _folded(words[-1]) if words else ""


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).strip(".,")


def _key(word: str) -> str:
    """A name as it sounds whatever the transliteration: Sergei and Sergey, Umerov and Umierov have one
    key."""
    key = re.sub(r"[^\w]", "", _folded(word))
    for written, sound in _SOUNDS:
        key = key.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", key)


def _canonical(
    entity: Entity,
    acronyms: Mapping[str, str],
    persons: Mapping[str, frozenset[str]],
    bodies: frozenset[str],
) -> str:
    name = entity.canonical
    if entity.label in _PLACES:
        known = COUNTRIES.get(name) or COUNTRIES.get(name.replace(".", ""))
        if known:
            return known
    if name in acronyms:
        return acronyms[name]
    if entity.label == "PERSON":
        return _person(name, persons)
    return _body(name, bodies) if entity.label == "ORG" else name


def _body(name: str, bodies: frozenset[str]) -> str:
    """The one longer name of a body in the text that a short form begins ("Acme" for "Acme Holdings")."""
    longer = [b for b in bodies if b.startswith(name + " ")]
    return longer[0] if len(longer) == 1 else name


def _person(name: str, persons: Mapping[str, frozenset[str]]) -> str:
    """The one full name in the text that a name can stand for, else the name."""
    full = persons.get(_last(name), frozenset())
    fitting = sorted(f for f in full if _fits(name, f))
    longest = max(fitting, key=lambda f: (len(f), f), default=name)
    if all(_fits(f, longest) for f in fitting):
        return longest
    return name


def _fits(short: str, full: str) -> bool:
    """Whether the words of a name, initials included, all find their place in a fuller one."""
    rest = [_folded(w) for w in _words(full)]
    for word in (_folded(w) for w in _words(short)):
        match = next((r for r in rest if _same_word(word, r)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _same_word(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _merged_persons(names: Counter[str]) -> dict[str, str]:
    """Names to the most frequent spelling of the same person; a last name alone only where one person bears
    it."""
    full = sorted((n for n in names if len(_words(n)) >= 2), key=lambda n: (-names[n], -len(n), n))
    by_initial: dict[str, list[str]] = defaultdict(list)
    renamed: dict[str, str] = {}
    for name in full:
        bucket = by_initial[_key(_last(name))[:1]]
        same = [c for c in bucket if _same_person(name, c)]
        if len(same) == 1:
            renamed[name] = same[0]
        else:
            bucket.append(name)
    for name in sorted(n for n in names if len(_words(n)) == 1):
        options = [c for c in by_initial[_key(name)[:1]] if _same_key(_key(_last(c)), _key(name))]
        if len(options) == 1:
            renamed[name] = options[0]
    return renamed


def _same_person(a: str, b: str) -> bool:
    """Whether two full names spell one person's: last names that sound alike, first names that agree."""
    if not _same_key(_key(_last(a)), _key(_last(b))):
        return False
    first, second = sorted((_key(_words(a)[0]), _key(_words(b)[0])), key=lambda k: (len(k), k))
    if len(first) <= 1:
        return bool(first) and second.startswith(first) and _key(_last(a)) == _key(_last(b))
    if _same_key(first, second):
        return True
    return _is_short_form(first, second)


def _is_short_form(first: str, second: str) -> bool:
    """Dan for Daniel; not Martin for Martina."""
    return len(first) >= 3 and second.startswith(first) and second[len(first) :] not in _FEMININE


_FEMININE = frozenset({"a", "e", "ina", "ine", "ette", "ela", "ia"})


def _same_key(a: str, b: str) -> bool:
    if a == b:
        return bool(a)
    if min(len(a), len(b)) < _LONG_KEY or ({a[-1], b[-1]} & {"a"} and a[-1] != b[-1]):
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b) >= _SAME_KEY


def _merged_spellings(names: Counter[str]) -> dict[str, str]:
    """Organizations that differ only in case, accents, periods or spacing."""
    best: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-names[n], n)):
        best.setdefault(re.sub(r"[\W_]+", "", _folded(name)), name)
    return {n: best[k] for n in names if (k := re.sub(r"[\W_]+", "", _folded(n))) and best[k] != n}
