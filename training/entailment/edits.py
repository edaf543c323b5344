"""Change one fact that two texts share, so that they contradict each other."""

from __future__ import annotations

import random
import re

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SETS = (WEEKDAYS, MONTHS, COUNTS)
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]|[.,]\d)")
_END = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z“\"])")


def split_sentences(text: str) -> list[str]:
    """Sentences of 6 to 45 words."""
    return [s for s in _END.split(re.sub(r"\s+", " ", text)) if 6 <= len(s.split()) <= 45]


def changed(a: str, b: str, rng: random.Random) -> str | None:
    """`b` with one number, weekday, month or small count that `a` shares replaced; None if none is."""
    shared = sorted(set(_NUMBER.findall(a)) & set(_NUMBER.findall(b)))
    options = [(word, _other_number(word, rng)) for word in shared]
    for names in _SETS:
        for word in names:
            if _has(a, word) and _has(b, word):
                options.append((word, rng.choice([n for n in names if n != word])))
    if not options:
        return None
    old, new = rng.choice(options)
    return re.sub(rf"(?<![\w.,-]){re.escape(old)}(?![\w-]|[.,]\d)", new, b, count=1)


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", text) is not None


def _other_number(text: str, rng: random.Random) -> str:
    """Another number of like size and form, apart by more than rounding explains."""
    value = float(text.replace(",", ""))
    if "." in text:
        places = len(text.partition(".")[2])
        return (
            f"{max(0.1, value + rng.choice((-1, 1)) * max(0.4, value * rng.uniform(0.15, 0.5))):.{places}f}"
        )
    whole = int(value)
    if 1900 <= whole <= 2035 and "," not in text:
        return str(whole + rng.choice((-3, -2, -1, 1, 2, 3)))
    step = max(1 if whole < 10 else 3, round(whole * rng.uniform(0.12, 0.6)))
    other = whole + step if whole <= step or rng.random() < 0.5 else whole - step
    return f"{other:,}" if "," in text else str(other)
