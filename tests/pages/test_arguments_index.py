"""The page of all arguments links each written page and names each missing one."""

from __future__ import annotations

import re

import pytest

from tools.paths import DOCS, EDITIONS


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_argument_is_linked_or_named_as_missing(edition: str) -> None:
    folder = DOCS / edition / "arguments"
    text = (folder / "index.md").read_text(encoding="utf-8")
    section = re.split(r"^## .*\{#pages\}\n", text, flags=re.M)[1]
    written = {path.stem for path in folder.glob("*.md")} - {"index", "checker", "together"}
    missing = (DOCS / "missing_arguments.txt").read_text(encoding="utf-8").split()
    listed = section.splitlines()[-1]
    assert set(re.findall(r"\]\((\w+)\.md\)", section)) == written
    assert sorted(re.findall(r"`(\w+)`", listed)) == missing
    assert not missing or str(len(missing)) in section
