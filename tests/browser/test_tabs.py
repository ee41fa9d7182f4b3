"""Wrong and right behind tabs: the choice holds for the page, for the next visit, and in a link."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

PATH = "transfer/measure-it-right/"
SHOWN = """[...document.querySelectorAll(".tabbed-set")].map(
  (set) => [...set.querySelectorAll(":scope > input")].findIndex((e) => e.checked))"""


@pytest.mark.parametrize("edition", ["zh", "en"])
def test_the_choice_is_kept(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/{PATH}")
    first = seen.tab.evaluate(SHOWN)
    assert len(first) > 2 and set(first) == {0}
    seen.tab.locator(".tabbed-labels label").nth(1).click()
    seen.until(f"new Set({SHOWN}).size === 1 && {SHOWN}[0] === 1")  # all of the page follow
    seen.open(f"{edition}/transfer/")
    seen.open(f"{edition}/{PATH}")
    seen.until(f"{SHOWN}.every((one) => one === 1)")
    assert not seen.faults


def test_a_link_opens_its_tab(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open(f"en/{PATH}#__tabbed_2_2")
    seen.until(f"{SHOWN}[1] === 1")
    assert seen.tab.evaluate(SHOWN)[2] == 0


def test_the_choice_is_kept_after_a_hop(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open(f"en/{PATH}")
    seen.tab.locator(".tabbed-labels label").nth(1).click()
    seen.until(f"{SHOWN}[0] === 1")
    seen.open("en/transfer/")
    seen.tab.evaluate("window.stays = true")
    seen.tab.locator('.md-nav a[href*="measure-it-right"]').first.click()
    seen.until(f"{SHOWN}.length > 2 && {SHOWN}.every((one) => one === 1)")
    assert seen.tab.evaluate("window.stays")
