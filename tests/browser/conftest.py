"""A browser over the built site, and pages that record what went wrong on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from tests.built_site import BASE, built_once
from tools.browser import launch, served

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
        self.tab.wait_for_function("typeof document$ !== 'undefined'")


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
    """Opens tabs; requests that leave the site are recorded and refused."""
    contexts = []

    def make(**options: Any) -> Visit:
        context = browser.new_context(**{"viewport": DESKTOP} | options)
        context.set_default_timeout(20_000)  # ms, on a busy machine
        contexts.append(context)
        seen = Visit(context.new_page(), base)

        def only_here(route: Any) -> None:
            if route.request.url.startswith(base):
                route.continue_()
            else:
                seen.faults.append(f"a request left the site: {route.request.url}")
                route.abort()

        def console(message: Any) -> None:
            if message.type in ("error", "warning"):
                seen.faults.append(f"console: {message.text} {message.location.get('url', '')}")

        context.route("**/*", only_here)
        seen.tab.on("console", console)
        seen.tab.on("pageerror", lambda fault: seen.faults.append(f"script: {fault}"))
        return seen

    yield make
    for context in contexts:
        context.close()
