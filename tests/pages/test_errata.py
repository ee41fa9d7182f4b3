"""What the errata say of the first draft is so: quotations word for word, and what they count."""

from __future__ import annotations

import re

import pytest

from tools.paths import DOCS, EDITIONS

DRAFT = (DOCS / "first_draft.md").read_text(encoding="utf-8")
CONTENTS, TEXT = re.split(r"^# 层$", DRAFT, maxsplit=1, flags=re.M)
BODY, REFERENCES = re.split(r"^# 参考文献$", TEXT, maxsplit=1, flags=re.M)
TOPICS = re.findall(r"\* \[(.+?)\]\(#.+?\)", CONTENTS)
HEADINGS = re.findall(r"^#+ (\S+)", DRAFT, re.M)


def letters(text: str) -> str:
    """A text without what only shows it: spaces, code marks, emphasis, anchors of references."""
    text = re.sub(r"<span.*?>|</span>|\(#ref\d\)|^\s*- ", "", text, flags=re.M)
    return re.sub(r"[\s`*]", "", text).replace("[[1]]", "[1]")


def quotations(edition: str) -> list[str]:
    page = (DOCS / edition / "errata.md").read_text(encoding="utf-8")
    return re.findall(r"^> (.+)$", page, re.M)


@pytest.mark.parametrize("edition", EDITIONS)
def test_quotations_stand_in_the_draft(edition: str) -> None:
    quoted = quotations(edition)
    assert len(quoted) >= 10
    assert [words for words in quoted if letters(words) not in letters(DRAFT)] == []


def test_both_editions_quote_the_same() -> None:
    assert quotations("zh") == quotations("en")


def test_a_changed_quotation_is_noticed() -> None:
    assert letters("而显卡中的显存大多是锁页内存！") not in letters(DRAFT)


def test_contents_and_headings_of_the_draft() -> None:
    assert len(TOPICS) == 15
    assert [topic for topic in TOPICS if topic in HEADINGS] == ["目录", "层", "参考文献"]
    assert [h for h in HEADINGS if h not in TOPICS] == ["dataset", "DataLoader"]
    assert re.search(r"^## dataset\s+^## DataLoader", DRAFT, re.M)


def test_only_the_first_reference_is_cited() -> None:
    assert re.findall(r'id="ref(\d)"', REFERENCES) == list("123456")
    assert re.findall(r"\(#ref(\d)\)", BODY) == ["1"]


def test_the_draft_has_no_formula() -> None:
    assert "$" not in BODY
