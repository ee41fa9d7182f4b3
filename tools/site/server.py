"""The server of ``make serve``: both editions on one port, reloaded when they are built."""

from __future__ import annotations

import json
import mimetypes
import re
import signal
import socket
import sys
import threading
import urllib.parse
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools.paths import EDITIONS, ROOT
from tools.site import downloads, policy, root, watch
from tools.site.address import Address
from tools.site.live import Live

NEWS = "/.live/news"
SCRIPT = (root.TEMPLATES / "live.js").read_text(encoding="utf-8")
HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-fA-F:]+\](:\d+)?")
KEEP_ALIVE = 15.0  # seconds after which a silent reader is asked whether it still listens
NOT_YET = (
    b"<!doctype html><meta charset=utf-8><title>...</title>"
    b"<body><p>The first build of this edition is not done yet.</p></body>"
)
TEXT = (".html", ".xml", ".txt")  # files that name the site's own URL


class Server(ThreadingHTTPServer):
    """Serves the pages of a live site."""

    daemon_threads = True

    def __init__(self, host: str, port: int, live: Live) -> None:
        """Listen on the port from now on."""
        self.live = live
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), Handler)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        """A page, a file, the news, or the 404 page of the edition asked for."""
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if path == NEWS:
            self._news()
            return
        found = self._find(path)
        if isinstance(found, str):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", urllib.parse.quote(found))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status, name, body = found
        self._answer(status, name, body)

    do_HEAD = do_GET

    def _find(self, path: str) -> str | tuple[HTTPStatus, str, bytes]:
        """Where to go instead, or the status, the file's name and its bytes."""
        live, parts = self.server.live, [part for part in path.split("/") if part]
        if parts[:1] == [downloads.FOLDER]:
            name = "/".join(parts)
            file = downloads.files(live.source).get(name)
            return (HTTPStatus.OK, file.name, file.read_bytes()) if file else self._root_file(name)
        if not parts or parts[0] not in EDITIONS:
            return self._root_file("/".join(parts) or "index.html")
        pages = live.pages(parts[0])
        if pages is None:
            return HTTPStatus.SERVICE_UNAVAILABLE, "building.html", NOT_YET
        file = pages.joinpath(*parts[1:])
        if ".." in parts or not file.resolve().is_relative_to(pages.resolve()):
            return self._root_file("404.html")
        if file.is_dir():
            if not path.endswith("/"):
                return path + "/"
            file = file / "index.html"
        if file.is_file():
            return HTTPStatus.OK, file.name, file.read_bytes()
        return HTTPStatus.NOT_FOUND, "404.html", (pages / "404.html").read_bytes()

    def _root_file(self, name: str) -> tuple[HTTPStatus, str, bytes]:
        files = root.files(self.server.live.address)
        status = HTTPStatus.OK
        if name not in files or name == "404.html":
            status, name = HTTPStatus.NOT_FOUND, "404.html"
        return status, name, files[name].encode()

    def _answer(self, status: HTTPStatus, name: str, body: bytes) -> None:
        if name.endswith(TEXT):
            body = self._for_this_host(body)
        if name.endswith(".html"):
            body = with_script(body, self.server.live.state())
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
            kind += "; charset=utf-8"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        try:
            self.wfile.write(body)
        except ConnectionError:
            return  # the browser has gone on to another page

    def _for_this_host(self, body: bytes) -> bytes:
        """The page as the reader reached it: localhost, a name, another port."""
        host = self.headers.get("Host", "")
        if not HOST.fullmatch(host):
            return body
        return body.replace(self.server.live.address.base.encode(), f"http://{host}/".encode())

    def _news(self) -> None:
        """Server-sent events: the state now, and whenever it changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        state: dict[str, object] | None = self.server.live.state()
        known: dict[str, object] = {}
        try:
            while True:
                if state is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    known = state
                    self.wfile.write(f"data: {json.dumps(state)}\n\n".encode())
                self.wfile.flush()
                state = self.server.live.state_after(known, KEEP_ALIVE)
        except ConnectionError:
            return  # the reader closed the page

    def log_message(self, format: str, *arguments: object) -> None:
        """Say what was not found; say nothing of the rest."""
        if len(arguments) > 1 and str(arguments[1]) in ("404", "500"):
            print(f"{arguments[1]} {self.path}", file=sys.stderr, flush=True)


def with_script(body: bytes, state: dict[str, object]) -> bytes:
    """The page with the script that reloads it and shows what went wrong."""
    text = json.dumps(state).replace("<", "\\u003c")
    script = SCRIPT.replace("$state", text)
    html = policy.allow(body.decode(), script)
    return html.replace("</body>", f"<script>{script}</script>\n</body>", 1).encode()


def serve(host: str, port: int, poll: bool = False, source: Path = ROOT) -> None:
    """Serve until Ctrl-C."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    live = Live(Address.of(f"http://{shown}:{port}/"), source)
    server = Server(host, port, live)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    watch.start(live, poll)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("".join(f"{live.address.edition(edition)}\n" for edition in EDITIONS), flush=True)
    try:
        live.work()
    except KeyboardInterrupt:
        print("stopped")
    finally:
        live.close()
