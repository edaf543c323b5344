"""Page chrome in pasted text: lines that stand around an article and are not of it.

Every pattern here is bounded and only meets short lines. What is evidence of where an article comes from
("This article is based on materials of ...") is no chrome and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from factcheck.reading.draft import Cut, Draft, RawBlock
from factcheck.reading.metadata import SMALL_WORDS, read_header_line, same_name
from factcheck.records import BlockKind

_LINE_LENGTH = 240
"""Longer blocks are never taken for a line of chrome."""
_TAGLINE_LENGTH = 45

_SOCIAL = (
    "share|tweet|e-?mail|print|copy link|facebook|twitter|x|whatsapp|telegram|linkedin|reddit"
    "|pinterest|mastodon|bluesky"
    "|threads|instagram|youtube|messenger|flipboard|pocket|save|bookmark|like|follow"
)
_MENU = (
    _SOCIAL
    + "|home|menu|search|log ?in|sign ?in|sign up|register|subscribe|unsubscribe|newsletters?|contact(?: us)?"
    "|about(?: us)?|imprint|impressum|legal|terms(?: (?:of use|of service|& conditions"
    "|and conditions))?|privacy(?: policy)?"
    "|cookies?(?: policy)?|corrections|archive|back issues|advertise(?: with us)?|comments?"
    "|report (?:an error|a problem|this story)"
    "|view in browser|e-paper|jobs|rss|feedback|faq|help|complaints|press council|buy me a coffee"
    "|leave a comment"
    "|share this (?:post|article|story|page)|all rights reserved|donate|editor'?s picks"
)
_MENU_ITEM = re.compile(rf"^\W*(?:{_MENU})\b[^.]{{0,40}}$", re.IGNORECASE)
_SOCIAL_ITEM = re.compile(rf"^\W*(?:{_SOCIAL})\W*$", re.IGNORECASE)
_MENU_PARTS = re.compile(r"\s*[|•·]\s*|\s{2,}|\t| / ")

_EXACT_LINES = frozenset(
    {
        "about us", "photo", "photos", "recent stories", "continue reading the main story",
        "advertisement", "advertisements", "all rights reserved", "also read", "back to top",
        "bookmark", "breaking", "breaking news", "by", "click here", "close", "comment", "comments",
        "connect with us", "contact us", "continue reading", "copy link", "don't miss",
        "editor's picks", "editors' picks", "email", "exclusive", "exit mobile version", "featured",
        "follow us", "gift this article", "home", "keep reading", "latest", "latest news",
        "leave a comment", "leave a reply", "link copied", "listen", "listen to this article", "live",
        "load comments", "load more", "loading", "loading...", "log in", "menu",
        "more from this section", "more news", "more on this story", "more on this topic",
        "more stories", "most popular", "most read", "mute", "newsletter", "next", "next article",
        "next post", "on", "paid content", "pause", "photo gallery", "play", "post a comment",
        "previous", "previous article", "previous post", "print", "print this page", "promoted",
        "promoted content", "published", "read also", "read more", "read next", "recommended",
        "recommended for you", "register", "related", "related articles", "related content",
        "related posts", "related stories", "related topics", "report an error", "save", "search",
        "see also", "share", "share on facebook", "share on twitter", "share on x", "share this",
        "share this article", "share this post", "share this story", "share via email", "show comments",
        "sign in", "sign up", "skip to content", "skip to main content", "sponsored",
        "sponsored content", "story continues below", "subscribe", "subscribe now", "tags",
        "toggle navigation", "top stories", "topics", "trending", "trending now", "tweet", "up next",
        "view comments", "watch live", "you may also like", "you might also like",
    }
)  # fmt: skip
_SECTIONS = frozenset(
    {
        "world", "politics", "business", "economy", "sport", "sports", "opinion", "news", "local",
        "local news", "national", "international", "europe", "africa", "asia", "americas",
        "middle east", "technology", "tech", "science", "health", "culture", "arts", "entertainment",
        "lifestyle", "travel", "finance", "markets", "us", "u.s.", "uk", "law", "crime", "education",
        "environment", "climate", "weather", "society", "features", "analysis", "top news",
        "world news", "us news", "retail", "energy",
    }
)  # fmt: skip

_ADVERT = re.compile(
    r"^[\W_]*(?:advertisements?|advertorial|advert|sponsored(?: content| post)?|promoted"
    r"|paid (?:content|post|partnership)|anzeige"
    r"|werbung|publicité|publicidad|pubblicità)(?:[\W_]*$|\s?[:\])|·*]|\s[—–-]\s|\s*continues? below"
    r"|\s*-\s*(?:story|article) )",
    re.IGNORECASE,
)
_AD_WORD = re.compile(r"^[\W_]*ad(?:[\W_]*$|\s?[:·|])", re.IGNORECASE)
_SPONSOR = re.compile(
    r"^\W*(?:sponsored by|brought to you by|presented by|(?:story|article) continue[sd] (?:below"
    r"|after)|scroll to continue|continue reading(?: the main story| below)?\W*$"
    r"|(?:advertisement )?continue reading the main story)\b",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^\W*(?:read (?:more|also|next|on|the full (?:story|article))|also read|see also"
    r"|related(?: (?:stor(?:y|ies)|articles?|links?|posts?"
    r"|content|coverage|news|topics))?|more on this(?: (?:story|topic))?|more (?:from|on|stories"
    r"|news)\b[^:]{0,40}|recommended|you (?:may|might)"
    r" also like|most (?:read|popular|viewed)|up next|don['’]?t miss|further reading"
    r"|in case you missed it|icymi|watch|listen|explore more"
    r"|in pictures|gallery|slideshow|more|next article|previous article|also in this issue"
    r"|more recaps)\s*[:|>→»].{0,220}$",
    re.IGNORECASE,
)
_RELATED_HEADER = re.compile(
    r"^\W*(?:read (?:more|also|next)|also read|related(?: (?:stor(?:y|ies)|articles?|links?|posts?"
    r"|content|coverage|news))?|more on this"
    r"(?: (?:story|topic))?|more (?:stories|news)|recommended(?: for you)?|you (?:may"
    r"|might) also like|most (?:read|popular|viewed)|see also"
    r"|trending(?: now)?|top stories|latest news)\W*$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^\W*(?:(?:click here to )?(?:sign up|subscribe|register)\b(?: (?:for|to|here|now|today|and"
    r"|with)\b|\W*$)|get (?:our|the latest|more)\b.{0,60}"
    r"\b(?:newsletter|inbox|email|app|alerts)|join (?:our|the (?:conversation|discussion))"
    r"|follow (?:us|@|.{1,40} on (?:twitter|facebook|x|instagram"
    r"|telegram|linkedin))\b|like us on|download (?:our|the) .{0,30}\bapp|download the app"
    r"|forwarded this (?:e-?mail|newsletter)|support (?:independent|our|quality|local)"
    r" (?:journalism|reporting|newsroom|work)|become a (?:member|subscriber|supporter)|log ?in to"
    r"|tell us:|let us know in the comments|(?:have you )?"
    r"got a (?:story|tip|news tip)|have you got a|do you have a (?:story|tip|news)|write to (?:us"
    r"|the newsroom|the editor)|letters to the editor"
    r"|leave a (?:comment|reply)|post a comment|add a comment|comments (?:are (?:open|closed|off"
    r"|moderated)|\(\d)|comments?:? ?\(\d+\)|\d+ comments?\b\W*$"
    r"|view (?:all )?\d* ?comments|your e-?mail address|please do not forward|this (?:e-?mail"
    r"|newsletter) was sent|click here|tap here|support us"
    r"|contact (?:us|the newsroom|the author|the reporter)\b|report a problem|unsubscribe\b"
    r"|manage newsletters|read or share this story|write to [A-Z][\w.'’ -]{2,40} at \S+@"
    r"|download as pdf|buy (?:now|tickets|me a coffee)\b"
    r"|email the (?:author|reporter)|send (?:us )?(?:your )?(?:tips|news tips) to)",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"^\W*(?:(?:this|our) (?:web)?site uses cookies|we (?:and our .{0,40}partners )?(?:use"
    r"|store) (?:cookies|information on your)|we and our .{0,40}partners"
    r"|cookies help us|we value your privacy|your privacy (?:matters|is important)|by (?:continuing"
    r"|using) (?:to (?:use|browse)|this)|accept (?:all )?cookies"
    r"|manage (?:cookies|consent|choices|preferences)|we care about your (?:data|privacy))",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"^\W*(?:©|\(c\)\s|copyright\b|&copy;)|^.{0,100}\ball rights reserved\W*(?:$"
    r"|this material may not)|^.{0,60}©\s?\d{4}",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"^\W*(?:filed under|tags?|topics|categories|category|keywords|posted in|tagged(?: with)?)\s*:",
    re.IGNORECASE,
)
_PICTURE = (
    r"(?:staff |file |press |stock |courtesy |handout |agency )?"
    r"(?:photo(?:graph)?s?|pictures?|pics?|images?|illustrations?|graphics?)"
)
_CREDIT = re.compile(
    rf"^\W*(?:{_PICTURE}(?: (?:credits?|source|by|courtesy(?: of)?|illustration|copyright))?\s*[:/]"
    rf"|{_PICTURE} (?:by|courtesy of|credit|from)\s"
    r"|captions?\s*:|(?:photo|image|picture) credits?\b|video\s*:|credit\s*:|enlarge this image\b"
    r"|getty images\b|shutterstock\b|pixabay\b|unsplash\b)",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    rf"(?:\(|\s)(?P<credit>(?i:{_PICTURE}(?: (?:credit|by"
    rf"|courtesy(?: of)?))?)\s*[:/]\s?[^.:]{{2,60}}\)?\.?)$"
    r"|(?:\s|\()(?P<agency>(?:REUTERS|AP|AFP|EPA|Reuters|Getty Images|AP Photo"
    r"|Bloomberg)\s?/\s?[A-Z][\w.'’ -]{1,40}\)?\.?)$"
    r"|(?:\s|^)(?P<paren>\((?:AP Photo|AFP|Reuters|REUTERS|Getty Images|EPA)(?:[/,: ][^()]{0,50})?\))$"
    r"|(?:\s|^)(?P<named>\([A-Z][\w.'’ -]{2,40}\s?/\s?(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?"
    r"|EPA|Bloomberg)[^()]{0,40}\))$"
)
_REPORTING = re.compile(
    r"^\W*(?:additional )?(?:reporting|writing|compiled|written) by [A-Z].{1,80}?[;,.] ?(?:additional )?"
    r"(?:reporting|writing|editing|edited|graphics?) by .{1,150}$"
    r"|^\W*(?:additional )?(?:editing|edited|reporting) by [A-Z][\w.'’ -]{1,40}\)?\.?$",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"^.{0,260}\b(?:views|opinions)(?: expressed)?(?: (?:here|in this (?:article"
    r"|column)))? are (?:his|her|their|my|the author['’]s) own\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"^\W*(?:\d+ )?(?:reader )?comments?\W*(?:\(?\d+\)?)?\W*$", re.IGNORECASE)
_AUTHOR_LINE = re.compile(r"^by ?:\s*\S.{0,60}$", re.IGNORECASE)
_ABOUT_AUTHOR = re.compile(r"^about (?:the (?:author|writer)s?|us|me|this site)\W*$", re.IGNORECASE)
_BIO = re.compile(
    r"^(?:welcome to\b|i['’]?m\b|i am\b)|^.{0,80}\bis an? .{0,60}\b(?:journalist|reporter|writer"
    r"|blogger|editor|columnist|correspondent|contributor|freelancer?)\b",
    re.IGNORECASE,
)
_PROMOTION = re.compile(r"^(?:>>+|»|→|▶|►|⇒|->)\s*\S[^.]{1,120}$")
_TOC_HEADER = re.compile(
    r"^\W*(?:table of contents|contents|article (?:sub)?headings|in this (?:article|story|issue)"
    r"|jump to|on this page|sections|what['’]s inside)\W*$",
    re.IGNORECASE,
)
_ALT = re.compile(r"^[a-z]{2,20}(?:[-_][a-z0-9]{1,12})*(?:\.(?:jpe?g|png|gif|webp))?$")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[•*-])\s*")

_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("advertisement", lambda t: _ADVERT.match(t) or _AD_WORD.match(t) or _SPONSOR.match(t)),
    ("related link", _RELATED.match),
    ("photo credit or caption", _CREDIT.match),
    ("newsletter, comment or contact line", lambda t: len(t) <= 160 and _CALL.match(t)),
    ("cookie line", _COOKIES.match),
    ("copyright line", lambda t: len(t) <= 160 and _COPYRIGHT.match(t)),
    ("tags", _FILED.match),
    ("credits", _REPORTING.match),
    ("author box", _VIEWS.match),
    ("promotion", lambda t: len(t) <= 130 and _PROMOTION.match(t)),
)


def line_reason(text: str) -> str | None:
    """Why a line by itself is chrome, or None."""
    if len(text) > _LINE_LENGTH:
        return None
    for reason, test in _TESTS:
        if test(text):
            return reason
    bare = text.strip(" \t*_#>-–—|·•»:").casefold().replace("’", "'")
    return "menu" if bare in _EXACT_LINES or _is_menu(text) else None


def _is_menu(text: str) -> bool:
    """A line of short items parted by bars or dots, at least one of which only a page's menu has."""
    parts = [part for part in _MENU_PARTS.split(text) if part.strip()]
    if len(parts) < 2:
        return False
    if any(len(part.split()) > 9 or part.rstrip().endswith((".", ";")) for part in parts):
        return False
    known = sum(bool(_MENU_ITEM.match(part)) for part in parts)
    return known >= 1 and known * 4 >= len(parts)


