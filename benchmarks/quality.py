"""Compare labeled folders, and say what was found, what was missed and what was wrong, by cause.

    python benchmarks/quality.py FOLDER [FOLDER ...] [--reports DIR] [--peer]

A FOLDER holds one folder a topic, with `articles/` and `gold.json` (agreements, contradictions, anomalies, decoys and
ignored pairs, each with spans of file and words). A finding counts when each labeled span shares 60 % of its words with a
location of the finding in the same file. `--peer` scores, by the same measure, the pipeline that one would otherwise
put together by hand (sentences, `community_detection`, the same cross-encoder over all pairs of a community).
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from peer import peer_findings
from tabulate import tabulate

from factcheck import compare
from factcheck.records import Finding, Kind
from factcheck.reporting.json_report import format_json

Item = list[tuple[str, str]]


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+(?:[.,][0-9]+)*", re.sub(r"<[^>]+>", " ", text).lower()))


def overlaps(a: str, b: str) -> bool:
    x, y = words(a), words(b)
    return bool(x and y) and len(x & y) / min(len(x), len(y)) >= 0.6 and len(x & y) >= min(3, len(x), len(y))


def covers(item: Item, spans: list[list[str]], least: int | None = None) -> bool:
    """Whether the spans (at least so many of them) each find a location of their own."""
    free, met = list(item), 0
    for name, text in spans:
        hit = next((place for place in free if place[0] == name and overlaps(place[1], text)), None)
        if hit is not None:
            free.remove(hit)
            met += 1
    return met >= (len(spans) if least is None else least)


def as_item(finding: Finding) -> Item:
    return [(Path(place.path).name, place.text) for place in finding.locations]


def score(gold: dict[str, Any], items: dict[str, list[Item]]) -> tuple[Counter[str], list[str]]:
    """Counts of one topic, and lines on each miss and each wrong finding."""
    count, notes = Counter[str](), []
    excused = [i["spans"] for i in gold.get("ignore", [])]
    excused += [[a["spans"][0]] for a in gold["anomalies"] if a["kind"] == "anachronism"]
    for item in items["contradiction"]:
        right = any(covers(item, g["spans"]) for g in gold["contradictions"])
        if not right and any(covers(item, spans) for spans in excused):
            continue
        decoy = next((d for d in gold["decoys"] if covers(item, d["spans"])), None)
        count.update({"reported": 1, "right": right, "decoys flagged": decoy is not None})
        if not right:
            notes.append(
                f"wrong  {decoy['why'] if decoy else 'unrelated'}: {' || '.join(text[:110] for _, text in item)}"
            )
    for labeled in gold["contradictions"]:
        found = any(covers(item, labeled["spans"]) for item in items["contradiction"])
        count.update({"labeled": 1, "found": found})
        if not found:
            notes.append(
                f"missed {labeled['kind']}: {' || '.join(text[:110] for _, text in labeled['spans'])}"
            )
    for labeled in gold["agreements"]:
        count.update(
            {
                "agreements": 1,
                "agreements found": any(covers(i, labeled["spans"], 2) for i in items["agreement"]),
            }
        )
    for labeled in gold["anomalies"]:
        found = any(covers(i, labeled["spans"], 1) for i in items["anomaly"])
        count.update({"anomalies": 1, "anomalies found": found})
        if not found:
            notes.append(
                f"missed {labeled['kind']}: {' || '.join(text[:110] for _, text in labeled['spans'])}"
            )
    for item in items["anomaly"]:
        right = any(covers(item, g["spans"], 1) for g in gold["anomalies"])
        count.update({"anomalies reported": 1, "anomalies right": right})
        if not right:
            notes.append(f"wrong  anomaly: {' || '.join(text[:110] for _, text in item)}")
    count["decoys"] = len(gold["decoys"])
    return count, notes


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


def table(name: str, c: Counter[str], seconds: float) -> list[str]:
    return [
        name, share(c["right"], c["reported"]), share(c["found"], c["labeled"]), f"{c['decoys flagged']}/{c['decoys']}",
        share(c["agreements found"], c["agreements"]), share(c["anomalies right"], c["anomalies reported"]),
        share(c["anomalies found"], c["anomalies"]), f"{seconds:.1f}",
    ]  # fmt: skip


HEADERS = [
    "folder",
    "contradictions: precision",
    "recall",
    "decoys flagged",
    "agreements: recall",
    "anomalies: precision",
    "recall",
    "seconds",
]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--reports", type=Path, help="also write each JSON report here")
    parser.add_argument("--peer", action="store_true")
    args = parser.parse_args()
    rows = []
    for folder in args.folders:
        total, spent = Counter[str](), 0.0
        for gold_file in sorted(folder.glob("*/gold.json")):
            began = time.perf_counter()
            paths = [gold_file.parent / "articles"]
            if args.peer:
                items = peer_findings(paths)
            else:
                report = compare(paths)
                items = {kind.value: [as_item(f) for f in report.findings if f.kind is kind] for kind in Kind}
                if args.reports:
                    args.reports.mkdir(parents=True, exist_ok=True)
                    (args.reports / f"{gold_file.parent.name}.json").write_text(format_json(report), "utf-8")
            spent += time.perf_counter() - began
            count, notes = score(json.loads(gold_file.read_text("utf-8")), items)
            total.update(count)
            print(f"## {gold_file.parent.name}", *notes, sep="\n", flush=True)
        rows.append(table(folder.name, total, spent))
    print(tabulate(rows, headers=HEADERS, tablefmt="pipe", disable_numparse=True))


if __name__ == "__main__":
    main()
