"""Programs to download: every link leads to the bytes that the tests ran."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

import pytest

from tests.site.checks import parsed
from tools.catalogue import programs
from tools.pages import Site
from tools.paths import EDITIONS, ROOT
from tools.screenshots import url_of
from tools.site import downloads

LIST = "reference/snippets"
TOP = "https://handbook.example/"
WORD = {"zh": "下载 ", "en": "Download "}


def links(site: Path, edition: str, page: str) -> list:
    """The links of a page that download something."""
    tree = parsed(site / edition / url_of(page) / "index.html")[0]
    return [link for link in tree.iter("a") if link.get("download") is not None]


def leads_to(link, edition: str, page: str) -> str:
    """The path below the site."""
    url = urljoin(f"{TOP}{edition}/{url_of(page)}", link.get("href"))
    assert url.startswith(TOP), link.get("href")
    return url.removeprefix(TOP)


def test_each_file_has_the_bytes_of_the_program_that_the_tests_ran(site: Path) -> None:
    folder = site / downloads.FOLDER
    found = {p.relative_to(site).as_posix() for p in folder.rglob("*") if p.is_file()}
    ran = programs()  # what tests/snippets runs
    assert found == {program.name for program in ran} | {"snippets/LICENSE-CODE"}
    for program in ran:
        assert (site / program.name).read_bytes() == program.path.read_bytes(), program.name
    licence = (site / "snippets/LICENSE-CODE").read_bytes()
    assert licence == (ROOT / "LICENSE-CODE").read_bytes()


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_program_on_each_page_has_its_link(site: Path, edition: str) -> None:
    pages = Site().editions[edition].values()
    expected = {
        page.name.removesuffix(".md"): [f.title for f in page.fences if f.title.endswith(".py")]
        for page in pages
    }
    assert sum(map(len, expected.values())) > 300
    for page, titles in expected.items():
        if page == LIST:
            continue
        found = links(site, edition, page)
        assert [leads_to(link, edition, page) for link in found] == titles, page
        for link, title in zip(found, titles, strict=True):
            assert "".join(link.itertext()) == title
            assert link.get("aria-label") == WORD[edition] + title
            assert (site / title).is_file()


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_list_links_each_program(site: Path, edition: str) -> None:
    found = links(site, edition, LIST)
    expected = {program.name for program in programs()} | {"snippets/LICENSE-CODE"}
    targets = [leads_to(link, edition, LIST) for link in found]
    assert len(targets) == len(expected)
    assert set(targets) == expected
    for link, target in zip(found, targets, strict=True):
        assert "".join(link.itertext()) == PurePosixPath(target).name
    html = (site / edition / url_of(LIST) / "index.html").read_text(encoding="utf-8")
    assert "data-file" not in html


def test_what_is_no_program_stays_as_it_is() -> None:
    html = '<span class="filename">Output</span><code>snippets/a.py</code>'
    assert downloads.linked(html, PurePosixPath("a/index.html")) == html


def test_a_link_goes_up_from_where_the_page_is() -> None:
    html = '<html lang="zh"><span class="filename">snippets/a/b.py</span>'
    for page, up in (("index.html", "../"), ("a/b/index.html", "../../../")):
        told = downloads.linked(html, PurePosixPath(page))
        assert f'<a href="{up}snippets/a/b.py" download aria-label="下载 snippets/a/b.py">' in told