def remove_chrome(draft: Draft, name: str, pasted: bool = True) -> None:
    """Move the chrome of a draft from its blocks to its cuts, and take metadata from header lines.

    `name` is the file's name, which a masthead may repeat. With `pasted` the looks of lines are all there is,
    so that mastheads and taglines are looked for too.
    """
    for step in (
        _other_script,
        _contents,
        _author_boxes,
        _captions,
        _comments,
        _single_lines,
        _link_lists,
    ):
        step(draft)
    _sections(draft)
    masthead = _masthead(draft, name) if pasted else None
    _header_lines(draft, name)
    _trailing_credits(draft)
    if masthead is not None:
        _tagline(draft, masthead)


def _cut(draft: Draft, doomed: Iterable[int], reason: str) -> None:
    numbers = set(doomed)
    if not numbers:
        return
    draft.cuts += [Cut(reason, block.body) for i, block in enumerate(draft.blocks) if i in numbers]
    draft.blocks = [block for i, block in enumerate(draft.blocks) if i not in numbers]


def _single_lines(draft: Draft) -> None:
    reasons = [None if b.kind is BlockKind.TABLE_ROW else line_reason(b.text) for b in draft.blocks]
    for reason in dict.fromkeys(r for r in reasons if r):
        draft.cuts += [Cut(reason, b.body) for b, r in zip(draft.blocks, reasons, strict=True) if r == reason]
    headers = [
        b.body.first_offset()
        for b, r in zip(draft.blocks, reasons, strict=True)
        if r and _RELATED_HEADER.match(b.text)
    ]
    kept = [b for b, r in zip(draft.blocks, reasons, strict=True) if not r]
    draft.blocks = kept
    _after_related(draft, headers)


