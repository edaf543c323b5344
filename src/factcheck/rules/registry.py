"""All rules, by code. A rule's module is imported when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from typing import cast

from factcheck.rules.base import Rule

MODULES: dict[str, str] = {
    "FC100": "agreements.fc100_shared_claim",
    "FC101": "contradictions.fc101_conflicting_number",
    "FC102": "contradictions.fc102_conflicting_date",
    "FC103": "contradictions.fc103_conflicting_place",
    "FC104": "contradictions.fc104_conflicting_person",
    "FC105": "contradictions.fc105_conflicting_organization",
    "FC106": "contradictions.fc106_conflicting_polarity",
    "FC107": "contradictions.fc107_conflicting_status",
    "FC108": "contradictions.fc108_conflicting_role",
    "FC109": "contradictions.fc109_conflicting_order",
    "FC110": "contradictions.fc110_conflicting_quote",
    "FC111": "contradictions.fc111_conflicting_claim",
    "FC120": "contradictions.fc120_updated_claim",
    "FC121": "contradictions.fc121_disputed_claim",
    "FC201": "anomalies.fc201_anachronistic_office",
    "FC202": "anomalies.fc202_internal_contradiction",
    "FC203": "anomalies.fc203_weekday_mismatch",
    "FC204": "anomalies.fc204_arithmetic_mismatch",
    "FC205": "anomalies.fc205_duration_mismatch",
    "FC206": "anomalies.fc206_age_mismatch",
    "FC207": "anomalies.fc207_headline_mismatch",
    "FC208": "anomalies.fc208_altered_quote",
    "FC209": "anomalies.fc209_impossible_date",
    "FC210": "anomalies.fc210_derivative_article",
    "FC301": "reference.fc301_contradicts_verified_claim",
    "FC302": "reference.fc302_repeats_debunked_claim",
    "FC303": "reference.fc303_outdated_office_title",
    "FC900": "problems.fc900_unreadable_input",
    "FC901": "problems.fc901_unused_suppression",
    "FC902": "problems.fc902_suppression_without_reason",
}


@cache
def load_rule(code: str) -> Rule:
    """The rule of that code; KeyError for an unknown one."""
    return cast(Rule, importlib.import_module(f"factcheck.rules.{MODULES[code]}"))


def chosen_rules(
    select: Iterable[str] | None = None, ignore: Iterable[str] = (), extend: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """The rules to run. Codes may be prefixes ("FC1"). Without `select`: all but preview ones; `extend` adds."""
    chosen = []
    for code in MODULES:
        rule = load_rule(code)
        wanted = _matches(code, select) if select is not None else not rule.RULE.preview
        if (wanted or _matches(code, extend)) and not _matches(code, ignore):
            chosen.append(rule)
    return tuple(chosen)


def _matches(code: str, prefixes: Iterable[str] | None) -> bool:
    return any(code.startswith(prefix.upper()) for prefix in prefixes or ())
