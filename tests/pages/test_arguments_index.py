"""The map of all arguments: a line for each, once, and no argument without a page."""

from __future__ import annotations

import re

import pytest

from tools.facts.signature import parameters
from tools.paths import DOCS, EDITIONS

NAMES = [parameter.name for parameter in parameters()]


def listed(edition: str) -> list[str]:
    """The arguments that have a line of their own, in the order of the page."""
    text = (DOCS / edition / "arguments/index.md").read_text(encoding="utf-8")
    section = re.split(r"^## .*\{#pages\}\n", text, flags=re.M)[1].split("\n## ")[0]
    return re.findall(r"^- \[(\w+)\]\(\1\.md\)", section, flags=re.M)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_argument_has_its_line(edition: str) -> None:
    assert sorted(listed(edition)) == sorted(NAMES)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_argument_has_its_page(edition: str) -> None:
    """A release with a new argument: its name goes into the list until its page is written."""
    missing = (DOCS / "missing_arguments.txt").read_text(encoding="utf-8").split()
    written = [name for name in NAMES if (DOCS / edition / f"arguments/{name}.md").is_file()]
    assert sorted(written + missing) == sorted(NAMES)


def test_no_page_is_missing() -> None:
    assert (DOCS / "missing_arguments.txt").read_text(encoding="utf-8").split() == []