def _after_related(draft: Draft, headers: list[int]) -> None:
    """Short link lines right after a "Related" header: marked ones, or unmarked ones up to the end."""
    doomed: set[int] = set()
    for offset in headers:
        following = [i for i, b in enumerate(draft.blocks) if b.body.first_offset() > offset]
        run = []
        for i in following:
            block = draft.blocks[i]
            if not (
                _is_link_like(block.text) and (block.kind is not BlockKind.PARAGRAPH or not block.marked)
            ):
                break
            run.append(i)
        marked = [i for i in run if draft.blocks[i].kind in (BlockKind.LIST_ITEM, BlockKind.QUOTE)]
        if run and run[-1] == len(draft.blocks) - 1:
            doomed.update(run)
        elif marked and marked[0] == run[0]:
            doomed.update(marked)
    _cut(draft, doomed, "related link")


def _is_link_like(text: str) -> bool:
    return len(text) <= 120 and not text.rstrip().endswith((".", ".”", '."'))


def _other_script(draft: Draft) -> None:
    """Blocks in another script than the article's."""
    total = _latin("".join(b.text for b in draft.blocks)[:100_000])
    if total is None or total < 0.7:
        return
    _cut(
        draft,
        [i for i, b in enumerate(draft.blocks) if (share := _latin(b.text)) is not None and share < 0.2],
        "other script",
    )


