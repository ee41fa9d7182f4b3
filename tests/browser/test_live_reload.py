"""`make serve` in the browser: a saved page reloads, a fault lies over the last good page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.browser.conftest import Visit
from tests.live_site import live_site

LATEST = 60_000  # ms until something must have happened on a busy machine


def test_saved_page_reloads_and_fault_is_shown(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with live_site(tmp_path) as live:
        seen = visit()
        seen.tab.goto(live.base + "en/errors/")
        page = live.page("en/errors/index.md")
        good = page.read_text(encoding="utf-8")

        page.write_text(good + "\nBroken [link](nowhere.md).\n", encoding="utf-8")
        seen.tab.wait_for_selector("#hb-fault", timeout=LATEST)
        assert "nowhere.md" in seen.tab.inner_text("#hb-fault")
        assert "Broken" not in seen.tab.inner_text("article")

        page.write_text(good + "\nMended.\n", encoding="utf-8")
        seen.until(
            "document.querySelector('article')?.innerText.includes('Mended.')", timeout=LATEST
        )
        assert seen.tab.locator("#hb-fault").count() == 0
        seen.tab.goto("about:blank")
