"""Attachments that a parser gets wrong in a way that grammar alone can tell; applied before anything is read
off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.extraction.lexicon import ASKING_VERBS, EVIDENCE_VERBS, SPEECH_VERBS, TIME_NOUNS

FRAME_VERBS = SPEECH_VERBS | frozenset(["decide", "rule", "show", "find", "ask", "continue"])
FINITE = ("VBD", "VBZ", "VBP")
# Tokens of a closing speech frame with its comma, and of what may follow its verb.
LONGEST_FRAME, AFTER_VERB, LONGEST_DESCRIPTION = 22, 9, 8
# Verbs whose object is who is spoken to.
ADDRESSING_VERBS = frozenset(["tell", "inform", "assure", "reassure", "remind", "advise", "warn", "ask"])
SUBORDINATORS = frozenset(
    ["after", "before", "since", "as", "until", "because", "though", "although", "while", "once"]
)
INDIRECT_QUESTION_VERBS = (
    ASKING_VERBS | SPEECH_VERBS | frozenset(["know", "see", "decide", "determine", "check", "learn", "doubt"])
)


@dataclass(slots=True)
class Parse:
    """The arrays of a sentence's parse; `tags`, `deps` and `heads` are corrected in place."""

    words: Sequence[str]
    lemmas: Sequence[str]
    tags: list[str]
    pos: Sequence[str]
    deps: list[str]
    heads: list[int]

    def children(self, i: int) -> list[int]:
        """The dependents of `i`."""
        return [k for k, head in enumerate(self.heads) if head == i and k != i]

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent of `i` with one of these labels."""
        return next((k for k in self.children(i) if self.deps[k] in deps), None)


def repair(parse: Parse) -> None:
    """Correct the attachments of one sentence."""
    _closing_frame(parse)
    _first_name(parse)
    for i in range(len(parse.words)):
        if parse.deps[i] == "ROOT" and parse.pos[i] in ("NOUN", "PROPN"):
            _nominal_root(parse, i)
        elif parse.deps[i] == "ROOT":
            _bare_subject(parse, i)
    for i in range(len(parse.words)):
        _relative_clause(parse, i)
        _nearest_noun(parse, i)
        _fronted_phrase(parse, i)
        _empty_that(parse, i)
        _joined_subject(parse, i)
        _joined_noun(parse, i)
        _subordinator(parse, i)
        _joined_content(parse, i)
        _reported_clause(parse, i)
        _condition(parse, i)
        if parse.lemmas[i] in SPEECH_VERBS:
            _inverted_subject(parse, i)
            _two_subjects(parse, i)
            _reduced_subject(parse, i)
            _content_subject(parse, i)
            _after_frame(parse, i)


def _first_name(parse: Parse) -> None:
    """ "Silvia Moretti said": a first name that was taken for something else than a part of the name."""
    for i in range(len(parse.words) - 1):
        after = i + 1
        if not parse.words[i][:1].isupper() or parse.pos[after] != "PROPN" or parse.deps[after] != "nsubj":
            continue
        verb = parse.heads[after]
        if parse.heads[i] == verb and parse.deps[i] in (
            "advmod",
            "nsubj",
            "obl",
            "vocative",
            "discourse",
            "dep",
        ):
            if parse.pos[i] in ("PROPN", "NOUN", "ADV", "INTJ") and i == 0:
                parse.heads[i], parse.deps[i] = after, "compound"
        elif (
            i == 0
            and parse.heads[0] == 0
            and parse.heads[verb] == 0
            and parse.deps[verb] in ("ccomp", "parataxis")
        ):
            _reroot(parse, 0, verb)
            parse.heads[0], parse.deps[0] = after, "compound"


def _empty_that(parse: Parse, i: int) -> None:
    """ "Shows that bees prefer": the conjunction, not a pronoun, where the clause has a subject of its
    own."""
    if parse.words[i].lower() != "that" or not 0 < i < len(parse.words) - 1:
        return
    verb = i - 1
    if parse.lemmas[verb] not in SPEECH_VERBS | EVIDENCE_VERBS:
        verb = parse.heads[parse.heads[i]]
    content = parse.child(verb, "ccomp")
    if parse.lemmas[verb] not in SPEECH_VERBS | EVIDENCE_VERBS or content is None or content < i:
        return
    subjects = [k for k in parse.children(content) if parse.deps[k].startswith("nsubj") and k != i]
    if parse.deps[i] != "det" and subjects and verb < i and not parse.tags[i + 1].startswith(("VB", "MD")):
        parse.tags[i], parse.deps[i], parse.heads[i] = "IN", "mark", content


def _joined_subject(parse: Parse, i: int) -> None:
    """ "Ana Ruiz and Jan Holm were held": two names joined by "and", not two subjects."""
    joint = i - 1
    if parse.tags[i] != "NNP" or joint < 1 or parse.words[joint].lower() != "and" or parse.heads[joint] != i:
        return
    verb, first = parse.heads[i], joint - 1
    while first and parse.deps[first] in ("flat", "compound"):
        first = parse.heads[first]
    subjects = ("nsubj", "nsubj:pass")
    if (
        parse.deps[i] in subjects
        and parse.deps[first] in subjects
        and first < i
        and parse.heads[first] == verb
    ):
        parse.heads[i], parse.deps[i] = first, "conj"


def _joined_noun(parse: Parse, i: int) -> None:
    """ "Praised the need for schools and clinics": the clinics are joined to the schools, not to the praising."""
    if parse.deps[i] != "conj" or parse.tags[i] != "NNS" or parse.pos[i] != "NOUN":
        return
    joint, verb = parse.child(i, "cc"), parse.heads[i]
    if joint is None or parse.pos[verb] != "VERB" or not verb < joint < i:
        return
    before = joint - 1
    alone = parse.child(i, "nsubj", "nsubj:pass", "cop", "aux", "mark", "advmod") is None
    if alone and before > verb and parse.tags[before] in ("NNS", "NN") and not _leads_to(parse, before, i):
        parse.heads[i] = before


def _subordinator(parse: Parse, i: int) -> None:
    """ "After snow blocked the road": the conjunction of the clause, not a preposition of its subject."""
    if parse.deps[i] != "case" or parse.words[i].lower() not in SUBORDINATORS:
        return
    subject = parse.heads[i]
    clause = parse.heads[subject]
    if (
        parse.deps[subject].startswith("nsubj")
        and i < subject < clause
        and parse.child(clause, "mark") is None
    ):
        parse.heads[i], parse.deps[i] = clause, "mark"
        if parse.deps[clause] in ("acl:relcl", "ccomp", "parataxis"):
            parse.deps[clause] = "advcl"


def _joined_content(parse: Parse, i: int) -> None:
    """ "Said that X had died and Y was missing" where the second part was hung on the first as its
    complement."""
    if parse.deps[i] != "ccomp" or parse.deps[parse.heads[i]] != "ccomp" or i < parse.heads[i]:
        return
    first = min(k for k in range(len(parse.words)) if _leads_to(parse, k, i))
    if parse.words[first].lower() in ("and", "but"):
        parse.deps[i] = "conj"
        parse.heads[first], parse.deps[first] = i, "cc"


def _reported_clause(parse: Parse, i: int) -> None:
    """ "Said on Friday that X" where the clause was hung on the day as if it described it."""
    if parse.deps[i] != "mark" or parse.tags[i] != "IN" or parse.words[i].lower() != "that":
        return
    clause = parse.heads[i]
    noun = parse.heads[clause]
    if (
        not parse.deps[clause].startswith("acl")
        or noun == clause
        or not parse.deps[noun].startswith(("obl", "obj", "iobj"))
    ):
        return
    verb = parse.heads[noun]
    if parse.lemmas[verb] in SPEECH_VERBS and parse.child(verb, "ccomp") is None:
        parse.heads[clause], parse.deps[clause] = verb, "ccomp"


def _closing_frame(parse: Parse) -> None:
    """ "X fell, the company told reporters on Friday." hung on the clause as a parataxis, whatever the
    parser made of it.

    Told by the words alone: after the last comma a noun phrase and one finite speech verb with little behind
    it, and a finite verb before the comma.
    """
    size = len(parse.words)
    commas = [
        k for k in range(1, size - 2) if parse.words[k] in (",", ',"', ",”") and size - k <= LONGEST_FRAME
    ]
    quoted = [k for k in commas if parse.words[k + 1] in ('"', "”", "’", "''")]
    for comma in [*quoted, *reversed(commas)]:
        verb = _frame_verb(parse, comma)
        if verb is not None:
            _hang_frame(parse, comma, verb)
            return


def _frame_verb(parse: Parse, comma: int) -> int | None:
    size = len(parse.words)
    after = range(comma + 1, size)
    verbs = [k for k in after if parse.tags[k][:2] in ("VB", "MD")]
    if (
        len(verbs) != 1
        or parse.lemmas[verbs[0]] not in FRAME_VERBS
        or parse.tags[verbs[0]] not in (*FINITE, "VBN")
    ):
        return None
    verb = verbs[0]
    first = next((k for k in after if parse.pos[k] != "PUNCT"), verb)
    if (
        size - verb > AFTER_VERB
        or first == verb
        or parse.tags[first] in ("CC", "WDT", "WP", "WP$", "WRB", "IN", "RB")
    ):
        return None
    before = verb - 1
    if parse.words[verb - 1] == "," and parse.pos[verb - 2] == "PROPN":
        before = verb - 2
        if "," not in parse.words[comma + 1 : verb - 1] and _follows_description(parse, comma):
            return None
    named = before > comma and parse.pos[before] in ("NOUN", "PROPN", "PRON", "NUM")
    return verb if named and any(parse.tags[k] in (*FINITE, "MD") for k in range(comma)) else None


def _follows_description(parse: Parse, comma: int) -> bool:
    """Whether the stretch before the comma is "her press officer" rather than the end of a clause."""
    previous = next((k for k in range(comma - 1, 0, -1) if parse.words[k] in (",", '"', "”")), None)
    if previous is None or not 1 < comma - previous <= LONGEST_DESCRIPTION:
        return False
    return not any(
        parse.tags[k][:2] in ("VB", "MD", "IN") and k == previous + 1 for k in range(previous, comma)
    ) and (
        parse.pos[comma - 1] in ("NOUN", "PROPN")
        and not any(parse.tags[k] in (*FINITE, "MD") for k in range(previous, comma))
    )


def _hang_frame(parse: Parse, comma: int, verb: int) -> None:
    size = len(parse.words)
    left, right = range(comma + 1), range(comma + 1, size)
    tops = [k for k in left if parse.heads[k] == k or parse.heads[k] > comma]
    clausal = [
        k for k in tops if parse.pos[k] in ("VERB", "AUX") or parse.child(k, "cop", "nsubj") is not None
    ]
    top = (clausal or tops)[0]
    for k in tops:
        if k != top:
            parse.heads[k] = top
            if parse.deps[k] == "ROOT":
                parse.deps[k] = "dep"
    parse.heads[top], parse.deps[top] = top, "ROOT"
    for k in right:
        if parse.heads[k] <= comma or parse.heads[k] == k:
            parse.heads[k] = verb
    subject = verb - 1 if parse.words[verb - 1] != "," else verb - 2
    while comma < parse.heads[subject] < verb and parse.heads[subject] != subject:
        subject = parse.heads[subject]
    _attach(parse, subject, verb, "nsubj")
    parse.heads[verb], parse.deps[verb] = top, "parataxis"
    for k in range(verb + 1, size):
        if parse.heads[k] == verb and parse.deps[k] == "nsubj":
            parse.deps[k] = "obj"
    for k in range(comma + 1, subject):
        if parse.heads[k] == verb and parse.pos[k] not in ("PUNCT", "ADV"):
            parse.heads[k] = subject
            if parse.deps[k] not in ("det", "amod", "compound", "nummod"):
                parse.deps[k] = "compound"


def _attach(parse: Parse, i: int, head: int, dep: str) -> None:
    """Hang `i` on `head`; what would close a circle is hung where `i` was."""
    if _leads_to(parse, head, i):
        parse.heads[head] = parse.heads[i] if parse.heads[i] != i else head
    parse.heads[i], parse.deps[i] = head, dep


def _condition(parse: Parse, i: int) -> None:
    """ "Would close if X" where the condition was taken for a complement."""
    if parse.deps[i] != "mark" or parse.words[i].lower() not in ("if", "unless"):
        return
    clause = parse.heads[i]
    if parse.deps[clause] == "ccomp" and parse.lemmas[parse.heads[clause]] not in INDIRECT_QUESTION_VERBS:
        parse.deps[clause] = "advcl"


def _inverted_subject(parse: Parse, i: int) -> None:
    """ "..., said the nurse" where the nurse was taken for the object."""
    if parse.child(i, "nsubj", "nsubj:pass") is not None:
        return
    content = parse.child(i, "ccomp", "parataxis")
    after = parse.child(i, "obj")
    if content is not None and after is not None and content < i < after:
        parse.deps[after] = "nsubj"


def _two_subjects(parse: Parse, i: int) -> None:
    """ "The union, the court said, had ..." and "The minister, Ana Ruiz, said ...": one subject too many."""
    subjects = [k for k in parse.children(i) if parse.deps[k] == "nsubj" and k < i]
    if len(subjects) != 2:
        return
    first, second = subjects
    content = parse.child(i, "ccomp")
    if (
        second <= first + 2
        and parse.pos[first] == "NOUN"
        and parse.pos[second] == "PROPN"
        and "," not in parse.words[first:second]
    ):
        parse.heads[first], parse.deps[first] = second, "compound"
    elif parse.pos[second] == "PROPN" and parse.words[i - 1] == ",":
        parse.heads[second], parse.deps[second] = first, "appos"
    elif content is not None and content > i and parse.child(content, "nsubj", "nsubj:pass") is None:
        passive = parse.child(content, "aux:pass") is not None
        parse.heads[first], parse.deps[first] = content, "nsubj:pass" if passive else "nsubj"


def _reduced_subject(parse: Parse, i: int) -> None:
    """ "Pilots hired by the club said X" where the pilots' participle was taken for a clause of its
    own."""
    if parse.child(i, "nsubj", "nsubj:pass") is not None:
        return
    for k in parse.children(i):
        if k > i or parse.deps[k] not in ("ccomp", "advcl") or parse.tags[k] not in ("VBN", "VBG"):
            continue
        subject = parse.child(k, "nsubj", "nsubj:pass")
        if subject is not None and parse.child(k, "aux", "aux:pass", "mark") is None:
            parse.heads[subject], parse.deps[subject] = i, "nsubj"
            parse.heads[k], parse.deps[k] = subject, "acl"
            return


def _content_subject(parse: Parse, i: int) -> None:
    """ "Says her members, worn out, are leaving": the members leave, they are not what is said."""
    content = parse.child(i, "ccomp")
    joined = parse.child(i, "conj")
    if content is None and joined is not None and parse.child(joined, "cc") is None:
        content = joined
    if content is None or content < i or parse.lemmas[i] in ADDRESSING_VERBS:
        return
    first = next((k for k in parse.children(i) if parse.deps[k] == "obj" and i < k < content), None)
    if first is None:
        return
    own = parse.child(content, "nsubj", "nsubj:pass", "csubj", "expl")
    verbs = [content, *(k for k in parse.children(content) if parse.deps[k] in ("aux", "aux:pass", "cop"))]
    if own is None and any(parse.tags[v] in (*FINITE, "MD") for v in verbs):
        passive = parse.child(content, "aux:pass") is not None
        parse.heads[first], parse.deps[first] = content, "nsubj:pass" if passive else "nsubj"
        parse.deps[content] = "ccomp"
        for k in parse.children(i):
            if first < k < content and parse.deps[k] == "advcl":
                parse.heads[k], parse.deps[k] = first, "acl"
    elif own == first + 2 and parse.pos[first] == parse.pos[own] == "NUM" and parse.heads[first + 1] == own:
        parse.heads[first], parse.deps[first] = content, parse.deps[own]
        parse.heads[own], parse.deps[own] = first, "nmod"


def _after_frame(parse: Parse, i: int) -> None:
    """ "X was shut, police said, and will reopen": the second verb goes on with X, not with the police.

    So does "said X was ready and would start", where only "would" fits the report.
    """
    for k in parse.children(i):
        if parse.deps[k] != "conj" or k < i or parse.child(k, "nsubj", "nsubj:pass", "ccomp") is not None:
            continue
        content = parse.child(i, "ccomp")
        if content is None and parse.deps[i] == "parataxis" and parse.heads[i] < i:
            content = parse.heads[i]
        would = any(parse.words[c].lower() == "would" for c in parse.children(k) if parse.deps[c] == "aux")
        closed = i + 1 < len(parse.words) and parse.words[i + 1] == ","
        if content is not None and ((content < i and closed) or (i < content < k and would)):
            parse.heads[k] = content


def _nominal_root(parse: Parse, i: int) -> None:
    """ "Kent, whose brother ..., bought the mill" where the subject was taken for the whole."""
    if parse.child(i, "cop", "nsubj", "nsubj:pass", "csubj", "expl") is not None:
        _described_subject(parse, i)
        return
    inner = [k for c in parse.children(i) if parse.deps[c] == "acl:relcl" for k in parse.children(c)]
    inner = [k for k in inner if parse.deps[k] in ("conj", "parataxis") and parse.words[k - 1] == ","]
    for verb in [*parse.children(i), *inner]:
        name = parse.child(verb, "nsubj", "nsubj:pass")
        titled = name == i + 1 and parse.pos[i] == "NOUN" and parse.pos[i + 1] == "PROPN"
        if parse.deps[verb] == "acl:relcl" and titled and parse.tags[verb] in FINITE:
            _reroot(parse, i, verb)
            parse.heads[i], parse.deps[i] = i + 1, "compound"
            return
        if parse.deps[verb] == "acl" and (
            _is_only_predicate(parse, verb) or _is_past_predicate(parse, i, verb)
        ):
            _reroot(parse, i, verb)
            parse.heads[i], parse.deps[i] = verb, "nsubj"
            return
        if (
            parse.deps[verb] not in ("conj", "acl:relcl", "parataxis")
            or verb < i
            or not _is_bare_predicate(parse, verb)
        ):
            continue
        passive = parse.child(verb, "aux:pass") is not None
        _reroot(parse, i, verb)
        parse.heads[i], parse.deps[i] = verb, "nsubj:pass" if passive else "nsubj"
        return


def _described_subject(parse: Parse, i: int) -> None:
    """ "The head of the city's archive, Ana Ruiz, called ..." where the archive was taken for the predicate."""
    subject = parse.child(i, "nsubj")
    if subject is None or subject > i or parse.child(i, "cop", "aux", "expl") is not None:
        return
    if not any(parse.words[k].lower() == "of" and parse.deps[k] == "case" for k in range(subject + 1, i)):
        return
    for verb in parse.children(i):
        bare = parse.deps[verb] in ("parataxis", "conj") and _is_bare_predicate(parse, verb)
        if verb > i and bare and parse.tags[verb] in FINITE and parse.words[verb - 1] == ",":
            _reroot(parse, i, verb)
            parse.heads[subject], parse.deps[subject] = verb, "nsubj"
            parse.heads[i], parse.deps[i] = subject, "nmod"
            return


def _is_only_predicate(parse: Parse, verb: int) -> bool:
    """ "Ruiz, head of the bank, called the plan a mistake": the only verb, with an object, after a comma."""
    if parse.tags[verb] != "VBN" or parse.words[verb - 1] != "," or parse.child(verb, "obj") is None:
        return False
    return not any(tag in (*FINITE, "MD") for tag in parse.tags)


def _is_past_predicate(parse: Parse, i: int, verb: int) -> bool:
    """ "The director, Ana Ruiz, promised to come": the only finite verb, set off from a subject of its own."""
    if parse.tags[verb] not in ("VBD", "VBZ") or parse.words[verb - 1] != "," or verb < i:
        return False
    others = (k for k, tag in enumerate(parse.tags) if k != verb and tag in (*FINITE, "MD"))
    return next(others, None) is None and parse.child(verb, "nsubj", "nsubj:pass", "cc", "mark") is None


def _bare_subject(parse: Parse, verb: int) -> None:
    """ "Ruiz, while praising the plan, warned ...": the noun that opens the sentence is its subject."""
    first = next((k for k in range(verb) if parse.heads[k] == verb and parse.deps[k] != "punct"), None)
    if parse.tags[verb] not in FINITE or first is None or parse.pos[first] not in ("PROPN", "NOUN"):
        return
    loose = parse.deps[first] in ("obl:unmarked", "dep", "dislocated", "vocative")
    start = min(k for k in range(len(parse.words)) if _leads_to(parse, k, first))
    alone = parse.child(verb, "nsubj", "nsubj:pass", "csubj", "expl", "aux:pass") is None
    if loose and alone and start == 0 and parse.lemmas[first] not in TIME_NOUNS:
        parse.deps[first] = "nsubj"


def _reroot(parse: Parse, i: int, verb: int) -> None:
    """Make the verb the root in the place of the noun `i`; what follows the verb goes with it."""
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    for k in parse.children(i):
        if k > verb:
            parse.heads[k] = verb


def _is_bare_predicate(parse: Parse, verb: int) -> bool:
    """A finite verb without a subject, a relative pronoun or a conjunction of its own."""
    if parse.pos[verb] != "VERB":
        return False
    children = parse.children(verb)
    if any(parse.deps[k] in ("nsubj", "nsubj:pass", "cc", "csubj", "mark") for k in children):
        return False
    if any(parse.tags[k] in ("WDT", "WP", "WP$", "WRB") for k in children):
        return False
    auxiliaries = [k for k in children if parse.deps[k] in ("aux", "aux:pass")]
    finite = ("VBD", "VBZ", "VBP", "MD")
    after_comma = parse.tags[verb] == "VBN" and not auxiliaries and parse.words[verb - 1] == ","
    return (
        any(parse.tags[k] in finite for k in auxiliaries) or parse.tags[verb] in ("VBD", "VBZ") or after_comma
    )


def _relative_clause(parse: Parse, i: int) -> None:
    """ "The dam, which supplies ..., is full" where the relative clause was hung on the verb of the
    sentence."""
    if parse.deps[i] not in ("nsubj", "advcl", "csubj", "parataxis") or not parse.tags[i].startswith("VB"):
        return
    subject = parse.child(i, "nsubj", "nsubj:pass")
    if subject is None or parse.words[subject].lower() not in ("who", "which") or subject < 2:
        return
    noun = subject - 2 if parse.words[subject - 1] == "," else subject - 1
    if parse.pos[noun] in ("NOUN", "PROPN") and parse.heads[noun] != i and not _leads_to(parse, noun, i):
        while parse.deps[noun] in ("flat", "compound", "nmod") and parse.pos[parse.heads[noun]] in (
            "NOUN",
            "PROPN",
        ):
            if parse.deps[noun] == "nmod" and parse.words[subject].lower() == "which":
                break
            noun = parse.heads[noun]
        if not _leads_to(parse, noun, i):
            parse.heads[i], parse.deps[i] = noun, "acl:relcl"


def _fronted_phrase(parse: Parse, i: int) -> None:
    """ "After rain in the north, Mayor Ruiz closed ...": the subject, not an apposition of the north."""
    if parse.deps[i] not in ("appos", "conj") or parse.pos[i] not in ("NOUN", "PROPN") or parse.heads[i] > i:
        return
    if parse.child(i, "cc") is not None:
        return
    last = max(k for k in range(len(parse.words)) if _leads_to(parse, k, i))
    if last + 1 >= len(parse.words) or parse.pos[last + 1] not in ("VERB", "AUX"):
        return
    verb = last + 1
    if parse.deps[verb] in ("aux", "aux:pass", "cop"):
        verb = parse.heads[verb]
    if verb > i and parse.child(verb, "nsubj", "nsubj:pass") is None and not _leads_to(parse, verb, i):
        passive = parse.child(verb, "aux:pass") is not None
        parse.heads[i], parse.deps[i] = verb, "nsubj:pass" if passive else "nsubj"


def _nearest_noun(parse: Parse, i: int) -> None:
    """ "The price fell to ..., and the mill, sold in May, ...": what follows a comma belongs to the
    noun before."""
    if parse.deps[i] not in ("acl", "acl:relcl") or parse.heads[i] >= i:
        return
    first = min(k for k in range(len(parse.words)) if _leads_to(parse, k, i))
    comma = first if parse.words[first] == "," else first - 1
    noun, attached = comma - 1, parse.heads[i]
    if comma < 1 or parse.words[comma] != "," or parse.pos[noun] not in ("NOUN", "PROPN") or attached >= noun:
        return
    if not any(parse.tags[k] in (*FINITE, "MD") for k in range(attached + 1, noun)):
        return
    while parse.pos[parse.heads[noun]] in ("NOUN", "PROPN") and attached < parse.heads[noun] != noun:
        noun = parse.heads[noun]
    if not _leads_to(parse, noun, i):
        parse.heads[i] = noun


def _leads_to(parse: Parse, i: int, ancestor: int) -> bool:
    """Whether `ancestor` is `i` or above it."""
    for _ in range(len(parse.words)):
        if i == ancestor:
            return True
        if parse.heads[i] == i:
            return False
        i = parse.heads[i]
    return False
