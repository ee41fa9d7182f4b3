"""What reading costs: the bytes of a first view and of each next page, and no dead end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import weight
from tools.paths import EDITIONS
from tools.screenshots import pages, url_of

FIRST = 95_000  # bytes: first view, everything but the search, as it is sent
NEXT = 25_000  # bytes: the page alone, by instant navigation
# Pages that are long on purpose, with the bytes that each may have. Shorter ones come off the list.
LONG = {
    "arguments/checker/": 46_500,  # a reader of Python and all of torch's answers, on one page
    "arguments/dataset/": 35_800,
    "arguments/num_workers/": 32_200,
    "reference/snippets/": 39_000,  # all programs: to be read, and filtered, on one page
}
SHELL = 61_300  # bytes: what comes once, with whichever page is the first


def html(site: Path, edition: str, path: str) -> Path:
    return site / edition / path / "index.html"


PATHS = sorted({url_of(name) for name in pages()})


@pytest.mark.parametrize("edition", EDITIONS)
def test_next_page_is_light(site: Path, edition: str) -> None:
    sizes = {path: weight.next_page(html(site, edition, path), site) for path in PATHS}
    assert {path: size for path, size in sizes.items() if size > LONG.get(path, NEXT)} == {}


def test_only_long_pages_are_listed_as_long(site: Path) -> None:
    for path in LONG:
        sizes = [weight.next_page(html(site, edition, path), site) for edition in EDITIONS]
        assert max(sizes) > NEXT, f"{path} is no longer long"


@pytest.mark.parametrize("edition", EDITIONS)
def test_first_view_is_light(site: Path, edition: str) -> None:
    heavy = {}
    for path in PATHS:
        loads = weight.first_view(html(site, edition, path), site)
        if sum(loads.values()) > max(FIRST, LONG.get(path, 0) + SHELL):
            heavy[path] = loads
    assert heavy == {}


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_all_pages_load_is_light(site: Path, edition: str) -> None:
    loads = weight.first_view(html(site, edition, "contribute/"), site)
    assert sum(loads.values()) - weight.next_page(html(site, edition, "contribute/"), site) <= SHELL


def test_no_link_inside_the_site_is_dead(site: Path) -> None:
    assert weight.dead_links(site) == []


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh/index.html").write_text(
        '<p id="a"><a href="#a">a</a><a href="#b">b</a><a href="../en/">e</a>'
        '<img alt="" src="c.png"><script>"<a href="/none"></script>',
        encoding="utf-8",
    )
    assert weight.dead_links(tmp_path) == [
        "zh/index.html: #b: no such anchor",
        "zh/index.html: ../en/: no such file",
        "zh/index.html: c.png: no such file",
    ]
