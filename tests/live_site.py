"""`make serve` over a copy of the sources, for tests that save files."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.paths import ROOT

SOURCES = ("mkdocs.yml", "mkdocs.en.yml", "docs", "snippets", "LICENSE-CODE")
START = 90.0  # seconds until the first build must be there, on a busy machine


@dataclass
class LiveSite:
    """The running server, and the copy that it watches."""

    base: str
    source: Path

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a path below the site."""
        try:
            with urllib.request.urlopen(self.base + path, timeout=10) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.read().decode("utf-8")

    def state(self) -> dict:
        """Rounds built and the fault, as the browser hears it."""
        with urllib.request.urlopen(self.base + ".live/news", timeout=10) as stream:
            return json.loads(stream.readline().decode("utf-8").removeprefix("data: "))

    def page(self, name: str) -> Path:
        """A file of the copy."""
        return self.source / "docs" / name


def until(true: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait for it; returns how many seconds it took."""
    begin = time.monotonic()
    while not true():
        if time.monotonic() - begin > seconds:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.05)
    return time.monotonic() - begin


def copy_sources(folder: Path) -> Path:
    """Copy what the site is built from into an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def live_site(folder: Path) -> Iterator[LiveSite]:
    """Serve a copy while the block runs; the server must end at once and in peace."""
    source, port = copy_sources(folder / "copy"), free_port()
    program = (
        "import sys; from pathlib import Path; from tools.site.server import serve;"
        "serve('127.0.0.1', int(sys.argv[1]), source=Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", program, str(port), str(source)]
    with open(folder / "serve.log", "w+", encoding="utf-8") as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        site = LiveSite(f"http://127.0.0.1:{port}/", source)
        try:
            until(lambda: _is_built(site, server), START, "the first build")
            yield site
        finally:
            server.terminate()
            status = server.wait(20)
            log.seek(0)
            print(log.read())
        assert status == 0


def _is_built(site: LiveSite, server: subprocess.Popen) -> bool:
    """Whether both editions stand; a server that ended will never build."""
    if server.poll() is not None:
        raise AssertionError(f"the server ended with {server.returncode}")
    try:
        return all(site.get(f"{edition}/")[0] == 200 for edition in ("zh", "en"))
    except urllib.error.URLError:
        return False  # it does not listen yet
