"""Small closed word lists that several modules of this room read: months, weekdays, number words."""

from __future__ import annotations

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

ONES: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
TENS: dict[str, int] = {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
ABBREVIATIONS: frozenset[str] = frozenset(
    "mr mrs ms dr prof sr jr st gen lt col maj capt cmdr adm sgt cpl pvt rev hon gov sen rep reps sens atty "
    "pres "
    "supt insp det dist no nos vol vols fig figs eq sec art ch pp vs v approx est dept inc ltd co corp bros "
    "mt ft ave blvd rd hwy bldg ed eds etc al cf ca e.g i.e u.s u.k u.n e.u u.a.e d.c a.m p.m ph.d m.d b.a "
    "m.a "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla "
    "ore "
    "pa tenn tex va vt wash wis wyo ont que".split()
)
# Abbreviations that also end sentences: a boundary after them is left to the parser.
OPEN_ABBREVIATIONS: frozenset[str] = frozenset(
    "inc ltd co corp bros etc al jr sr u.s u.k u.n e.u u.a.e d.c a.m p.m ph.d m.d b.a m.a no fig la art ill "
    "miss mass wash del ore st est sat sun mon wed mar may ft mt".split()
)
# Abbreviations that stand in lower case too; the others are words then ("may", "sun", "art").
LOWER_ABBREVIATIONS: frozenset[str] = frozenset(
    "vs v approx est dept etc al cf ca e.g i.e a.m p.m inc ltd co u.s u.k vol pp fig".split()
)
