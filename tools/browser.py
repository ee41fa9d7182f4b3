"""Debian's Chromium over a built site, for the tests and for pictures."""

from __future__ import annotations

import gzip
import mimetypes
import os
import shutil
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (  # the browser itself asks for nothing, and a page reaches this machine alone
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def chromium() -> str:
    """The browser's path: ``$CHROMIUM``, else the first known name on PATH.

    Raises:
        FileNotFoundError: There is none; the text says how to install it.
    """
    wanted = os.environ.get("CHROMIUM")
    found = wanted or next(filter(None, map(shutil.which, NAMES)), None)
    if not found or not Path(found).exists():
        raise FileNotFoundError(
            f"no Chromium ({wanted or ', '.join(NAMES)}). "
            "On Debian and Ubuntu: sudo apt install chromium fonts-noto-cjk"
        )
    return found


def launch(playwright: Any) -> Any:
    """A headless browser, driven by Playwright's synchronous interface."""
    return playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))


@contextmanager
def served(site: Path, base: str, compressed: bool = False) -> Iterator[str]:
    """The URL of a server over a built site, below the same path, while the block runs.

    Args:
        site: The folder with both editions.
        base: The URL that the site was built for; pages are sent as if built for the server's.
        compressed: Whether to send everything by gzip, as GitHub Pages does.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    path = urllib.parse.urlsplit(base).path
    here = f"http://127.0.0.1:{server.server_port}{path}"
    server.site, server.path = site, path
    server.bases = (base.encode(), here.encode())
    server.compressed = compressed
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers as a static host does: pages, files, and the root's 404 page."""

    server: Any

    def do_GET(self) -> None:
        """Send the file that the path names, or 404.html with that status."""
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        file, status = self.server.site / path.removeprefix(self.server.path), 200
        if path.endswith("/"):
            file = file / "index.html"
        if ".." in path or not path.startswith(self.server.path) or not file.is_file():
            status, file = 404, self.server.site / "404.html"
        body = file.read_bytes()
        if file.suffix in (".html", ".xml", ".txt"):
            body = body.replace(*self.server.bases)
        self.send_response(status)
        self.send_header("Content-Type", mimetypes.guess_type(file)[0] or "text/plain")
        if self.server.compressed:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            return  # the browser has gone on to another page

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
