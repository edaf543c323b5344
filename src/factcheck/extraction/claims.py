"""Sentences to claims: clauses, attribution, factuality and wording put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.extraction.atoms import Closed, divide
from factcheck.extraction.attribution import Said, is_bare_frame_clause, speech_only
from factcheck.extraction.checkability import (
    Unfit,
    is_furniture,
    is_lead_in,
    is_no_comment,
    is_question,
    lead_length,
    unfitness,
)
from factcheck.extraction.clauses import Clause, split_clauses
from factcheck.extraction.cuts import ClauseKind
from factcheck.extraction.factuality import factuality, is_negated
from factcheck.extraction.frames import build_frame
from factcheck.extraction.lexicon import (
    FIRST_PLURAL,
    FIRST_SINGULAR,
    PERSON_PRONOUNS,
    PLURAL_NOUNS,
    PLURAL_PRONOUNS,
    RELATIVIZERS,
    THING_PRONOUNS,
)
from factcheck.extraction.mentions import BODY, PERSON, Discourse
from factcheck.extraction.rewriting import fill_pronouns, full_names, render
from factcheck.extraction.tree import FINITE_TAGS, SUBJECTS, Tree, build_tree
from factcheck.records import (
    AUTHOR,
    Block,
    BlockKind,
    Claim,
    Entity,
    Factuality,
    Holder,
    ParsedArticle,
    Quantity,
    Quotation,
    TimeMention,
)

T = TypeVar("T", Entity, Quantity, TimeMention, Quotation)
PRECISIONS = ("day", "week", "month", "season", "quarter", "year", "decade", "open")
LEADING = frozenset(["and", "but", "or", "nor", "so", "yet", "that"])
TRAILING = frozenset([",", ";", ":", "-", "–", "—", ".", "--"])
OPENING, CLOSING = '"“‘„«', '"”’»'
MAX_HOLDER_WORDS = 10
DIVISIBLE = frozenset([Factuality.ASSERTED, Factuality.PLANNED, Factuality.POSSIBLE])
# Units of quantities that do not make a statement hold only for the whole of its scope.
UNMEASURED = frozenset(["year", "day", "month", "week", "hour", "minute", "second"])
# Pronouns that a holder's name must not be; where one is, the claim says so.
OPEN_HOLDERS = PERSON_PRONOUNS | PLURAL_PRONOUNS | THING_PRONOUNS | FIRST_PLURAL | FIRST_SINGULAR
# Characters before a time that still stands at the head of its clause ("On ", "By late ").
FRONTED = 12
# A sentence in which the parser found no subject counts as one from this length on.
MIN_SENTENCE = 6
CONTENT_POS = frozenset(["NOUN", "PROPN", "VERB", "NUM", "ADJ"])
# Clauses whose wording is made of noun phrases.
NOMINAL_KINDS = (ClauseKind.APPOSITION, ClauseKind.AGE, ClauseKind.TITLE)
# How often a sentence is cut anew when a piece turns out a fragment.
MAX_TRIES = 3
# Content words that the clauses of a sentence may leave out before it is taken whole.
MAX_LOST = 1


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with everything that stands in it."""

    index: int
    start: int
    end: int
    tree: Tree
    block: Block
    quoted: frozenset[int]
    entities: tuple[Entity, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]
    speaker: Holder | None
    is_frame: bool


def extract_claims(parsed: ParsedArticle) -> tuple[Claim, ...]:
    """The checkable statements of an article, in the order of its text, numbered "<article>.c1" and on."""
    return tuple(claim for claim, _ in _numbered(parsed))


def _numbered(parsed: ParsedArticle, divided: bool = False) -> list[tuple[Claim, tuple[Claim, ...]]]:
    """Each claim, numbered, with the parts that it can be divided into if `divided`."""
    text = parsed.article.text
    trees = tuple(
        build_tree(parsed.doc, start + lead_length(text[start:end]), end) for start, end in parsed.sentences
    )
    discourse = Discourse(parsed, trees)
    found: list[tuple[Claim, tuple[Claim, ...]]] = []
    for sentence in _sentences(parsed, trees, discourse):
        claims = _sentence_claims(parsed, sentence, discourse)
        for claim, clause in claims:
            parts = _parts(parsed, sentence, clause, claim, discourse) if divided else ()
            found.append((_named(claim, f"{parsed.article.id}.c{len(found) + 1}"), parts))
    return found