def _latin(text: str) -> float | None:
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return None
    if text.isascii():
        return 1.0
    return sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) / len(letters)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", _NUMBERING.sub("", text).casefold()))


def _contents(draft: Draft) -> None:
    """A list of the subheadings that follow, and its own header."""
    later: dict[str, int] = {}
    for i, block in enumerate(draft.blocks):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.SUBHEADING) and len(block.text) <= 120:
            later[_key(block.text)] = i
    listed = [
        i
        for i, block in enumerate(draft.blocks)
        if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        and len(block.text) <= 120
        and later.get(_key(block.text), -1) > i
    ]
    if len(listed) < 2:
        return
    header = listed[0] - 1
    if header >= 0 and (
        _TOC_HEADER.match(draft.blocks[header].text) or draft.blocks[header].kind is BlockKind.TABLE_ROW
    ):
        listed.append(header)
    _cut(draft, listed, "table of contents")


def _captions(draft: Draft) -> None:
    """A caption right above its credit line, the two alone between blank lines; lone image names."""
    doomed = []
    blocks = draft.blocks
    sizes: dict[int, int] = {}
    for block in blocks:
        sizes[block.group] = sizes.get(block.group, 0) + 1
    for i, block in enumerate(blocks[:-1]):
        credit = blocks[i + 1]
        if (
            not block.marked
            and credit.group == block.group
            and sizes[block.group] == 2
            and len(block.text) <= _LINE_LENGTH
            and i > 0
            and len(credit.text) <= 80
            and _CREDIT.match(credit.text)
        ):
            doomed.append(i)
    doomed += [
        i
        for i, b in enumerate(blocks)
        if b.kind is BlockKind.PARAGRAPH and _ALT.match(b.text) and not line_reason(b.text)
    ]
    _cut(draft, doomed, "photo credit or caption")


