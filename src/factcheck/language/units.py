"""Units of measure and currencies: their wordings, base units and factors.

A table rather than a units library: a lookup of a word costs nothing, and news needs only these.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `value * factor + offset` is the value in the base unit `base`; `kind` is the quantity's
    kind."""

    base: str
    factor: float = 1.0
    offset: float = 0.0
    kind: str = "measure"


def _table(rows: tuple[tuple[str, str, float], ...], kind: str) -> dict[str, Unit]:
    return {
        word.replace("_", " "): Unit(base, factor, kind=kind)
        for words, base, factor in rows
        for word in words.split()
    }


_MEASURES = (
    ("mm millimeter millimeters millimetre millimetres", "kilometer", 1e-6),
    ("cm centimeter centimeters centimetre centimetres", "kilometer", 1e-5),
    ("meter meters metre metres", "kilometer", 1e-3),
    ("km kms kilometer kilometers kilometre kilometres", "kilometer", 1.0),
    ("inch inches", "kilometer", 2.54e-5),
    ("foot feet ft", "kilometer", 3.048e-4),
    ("yard yards", "kilometer", 9.144e-4),
    ("mile miles", "kilometer", 1.609344),
    ("nautical_mile nautical_miles", "kilometer", 1.852),
    ("hectare hectares ha", "square kilometer", 0.01),
    ("acre acres", "square kilometer", 0.0040468564224),
    (
        "square_kilometer square_kilometers square_kilometre square_kilometres sq_km km²",
        "square kilometer",
        1.0,
    ),
    ("square_mile square_miles sq_miles", "square kilometer", 2.589988110336),
    ("square_meter square_meters square_metre square_metres sq_m m²", "square kilometer", 1e-6),
    ("square_foot square_feet sq_ft", "square kilometer", 9.290304e-8),
    ("milligram milligrams mg", "kilogram", 1e-6),
    ("gram grams gramme grammes", "kilogram", 1e-3),
    ("kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", "kilogram", 1.0),
    ("tonne tonnes metric_ton metric_tons metric_tonnes", "kilogram", 1000.0),
    ("ounce ounces", "kilogram", 0.028349523125),
    ("lb lbs", "kilogram", 0.45359237),
    ("milliliter milliliters millilitre millilitres ml", "cubic meter", 1e-6),
    ("liter liters litre litres", "cubic meter", 1e-3),
    ("cubic_meter cubic_meters cubic_metre cubic_metres m³", "cubic meter", 1.0),
    ("cubic_kilometer cubic_kilometers cubic_kilometre cubic_kilometres", "cubic meter", 1e9),
    ("cubic_foot cubic_feet", "cubic meter", 0.028316846592),
    ("gallon gallons", "cubic meter", 0.003785411784),
    ("barrel barrels", "barrel", 1.0),
    (
        "kph kmh km/h kilometers_per_hour kilometres_per_hour kilometers_an_hour kilometres_an_hour",
        "kilometer per hour",
        1.0,
    ),
    ("km_per_hour km_an_hour", "kilometer per hour", 1.0),
    ("mph miles_per_hour miles_an_hour", "kilometer per hour", 1.609344),
    ("knot knots", "kilometer per hour", 1.852),
    ("meters_per_second metres_per_second m/s", "kilometer per hour", 3.6),
    ("watt watts", "megawatt", 1e-6),
    ("kilowatt kilowatts kw", "megawatt", 1e-3),
    ("megawatt megawatts mw", "megawatt", 1.0),
    ("gigawatt gigawatts gw", "megawatt", 1e3),
    ("terawatt terawatts tw", "megawatt", 1e6),
    ("kilowatt-hour kilowatt-hours kilowatt_hours kwh", "megawatt hour", 1e-3),
    ("megawatt-hour megawatt-hours megawatt_hours mwh", "megawatt hour", 1.0),
    ("gigawatt-hour gigawatt-hours gigawatt_hours gwh", "megawatt hour", 1e3),
    ("terawatt-hour terawatt-hours terawatt_hours twh", "megawatt hour", 1e6),
    ("kilobyte kilobytes", "megabyte", 1e-3),
    ("megabyte megabytes mb", "megabyte", 1.0),
    ("gigabyte gigabytes gb", "megabyte", 1e3),
    ("terabyte terabytes tb", "megabyte", 1e6),
)
# A ton is left a unit of its own within 10 percent of the three things it can be; see quantities._TON.
_TONS = (("ton tons", "kilogram", 1000.0),)
_DURATIONS = (
    ("second seconds sec secs", "second", 1.0),
    ("minute minutes min mins", "minute", 1.0),
    ("hour hours hr hrs", "hour", 1.0),
    ("day days", "day", 1.0),
    ("night nights", "night", 1.0),
    ("week weeks", "day", 7.0),
    ("fortnight fortnights", "day", 14.0),
    ("month months", "month", 1.0),
    ("year years yr yrs", "year", 1.0),
    ("decade decades", "year", 10.0),
    ("century centuries", "year", 100.0),
)
_MONEY = (
    (
        "dollar dollars us_dollar us_dollars u.s._dollar u.s._dollars american_dollars usd buck bucks",
        "USD",
        1.0,
    ),
    ("australian_dollars aud", "AUD", 1.0),
    ("canadian_dollars cad", "CAD", 1.0),
    ("hong_kong_dollars hkd", "HKD", 1.0),
    ("singapore_dollars sgd", "SGD", 1.0),
    ("new_zealand_dollars nzd", "NZD", 1.0),
    ("euro euros eur", "EUR", 1.0),
    ("pound pounds pounds_sterling british_pounds gbp quid", "GBP", 1.0),
    ("pence penny", "GBP", 0.01),
    ("cent cents", "USD", 0.01),
    ("euro_cents", "EUR", 0.01),
    ("yen jpy", "JPY", 1.0),
    ("yuan renminbi cny rmb", "CNY", 1.0),
    ("rupee rupees inr", "INR", 1.0),
    ("ruble rubles rouble roubles rub", "RUB", 1.0),
    ("hryvnia hryvnias uah", "UAH", 1.0),
    ("swiss_franc swiss_francs chf", "CHF", 1.0),
    ("franc francs", "franc", 1.0),
    ("zloty zlotys pln", "PLN", 1.0),
    ("forint forints huf", "HUF", 1.0),
    ("krona kronor sek swedish_kronor", "SEK", 1.0),
    ("krone kroner danish_kroner norwegian_kroner crown crowns", "krone", 1.0),
    ("dkk", "DKK", 1.0),
    ("nok", "NOK", 1.0),
    ("lira liras try", "TRY", 1.0),
    ("rand rands zar", "ZAR", 1.0),
    ("real reais brl", "BRL", 1.0),
    ("peso pesos", "peso", 1.0),
    ("won krw", "KRW", 1.0),
    ("shekel shekels ils", "ILS", 1.0),
    ("riyal riyals sar", "SAR", 1.0),
    ("dirham dirhams aed", "AED", 1.0),
    ("baht thb", "THB", 1.0),
    ("naira ngn", "NGN", 1.0),
    ("shilling shillings", "shilling", 1.0),
)
_SHARES = (
    ("% percent per_cent pct", "percent", 1.0),
    ("percentage_point percentage_points pp", "percentage point", 1.0),
    ("basis_point basis_points bps bp", "percentage point", 0.01),
)