def _named(claim: Claim, name: str) -> Claim:
    return replace(claim, id=name, location=replace(claim.location, claim=name))


def extract_atoms(parsed: ParsedArticle) -> tuple[Claim, ...]:
    """The claims of an article divided into the smallest statements that they make.

    A claim that can't be divided is the same as in `extract_claims`; the parts of one that can are numbered
    "<article>.c1.1" and on in its place.
    """
    out = []
    for claim, parts in _numbered(parsed, divided=True):
        if len(parts) < 2:
            out.append(claim)
        else:
            out += [_named(part, f"{claim.id}.{n}") for n, part in enumerate(parts, 1)]
    return tuple(out)


def _sentences(parsed: ParsedArticle, trees: Sequence[Tree | None], discourse: Discourse) -> list[_Sentence]:
    speakers, frames = _speakers(parsed, trees, discourse)
    out = []
    for k, ((start, end), tree) in enumerate(zip(parsed.sentences, trees, strict=True)):
        if tree is None:
            continue
        block = _block_at(parsed, start, end)
        quoted = frozenset(
            i
            for i in range(len(tree))
            if any(q.start <= tree.starts[i] < q.end for q in _within(parsed.quotations, start, end))
        )
        out.append(
            _Sentence(
                k,
                start,
                end,
                tree,
                block,
                quoted,
                tuple(_within(parsed.entities, start, end)),
                tuple(_within(parsed.times, start, end)),
                tuple(_within(parsed.quantities, start, end)),
                speakers.get(k),
                k in frames,
            )
        )
    return out


def _within(items: Sequence[T], start: int, end: int) -> list[T]:
    return [i for i in items if i.start < end and i.end > start]


def _block_at(parsed: ParsedArticle, start: int, end: int) -> Block:
    for block in parsed.article.blocks:
        if block.start <= start < block.end:
            return block
    return Block(BlockKind.PARAGRAPH, start, end)


# -- who speaks a sentence that is all quotation -------------------------------------------------------------


def _speakers(
    parsed: ParsedArticle, trees: Sequence[Tree | None], discourse: Discourse
) -> tuple[dict[int, Holder], set[int]]:
    """The holders of the sentences that lie wholly in quotation marks, from the frames of their neighbors.

    With them the sentences that are such a frame and nothing else.
    """
    out: dict[int, Holder] = {}
    frames: set[int] = set()
    last: Holder | None = None
    last_index = -2
    waiting: list[int] = []
    for k, ((start, end), tree) in enumerate(zip(parsed.sentences, trees, strict=True)):
        if tree is None:
            continue
        quotation = _whole_quotation(parsed, start, end)
        alone = speech_only(tree) if quotation is None else None
        if alone is not None and waiting:
            holder = _holder(tree, k, alone, discourse, parsed, direct=True)
            out.update((w, holder) for w in waiting)
            frames.add(k)
            last, last_index, waiting = holder, k, []
        elif quotation is not None:
            if quotation.speaker:
                out[k] = Holder(quotation.speaker, direct=True, cue="say")
                last, last_index = out[k], k
            elif last is not None and k - last_index == 1 and _same_or_next_block(parsed, k):
                out[k], last_index = last, k
            else:
                waiting = [*waiting, k] if waiting and waiting[-1] == k - 1 else [k]
        else:
            frame = _frame(parsed, tree, start, end)
            last, last_index = None, k
            if frame is not None:
                last = _holder(tree, k, frame, discourse, parsed, direct=True)
            if (
                last is not None
                and waiting
                and waiting[-1] == k - 1
                and _within(parsed.quotations, start, end)
            ):
                out.update((w, last) for w in waiting)
            waiting = []
    return out, frames


def _whole_quotation(parsed: ParsedArticle, start: int, end: int) -> Quotation | None:
    for q in _within(parsed.quotations, start, end):
        before = parsed.article.text[start : max(start, q.start)].strip(" \"“”‘'")
        after = parsed.article.text[min(q.end, end) : end].strip(" \"“”’'.,!?")
        if not before and not after:
            return q
    return None


def _frame(parsed: ParsedArticle, tree: Tree, start: int, end: int) -> Said | None:
    """The last speech frame of a sentence, whose speaker goes on in the quotation after it."""
    quotations = _within(parsed.quotations, start, end)
    quoted = frozenset(
        i for i in range(len(tree)) if any(q.start <= tree.starts[i] < q.end for q in quotations)
    )
    for clause in reversed(split_clauses(tree, quoted)):
        if clause.said is not None and clause.said.cue != "according to":
            return clause.said
    return None


