"""Page chrome in pasted text: what goes, what stays."""

from __future__ import annotations

import pytest

from factcheck.reading.chrome import line_reason
from factcheck.reading.read import read_bytes
from factcheck.records import Article, BlockKind

LONG = "The harbor board approved the new terminal on Tuesday after a debate of four hours, its chair said."


def read(text: str, name: str = "coast_mirror.txt") -> Article:
    (article,), _ = read_bytes(text.encode(), name)
    return article


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("- - - ADVERTISEMENT: Boats for less - - -", "advertisement"),
        ("[Advertisement] Boats for less.", "advertisement"),
        (">>> SPONSORED: Sail now <<<", "advertisement"),
        ("Ad · Paint from 9.90", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Read more: How the ferry was built", "related link"),
        ("RELATED: A timeline of the harbor", "related link"),
        ("READ NEXT: Ten quays | Best fish soup", "related link"),
        ("Photo: Coast Mirror / K. Aho", "photo credit or caption"),
        ("Photo by Kim Aho", "photo credit or caption"),
        ("Staff photo: Kim Aho", "photo credit or caption"),
        ("Image: harbor press office", "photo credit or caption"),
        ("FILE PHOTO: The quay in winter", "photo credit or caption"),
        ("Sign up for our Harbor Letter", "newsletter, comment or contact line"),
        ("Forwarded this email? Subscribe here.", "newsletter, comment or contact line"),
        ("Do you have a tip for us? Ring the newsroom.", "newsletter, comment or contact line"),
        ("Comments (12)", "newsletter, comment or contact line"),
        ("We use cookies to improve your visit.", "cookie line"),
        ("© 2025 Coast Mirror Ltd. All rights reserved.", "copyright line"),
        ("Filed under: Ferries, Quays", "tags"),
        ("(Reporting by K. Aho; editing by M. Berg)", "credits"),
        ("Views are his own.", "author box"),
        ("Connect with us", "menu"),
        ("Exit mobile version", "menu"),
        ("Share   |   Report an error   |   Comments (112)", "menu"),
        ("Subscribe | Back issues | Advertise with us", "menu"),
        (">>> Season tickets: get in line", "promotion"),
    ],
)
def test_chrome_lines(line: str, reason: str) -> None:
    assert line_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement revenue fell by 3% in May.",
        "Ad-hoc committees were set up on Monday.",
        "This article was written from materials published by Polaris News.",
        "Rewritten after a dispatch of the Polaris agency, with letters from you.",
        "Reporting by the Coast Mirror; rewritten and shortened by the Bulletin.",
        "The original belongs to Polaris News.",
        "The original can be read at Polaris News.",
        "Sponsors of the bill met on Tuesday.",
        "Photographs of the scene were shown in court.",
        "Share prices fell by a tenth.",
        "Comments by the minister angered the union.",
        "Related charges against the mayor were dropped.",
        "Watch the figures: exports fell 3 percent, he said, and imports rose by 4 percent in the"
        " same month, which is more"
        " than anybody at the ministry had expected in its forecasts of the spring, when a small"
        " deficit was predicted.",
        "Home sales | rose by 4 percent in May.",
        "Follow-up talks are planned for June.",
        "Subscribers number 40,000, the paper said.",
        "Question: Who pays for the terminal?",
        "Click fraud costs advertisers billions.",
        "Donald Berg, the chair, resigned.",
    ],
)
def test_sentences_stay(line: str) -> None:
    assert line_reason(line) is None


def test_a_pasted_page() -> None:
    article = read(
        "أقسام الوصول السريع\n\nCOAST MIRROR\nNews with salt\n\nFerry terminal gets its green light\n"
        "Board votes 5 to 2 after long debate\n\nBy Ada Lindqvist | Friday, March 14, 2025\n\nquay-2\n\n"
        f"{LONG}\n\nAdvertisement\n\nA gull on the quay at dawn\nPhoto by Kim Aho\n\nWhat comes"
        f" next\n\n{LONG}\n\n"
        "  • The first pile is driven in May.\n  • The terminal opens in 2027.\n\n"
        "This article was prepared from materials of Polaris News.\n\n"
        "adalind\nBy : adalind\nWelcome to my corner of the web, I'm a blogger.\nComments\nfirst!!"
        " great read\n"
    )
    kinds = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert kinds == [
        (BlockKind.HEADLINE, "Ferry terminal gets its green light"),
        (BlockKind.SUBHEADING, "Board votes 5 to 2 after long debate"),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.SUBHEADING, "What comes next"),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.LIST_ITEM, "The first pile is driven in May."),
        (BlockKind.LIST_ITEM, "The terminal opens in 2027."),
        (BlockKind.PARAGRAPH, "This article was prepared from materials of Polaris News."),
    ]
    assert article.outlet == "Coast Mirror"
    assert article.byline == "Ada Lindqvist"
    assert article.published is not None and article.published.isoformat() == "2025-03-14"
    assert article.published_basis == "byline"
    assert [(r.line, r.reason) for r in article.removed] == [
        (1, "other script"),
        (3, "masthead"),
        (4, "tagline"),
        (9, "byline or date line"),
        (11, "photo credit or caption"),
        (15, "advertisement"),
        (17, "photo credit or caption"),
        (18, "photo credit or caption"),
        (29, "author box"),
        (30, "author box"),
        (31, "author box"),
        (32, "comments"),
        (33, "comments"),
    ]


def test_contents_go_and_key_points_stay() -> None:
    article = read(
        f"{LONG}\nArticle Subheadings |\n---|\n1) The vote |\n2) The cost "
        f"|\nThe vote\n{LONG}\nThe cost\n{LONG}\n"
        "No. | Key Points |\n---|---|\n1 | The board voted 5 to 2. |\n2 "
        "| The terminal costs 12 million. |\n"
        "Frequently Asked Questions\nQuestion: Who pays?\nThe county pays, by a loan.\n"
    )
    rows = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.TABLE_ROW]
    assert rows == ["Key Points", "The board voted 5 to 2.", "The terminal costs 12 million."]
    assert [r.text for r in article.removed] == ["Article Subheadings", "1) The vote", "2) The cost"]
    assert article.text.endswith("Question: Who pays?\n\nThe county pays, by a loan.")


def test_a_headline_in_capitals_is_no_masthead() -> None:
    article = read(f"HARBOR GRIEVES\nBy Ada Lindqvist\n\n{LONG}\n")
    assert article.title == "HARBOR GRIEVES"


def test_links_after_a_related_header_go() -> None:
    article = read(
        f"{LONG}\n\n{LONG}\n\nMORE ON THIS STORY\n> Pictures of the quay\n> Who pays?\n\nPhoto: K. Aho\n"
    )
    assert article.text == f"{LONG}\n\n{LONG}"


def test_a_credit_at_a_paragraphs_end_goes_alone() -> None:
    body = " ".join([LONG] * 4)
    assert read(f"{body} (Photo: Kim Aho)\n\n{LONG}\n").text == f"{body}\n\n{LONG}"


def test_a_page_of_chrome_alone_is_no_article() -> None:
    from factcheck.errors import InputError

    with pytest.raises(InputError, match="no article text"):
        read("Advertisement\n\nShare\n\nComments (3)\n")
