"""The site while it is written: the last good build of each edition, and what went wrong."""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.paths import EDITIONS, ROOT
from tools.site import edition as one
from tools.site.address import Address

SETTLE = 0.1  # seconds without another save before a build begins


class Live:
    """Builds what was saved, one round after another, and keeps the last good pages.

    Attributes:
        address: Where the pages believe to stand.
        source: The repository that is watched.
    """

    def __init__(self, address: Address, source: Path = ROOT) -> None:
        """Begin with both editions to build."""
        self.address = address
        self.source = source
        self._folder = Path(tempfile.mkdtemp(prefix="handbook-serve-"))
        self._news = threading.Condition()  # held to read or change everything below
        self._saved: set[str] = set(EDITIONS)
        self._pages: dict[str, Path] = {}
        self._rounds = dict.fromkeys(EDITIONS, 0)
        self._faults: dict[str, str] = {}
        self._closed = False

    def saved(self, editions: set[str]) -> None:
        """Note that files of these editions were saved."""
        with self._news:
            self._saved |= editions
            self._news.notify_all()

    def pages(self, edition: str) -> Path | None:
        """The folder of the edition's last good build."""
        with self._news:
            return self._pages.get(edition)

    def state(self) -> dict[str, object]:
        """The number of good builds of each edition, and the text of the faults if any."""
        with self._news:
            return self._state()

    def state_after(self, known: dict[str, object], seconds: float) -> dict[str, object] | None:
        """The state as soon as it differs from the known one, None when it stays so long."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._state() != known, seconds)
            return None if self._state() == known else self._state()

    def work(self) -> None:
        """Build until closed. Runs in the main thread of the server."""
        while True:
            with self._news:
                self._news.wait_for(lambda: self._saved or self._closed)
                while not self._closed and self._news.wait(SETTLE):
                    pass
                if self._closed:
                    return
                editions, self._saved = sorted(self._saved), set()
            with ThreadPoolExecutor() as pool:
                list(pool.map(self._build, editions))

    def close(self) -> None:
        """End ``work`` and forget the pages."""
        with self._news:
            self._closed = True
            self._news.notify_all()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _state(self) -> dict[str, object]:
        fault = "\n\n".join(self._faults[edition] for edition in sorted(self._faults))
        return {"rounds": dict(self._rounds), "fault": fault}

    def _build(self, edition: str) -> None:
        begin = time.monotonic()
        fresh = Path(tempfile.mkdtemp(prefix=f"{edition}-", dir=self._folder))
        try:
            one.build(edition, fresh, self.address, self.source, warm=True)
        except one.BuildError as fault:
            shutil.rmtree(fresh)
            print(f"{fault}\nthe last good pages stay", file=sys.stderr, flush=True)
            with self._news:
                self._faults[edition] = str(fault)
                self._news.notify_all()
            return
        with self._news:
            old = self._pages.get(edition)
            self._pages[edition] = fresh
            self._faults.pop(edition, None)
            self._rounds[edition] += 1
            self._news.notify_all()
        if old:
            shutil.rmtree(old)
        print(f"{edition} built in {time.monotonic() - begin:.1f} s", flush=True)