def _same_or_next_block(parsed: ParsedArticle, k: int) -> bool:
    here, before = parsed.sentences[k][0], parsed.sentences[k - 1][0]
    blocks = [
        n for n, b in enumerate(parsed.article.blocks) if b.start <= here < b.end or b.start <= before < b.end
    ]
    return not blocks or max(blocks) - min(blocks) <= 1


def _holder(
    tree: Tree, k: int, said: Said, discourse: Discourse, parsed: ParsedArticle, direct: bool
) -> Holder:
    """The holder of a speech frame by canonical name; the wording where there is none."""
    if not said.holder:
        return Holder("unknown", direct=direct, cue=said.cue)
    inside = set(said.holder)
    head = next((t for t in said.holder if tree.heads[t] not in inside or tree.heads[t] == t), said.holder[0])
    named = next((c for c in tree.all_children(head, "appos") if tree.pos[c] == "PROPN"), None)
    if named is None and tree.pos[head] == "NOUN":
        named = _named_after_comma(tree, k, said, discourse)
    if tree.pos[head] == "NOUN" and named is not None:
        head = named
    found = discourse.antecedent(k, head)
    mention = discourse.mention(k, head)
    if mention is None and tree.pos[head] == "PROPN" and not tree.all_children(head, "conj"):
        near = (discourse.mention(k, t) for t in said.holder if t <= head + 1)
        mention = next((m for m in near if m is not None and m.is_named), None)
    if found is not None:
        name = re.sub(r"^the ", "", found.name)
    elif (
        mention is not None
        and (mention.is_named or tree.pos[head] == "PROPN")
        and not tree.all_children(head, "conj")
    ):
        name = mention.name
    else:
        name = _holder_words(tree, said.holder)
    return Holder(name, direct=direct, cue=said.cue)


def _named_after_comma(tree: Tree, k: int, said: Said, discourse: Discourse) -> int | None:
    """The person in "the president of the commission, Ana Ruiz"."""
    for t in said.holder:
        mention = discourse.mention(k, t)
        if mention is None or mention.kind not in (PERSON, BODY) or not mention.is_named:
            continue
        first = tree.subtree(t)[0]
        if first and "," in (tree.words[first], tree.words[first - 1]):
            return t
    return None


def _holder_words(tree: Tree, holder: tuple[int, ...]) -> str:
    words = render(tree, holder, {}).rstrip(".")
    is_name = tree.pos[holder[0]] == "PROPN" and tree.low(holder[0]) not in PLURAL_NOUNS
    if not is_name and not tree.words[holder[0]].isupper():
        words = words[:1].lower() + words[1:]
    words = re.sub(r", \d{1,3}$", "", re.sub(r"^(?:the|a|an) ", "", words))
    return " ".join(words.split()[:MAX_HOLDER_WORDS])


# -- one sentence
# ---------------------------------------------------------------------------------------------


def _sentence_claims(
    parsed: ParsedArticle, sentence: _Sentence, discourse: Discourse
) -> list[tuple[Claim, Clause]]:
    text = parsed.article.text[sentence.start : sentence.end]
    if is_furniture(text) or is_question(text) or is_lead_in(sentence.tree):
        return []
    if sentence.is_frame:
        return []
    clauses, verdicts = _fit_clauses(sentence)
    if _loses_content(sentence.tree, clauses, verdicts):
        clauses = (_whole(sentence.tree, clauses),)
        verdicts = [None if _has_verb(sentence.tree) else Unfit.FRAGMENT]
    out: list[tuple[Claim, Clause]] = []
    main: Claim | None = None
    for clause, unfit in zip(clauses, verdicts, strict=True):
        claim = _clause_claim(parsed, sentence, clause, discourse) if unfit is None else None
        if claim is None:
            continue
        if clause.kind in (ClauseKind.MAIN, ClauseKind.CONTENT) and main is None:
            main = claim
        out.append((claim, clause))
    return _unique([(_inherit_time(claim, main), clause) for claim, clause in out])