UNITS: dict[str, Unit] = {
    **_table(_MEASURES, "measure"),
    **_table(_TONS, "measure"),
    **_table(_DURATIONS, "duration"),
    **_table(_MONEY, "money"),
    **_table(_SHARES, "percent"),
    **{w: Unit("degC") for w in ("°c", "degrees celsius", "degree celsius", "degrees centigrade")},
    **{w: Unit("degC", 5 / 9, -160 / 9) for w in ("°f", "degrees fahrenheit", "degree fahrenheit")},
}
# Words that are units only right behind a figure ("won", "crown", "real", "try" are words of their own).
FIGURE_ONLY: frozenset[str] = frozenset(
    "won real try crown crowns foot min second ha ml mg rand sar min".split()
)

SYMBOLS: dict[str, str] = {
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "nt$": "TWD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "chf": "CHF",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "jpy": "JPY",
    "cny": "CNY",
    "rmb": "CNY",
    "aud": "AUD",
    "cad": "CAD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "pln": "PLN",
    "rs": "INR",
}
PER: frozenset[str] = frozenset(
    "share barrel ton tonne hour day week month year night person head unit gallon liter litre kilogram "
    "kilo kg "
    "household child employee vote ounce passenger ticket minute second seat game family pupil student "
    "patient "
    "worker mwh megawatt-hour kilowatt-hour kwh acre hectare mile kilometer kilometre capita annum room "
    "member".split()
)
