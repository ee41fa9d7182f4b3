"""The weekly look outward, held to a server on this machine and to a wheel made here."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from tests.tools.test_history_wheels import a_wheel
from tools.history.reading import of_wheel
from tools.outward import NOTHING, links, report
from tools.outward import __main__ as outward
from tools.pages import Site

SITE = Site()
STATES = {"/there": 200, "/gone": 404, "/removed": 410, "/busy": 429, "/no": 403, "/broken": 500}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(STATES.get(self.path, 404))
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Nothing on stderr."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def a_page(path: str, *targets: str, **meta: str) -> SimpleNamespace:
    found = [SimpleNamespace(target=t, external="://" in t or "mailto" in t) for t in targets]
    return SimpleNamespace(path=path, links=found, meta=meta)


def test_only_what_is_gone_is_dead(base):
    wanted = [links.Link(base + path, ("a.md",)) for path in STATES]
    nowhere = links.Link("http://no-such-host.invalid/", ("b.md",))
    slow = links.Link("http://127.0.0.1:1/", ("c.md",))  # nobody listens there
    found = {a.link.url: a for a in links.ask_all([*wanted, nowhere, slow], pause=0, timeout=5)}
    states = {path: found[base + path].state for path in STATES}
    assert states == {
        "/there": "alive",
        "/gone": "dead",
        "/removed": "dead",
        "/busy": "unsure",
        "/no": "unsure",
        "/broken": "unsure",
    }
    assert found[slow.url].state == "unsure"
    # Without a network a resolver may not answer at all, which is no verdict.
    assert found[nowhere.url].state in ("dead", "unsure")
    rows = report.dead(list(found.values()))
    assert f"{base}/gone (HTTP 404) in a.md" in rows
    assert not [row for row in rows if "/busy" in row]


def test_an_address_is_asked_once_for_all_pages():
    here = "https://example.org/a"
    site = SimpleNamespace(
        pages=[
            a_page("x.md", f"{here}#one", "local.md", "mailto:a@example.org"),
            a_page("y.md", f"{here}#two"),
        ]
    )
    assert links.external(site) == [links.Link(here, ("x.md", "y.md"))]


def test_the_pages_have_external_links():
    assert len(links.external(SITE)) > 100


def test_a_newer_torch_is_told_with_the_command(tmp_path):
    wheel = a_wheel(tmp_path)  # torch 9.9.0, with other arguments
    first, *changed = report.newest_torch(wheel, SITE)
    assert f"make history WHEEL={wheel.name}" in first
    assert any("docs/en/arguments/pin_memory.md" in row for row in changed)


def test_a_torch_that_is_listed_and_the_same_says_nothing(tmp_path, monkeypatch):
    wheel = a_wheel(tmp_path)
    known = {"9.9.0": of_wheel(wheel)}
    monkeypatch.setattr(report.store, "load", lambda: ({}, known))
    assert report.newest_torch(wheel, SITE) == []


def test_pages_that_wait_come_oldest_first():
    site = SimpleNamespace(
        pages=[
            a_page("b.md", translation="pending since 2026-02-01"),
            a_page("a.md"),
            a_page("c.md", translation="pending since 2026-01-01"),
        ]
    )
    assert report.pending(site) == ["c.md since 2026-01-01", "b.md since 2026-02-01"]


def test_only_the_newest_record_of_a_machine_ages(tmp_path):
    room = tmp_path / "snippets" / "measurements" / "copying" / "recorded"
    room.mkdir(parents=True)
    for name in ("old__torch-2.6.0__2024-01-01", "new__torch-2.6.0__2024-01-01"):
        (room / f"{name}.json").write_text("{}")
    (room / "new__torch-2.13.0__2026-11-01.json").write_text("{}")
    printed = {"machine": {"date": "2024-02-01"}}
    (tmp_path / "snippets" / "copy.cuda.json").write_text(json.dumps(printed))
    today = datetime.date(2026, 11, 23)
    assert report.aged(today, tmp_path) == [
        "copying on old: 2024-01-01",
        "snippets/copy.cuda.json: 2024-02-01",
    ]


def test_the_report():
    text = report.markdown({"Dead links": ["a\n    mend: b"], "Translations": []}, ["Note."])
    assert text == "## Dead links\n\n- a\n  mend: b\n\nNote.\n"
    assert report.markdown({"Dead links": []}, ["Note."]) == f"{NOTHING}\n\nNote.\n"


def test_the_command(tmp_path, monkeypatch, base, capsys):
    site = SimpleNamespace(pages=[a_page("x.md", f"{base}/gone")])
    monkeypatch.setattr(report, "newest_torch", lambda wheel, site: [wheel.name])
    wheels, out = tmp_path / "wheels", tmp_path / "build" / "report.md"
    wheels.mkdir()
    given = ["--wheels", str(wheels), "--out", str(out)]
    with pytest.raises(SystemExit):
        outward.main(given, site)
    assert "holds 0 wheels" in capsys.readouterr().err
    wheel = a_wheel(wheels)
    outward.main(given, site)
    text = out.read_text(encoding="utf-8")
    assert f"- {wheel.name}" in text and f"{base}/gone" in text
    assert "asked for 1 addresses; 0 gave no clear answer" in text