def _parts(
    parsed: ParsedArticle, sentence: _Sentence, clause: Clause, whole: Claim, discourse: Discourse
) -> tuple[Claim, ...]:
    """The smallest statements of a claim, empty where it is one itself."""
    if whole.negated or whole.factuality not in DIVISIBLE:
        return ()
    pieces = divide(sentence.tree, clause, _closed(sentence))
    parts: dict[str, Claim] = {}
    for piece in pieces if len(pieces) > 1 else ():
        part = _clause_claim(parsed, sentence, piece, discourse)
        if part is not None:
            starts = {sentence.tree.starts[p] for p in piece.pieces if isinstance(p, int)}
            own = tuple(q for q in part.quantities if any(q.start <= at < q.end for at in starts))
            parts.setdefault(part.text.lower(), replace(part, holder=whole.holder, quantities=own))
    return tuple(parts.values())


def _closed(sentence: _Sentence) -> Closed:
    tree = sentence.tree

    def inside(item: Entity | Quantity) -> frozenset[int]:
        return frozenset(t for t, at in enumerate(tree.starts) if item.start <= at < item.end)

    names = tuple(inside(e) for e in sentence.entities)
    measured = [inside(q) for q in sentence.quantities if q.unit and q.unit not in UNMEASURED]
    counted = [inside(q) for q in sentence.quantities]
    none: frozenset[int] = frozenset()
    return Closed(names, none.union(*measured), none.union(*counted))


def _fit_clauses(sentence: _Sentence) -> tuple[tuple[Clause, ...], list[Unfit | None]]:
    """The clauses with the verdict on each; what would be a fragment on its own is not cut off."""
    kept: frozenset[int] = frozenset()
    for _ in range(MAX_TRIES):
        clauses = split_clauses(sentence.tree, sentence.quoted, kept)
        verdicts = [_unfit(sentence, clause) for clause in clauses]
        fragments = {
            c.head
            for c, unfit in zip(clauses, verdicts, strict=True)
            if unfit is Unfit.FRAGMENT and c.kind not in (ClauseKind.MAIN, ClauseKind.CONTENT)
        }
        if fragments <= kept:
            break
        kept |= fragments
    return clauses, verdicts


def _whole(tree: Tree, clauses: Sequence[Clause]) -> Clause:
    """The sentence as one clause; where all of it is one speaker's words, without the speech frame."""
    frames = {clause.said for clause in clauses}
    said = next(iter(frames)) if len(frames) == 1 else None
    framed = frozenset(said.frame) if said is not None else frozenset()
    if not any(tree.tags[t] in FINITE_TAGS for t in range(len(tree)) if t not in framed):
        said, framed = None, frozenset()
    tokens = tuple(t for t in range(len(tree)) if t not in framed)
    head = clauses[0].head if said is not None else tree.roots[0]
    return Clause(ClauseKind.MAIN, head, tokens, tokens, said=said)


def _unfit(sentence: _Sentence, clause: Clause) -> Unfit | None:
    tree = sentence.tree
    start, end = tree.starts[clause.own[0]], tree.end(clause.own[-1])
    if clause.said is None and is_bare_frame_clause(tree, clause.head, len(clause.own)):
        return Unfit.OPINION
    if opens_as_question(tree, clause) or breaks_phrase(tree, clause):
        return Unfit.FRAGMENT
    if is_no_comment(" ".join(tree.words[t] for t in clause.own)):
        return Unfit.OPINION
    has_number = bool(_within(sentence.quantities, start, end)) or any(
        tree.tags[t] == "CD" for t in clause.own
    )
    unfit = unfitness(tree, clause.head, clause.own, sentence.block.kind, has_number)
    is_reported = clause.said is not None and clause.head not in sentence.quoted
    return None if unfit is Unfit.OPINION and is_reported else unfit


def opens_as_question(tree: Tree, clause: Clause) -> bool:
    """Whether a clause still opens with the "which" or "how" it was cut off at, or lacks a subject."""
    if clause.kind is ClauseKind.CONJUNCT and not clause.subject and tree.subject(clause.head) is None:
        return True
    if clause.kind is ClauseKind.MAIN:
        return False
    first = next((p for p in clause.pieces if isinstance(p, int)), clause.head)
    if clause.kind is ClauseKind.RELATIVE:
        return tree.low(first) == "when" and tree.heads[first] == clause.head
    return tree.tags[first] in ("WDT", "WP", "WRB", "WP$") and tree.low(first) not in ("when", "that")


