"""A browser over the built site, and pages that record what went wrong on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.built_site import BASE, built_once
from tools.browser import launch, served

PAUSE = 50  # ms between two looks
DESKTOP, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 740}


@dataclass
class Visit:
    """A tab, the site's URL, and what the browser complained about or asked of others."""

    tab: Any
    base: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a path below the site, for example ``zh/arguments/num_workers/``."""
        self.tab.goto(self.base + path, wait_until="load")
        self.until("typeof document$ !== 'undefined'")

    def until(self, expression: str, timeout: int = 20_000) -> None:
        """Wait until the JavaScript expression is true, at most `timeout` milliseconds.

        Playwright's own ``wait_for_function`` needs ``eval`` in the page, which the page's
        policy forbids.
        """
        for _ in range(timeout // PAUSE):
            try:
                if self.tab.evaluate(expression):
                    return
            except Error as fault:  # the page was left while it was asked
                if "context was destroyed" not in str(fault):
                    raise
            self.tab.wait_for_timeout(PAUSE)
        raise TimeoutError(f"not true within {timeout} ms: {expression}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[str]:
    site = built_once(tmp_path_factory, pytestconfig)
    with served(site, BASE) as url:
        yield url


@pytest.fixture
def visit(browser: Any, base: str) -> Iterator[Callable[..., Visit]]:
    """Opens tabs that record what went wrong; each has a store and a cache of its own."""
    tabs: list[Visit] = []

    def make(**options: Any) -> Visit:
        tabs.append(new_tab(browser, base, **options))
        return tabs[-1]

    yield make
    for seen in tabs:
        seen.tab.context.close()


def new_tab(browser: Any, base: str, **options: Any) -> Visit:
    """A tab; options as for a Playwright context, for example ``color_scheme="dark"``."""
    context = browser.new_context(**{"viewport": DESKTOP} | options)
    context.set_default_timeout(20_000)  # ms, on a busy machine
    seen = Visit(context.new_page(), base)

    def request(request: Any) -> None:  # the browser knows no other host: see launch()
        if not request.url.startswith((base, "data:", "blob:")):
            seen.faults.append(f"a request left the site: {request.url}")

    def console(message: Any) -> None:
        if message.type in ("error", "warning"):
            seen.faults.append(f"console: {message.text} {message.location.get('url', '')}")

    context.on("request", request)
    seen.tab.on("console", console)
    seen.tab.on("pageerror", lambda fault: seen.faults.append(f"script: {fault}"))
    return seen
