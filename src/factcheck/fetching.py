"""Fetch a model from the Hugging Face hub for later runs: the one thing in factcheck that uses the network.

Only what a run would load is fetched: weights as safetensors, and the JSON and text files beside them. No code, no pickle.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import ModelError

WANTED = ("*.safetensors", "*.json", "*.txt", "*.model")
LEFT_OUT = ("onnx/*", "openvino/*", "*.py", ".*")
DEFAULT_OWNER = "sentence-transformers"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A model on this machine: its full name, the commit it is of, its folder, and the number and bytes of its files."""

    name: str
    commit: str
    folder: Path
    files: int
    size: int


def full_name(name: str) -> str:
    """The name with its owner, as sentence-transformers completes it."""
    return name if "/" in name else f"{DEFAULT_OWNER}/{name}"


def fetch_model(name: str, folder: Path | None = None, revision: str | None = None) -> Fetched:
    """Fetch a model into the hub's own cache, where a run finds it by name, or into a folder of its own.

    Raises ModelError where the hub cannot be reached, has no such model, or the model has no safetensors.
    """
    from huggingface_hub import HfApi, snapshot_download

    full = full_name(name)
    with _hub_errors_of(full):
        info = HfApi().model_info(full, revision=revision)
    if not any(item.rfilename.endswith(".safetensors") for item in info.siblings or ()):
        raise ModelError(f"{full} has no safetensors; weights of other kinds are not loaded")
    with _hub_errors_of(full):
        made = snapshot_download(
            full,
            revision=revision,
            local_dir=folder,
            allow_patterns=list(WANTED),
            ignore_patterns=list(LEFT_OUT),
        )
    files = [
        file
        for file in Path(made).rglob("*")
        if file.is_file() and ".cache" not in file.relative_to(made).parts
    ]
    return Fetched(full, info.sha or "", Path(made), len(files), sum(file.stat().st_size for file in files))


@contextmanager
def _hub_errors_of(name: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # The hub's client has changed its network library, and so its errors, before.
        said = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise ModelError(f"cannot fetch {name}: {said}") from error