def breaks_phrase(tree: Tree, clause: Clause) -> bool:
    """Whether the clause ends or begins in the middle of a phrase, or begins with its verb: a parse gone
    wrong."""
    own = [t for t in clause.own if tree.pos[t] != "PUNCT"]
    if not own or clause.kind in NOMINAL_KINDS:
        return False
    last = own[-1]
    after = last + 1 if last + 1 < len(tree) else last
    inside = set(clause.own)
    if after not in inside and tree.pos[after] in ("NOUN", "PROPN"):
        open_end = tree.pos[last] in ("DET", "ADP", "PROPN") or tree.tags[last] in ("PRP$", "JJ")
        title = tree.pos[last] == "NOUN" and tree.pos[after] == "PROPN"
        if open_end or title:
            return True
    spelled = [p for p in clause.pieces if not isinstance(p, int) or tree.pos[p] != "PUNCT"]
    first = spelled[0] if spelled else ""
    is_cut = clause.kind in (ClauseKind.CONTENT, ClauseKind.PARATAXIS, ClauseKind.ADVERBIAL)
    return is_cut and isinstance(first, int) and first > 0 and _is_verb_first(tree, first)


def _is_verb_first(tree: Tree, first: int) -> bool:
    """Whether a clause that opens with this token lacks its subject ("are leaving")."""
    if tree.tags[first] not in FINITE_TAGS:
        return False
    head = first if tree.subject(first) is not None else tree.heads[first]
    subject = tree.subject(head) if tree.deps[first] in ("aux", "aux:pass", "cop") else tree.subject(first)
    return subject is None and tree.child(head, "expl") is None


def _loses_content(tree: Tree, clauses: Sequence[Clause], verdicts: Sequence[Unfit | None]) -> bool:
    """Whether the clauses leave out words of the sentence that no opinion or command accounts for."""
    if all(unfit is Unfit.FRAGMENT for unfit in verdicts):
        return True
    covered: set[int] = set()
    for clause, unfit in zip(clauses, verdicts, strict=True):
        if unfit is not Unfit.FRAGMENT:
            covered.update(clause.own)
            covered.update(p for p in clause.pieces if isinstance(p, int))
        if clause.said is not None:
            covered.update(clause.said.frame)
            covered.update(clause.said.holder)
    lost = sum(tree.pos[t] in CONTENT_POS for t in range(len(tree)) if t not in covered)
    return lost > MAX_LOST


def _has_verb(tree: Tree) -> bool:
    """Whether a finite verb with a subject stands in the sentence, or it ends as one and is long enough."""
    subjects = [i for i, dep in enumerate(tree.deps) if dep in SUBJECTS and tree.low(i) not in RELATIVIZERS]
    if any(tag in FINITE_TAGS for tag in tree.tags) and subjects:
        return True
    is_full = tree.words[-1].endswith(".") and len(tree) > MIN_SENTENCE and "VERB" in tree.pos
    return is_full and (tree.tags[0] not in ("VBD", "VBN") or any(t in FINITE_TAGS for t in tree.tags[1:]))


def _unique(claims: list[tuple[Claim, Clause]]) -> list[tuple[Claim, Clause]]:
    seen: dict[str, tuple[Claim, Clause]] = {}
    for claim, clause in claims:
        seen.setdefault(claim.text.lower(), (claim, clause))
    return list(seen.values())


def _inherit_time(claim: Claim, main: Claim | None) -> Claim:
    """A time at the head of the sentence holds for the clauses joined to the first one too."""
    if main is None or claim is main or claim.time is not None or main.time is None:
        return claim
    is_fronted = main.time.start - main.start <= FRONTED
    same = claim.holder == main.holder and is_fronted and _is_conjunct_of(claim, main)
    return replace(claim, time=main.time) if same else claim


def _is_conjunct_of(claim: Claim, main: Claim) -> bool:
    return claim.start >= main.end and claim.frame.subject == main.frame.subject


