"""`make serve`: what a saved file does, what a broken one does, what a taken port says."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

from tests.live_site import LiveSite, live_site, until
from tools.paths import ROOT
from tools.site.watch import editions_of

SOON = 10.0  # seconds from a save to the page; mkdocs builds an edition whole, with its index
LATEST = 120.0  # seconds until something must have happened at all, however busy the machine is


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    with live_site(tmp_path_factory.mktemp("live")) as site:
        yield site


def append(file: Path, text: str) -> None:
    """Save the file with a paragraph more."""
    file.write_text(file.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")


def shown_after(live: LiveSite, words: str) -> float:
    """Save a page with these words more; returns the seconds until the browser gets them."""
    append(live.page("zh/contribute/index.md"), words)
    return until(lambda: words in live.get("zh/contribute/")[1], LATEST, words)


def test_a_saved_page_shows_soon(live: LiveSite) -> None:
    """On an idle machine; where others compute, as many times later as they take from it."""
    others = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    before = live.state()["rounds"]
    times = [shown_after(live, f"保存{number}") for number in range(3)]
    assert min(times) <= SOON * others, times
    assert live.state()["rounds"]["en"] == before["en"], "the other edition was built as well"


def test_a_shared_file_rebuilds_both(live: LiveSite) -> None:
    before = live.state()["rounds"]
    append(live.source / "docs/theme/assets/css/home.css", "/* saved */")
    until(lambda: all(live.state()["rounds"][e] > before[e] for e in before), LATEST, "both")


def test_a_broken_page_keeps_the_last_good_one(live: LiveSite) -> None:
    page = live.page("en/errors/index.md")
    good = page.read_text(encoding="utf-8")
    append(page, "Broken [link](nowhere.md).")
    until(lambda: "nowhere.md" in live.state()["fault"], LATEST, "the fault")
    status, html = live.get("en/errors/")
    assert status == 200
    assert "Broken" not in html.split("<script>")[0]
    page.write_text(good + "\nMended.\n", encoding="utf-8")
    until(lambda: "Mended." in live.get("en/errors/")[1], LATEST, "the mended page")
    assert live.state()["fault"] == ""


def test_each_edition_answers_with_its_404(live: LiveSite) -> None:
    for path, words in {
        "zh/nothing/here/": ["没有这一页"],
        "en/nothing": ["There is no such page"],
        "nothing": ["没有这一页", "There is no such page"],
        "zh/../../../etc/passwd": ["没有这一页"],
    }.items():
        status, html = live.get(path)
        assert status == 404
        assert all(word in html for word in words)


def test_the_root_and_a_missing_slash(live: LiveSite) -> None:
    assert 'href="en/"' in live.get("")[1]
    assert live.get("en/arguments/num_workers") == live.get("en/arguments/num_workers/")


def test_pages_name_the_host_they_were_asked_at(live: LiveSite) -> None:
    """Material compares the sitemap with the address bar, also at localhost."""
    port = live.base.rsplit(":", 1)[1]
    other = LiveSite(f"http://localhost:{port}", live.source)
    assert f"<loc>http://localhost:{port}zh/</loc>" in other.get("zh/sitemap.xml")[1]


def test_a_taken_port_is_a_clear_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "tools.serve", "--port", str(port)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert f"make serve PORT={port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("path", "editions"),
    [
        ("docs/zh/index.md", {"zh"}),
        ("docs/en/arguments/num_workers.md", {"en"}),
        ("docs/facts/en/badges/timeout.md", {"en"}),
        ("docs/theme/main.html", {"zh", "en"}),
        ("docs/theme/.icons/handbook/logo.svg", {"zh", "en"}),
        ("snippets/arguments/num_workers/order.py", {"zh", "en"}),
        ("mkdocs.yml", {"zh", "en"}),
        ("mkdocs.en.yml", {"en"}),
        ("docs/zh/.index.md.swp", set()),
        ("snippets/__pycache__/order.cpython-311.pyc", set()),
        ("docs/search_words.txt", {"zh"}),
        ("docs/terms.yml", set()),
        ("README.md", set()),
    ],
)
def test_a_saved_file_belongs_to(path: str, editions: set[str]) -> None:
    assert editions_of(PurePath(path)) == editions
