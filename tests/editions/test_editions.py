"""What the design calls equal is equal, and somebody read both pages of each pair."""

from __future__ import annotations

import pytest

from tools.editions import PAGE_CHECKS, SITE_CHECKS
from tools.pages import Page, Site

SITE = Site()


@pytest.mark.parametrize("name", PAGE_CHECKS)
@pytest.mark.parametrize("page", SITE.pages, ids=lambda page: page.path)
def test_page(page: Page, name: str) -> None:
    problems = PAGE_CHECKS[name](page, SITE)
    if problems:
        pytest.fail("\n".join(map(str, problems)), pytrace=False)


@pytest.mark.parametrize("name", SITE_CHECKS)
def test_site(name: str) -> None:
    problems = SITE_CHECKS[name](SITE)
    if problems:
        pytest.fail("\n".join(map(str, problems)), pytrace=False)
