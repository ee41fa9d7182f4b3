"""Code below the screen is not laid out, but its room is kept free: nothing moves when it comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visit

PAGES = ("en/arguments/num_workers/", "zh/arguments/dataset/", "zh/batch-to-loss/conv2d/")
HEIGHTS = """[...document.querySelectorAll(".highlight pre")].map((e) => e.offsetHeight)"""
LAY_OUT_CODE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [sheet];
}"""
NOT_YET = """[...document.querySelectorAll(".highlight pre code")].filter(
  (e) => !e.checkVisibility({ contentVisibilityAuto: true })).length"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", PAGES)
def test_room_is_kept_free(visit: Callable[..., Visit], path: str, size: dict[str, int]) -> None:
    seen = visit(viewport=size)
    seen.open(path)
    kept = seen.tab.evaluate(HEIGHTS)
    assert seen.tab.evaluate(NOT_YET) > 5
    seen.tab.evaluate(LAY_OUT_CODE)
    assert seen.tab.evaluate(NOT_YET) == 0
    needed = seen.tab.evaluate(HEIGHTS)
    assert [one for one in zip(kept, needed, strict=True) if abs(one[0] - one[1]) > 1] == []


def test_a_link_to_a_row_far_below_lands_on_it(visit: Callable[..., Visit]) -> None:
    seen = visit(viewport=PHONE)
    seen.open("en/arguments/num_workers/#versions")
    top = "document.getElementById('versions').getBoundingClientRect().top"
    seen.until(f"0 <= {top} && {top} < 120")
    seen.tab.wait_for_timeout(500)
    assert 0 <= seen.tab.evaluate(top) < 120
