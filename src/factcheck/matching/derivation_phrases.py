"""Wordings by which an article says that it retells a report of somebody else."""

from __future__ import annotations

import re

from factcheck.records import ParsedArticle

_THIS = r"(?:this|the (?:above|following)|our|which this) (?:article|story|report|piece|post|item|summary|text|account|version|digest|round-?up|overview|brief)"
_MADE = (
    r"(?:based|drawn|taken|compiled|condensed|adapted|translated|rewritten|summari[sz]ed|abridged|shortened|sourced|derived|excerpted|prepared|reproduced|"
    r"republished|assembled|lifted|reworked|retold)"
)
_REPORT = r"(?:reports?|reporting|coverage|account|story|stories|article|dispatch(?:es)?|copy|material|materials|wire|text|version)"
_START = r"(?:^|(?<=[.!?] )|(?<=\n))\W{0,3}"
SAYS_SO = re.compile(
    rf"\b{_THIS}\b[^.\n]{{0,40}}\b{_MADE} (?:[\w-]+ ){{0,4}}?(?:from|on|by|with|of|for)\b|"
    rf"{_START}(?:with|using|incorporating) (?:additional |further )?(?:material|reporting|information|files|contributions?|copy|input) (?:from|by|of)\b|"
    rf"{_START}(?:source|via|sources)\s?:\s+(?![^\n]*(?:Getty|Images|Photo|Bureau|data\b|\())[A-Z][^\n]{{2,60}}\Z|"
    rf"\b(?:this|the) (?:article|story|report|piece|news|text) (?:was |is |has been )?(?:first|originally) (?:published|reported|carried|run|appeared) (?:in|by|on)\b|"
    rf"\bwhose (?:own )?{_REPORT} (?:we|this)\b|\bwe (?:summari[sz]e|retell|condense|reproduce|translate) (?:it|its|their|the|a)\b|\b(?:is|are|was) summari[sz]ed here\b|"
    rf"\b(?:a|an) (?:shortened|condensed|rewritten|translated|abridged|edited|updated) version of (?:a|an|the) {_REPORT}\b|"
    r"\b(?:reprinted|republished|reproduced) (?:here )?(?:with (?:kind )?permission|by permission|from|courtesy of)\b|"
    rf"\b(?:follows|retells|repeats|relies (?:entirely |wholly |largely |mainly )?(?:up)?on|rests on|goes back to|leans on|borrows from) (?:a|an|the) (?:[\w'’&.-]+ ){{0,4}}{_REPORT} (?:by|from|of|in)\b|"
    rf"{_START}(?:(?:from|by) )?(?:our )?(?:wire|news|agency) (?:services|agencies|reports)\.?$|{_START}(?:staff (?:and|with) )?agencies\.?$",
    re.IGNORECASE | re.MULTILINE,
)
_ABOUT_SOMETHING_ELSE = re.compile(
    r"\b(?:film|book|novel|play|series|song|plan|bill|law|decision|ruling|verdict|estimate|figures?|study|model|forecast|claim|suit|charges?|case|police|court)\b[^.]{0,25}$",
    re.IGNORECASE,
)


def telling_note(parsed: ParsedArticle) -> tuple[int, int] | None:
    """The first stretch in which an article says so, outside quotations; None if it does not."""
    text = parsed.article.text
    for match in SAYS_SO.finditer(text):
        quoted = any(q.start <= match.start() < q.end for q in parsed.quotations)
        if not quoted and not _ABOUT_SOMETHING_ELSE.search(text[max(0, match.start() - 40) : match.start()]):
            lead = len(match.group()) - len(match.group().lstrip(" \n\t([*_–—-"))
            return match.start() + lead, match.end()
    return None


_LOOSE = re.compile(r"based (?:and \w+ )?on (?:the )?reports? (?:by|from|of)", re.IGNORECASE)


def is_of_the_article(parsed: ParsedArticle, start: int, end: int) -> bool:
    """Whether "based on reports from …" is said of the article, and not of what somebody claims in the middle of a sentence."""
    if not _LOOSE.fullmatch(parsed.article.text[start:end].strip()):
        return True
    first = next((a for a, b in parsed.sentences if a <= start < b), start)
    before = parsed.article.text[first:start]
    return not before.strip() or re.search(rf"\b{_REPORT}\b", before, re.IGNORECASE) is not None
