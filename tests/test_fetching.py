"""`factcheck models fetch`, against a hub of one small model on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

COMMIT = "a1" * 20
FILES = {
    "config.json": b'{"model_type": "bert"}',
    "model.safetensors": b"\x08\0\0\0\0\0\0\0{}      ",
    "1_Pooling/config.json": b"{}",
    "vocab.txt": b"[PAD]\n",
    "pytorch_model.bin": b"\x80\x04pickle",
    "modeling.py": b"print('code')",
    "onnx/model.safetensors": b"another form",
}
MODELS = {"owner/small": FILES, "owner/pickled": {"config.json": b"{}", "pytorch_model.bin": b"\x80"}}
MODELS["sentence-transformers/small"] = FILES


class Hub(BaseHTTPRequestHandler):
    """What the hub answers about a model, and its files."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, *, body: bool) -> None:
        path, _, _ = self.path.partition("?")
        for name, files in MODELS.items():
            if path in (f"/api/models/{name}", f"/api/models/{name}/revision/main"):
                listed = [{"rfilename": file} for file in files]
                return self._send(json.dumps({"id": name, "sha": COMMIT, "siblings": listed}).encode(), body)
            if path.startswith(f"/api/models/{name}/tree/"):
                tree = [
                    {"type": "file", "path": p, "size": len(data), "oid": "b2" * 20}
                    for p, data in files.items()
                ]
                return self._send(json.dumps(tree).encode(), body)
            file = path.removeprefix(f"/{name}/resolve/").partition("/")[2]
            if path.startswith(f"/{name}/resolve/") and file in files:
                return self._send(files[file], body)
        self.send_response(404)
        self.send_header("X-Error-Code", "RepoNotFound")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, data: bytes, body: bool) -> None:
        self.send_response(200)
        self.send_header("ETag", f'"{len(data):040x}"')
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body:
            self.wfile.write(data)


@pytest.fixture(scope="module")
def hub() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _fetch(hub: str, home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HF_", "TRANSFORMERS_"))}
    environment = {**kept, "HF_ENDPOINT": hub, "HF_HOME": str(home), "HF_HUB_DISABLE_XET": "1", **more}
    command = [sys.executable, "-m", "factcheck.cli.main", "models", "fetch", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def _files(folder: Path) -> set[str]:
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {file.as_posix() for file in found if file.parts[0] != ".cache"}


WANTED = {"config.json", "model.safetensors", "1_Pooling/config.json", "vocab.txt"}


def test_weights_and_settings_come_and_neither_code_nor_pickle(hub: str, tmp_path: Path) -> None:
    done = _fetch(hub, tmp_path / "home", "owner/small")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"owner/small at {COMMIT[:12]}: 4 files" in done.stdout
    repository = tmp_path / "home" / "hub" / "models--owner--small"
    assert _files(repository / "snapshots" / COMMIT) == WANTED
    assert (repository / "refs" / "main").read_text("utf-8") == COMMIT  # By this a run finds it offline.


def test_into_a_folder_of_its_own(hub: str, tmp_path: Path) -> None:
    done = _fetch(hub, tmp_path / "home", "small", "--into", str(tmp_path / "model"), "--revision", "main")
    assert done.returncode == 0, done.stderr
    assert "sentence-transformers/small at" in done.stdout
    assert _files(tmp_path / "model") == WANTED


@pytest.mark.parametrize(
    ("arguments", "more", "said"),
    [
        (("owner/pickled",), {}, "has no safetensors"),
        (("owner/gone",), {}, "cannot fetch owner/gone"),
        (("a/b/c",), {}, "cannot fetch a/b/c"),
        (("owner/small", "--revision", "main"), {}, "needs --into"),
        (("owner/small",), {"HF_HUB_OFFLINE": "1"}, "cannot fetch owner/small"),
        (("owner/small",), {"HF_ENDPOINT": "http://127.0.0.1:9"}, "cannot fetch owner/small"),
    ],
)
def test_what_cannot_be_fetched_is_exit_code_2(
    hub: str, tmp_path: Path, arguments: tuple[str, ...], more: dict[str, str], said: str
) -> None:
    done = _fetch(hub, tmp_path / "home", *arguments, **more)
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "home" / "hub" / "models--owner--small" / "snapshots").exists()