def _clause_claim(
    parsed: ParsedArticle, sentence: _Sentence, clause: Clause, discourse: Discourse
) -> Claim | None:
    tree = sentence.tree
    start, end = _bounds(tree, clause, parsed)
    quantities = tuple(_within(sentence.quantities, start, end))
    times = _clause_times(tree, clause, sentence.times)
    holder = _clause_holder(parsed, sentence, clause, discourse)
    speaker = holder.name if holder.direct and holder.name[:1].isupper() else ""
    names = full_names(tree, clause.pieces, sentence.entities)
    pronouns, unresolved = fill_pronouns(tree, sentence.index, clause.pieces, discourse, speaker)
    if holder.name.lower() in OPEN_HOLDERS:
        unresolved = tuple(dict.fromkeys((*unresolved, holder.name.lower())))
    text = render(tree, clause.pieces, {**names, **pronouns}, keep_quotes=not holder.direct)
    if not text:
        return None
    lead = tuple(p for p in clause.pieces if isinstance(p, int) and p not in clause.own)
    meant = factuality(tree, clause.head, not holder.is_author, lead)
    if meant is Factuality.DENIED and holder.is_author:
        holder = _denier(parsed, sentence, clause, discourse)
    return Claim(
        id="",
        article=parsed.article.id,
        text=text,
        verbatim=parsed.article.text[start:end],
        start=start,
        end=end,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        block=sentence.block.kind,
        location=parsed.article.locate(start, end),
        holder=holder,
        factuality=meant,
        negated=is_negated(tree, clause.head, lead),
        time=most_specific(times),
        quantities=quantities,
        entities=tuple(_clause_entities(tree, clause, sentence.entities)),
        frame=build_frame(tree, clause, sentence.entities, sentence.index, discourse),
        unresolved=unresolved,
    )


def _denier(parsed: ParsedArticle, sentence: _Sentence, clause: Clause, discourse: Discourse) -> Holder:
    if not clause.subject:
        return AUTHOR
    said = Said(clause.subject, sentence.tree.lemmas[clause.head], ())
    return _holder(sentence.tree, sentence.index, said, discourse, parsed, direct=False)


def _clause_holder(
    parsed: ParsedArticle, sentence: _Sentence, clause: Clause, discourse: Discourse
) -> Holder:
    words = [t for t in clause.own if sentence.tree.pos[t] != "PUNCT"]
    direct = bool(words) and sum(t in sentence.quoted for t in words) >= 0.8 * len(words)
    if clause.said is not None:
        return _holder(sentence.tree, sentence.index, clause.said, discourse, parsed, direct)
    if direct:
        return sentence.speaker or Holder("unknown", direct=True)
    return AUTHOR


def _bounds(tree: Tree, clause: Clause, parsed: ParsedArticle) -> tuple[int, int]:
    """The source span of the clause, trimmed of leading conjunctions and trailing punctuation."""
    own = list(clause.own)
    while len(own) > 1 and (
        tree.deps[own[0]] == "punct" or (tree.deps[own[0]] == "cc" and tree.low(own[0]) in LEADING)
    ):
        if tree.words[own[0]] in ('"', "“", "(", "‘", "'"):
            break
        own.pop(0)
    while len(own) > 1 and tree.words[own[-1]] in TRAILING:
        own.pop()
    start, end = tree.starts[own[0]], tree.end(own[-1])
    return _with_marks(parsed.article.text, start, end)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with both quotation marks or with neither."""
    if text[start] in OPENING and not any(c in CLOSING for c in text[start + 1 : end]):
        for at in range(end, min(end + 3, len(text))):
            if text[at] in CLOSING:
                return start, at + 1
        return start + 1, end
    return start, end


def _clause_times(tree: Tree, clause: Clause, times: tuple[TimeMention, ...]) -> list[TimeMention]:
    starts = sorted({tree.starts[t] for t in (*clause.own, *clause.pieces) if isinstance(t, int)})
    out = []
    for mention in times:
        at = bisect_left(starts, mention.start)
        if at < len(starts) and starts[at] < mention.end:
            out.append(mention)
    return out


def _clause_entities(tree: Tree, clause: Clause, entities: tuple[Entity, ...]) -> list[Entity]:
    starts = {tree.starts[p] for p in clause.pieces if isinstance(p, int)}
    return [e for e in entities if any(e.start <= s < e.end for s in starts)]


def most_specific(times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that pins the clause down best: resolved before unresolved, finer before coarser, first
    before last."""
    if not times:
        return None

    def rank(mention: TimeMention) -> tuple[bool, bool, int, int]:
        precision = (
            PRECISIONS.index(mention.precision) if mention.precision in PRECISIONS else len(PRECISIONS)
        )
        return mention.interval is None, mention.role == "duration", precision, mention.start

    return min(times, key=rank)
