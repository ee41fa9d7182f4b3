"""What a page asks for in a browser: few requests, no search index before somebody searches."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit
from tests.built_site import BASE, built_once
from tests.site import weight
from tests.site.test_budgets import FIRST, LONG, SHELL

MOST, MOST_WITH_MODULE = 10, 12  # without favicon
INDEX = "search/search_index.json"
KINDS = {  # a path below an edition: whether it loads a module of its own
    "": False,
    "arguments/num_workers/": False,
    "arguments/checker/": True,
    "arguments/together/": False,
    "memory/budget/": True,
    "measurements/workers-in-memory/": False,
    "errors/": False,
}


@pytest.fixture(scope="session")
def sizes(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Callable[[str], int]:
    """The bytes that a path below the site sends."""
    site = built_once(tmp_path_factory, pytestconfig)
    return lambda path: weight.compressed(weight.file_of(BASE + path, site))


def asked_for(seen: Visit) -> list[str]:
    """Paths below the site that the tab asks for from now on, in order; without favicon."""
    paths: list[str] = []

    def request(asked: object) -> None:
        path = urlsplit(asked.url).path.removeprefix(urlsplit(seen.base).path)
        if "favicon" not in path:
            paths.append(path)

    seen.tab.context.on("request", request)
    return paths


def at_rest(seen: Visit) -> None:
    seen.tab.wait_for_load_state("networkidle")


@pytest.mark.parametrize("edition", ["zh", "en"])
@pytest.mark.parametrize("path", KINDS)
def test_a_first_view_asks_for_little(
    visit: Callable[..., Visit], sizes: Callable[[str], int], edition: str, path: str
) -> None:
    seen = visit()
    asked = asked_for(seen)
    seen.open(f"{edition}/{path}")
    at_rest(seen)
    assert len(asked) <= (MOST_WITH_MODULE if KINDS[path] else MOST), asked
    assert f"{edition}/{INDEX}" not in asked
    assert any("assets/js/" in name and "handbook" not in name for name in asked) == KINDS[path]
    size = sum(map(sizes, asked))
    assert size <= (LONG[path] + SHELL if path in LONG else FIRST), asked
    assert not seen.faults


@pytest.mark.parametrize("edition", ["zh", "en"])
def test_the_next_page_is_one_request(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/arguments/shuffle/")
    at_rest(seen)
    asked = asked_for(seen)
    there = f"{edition}/arguments/sampler/"
    seen.tab.locator(f".md-sidebar--primary a[href='{seen.base}{there}']").click()
    seen.until("document.querySelector('h1#sampler')")
    at_rest(seen)
    # Material reads the sitemaps again, which the browser has kept.
    assert [name for name in asked if not name.endswith("sitemap.xml")] == [there]
    assert not seen.faults


def test_the_index_comes_with_the_search(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open("en/")
    at_rest(seen)
    asked = asked_for(seen)
    seen.tab.locator(".md-search__input").click()
    seen.tab.locator(".md-search__input").fill("pinned")
    seen.tab.locator(".md-search__input").press("End")
    seen.tab.wait_for_selector(".md-search-result__link")
    assert asked.count(f"en/{INDEX}") == 1
    assert not seen.faults


def test_words_to_highlight_are_highlighted(visit: Callable[..., Visit]) -> None:
    """A link from the search results needs the index as well, and loads it."""
    seen = visit()
    asked = asked_for(seen)
    seen.open("en/arguments/num_workers/?h=processes")
    seen.until("document.querySelectorAll('.md-content mark').length > 0")
    assert asked.count(f"en/{INDEX}") == 1
    assert not seen.faults
