"""Progress bars on stderr, where that is a terminal."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Never

import click

from factcheck.progress import STAGES, Progress, silent

if TYPE_CHECKING:
    from tqdm import tqdm

_WIDEST = 100
_ROWS = 20  # Enough for one bar, also where a terminal says that it has none.


def progress_for(quiet: bool) -> Progress:
    """Bars for the command that runs, or silence: with -q, and where stderr is no terminal."""
    if quiet or not sys.stderr.isatty():
        return silent
    bars = Bars()
    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(bars.close)
    return bars


class Bars:
    """One bar at a time: that of the stage which is under way. A finished bar disappears."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: tqdm[Never] | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if stage != self._stage or self._bar is None:
            self.close()
            self._open(stage, total)
        assert self._bar is not None
        self._bar.total = total
        self._bar.update(done - self._bar.n)
        if done >= total:
            self.close()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
        self._bar, self._stage = None, ""

    def _open(self, stage: str, total: int) -> None:
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # No thread beside the run.
        self._stage = stage
        width = min(shutil.get_terminal_size().columns - 1, _WIDEST)
        self._bar = tqdm(
            total=total, desc=STAGES[stage], file=sys.stderr, leave=False, ncols=width, nrows=_ROWS
        )
