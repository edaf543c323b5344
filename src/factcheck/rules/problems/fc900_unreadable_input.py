"""An input that could not be checked.

**What it flags.** A file that is empty, binary, too large, unreadable, or holds no article text. The run goes
on with the rest and ends with exit code 2.

**Why it matters.** What was not checked must not look as if it were clean.

**Example.** `archive/old.doc: files of type .doc are not read`

**What it does not flag.** Files of other types inside a folder that is walked.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records import Finding, Kind, Severity
from factcheck.rules.base import Corpus, RuleInfo

RULE = RuleInfo("FC900", "unreadable-input", Kind.PROBLEM, Severity.ERROR)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Nothing: unreadable inputs never become part of a corpus; the report names them under `skipped`."""
    return iter(())
