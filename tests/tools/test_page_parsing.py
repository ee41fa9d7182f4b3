"""A page is read as the site reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.page_checks.numbers import quantities
from tools.page_checks.terms import forbidden, pattern
from tools.pages import Page
from tools.pages.parse import parse

FRONT = "---\ndescription: A page.\n---\n"


@pytest.fixture
def read(tmp_path: Path):
    def read(text: str, front: str = FRONT) -> Page:
        path = tmp_path / "docs/en/page.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(front + text, encoding="utf-8")
        return parse(path, tmp_path, "en")

    return read


@pytest.mark.parametrize(
    "info, language, title",
    [
        ("python", "python", ""),
        ('python title="a.py" hl_lines="2"', "python", "a.py"),
        ('{ .text .no-copy title="Output" }', "text", "Output"),
        ("{.python}", "python", ""),
        ("", "", ""),
    ],
)
def test_the_language_and_title_of_a_fence(read, info: str, language: str, title: str) -> None:
    (fence,) = read(f"```{info}\nx\n```\n").fences
    assert (fence.language, fence.title, fence.body) == (language, title, ("x",))
    assert (fence.line, fence.end) == (4, 6)


def test_a_fence_inside_a_longer_fence_is_text(read) -> None:
    page = read('````text\n```python\n;--8<-- "a.py"\n```\n````\n')
    assert [f.language for f in page.fences] == ["text"]
    assert not page.includes


def test_a_fence_in_a_list_loses_its_indent(read) -> None:
    (fence,) = read("- item\n\n    ```python\n    if x:\n        y\n    ```\n").fences
    assert fence.body == ("if x:", "    y")


def test_includes_know_their_fence_and_section(read) -> None:
    page = read('--8<-- "docs/facts/en/a.md"\n\n```python\n--8<-- "b.py:part"\n```\n')
    assert [(i.path, i.section, i.line, i.fence) for i in page.includes] == [
        ("docs/facts/en/a.md", "", 4, 0),
        ("b.py", "part", 7, 6),
    ]


def test_headings_with_and_without_ids(read) -> None:
    page = read("# One {#one}\n\n## Two `x` { #two .wide }\n\n## Three ##\n")
    assert [(h.level, h.text, h.id) for h in page.headings] == [
        (1, "One", "one"),
        (2, "Two `x`", "two"),
        (2, "Three", None),
    ]
    assert [(s.heading.id, s.end) for s in page.sections(2)] == [("two", 7), (None, 8)]


def test_links_of_every_kind(read) -> None:
    page = read(
        "[`a[0]` of](b.md#c) and ![art](d.svg), <https://e.org/f>, https://g.org/h.\n"
        "[by name][ref] and [ref][]\n\n[ref]: i.md#j\n\n`[not](a-link.md)`\n"
    )
    assert [link.target for link in page.links] == [
        "b.md#c",
        "d.svg",
        "https://e.org/f",
        "https://g.org/h",
        "i.md#j",
        "i.md#j",
    ]
    assert page.links[0].text == "`a[0]` of"


def test_code_spans_over_two_lines_and_with_backticks(read) -> None:
    page = read("Use `DataLoader(\ndata)` or `` a`b ``.\n\nOne ` alone.\n\nAnother ` alone.\n")
    assert [(s.text, s.line) for s in page.spans] == [("DataLoader( data)", 4), ("a`b", 5)]


def test_a_table_has_columns_and_rows(read) -> None:
    page = read("| a | b |\n| --- | ---: |\n| `x \\| y` | 1 |\n| 2 | 3 |\n\nafter | it\n")
    assert [(t.line, t.columns, t.rows) for t in page.tables] == [(4, 2, 2)]


def test_prose_holds_neither_fences_nor_comments_nor_tags(read) -> None:
    page = read("text <br> `<b>`\n<!-- no\nprose -->\n```text\ncode\n```\n::: tools.x\n    a: b\n")
    assert [line.strip() for line in page.prose if line.strip()] == ["text      `<b>`"]
    assert "code" not in "".join(page.plain)


@pytest.mark.parametrize("front", ["", "---\na: [\n---\n", "---\n- a\n---\n", "---\na: 1\n"])
def test_front_matter_that_cannot_be_read(read, front: str) -> None:
    assert [fault.check for fault in read("# A {#a}\n", front).faults] == ["shape"]


def test_the_digest_leaves_front_matter_and_trailing_space_out(read) -> None:
    one = read("# A {#a}\n\ntext\n")
    two = read("\n# A {#a}  \n\ntext\n\n", "---\ndescription: B.\n---\n")
    assert one.digest == two.digest
    assert one.digest != read("# A {#a}\n\ntexts\n").digest


@pytest.mark.parametrize(
    "text, same",
    [
        ("3.5 ms", ["3.5 ms"]),
        ("1,000 samples/s", ["1000 rate"]),
        ("12 GB/s", ["12 GB/s"]),
        ("64 MB 秒", ["64 MB"]),
        ("三倍", []),
        ("torch 2.13", []),
        ("3 sections", []),
        ("2x2", []),
        ("10% of 5 seconds", ["10 %", "5 s"]),
    ],
)
def test_numbers_with_a_unit(read, text: str, same: list[str]) -> None:
    assert [equal for _, _, equal in quantities(read(text))] == same


@pytest.mark.parametrize(
    "form, text, found",
    [
        ("cache", "it caches", True),
        ("sample", "the sampler", False),
        ("prefetch", "prefetch_factor", False),
        ("worker", "Workers", True),
    ],
)
def test_a_term_is_a_word_with_its_endings(form: str, text: str, found: bool) -> None:
    assert bool(pattern(form, "en").search(text)) is found


@pytest.mark.parametrize(
    "form, text, found",
    [
        ("page locked", "Page locked memory", True),
        ("dataloader", "DataLoader", False),
        ("just", "adjust", False),
        ("leverage", "leveraged", False),
    ],
)
def test_a_forbidden_form_is_a_whole_word(form: str, text: str, found: bool) -> None:
    assert bool(forbidden(form, "en").search(text)) is found
