"""Build `claims/offices/*.toml`, `claims/people.toml` and `claims/nations.toml` from a ledger of tenures.

    python training/offices/build.py LEDGER_DIR CLAIMS_DIR

Taken are rows of high confidence, and rows of medium confidence that do not rest on a single machine-made list. An office is
kept when at least two of its tenures are. Tenures of one office that overlap by more than 31 days are reported and the less sure
one is left out, so that no conclusion rests on it.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

Row = dict[str, str]


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def usable(row: Row) -> bool:
    if row["confidence"] == "high":
        return True
    return row["confidence"] == "medium" and row["source"].startswith(
        ("own", "text2026", "cia-factbook+reign")
    )


def day(text: str, *, last: bool = False) -> date | None:
    """A ledger date; a month or year stands for its first or last day."""
    if not text:
        return None
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
    first = date(year, month, 1)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) if last else first


def without_overlaps(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for row in sorted(rows, key=lambda r: (r["start"], r["confidence"])):
        start = day(row["start"])
        previous_end = day(kept[-1]["end"], last=True) if kept else None
        if (
            kept
            and start
            and previous_end
            and (previous_end - start).days > 31
            and kept[-1]["holder"] != row["holder"]
        ):
            print(
                "overlap, left out:",
                row["office_id"],
                row["holder"],
                row["start"],
                "in",
                kept[-1]["holder"],
                kept[-1]["end"],
            )
            continue
        kept.append(row)
    return kept


def text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def office_lines(office: str, rows: list[Row], forms: list[str]) -> list[str]:
    lines = ["[[office]]", f"id = {text(office)}", f"title = {text(rows[0]['office_title'])}"]
    lines += [f"jurisdiction = {text(rows[0]['jurisdiction'])}"]
    if forms:
        lines.append(f"forms = [{', '.join(text(f) for f in forms)}]")
    lines.append(f"as_of = {text(max(r['as_of'] or r['end'] or r['start'] for r in rows))}")
    lines.append("holders = [")
    for row in rows:
        end = f", end = {text(row['end'])}" if row["end"] else f", as_of = {text(row['as_of'])}"
        lines.append(f"    {{ name = {text(row['holder'])}, start = {text(row['start'])}{end} }},")
    return [*lines, "]", ""]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("ledger", type=Path)
    parser.add_argument("claims", type=Path)
    args = parser.parse_args()
    offices: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(args.ledger / "tenures.csv"):
        if usable(row) and row["start"]:
            offices[row["office_id"]].append(row)
    forms: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(args.ledger / "office_titles.csv"):
        forms[row["office_id"]].append(row["title_form"])
    by_place: dict[str, list[str]] = defaultdict(list)
    names: set[str] = set()
    for office, rows in sorted(offices.items()):
        rows = without_overlaps(rows)
        if len(rows) >= 2:
            by_place[rows[0]["jurisdiction"]] += office_lines(office, rows, forms.get(office, []))
            names |= {r["holder"] for r in rows}
    (args.claims / "offices").mkdir(parents=True, exist_ok=True)
    for place, lines in by_place.items():
        (args.claims / "offices" / f"{slug(place)}.toml").write_text("\n".join(lines), encoding="utf-8")
    variants: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(args.ledger / "aliases.csv"):
        if row["canonical"] in names and row["kind"] in ("variant", "ascii", "source-variant"):
            variants[row["canonical"]].append(row["alias"])
    people = [
        f"[[person]]\nname = {text(name)}\nvariants = [{', '.join(text(v) for v in sorted(set(found)))}]\n"
        for name, found in sorted(variants.items())
    ]
    (args.claims / "people.toml").write_text("\n".join(people), encoding="utf-8")
    nations: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(args.ledger / "demonyms.csv"):
        nations[row["jurisdiction"]].append(row["form"])
    lines = [f"{text(k)} = [{', '.join(text(v) for v in found)}]" for k, found in sorted(nations.items())]
    (args.claims / "nations.toml").write_text("\n".join(["[adjectives]", *lines, ""]), encoding="utf-8")
    print(
        len(by_place),
        "jurisdictions",
        sum(1 for o in offices.values() if len(o) > 1),
        "offices",
        len(names),
        "people",
    )


if __name__ == "__main__":
    main()
