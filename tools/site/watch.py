"""Which editions a saved file belongs to, and the observer that says which file was saved."""

from __future__ import annotations

import sys
from pathlib import PurePath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from tools.paths import EDITIONS
from tools.site.live import Live

CHANGES = ("created", "modified", "moved", "deleted")
ONE_EDITION = {
    ("docs", "zh"): {"zh"},
    ("docs", "en"): {"en"},
    ("docs", "facts", "zh"): {"zh"},
    ("docs", "facts", "en"): {"en"},
    ("docs", "search_words.txt"): {"zh"},
    ("mkdocs.en.yml",): {"en"},
}
BOTH_EDITIONS = {("mkdocs.yml",), ("docs", "facts"), ("docs", "theme"), ("snippets",)}


def editions_of(path: PurePath) -> set[str]:
    """The editions that a file is part of.

    Args:
        path: Relative to the repository.

    Returns:
        Nothing for what no page shows: caches, an editor's own files, tests.
    """
    parts = path.parts
    hidden = any(part.startswith(".") and part != ".icons" for part in parts)
    if hidden or "__pycache__" in parts or path.name.endswith(("~", ".pyc", ".tmp")):
        return set()
    for length in range(len(parts), 0, -1):
        if parts[:length] in ONE_EDITION:
            return ONE_EDITION[parts[:length]]
        if parts[:length] in BOTH_EDITIONS:
            return set(EDITIONS)
    return set()


class Saved(FileSystemEventHandler):
    """Tells the live site which editions were touched."""

    def __init__(self, live: Live) -> None:
        """Tell this one."""
        self.live = live

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, in its own thread."""
        if event.is_directory or event.event_type not in CHANGES:
            return
        editions: set[str] = set()
        for path in filter(None, (event.src_path, event.dest_path)):
            relative = PurePath(str(path)).relative_to(self.live.source)
            editions |= editions_of(relative)
        if editions:
            self.live.saved(editions)


def start(live: Live, poll: bool) -> None:
    """Watch the repository in threads that end with the program.

    Args:
        live: Told what was saved.
        poll: Compare the files every half second, where the system brings no news of them.
    """
    try:
        _observe(PollingObserver(timeout=0.5) if poll else Observer(), live)
    except OSError as fault:  # the system's number of watches is used up
        print(f"{fault}; comparing files every half second instead", file=sys.stderr)
        _observe(PollingObserver(timeout=0.5), live)


def _observe(observer: Observer | PollingObserver, live: Live) -> None:
    handler = Saved(live)
    observer.schedule(handler, str(live.source), recursive=False)
    for folder in ("docs", "snippets"):
        observer.schedule(handler, str(live.source / folder), recursive=True)
    observer.daemon = True
    observer.start()
