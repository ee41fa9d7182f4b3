"""Search finds a Chinese term, an argument and a pasted message, each in its own language."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit

EXITED = "RuntimeError: DataLoader worker (pid(s) 4711, 4712) exited unexpectedly"
SEEN = 10  # results that a reader looks through
STILL = 400  # ms without a new result
CASES = [
    ("zh", "锁页内存", "memory/page-locked/"),
    ("en", "pinned memory", "memory/page-locked/"),
    ("zh", "num_workers", "arguments/num_workers/"),
    ("en", "num_workers", "arguments/num_workers/"),
    ("zh", EXITED, "slow-or-stuck/"),
    ("en", EXITED, "slow-or-stuck/"),
]


def results(seen: Visit, words: str) -> list[str]:
    """Where the search box leads for these words, in its order.

    Material shows the results one after another: the list is read when it stands still.
    """
    box = seen.tab.locator(".md-search__input")
    box.click()
    box.fill(words)
    box.press("End")  # Material listens to keys; a paste ends with one as well
    seen.tab.wait_for_selector(".md-search-result__link")
    before: list[str] = []
    found = shown(seen)
    while found != before:
        seen.tab.wait_for_timeout(STILL)
        before, found = found, shown(seen)
    return found


def shown(seen: Visit) -> list[str]:
    """Where the results lead that are shown now."""
    return seen.tab.eval_on_selector_all(
        ".md-search-result__link", "links => links.map((link) => link.href)"
    )


@pytest.mark.parametrize(("edition", "words", "page"), CASES)
def test_search_finds(visit: Callable[..., Visit], edition: str, words: str, page: str) -> None:
    seen = visit()
    seen.open(f"{edition}/")
    found = results(seen, words)
    assert [url for url in found if not url.startswith(f"{seen.base}{edition}/")] == []
    paths = [urlsplit(url).path for url in found[:SEEN]]
    assert f"{urlsplit(seen.base).path}{edition}/{page}" in paths, paths
    assert not seen.faults
