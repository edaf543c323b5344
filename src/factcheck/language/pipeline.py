"""The spaCy pipeline: the one that ships with the package, or any other by name or folder.

spaCy itself costs seconds to import, so it is imported when a pipeline is loaded and not before.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "en_factcheck_news"
VARIABLE = "FACTCHECK_SPACY"


class PipelineError(ModelError):
    """The spaCy pipeline cannot be loaded; the message says which, why, and what to do."""


def load_pipeline(name: str | None = None) -> Language:
    """The pipeline `name` (a package or a folder), else that of FACTCHECK_SPACY, else the shipped one.

    Loaded once a process. Raises PipelineError when it is not there or has no parser.
    """
    return _load(name or os.environ.get(VARIABLE) or str(shipped_folder()))


def shipped_folder() -> Path:
    """Where the shipped pipeline lies."""
    return Path(str(resources.files("factcheck.models"))) / SHIPPED


@lru_cache(maxsize=4)
def _load(name: str) -> Language:
    if name == str(shipped_folder()) and not (shipped_folder() / "config.cfg").is_file():
        raise PipelineError(
            f"the shipped language pipeline is missing ({shipped_folder()}); "
            f"reinstall factcheck, or name a spaCy pipeline in {VARIABLE}"
        )
    try:
        import spacy
        from thinc.api import use_ops

        # numpy's own matrix product is twice as fast here as thinc's; models keep the one they are made with.
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        reason = " ".join(str(error).split())[:300]
        raise PipelineError(
            f"the spaCy pipeline {name!r} cannot be loaded: {reason}; "
            f"give an installed pipeline's name or a folder (option, configuration or {VARIABLE})"
        ) from error
    if "parser" not in nlp.pipe_names:
        raise PipelineError(f"the spaCy pipeline {name!r} has no dependency parser; factcheck needs one")
    return nlp