def _author_boxes(draft: Draft) -> None:
    """ "By : name" in the latter half, with the name above and the bio below; "About the author"."""
    doomed: set[int] = set()
    blocks = draft.blocks
    for i, block in enumerate(blocks):
        about = bool(_ABOUT_AUTHOR.match(block.text))
        if i < len(blocks) // 2 or not (about or _AUTHOR_LINE.match(block.text)):
            continue
        doomed.add(i)
        name = _key(block.text.partition(":")[2])
        if name and _key(blocks[i - 1].text) == name:
            doomed.add(i - 1)
        for j in range(i + 1, min(i + 3, len(blocks))):
            if (about and j == i + 1) or _BIO.match(blocks[j].text):
                doomed.add(j)
    if blocks and len(blocks) > 3:
        last = len(blocks) - 1
        if len(blocks[last].text) <= 300 and re.match(
            r"^[A-Z].{0,80}\bis an? .{0,60}\b(?:journalist|reporter|writer|blogger|columnist"
            r"|freelancer?) (?:at|for|with|based|who)\b",
            blocks[last].text,
        ):
            doomed.add(last)
    _cut(draft, doomed, "author box")


def _comments(draft: Draft) -> None:
    """A comment header in the latter part, and all that follows it."""
    length = sum(len(b.text) for b in draft.blocks)
    seen = 0
    for i, block in enumerate(draft.blocks):
        if seen > 0.6 * length and i > 2 and _COMMENTS.match(block.text):
            _cut(draft, range(i, len(draft.blocks)), "comments")
            return
        seen += len(block.text)


def _link_lists(draft: Draft) -> None:
    """Social media items each on its own line."""
    _cut(
        draft,
        [i for i, b in enumerate(draft.blocks) if _SOCIAL_ITEM.match(b.text) and len(b.text) > 1],
        "share line",
    )


