"""What must hold on every page.

A check is a function over the parsed pages that gives a list of problems; the tests and
``python -m tools.check_pages`` call the same functions. ``PAGE_CHECKS`` look at one page,
``SITE_CHECKS`` at all pages of a project folder.
"""

from __future__ import annotations

from collections.abc import Callable

from tools.page_checks import (
    blocks,
    census,
    chinese,
    defaults,
    includes,
    links,
    numbers,
    proofs,
    shape,
    terms,
    unfilled,
)
from tools.pages import Page, Problem, Site

PAGE_CHECKS: dict[str, Callable[[Page, Site], list[Problem]]] = {
    "shape": shape.check,
    "census": census.check,
    "blocks": blocks.check,
    "includes": includes.check,
    "links": links.check,
    "proofs": proofs.check,
    "numbers": numbers.check,
    "defaults": defaults.check,
    "terms": terms.check,
    "chinese": chinese.check,
    "unfilled": unfilled.check,
}
SITE_CHECKS: dict[str, Callable[[Site], list[Problem]]] = {
    "shell-lines": census.unused_lines,
    "snippets-included": includes.check_site,
    "proved-by-link": proofs.check_site,
    "signature": defaults.check_site,
    "lists": numbers.check_site,
    "glossary": terms.check_site,
    "other-chinese": chinese.check_site,
    "unfilled": unfilled.check_site,
}
