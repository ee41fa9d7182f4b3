"""The copy button gives the file that was tested, up to its final newline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tools.paths import ROOT

PAGES = [
    "zh/arguments/num_workers/",
    "en/arguments/batch_size/",
    "zh/arguments/pin_memory/",
]
MANY = 4  # fences looked at on a page


@pytest.mark.parametrize("path", PAGES)
def test_copied_text_is_the_file(visit: Callable[..., Visit], path: str) -> None:
    seen = visit(permissions=["clipboard-read", "clipboard-write"])
    seen.open(path)
    fences = seen.tab.locator(".highlight:has(> .filename)")
    titles = fences.locator("> .filename").all_inner_texts()
    programs = [number for number, title in enumerate(titles) if title.endswith(".py")]
    assert len(programs) >= 3, f"{path} shows {titles}"
    for number in programs[:MANY]:
        fence = fences.nth(number)
        fence.scroll_into_view_if_needed()
        fence.hover()
        seen.tab.evaluate("navigator.clipboard.writeText('nothing was copied')")
        fence.locator("[data-md-type=copy], .md-clipboard").first.click()
        seen.tab.wait_for_selector(".md-dialog--active, .md-dialog[open]")
        copied = seen.tab.evaluate("navigator.clipboard.readText()")
        written = (ROOT / titles[number]).read_text(encoding="utf-8")
        assert copied.rstrip("\n") == written.rstrip("\n"), titles[number]


@pytest.mark.parametrize("path", PAGES[:1])
def test_output_has_no_copy_button(visit: Callable[..., Visit], path: str) -> None:
    seen = visit()
    seen.open(path)
    seen.tab.wait_for_selector(".highlight.language-python [data-md-type=copy], .md-clipboard")
    assert seen.tab.locator(".highlight.no-copy").count() > 0
    assert seen.tab.locator(".no-copy [data-md-type=copy], .no-copy .md-clipboard").count() == 0
