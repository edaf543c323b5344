"""How far a run has got, told as it goes."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with a stage of STAGES, how many items of it are done, and how many are known so far."""

STAGES = {
    "read": "files read",
    "index": "archive articles indexed",
    "parse": "articles parsed",
    "embed": "articles embedded",
    "judge": "pairs judged",
    "reread": "pairs read again",
}


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
