"""Every page: quiet, on its own site, no wider than a phone, without barriers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE, Visit, new_tab
from tools.paths import EDITIONS
from tools.screenshots import pages, url_of

# Colours of code are the same in every program: without --all-pages a few are looked at.
FEW_PROGRAMS = {"exclude": [".highlight ~ .highlight ~ .highlight pre"]}
NO_COLOURS = {"color-contrast": {"enabled": False}}
# And axe looks at these pages, half of them in each language and scheme.
SAMPLE = {
    ("zh/", "light"),
    ("en/", "dark"),
    ("zh/arguments/num_workers/", "dark"),
    ("en/arguments/num_workers/", "light"),
    ("zh/measurements/workers-in-memory/", "light"),
    ("en/slow-or-stuck/", "dark"),
    ("en/reference/move-to-device/", "light"),
    ("zh/arguments/", "dark"),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``path`` is every page; ``path, scheme`` the sample, or everything with --all-pages."""
    paths = [f"{edition}/{url_of(name)}" for edition in EDITIONS for name in pages()]
    if "scheme" not in metafunc.fixturenames:
        metafunc.parametrize("path", paths)
        return
    every = metafunc.config.getoption("--all-pages")
    pairs = [(path, scheme) for path in paths for scheme in ("light", "dark")] if every else SAMPLE
    metafunc.parametrize(("path", "scheme"), sorted(pairs))


@pytest.fixture(scope="module")
def phone(browser: Any, base: str) -> Iterator[Visit]:
    """One tab for all pages: its cache spares loading the same scripts again."""
    seen = new_tab(browser, base, viewport=PHONE)
    yield seen
    seen.tab.context.close()


def test_page_is_quiet_and_fits_a_phone(phone: Visit, path: str) -> None:
    seen = phone
    seen.faults.clear()
    seen.open(path)
    seen.tab.wait_for_load_state("networkidle")
    assert not seen.faults
    wide = page_width(seen)
    assert wide <= PHONE["width"], f"{path} is {wide} px wide on a phone: {too_wide(seen)}"


def page_width(seen: Visit) -> int:
    """The width that the page takes, in CSS pixels, seen or scrolled to."""
    return seen.tab.evaluate("document.documentElement.scrollWidth")


def too_wide(seen: Visit) -> list[str]:
    """The innermost elements that reach beyond the window."""
    return seen.tab.evaluate(
        """() => [...document.querySelectorAll(".md-content *")]
          .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
                         && !e.closest("pre, .md-typeset__scrollwrap, .hb-figure"))
          .slice(-3).map((e) => e.outerHTML.slice(0, 120))"""
    )


def test_page_has_no_barrier(
    visit: Callable[..., Visit], path: str, scheme: str, pytestconfig: pytest.Config
) -> None:
    every = pytestconfig.getoption("--all-pages")
    seen = visit(color_scheme=scheme)
    seen.open(path)
    seen.tab.wait_for_timeout(300)  # until colours have faded in
    assert not violations(seen, None if every else FEW_PROGRAMS), f"{path} {scheme}, desktop"
    if every:  # colours are the same at any width
        seen.tab.set_viewport_size(PHONE)
        seen.tab.wait_for_timeout(300)
        assert not violations(seen, rules=NO_COLOURS), f"{path} {scheme}, phone"


def violations(seen: Visit, context: dict | None = None, rules: dict | None = None) -> list[str]:
    """What axe-core finds, one line each."""
    options = {"resultTypes": ["violations"], "rules": rules or {}}
    return [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for rule in Axe().run(seen.tab, context, options).response["violations"]
        for node in rule["nodes"]
    ]
