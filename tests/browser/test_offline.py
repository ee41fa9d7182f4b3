"""The offline copy in a browser: as files, and served by Python's own server."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visit, new_tab
from tests.built_site import BASE, built_once
from tests.live_site import free_port, until
from tools.site import offline
from tools.site.address import Address

COMMAND = "python -m http.server"
# Whether the line of the search is what a reader sees at its place.
ON_TOP = """(() => {
  const line = document.querySelector(".md-search .hb-server");
  const { x, y, width, height } = line.getBoundingClientRect();
  return width > 0 && line.contains(document.elementFromPoint(x + width / 2, y + height / 2));
})()"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """The unzipped copy of the built site."""
    folder = tmp_path_factory.mktemp("offline")
    offline.pack(built_once(tmp_path_factory, pytestconfig), folder / "a.zip", Address(BASE), 0)
    with zipfile.ZipFile(folder / "a.zip") as packed:
        packed.extractall(folder)
    return folder / offline.FOLDER


@pytest.fixture
def as_files(browser: Any, copy: Path) -> Iterator[Visit]:
    seen = new_tab(browser, f"{copy.as_uri()}/", locale="en-GB")
    yield seen
    seen.tab.context.close()


@pytest.fixture
def served(browser: Any, copy: Path) -> Iterator[Visit]:
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with subprocess.Popen(command, cwd=copy, stderr=subprocess.DEVNULL) as server:
        seen = new_tab(browser, f"http://127.0.0.1:{port}/")
        until(lambda: answers(seen), 20, "the server")
        yield seen
        seen.tab.context.close()
        server.terminate()


def answers(seen: Visit) -> bool:
    """Whether the server listens yet."""
    try:
        with urllib.request.urlopen(seen.base, timeout=5):
            return True
    except urllib.error.URLError:
        return False


def test_as_files_pages_links_and_diagrams_work(as_files: Visit) -> None:
    seen = as_files
    seen.tab.goto(f"{seen.base}index.html")
    seen.tab.wait_for_url("**/en/index.html")
    seen.open("en/arguments/num_workers/index.html")
    assert seen.tab.locator("figure svg").first.is_visible()
    link = seen.tab.locator('.md-content a[href*="../"][href*="/index.html#"]').first
    goal = link.evaluate("(a) => { a.click(); return a.href; }")
    seen.tab.wait_for_url(goal)
    assert seen.tab.locator(f"#{goal.partition('#')[2]}").is_visible()
    assert not [fault for fault in seen.faults if "left the site" in fault]


@pytest.mark.parametrize(("language", "words"), [("zh", "本地服务器"), ("en", "a local server")])
def test_as_files_what_cannot_work_says_how_it_can(
    as_files: Visit, language: str, words: str
) -> None:
    seen = as_files
    seen.open(f"{language}/arguments/checker/index.html")
    line = seen.tab.locator("[data-module] .hb-server")
    assert words in line.inner_text() and COMMAND in line.inner_text()
    for size, opener in ((DESKTOP, ".md-search__input"), (PHONE, ".md-header label[for=__search]")):
        seen.tab.set_viewport_size(size)
        seen.open(f"{language}/index.html")
        seen.until("document.querySelector('.md-search[hidden]')")  # Material gave it up
        seen.tab.locator(opener).first.click()
        seen.until(ON_TOP)
        line = seen.tab.locator(".md-search .hb-server").inner_text()
        assert words in line and COMMAND in line


def test_the_switch_of_language_keeps_the_page(as_files: Visit) -> None:
    seen = as_files
    seen.open("en/memory/budget/index.html")
    seen.tab.locator(".md-select__link[hreflang=zh]").evaluate("(a) => a.click()")
    seen.tab.wait_for_url("**/zh/memory/budget/index.html")


def test_served_everything_works(served: Visit) -> None:
    seen = served
    seen.open("en/arguments/checker/")
    seen.until("document.querySelector('.hb-checker .hb-status')")
    assert seen.tab.locator(".hb-server").count() == 0
    seen.tab.locator(".md-search__input").click()
    seen.tab.keyboard.type("persistent_workers")
    found = seen.tab.locator(".md-search-result__link").first
    found.wait_for()
    found.click()
    seen.tab.wait_for_url("**/persistent_workers/**")
    seen.tab.locator(".md-select__link[hreflang=zh]").evaluate("(a) => a.click()")
    seen.tab.wait_for_url("**/zh/arguments/persistent_workers/**")
    assert not seen.faults
