"""Every page: quiet, on its own site, no wider than a phone, without barriers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE, Visit, new_tab
from tools.paths import EDITIONS
from tools.screenshots import pages, url_of

SCHEMES = ("default", "slate")  # Material's names for light and dark
COLOURS = "color-contrast"
# Without --all-pages axe looks at these.
SAMPLE = {
    "zh/",
    "en/arguments/num_workers/",
    "zh/arguments/",
    "zh/measurements/workers-in-memory/",
    "en/slow-or-stuck/",
    "en/reference/move-to-device/",
}
# As Material's switch does it, which holds back the fading of colours.
SWITCH = """(name) => {
  document.body.dataset.mdColorSwitching = "";
  document.body.dataset.mdColorScheme = name;
}"""
# Contrast follows from what these properties say: of elements that look alike one is enough.
# What is marked holds no element that is needed.
MARK_ALIKE = """() => {
  const looks = (element) => {
    const own = getComputedStyle(element);
    const key = [own.color, own.fontSize, own.fontWeight, own.textShadow];
    for (let up = element; up; up = up.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(up);
      const clear = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none";
      if (!clear || opacity !== "1") key.push(backgroundColor, backgroundImage, opacity);
    }
    return key.join();
  };
  const seen = new Set(), needed = [];
  for (const element of document.querySelectorAll("body *")) {
    element.removeAttribute("data-alike");
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const key = looks(element);
    if (seen.has(key)) element.setAttribute("data-alike", "");
    else { seen.add(key); needed.push(element); }
  }
  for (const element of needed)
    for (let up = element; up; up = up.parentElement) up.removeAttribute("data-alike");
}"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``path`` is every page."""
    paths = [f"{edition}/{url_of(name)}" for edition in EDITIONS for name in pages()]
    metafunc.parametrize("path", paths)


@pytest.fixture(scope="module")
def tab(browser: Any, base: str) -> Iterator[Visit]:
    """One tab for all pages: its cache spares loading the same scripts again."""
    seen = new_tab(browser, base)
    yield seen
    seen.tab.context.close()


def test_page_is_quiet_fits_a_phone_and_has_no_barrier(
    tab: Visit, path: str, pytestconfig: pytest.Config
) -> None:
    seen = tab
    seen.faults.clear()
    seen.tab.set_viewport_size(PHONE)
    seen.open(path)
    seen.tab.wait_for_load_state("networkidle")
    assert not seen.faults
    wide = page_width(seen)
    assert wide <= PHONE["width"], f"{path} is {wide} px wide on a phone: {too_wide(seen)}"
    if path in SAMPLE or pytestconfig.getoption("--all-pages"):
        assert not barriers(seen), path


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


def barriers(seen: Visit) -> list[str]:
    """What axe finds on a phone and on a desktop, and in the colours of both schemes.

    Colours are the same at any width, and everything else is the same in any colour.
    """
    shape = {"rules": {COLOURS: {"enabled": False}}}
    found = [f"phone: {line}" for line in violations(seen, options=shape)]
    seen.tab.set_viewport_size(DESKTOP)
    seen.tab.wait_for_timeout(100)
    found += [f"desktop: {line}" for line in violations(seen, options=shape)]
    return found + [f"{scheme}: {line}" for scheme in SCHEMES for line in faint(seen, scheme)]


def faint(seen: Visit, scheme: str) -> list[str]:
    """Text without contrast in a scheme, set as Material's switch sets it."""
    seen.tab.evaluate(SWITCH, scheme)
    seen.tab.evaluate(MARK_ALIKE)
    return violations(seen, {"exclude": ["[data-alike]"]}, {"runOnly": [COLOURS]})


def violations(
    seen: Visit, context: dict[str, Any] | None = None, options: dict[str, Any] | None = None
) -> list[str]:
    """What axe-core finds, one line each."""
    options = {"resultTypes": ["violations"]} | (options or {})
    return [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for rule in Axe().run(seen.tab, context, options).response["violations"]
        for node in rule["nodes"]
    ]