def _sections(draft: Draft) -> None:
    """A section's name above the headline."""
    doomed = []
    for i, block in enumerate(draft.blocks[:5]):
        if block.text.casefold().strip(" /|>") not in _SECTIONS:
            break
        doomed.append(i)
    _cut(draft, doomed, "menu")


def _masthead(draft: Draft, name: str) -> RawBlock | None:
    """The outlet's own name as a first line, where the file's name repeats it or a headline follows."""
    if not draft.blocks:
        return None
    first = draft.blocks[0]
    if first.marked or len(first.text) > 140:
        return None
    head = re.split(r"\s*[|•·]\s*|\s[-–—]\s|:\s", first.text)[0]
    if same_name(head, name) or (head == first.text and _is_bare_masthead(draft)):
        draft.outlet = draft.outlet or (_title_case(head) if head.isupper() else head)
        draft.metadata.append(("masthead", first.text))
        _cut(draft, [0], "masthead")
        return first
    return None


def _title_case(text: str) -> str:
    words = text.lower().split()
    return " ".join(w if i and w in SMALL_WORDS else w[0].upper() + w[1:] for i, w in enumerate(words))


def _is_bare_masthead(draft: Draft) -> bool:
    """A first line of up to four words in capitals, above a line that is a headline in ordinary letters."""
    from factcheck.reading.text import is_headline

    first = draft.blocks[0].text
    if not (first.isupper() and 1 <= len(first.split()) <= 4 and not first.endswith((".", "!", "?", ":"))):
        return False
    for block in draft.blocks[1:4]:
        if read_header_line(block.text)[0]:
            continue
        return is_headline(block.text) and not block.text.isupper() and not _AUTHOR_LINE.match(block.text)
    return False


def _tagline(draft: Draft, masthead: RawBlock) -> None:
    """The slogan under a masthead, where a headline still follows in a group of its own."""
    from factcheck.reading.text import is_headline

    if len(draft.blocks) < 3:
        return
    first, second = draft.blocks[:2]
    same_group = first.group == masthead.group and second.group > first.group
    if (
        same_group
        and len(first.text) <= min(_TAGLINE_LENGTH, len(second.text))
        and is_headline(second.text)
        and not first.marked
        and is_headline(first.text)
        and second.kind is BlockKind.PARAGRAPH
        and not read_header_line(first.text)[0]
    ):
        _cut(draft, [0], "tagline")


def _header_lines(draft: Draft, name: str) -> None:
    """Bylines and date lines near the start, read as metadata; a byline at the very end too."""
    doomed = []
    blocks = draft.blocks
    near = [*range(min(8, len(blocks))), *range(max(8, len(blocks) - 2), len(blocks))]
    for i in near:
        block = blocks[i]
        if block.kind in (BlockKind.TABLE_ROW, BlockKind.HEADLINE):
            continue
        is_header, dated, byline, outlet = read_header_line(block.text)
        if not is_header:
            continue
        if outlet and not byline and not same_name(outlet, name) and i > 3:
            continue
        doomed.append(i)
        draft.published = draft.published or dated
        draft.byline = draft.byline or byline
        if outlet and same_name(outlet, name):
            draft.outlet = draft.outlet or outlet
    _cut(draft, doomed, "byline or date line")


def _trailing_credits(draft: Draft) -> None:
    """A credit at the end of a block: a short block is a caption, of a long one only the credit goes."""
    for i, block in enumerate(list(draft.blocks)):
        match = _CREDIT_END.search(block.text, max(0, len(block.text) - 120))
        if match is None or block.kind is BlockKind.TABLE_ROW:
            continue
        if len(block.text) <= _LINE_LENGTH:
            draft.cuts.append(Cut("photo credit or caption", block.body))
            draft.blocks[i] = RawBlock(block.kind, block.body.slice(0, 0), block.group, block.marked)
            continue
        draft.cuts.append(
            Cut("photo credit or caption", block.body.slice(match.start(), len(block.body)).strip())
        )
        draft.blocks[i] = RawBlock(
            block.kind, block.body.slice(0, match.start()).strip(), block.group, block.marked
        )
    draft.blocks = [b for b in draft.blocks if b.text]
