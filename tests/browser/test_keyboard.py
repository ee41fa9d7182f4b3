"""The keyboard alone reaches search, language switch and content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tools.paths import EDITIONS

MOST = 40  # presses of Tab until a reader gives up


def tab_to(seen: Visit, selector: str) -> bool:
    """Press Tab until an element that matches has the focus and can be seen."""
    for _ in range(MOST):
        seen.tab.keyboard.press("Tab")
        there = seen.tab.evaluate(
            "(selector) => document.activeElement.matches(selector)", selector
        )
        if there:
            seen.until("getComputedStyle(document.activeElement).opacity > 0.5")
            return True
    return False


@pytest.mark.parametrize("edition", EDITIONS)
def test_tab_skips_to_the_content(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/arguments/num_workers/")
    seen.tab.keyboard.press("Tab")
    assert seen.tab.evaluate("document.activeElement.matches('.md-skip')")
    seen.tab.keyboard.press("Enter")
    seen.tab.wait_for_url("**#num_workers")
    seen.until("document.activeElement === document.body")  # the jump is done
    seen.tab.keyboard.press("Tab")
    assert seen.tab.evaluate("!!document.activeElement.closest('.md-content')")


@pytest.mark.parametrize("edition", EDITIONS)
def test_tab_reaches_the_switch(visit: Callable[..., Visit], edition: str) -> None:
    other = "en" if edition == "zh" else "zh"
    seen = visit()
    seen.open(f"{edition}/arguments/num_workers/")
    assert tab_to(seen, f".md-select__link[hreflang={other}]")
    seen.until("document.activeElement.closest('.md-select__inner').clientHeight > 30")
    seen.tab.keyboard.press("Enter")
    seen.tab.wait_for_url(f"{seen.base}{other}/arguments/num_workers/")


@pytest.mark.parametrize("edition", EDITIONS)
def test_keys_search_and_follow(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/")
    assert tab_to(seen, ".md-search__input")
    seen.tab.keyboard.type("num_workers")
    seen.tab.wait_for_selector(".md-search-result__link")
    seen.tab.keyboard.press("ArrowDown")
    seen.tab.keyboard.press("Enter")
    seen.tab.wait_for_url(f"{seen.base}{edition}/**num_workers**")


def test_slash_opens_search(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open("en/")
    seen.tab.keyboard.press("/")
    seen.until("document.activeElement.matches('.md-search__input')")
