"""Loading the spaCy pipeline: by name, from the environment, and what is said when it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from factcheck.language.pipeline import PipelineError, load_pipeline


def test_missing_pipeline_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="FACTCHECK_SPACY"):
        load_pipeline(str(tmp_path / "nowhere"))


def test_environment_names_a_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_SPACY", str(tmp_path / "elsewhere"))
    with pytest.raises(PipelineError, match="elsewhere"):
        load_pipeline()


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="no dependency parser"):
        load_pipeline(str(tmp_path / "blank"))


@pytest.mark.slow
def test_shipped_pipeline_loads_once() -> None:
    assert load_pipeline() is load_pipeline()
