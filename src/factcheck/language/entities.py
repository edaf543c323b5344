"""Names: what the recognizer found, trimmed, and the one canonical name each resolves to.

Within an article a last name stands for the full name given before or after it, an acronym for the name it was
introduced with. `canonicalize` then merges spellings across articles. Where two names are possible, none is chosen:
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
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister chancellor senator sen rep "
    "representative congressman congresswoman governor gov mayor king queen prince princess pope cardinal bishop "
    "archbishop rev reverend father judge justice general gen colonel col lt lieutenant major maj captain capt "
    "admiral adm sergeant sgt officer detective inspector chief secretary ambassador spokesman spokeswoman "
    "spokesperson director chairman chairwoman chair ceo executive coach former acting then deputy foreign defense "
    "defence interior finance attorney sheriff commissioner councillor councilor".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le al el bin ibn ben abu ter ten st".split()
)
_EDGES = re.compile(r"^[\s\"'“”‘’(\[,.;:–—-]+|[\s\"“”‘(\[,;:–—-]+$")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_INTRODUCED = re.compile(r"^\s*\(\s*(?:the\s+|or\s+)?[\"“']?([A-Z][A-Za-z&-]{1,9})[\"”']?\s*\)")
_LONGEST = 120
_SAME_LAST = 80.0
_SAME_FIRST = 75.0


def find_entities(doc: Doc) -> tuple[Entity, ...]:
    """The names in a text, in its order, each with its canonical name within the text."""
    found = [e for span in doc.ents if (e := _entity(doc.text, span.start_char, span.end_char, span.label_))]
    acronyms = _acronyms(doc.text, found)
    persons = _full_names(e.text for e in found if e.label == "PERSON")
    return tuple(dataclasses.replace(e, canonical=_canonical(e, acronyms, persons)) for e in found)


def canonicalize(parsed_articles: Sequence[ParsedArticle]) -> tuple[ParsedArticle, ...]:
    """The same articles, with one canonical name for what is one person or body under several spellings."""
    persons = Counter(e.canonical for p in parsed_articles for e in p.entities if e.label == "PERSON")
    others = Counter(e.canonical for p in parsed_articles for e in p.entities if e.label == "ORG")
    renamed = {**_merged_spellings(others), **_merged_persons(persons)}
    return tuple(
        dataclasses.replace(
            parsed,
            entities=tuple(
                dataclasses.replace(e, canonical=renamed[e.canonical])
                if e.label in {"PERSON", "ORG"} and e.canonical in renamed
                else e
                for e in parsed.entities
            ),
        )
        for parsed in parsed_articles
    )


def trimmed(text: str) -> str:
    """A name without marks, article, possessive and titles around it."""
    name = _POSSESSIVE.sub("", _EDGES.sub("", text))
    return _ARTICLE.sub("", name)


def _entity(text: str, start: int, end: int, label: str) -> Entity | None:
    label = _LABELS.get(label, label)
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
        if not gap or not tail.strip() or head.rstrip(".").lower() not in _TITLES:
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
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return (plain or text).casefold().strip(".,")


def _canonical(entity: Entity, acronyms: Mapping[str, str], persons: Mapping[str, frozenset[str]]) -> str:
    name = entity.canonical
    if entity.label in _PLACES or entity.label == "ORG":
        known = COUNTRIES.get(name) or COUNTRIES.get(name.replace(".", ""))
        if known and entity.label != "ORG":
            return known
    if name in acronyms:
        return acronyms[name]
    if entity.label == "PERSON":
        return _person(name, persons)
    return name


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
        match = next(
            (
                r
                for r in rest
                if r == word
                or (len(word) == 1 and r.startswith(word))
                or (len(r) == 1 and word.startswith(r))
            ),
            None,
        )
        if match is None:
            return False
        rest.remove(match)
    return True


def _merged_persons(names: Counter[str]) -> dict[str, str]:
    """Names to the most frequent spelling of the same person; last name alone only where one person bears it."""
    from rapidfuzz import fuzz

    full = sorted((n for n in names if len(_words(n)) >= 2), key=lambda n: (-names[n], -len(n), n))
    chosen: list[str] = []
    renamed: dict[str, str] = {}
    for name in full:
        same = [c for c in chosen if _same_person(name, c, fuzz.ratio)]
        if len(same) == 1:
            renamed[name] = same[0]
        else:
            chosen.append(name)
    for name in sorted(n for n in names if len(_words(n)) == 1):
        same = [
            c
            for c in chosen
            if fuzz.ratio(_last(c), _folded(name)) >= _SAME_LAST and _last(c)[:1] == _folded(name)[:1]
        ]
        exact = [c for c in same if _last(c) == _folded(name)]
        options = exact or same
        if len(options) == 1:
            renamed[name] = options[0]
    return renamed


def _same_person(a: str, b: str, ratio: object) -> bool:
    from rapidfuzz import fuzz

    if fuzz.ratio(_last(a), _last(b)) < _SAME_LAST:
        return False
    x, y = _folded(_words(a)[0]), _folded(_words(b)[0])
    if len(x) == 1 or len(y) == 1:
        return x[:1] == y[:1] and _last(a) == _last(b)
    same_last = _last(a) == _last(b)
    return fuzz.ratio(x, y) >= (_SAME_FIRST - 5 if same_last else _SAME_FIRST) and x[0] == y[0]


def _merged_spellings(names: Counter[str]) -> dict[str, str]:
    """Organizations that differ only in case, accents, periods or spacing."""
    best: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-names[n], n)):
        best.setdefault(re.sub(r"[\W_]+", "", _folded(name)), name)
    return {n: best[k] for n in names if (k := re.sub(r"[\W_]+", "", _folded(n))) and best[k] != n}
