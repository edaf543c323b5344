"""The official schema of SARIF 2.1.0 (see `sarif/NOTICE.md`), and what these reports promise beyond it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

FILE = Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json"
OFFICIAL = jsonschema.Draft4Validator(json.loads(FILE.read_text("utf-8")))

_TEXT = {"type": "string", "minLength": 1}
_POSITION = {"type": "integer", "minimum": 1}
_PLACE = {
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "required": ["uri"],
                    "properties": {
                        "uri": {"pattern": r"^[A-Za-z0-9_.~%/:-]+$"},
                        "uriBaseId": {"const": "SRCROOT"},
                    },
                },
                "region": {
                    "required": ["startLine", "startColumn", "endLine", "endColumn", "snippet"],
                    "properties": dict.fromkeys(
                        ["startLine", "startColumn", "endLine", "endColumn"], _POSITION
                    ),
                },
            },
        }
    },
}
_RESULT = {
    "required": ["ruleId", "ruleIndex", "level", "rank", "message", "locations", "partialFingerprints"],
    "properties": {
        "locations": {"items": _PLACE, "minItems": 1, "maxItems": 1},
        "relatedLocations": {"items": {**_PLACE, "required": ["id", "message", "physicalLocation"]}},
        "partialFingerprints": {"required": ["factcheck/v1"]},
    },
}
_RULE = {
    "required": ["id", "name", "shortDescription", "help", "defaultConfiguration"],
    "properties": {
        "name": {"pattern": "^[A-Z][A-Za-z]+$"},
        "help": {"required": ["text", "markdown"], "properties": {"text": _TEXT, "markdown": _TEXT}},
    },
}
_RUN = {
    "required": ["tool", "results", "columnKind", "originalUriBaseIds", "invocations"],
    "properties": {
        "tool": {
            "properties": {
                "driver": {
                    "required": ["name", "version", "rules"],
                    "properties": {"rules": {"items": _RULE}},
                }
            }
        },
        "columnKind": {"const": "unicodeCodePoints"},
        "results": {"items": _RESULT},
        "invocations": {"minItems": 1},
    },
}
PROMISED = jsonschema.Draft202012Validator(
    {"required": ["$schema"], "properties": {"runs": {"items": _RUN, "minItems": 1, "maxItems": 1}}}
)
"""A place and a fingerprint for each result, help for each rule: what code-scanning services show."""


def run_of(text: str) -> Any:
    """The one run of a SARIF log, after both schemas; raises ValidationError for what fits neither."""
    log = json.loads(text)
    OFFICIAL.validate(log)
    PROMISED.validate(log)
    return log["runs"][0]
