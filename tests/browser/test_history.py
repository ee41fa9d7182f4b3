"""The history is used: an argument's row, its page and back, a release, a message, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.test_every_page import page_width, violations
from tools.facts import history
from tools.paths import EDITIONS

PAGE, UPGRADE = "reference/history/", "reference/upgrade/"
TEXT = "ValueError: timeout option should be non-negative"
GONE = "RuntimeError: Cannot assign attributes to … objects"
WORDS = {
    "zh": {"since": "≤ 1.0", "until": "1.2 起，到 2.11 为止", "arrived": "出现 "},
    "en": {"since": "since 1.0 or before", "until": "since 1.2, up to 2.11", "arrived": "arrived "},
}


def row(seen: Visit, argument: str) -> Any:
    """The row of an argument."""
    return seen.tab.locator(".hb-history tr", has=seen.tab.locator(f"#history-{argument}"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_from_an_argument_to_its_page_and_back(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/{PAGE}")
    assert seen.tab.locator(".hb-history tbody tr").count() == len(history.arguments())
    shown = row(seen, "in_order")
    assert "2.6" in shown.locator("td").nth(1).inner_text()
    shown.locator("td").first.get_by_role("link").click()
    seen.tab.wait_for_selector("h1#in_order")
    assert f"/{edition}/arguments/in_order/" in seen.tab.url
    seen.tab.go_back()
    expect(row(seen, "in_order")).to_be_attached()
    assert f"/{edition}/{PAGE}" in seen.tab.url
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_from_a_release_to_what_it_changed(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/{PAGE}")
    row(seen, "in_order").get_by_role("link", name="2.7", exact=True).click()
    expect(seen.tab.locator("h2#to-2-7")).to_be_attached()
    assert f"/{edition}/{UPGRADE}" in seen.tab.url
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_since_when_a_message_exists_and_which_is_gone(
    visit: Callable[..., Visit], edition: str
) -> None:
    seen = visit()
    seen.open(f"{edition}/{PAGE}")
    for text, told in ((TEXT, "since"), (GONE, "until")):
        term = seen.tab.locator("dt", has=seen.tab.get_by_text(text, exact=True))
        answer = term.locator("xpath=following-sibling::dd[1]")
        assert answer.inner_text().startswith(WORDS[edition][told])
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_drawing_says_in_words_what_it_shows(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/{PAGE}")
    told = seen.tab.locator("#dia-history-desc").text_content() or ""
    for name in history.arguments():
        assert name in told
    assert (
        seen.tab.get_by_role("img").filter(has=seen.tab.locator("#dia-history-desc")).count() == 1
    )


@pytest.mark.parametrize(("edition", "scheme"), [("zh", "dark"), ("en", "light")])
def test_it_is_read_on_a_phone(visit: Callable[..., Visit], edition: str, scheme: str) -> None:
    seen = visit(viewport=PHONE, color_scheme=scheme)
    seen.open(f"{edition}/{PAGE}")
    assert page_width(seen) <= PHONE["width"]
    card = row(seen, "prefetch_factor")
    card.scroll_into_view_if_needed()
    assert "1.7" in card.inner_text()
    assert "2 → None" in card.inner_text()
    label = (
        card.locator("td").nth(1).evaluate("(cell) => getComputedStyle(cell, '::before').content")
    )
    assert label == f'"{WORDS[edition]["arrived"]}"'
    cells = seen.tab.eval_on_selector_all(
        ".hb-cards td",
        """(cells) => cells.filter((cell) => cell.offsetParent).map((cell) => [
          cell.scrollWidth - cell.clientWidth, cell.getBoundingClientRect().right,
        ])""",
    )
    assert cells
    assert all(hidden <= 0 and right <= PHONE["width"] for hidden, right in cells), cells
    assert not violations(seen, {"include": [".md-content"]})
    assert not seen.faults
