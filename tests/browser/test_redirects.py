"""A page that moved: its old address leads a browser on, with scripts and without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tools.browser import served
from tools.paths import EDITIONS
from tools.site import redirects
from tools.site.address import Address

BASE = "https://handbook.example/sub/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two editions of one page, and old addresses that lead to it and to a heading of it."""
    (tmp_path / "project/docs").mkdir(parents=True)
    lines = "swap/: memory/swap/\nswap/short/: memory/swap/#in-short\n"
    (tmp_path / "project" / redirects.LIST).write_text(lines, encoding="utf-8")
    for edition in EDITIONS:
        page = tmp_path / "site" / edition / "memory/swap/index.html"
        page.parent.mkdir(parents=True)
        (tmp_path / "site" / edition / "404.html").write_text("nothing here", encoding="utf-8")
        page.write_text("<!doctype html><title>here</title><h2 id=in-short>", encoding="utf-8")
    redirects.write(tmp_path / "site", Address(BASE), tmp_path / "project")
    return tmp_path / "site"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("scripts", "asked", "reached"),
    [
        (True, "swap/", "memory/swap/"),
        (True, "swap/#why", "memory/swap/#why"),
        (True, "swap/short/#why", "memory/swap/#in-short"),
        (False, "swap/", "memory/swap/"),
        (False, "swap/short/", "memory/swap/#in-short"),
    ],
)
def test_an_old_address_leads_on(
    browser: Any, site: Path, edition: str, scripts: bool, asked: str, reached: str
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    with served(site, BASE) as base:
        tab = context.new_page()
        tab.goto(f"{base}{edition}/{asked}", wait_until="commit")
        tab.wait_for_url(f"{base}{edition}/{reached}", timeout=20_000)
        assert tab.title() == "here"
    context.close()
