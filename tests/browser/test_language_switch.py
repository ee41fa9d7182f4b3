"""The language switch keeps the page, the place on it and the colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tools.paths import EDITIONS

OTHER = {"zh": "en", "en": "zh"}


def switch(seen: Visit, edition: str) -> None:
    """Choose the edition in the page's head and wait until it is there."""
    seen.tab.hover(".md-select")
    seen.tab.click(f".md-select__link[hreflang={edition}]")
    seen.until(
        f"document.documentElement.lang === '{edition}' && document.readyState === 'complete'"
    )


def scheme(seen: Visit) -> str:
    """The colour scheme that the page shows."""
    return seen.tab.evaluate("document.body.dataset.mdColorScheme")


@pytest.mark.parametrize("edition", EDITIONS)
def test_switch_keeps_page_and_anchor(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/arguments/num_workers/#contract")
    switch(seen, OTHER[edition])
    assert seen.tab.url == f"{seen.base}{OTHER[edition]}/arguments/num_workers/#contract"
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_switch_after_an_instant_hop(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/")
    seen.tab.evaluate("window.sameDocument = true")
    seen.tab.click(".md-tabs a[href$='arguments/']")
    seen.tab.wait_for_url(f"{seen.base}{edition}/arguments/")
    seen.tab.click(".md-nav a[href$='pin_memory/']")
    seen.tab.wait_for_url(f"{seen.base}{edition}/arguments/pin_memory/")
    assert seen.tab.evaluate("window.sameDocument"), "the hop loaded the whole page"
    seen.tab.click(".md-sidebar--secondary a[href$='#contract']")
    seen.tab.wait_for_url("**/#contract")
    switch(seen, OTHER[edition])
    assert seen.tab.url == f"{seen.base}{OTHER[edition]}/arguments/pin_memory/#contract"
    assert not seen.faults


@pytest.mark.parametrize("first", ["light", "dark"])
def test_switch_keeps_a_chosen_scheme(visit: Callable[..., Visit], first: str) -> None:
    seen = visit(color_scheme=first)
    seen.open("en/arguments/num_workers/")
    before = scheme(seen)
    seen.tab.click("form[data-md-component=palette] label:not([hidden])")
    seen.until(f"document.body.dataset.mdColorScheme !== '{before}'")
    chosen = scheme(seen)
    switch(seen, "zh")
    assert scheme(seen) == chosen
    seen.tab.click(".md-nav a[href$='pin_memory/']")
    seen.tab.wait_for_url("**/pin_memory/")
    switch(seen, "en")
    assert scheme(seen) == chosen


def test_root_page_remembers_the_switch(visit: Callable[..., Visit]) -> None:
    seen = visit(locale="en-GB")
    seen.open("")
    assert seen.tab.url == f"{seen.base}en/"
    switch(seen, "zh")
    seen.tab.goto(seen.base)
    seen.tab.wait_for_url(f"{seen.base}zh/")


@pytest.mark.parametrize(
    ("locale", "edition"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-US", "en"), ("fr-FR", "en")]
)
def test_root_page_goes_to_the_browsers_language(
    visit: Callable[..., Visit], locale: str, edition: str
) -> None:
    seen = visit(locale=locale)
    seen.open("")
    assert seen.tab.url == f"{seen.base}{edition}/"
    assert not seen.faults


def test_root_page_works_without_javascript(visit: Callable[..., Visit]) -> None:
    seen = visit(java_script_enabled=False, locale="zh-CN")
    seen.tab.goto(seen.base)
    assert seen.tab.url == seen.base
    seen.tab.click("text=中文版")
    assert seen.tab.url == f"{seen.base}zh/"
    assert not seen.faults
