"""The matrix of pairs in a browser: read by its headers, followed to the sentence and its proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.test_keyboard import tab_to
from tools.paths import EDITIONS

PAGE = "arguments/together/"
WORDS = {
    "zh": {
        "caption": "任意两个参数的关系",
        "excludes": "互斥",
        "mark": "斥",
        "none": "没有相互影响",
    },
    "en": {
        "caption": "How any two arguments go together",
        "excludes": "Excludes",
        "mark": "E",
        "none": "no interaction in",
    },
}
SIZES = {"phone": PHONE, "desktop": DESKTOP}
# What the table says: row and column by their headers, and in each cell text, name and link.
TABLE = """(table) => {
  const columns = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  const rows = [...table.tBodies[0].rows].map((row) => [
    row.cells[0].textContent,
    [...row.cells].slice(1).map((cell) => {
      const link = cell.querySelector("a");
      return {
        text: cell.textContent,
        name: link && link.ariaLabel,
        id: link && decodeURIComponent(link.hash.slice(1)),
      };
    }),
  ]);
  return { columns, rows };
}"""


def table(seen: Visit, words: dict[str, str]) -> Any:
    """The matrix, by what a screen reader calls it."""
    return seen.tab.get_by_role("table", name=words["caption"])


def cell(seen: Visit, words: dict[str, str], row: str, column: str) -> Any:
    """The cell of a row and a column, by their headers."""
    matrix = table(seen, words)
    heads = matrix.get_by_role("columnheader").all_inner_texts()
    line = matrix.get_by_role("row").filter(has=seen.tab.get_by_role("rowheader", name=row))
    return line.get_by_role("cell").nth([head.strip() for head in heads].index(column))


def follow(seen: Visit, link: Any) -> None:
    """Scroll to a link, wait as a reader does until the page stands still, and click it."""
    link.scroll_into_view_if_needed()
    seen.tab.wait_for_timeout(700)  # by then Material has written the heading into the address
    link.click()


def arrives(seen: Visit, name: str) -> None:
    """The element with this id comes into view; the address follows the heading above it."""
    seen.tab.wait_for_function(
        """(name) => {
          const place = document.getElementById(name)?.getBoundingClientRect();
          return place && place.top >= 0 && place.bottom <= innerHeight;
        }""",
        arg=name,
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_cell_leads_to_its_sentence_and_to_the_proof(
    visit: Callable[..., Visit], edition: str, size: str
) -> None:
    words, seen = WORDS[edition], visit(viewport=SIZES[size])
    seen.open(f"{edition}/{PAGE}")
    link = cell(seen, words, "drop_last", "batch_sampler").get_by_role("link")
    assert link.inner_text() == words["mark"]
    assert words["excludes"] in link.get_attribute("aria-label")
    follow(seen, link)
    arrives(seen, "pair-batch_sampler-drop_last")
    term = seen.tab.locator("#pair-batch_sampler-drop_last")
    assert {"batch_sampler", "drop_last"} <= set(re.findall(r"\w+", term.inner_text()))
    follow(seen, term.locator("xpath=following-sibling::dd[1]").get_by_role("link").first)
    arrives(seen, "contract-drop_last-batch-sampler")
    assert f"/{edition}/arguments/drop_last/" in seen.tab.url
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_says_what_it_is_and_leads_somewhere(
    visit: Callable[..., Visit], edition: str
) -> None:
    words, seen = WORDS[edition], visit()
    seen.open(f"{edition}/{PAGE}")
    told = table(seen, words).evaluate(TABLE)
    columns, rows = told["columns"], dict(told["rows"])
    assert len(columns) == 17
    assert list(rows) == columns
    ids = set(seen.tab.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)"))
    for row, cells in rows.items():
        for column, found in zip(columns, cells, strict=True):
            mirrored = rows[column][columns.index(row)]
            assert found["id"] == mirrored["id"], (row, column)
            if row == column:
                assert not found["text"]
            elif found["id"]:
                assert found["text"].rstrip("*") in found["name"]
                assert found["id"] in ids
            else:
                assert words["none"] in found["text"]
                assert re.search(r"\d", found["text"])


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_keyboard_scrolls_the_table_and_follows_a_cell(
    visit: Callable[..., Visit], edition: str
) -> None:
    seen = visit(viewport=PHONE)
    seen.open(f"{edition}/{PAGE}#matrix")
    assert tab_to(seen, ".hb-matrix")
    box = seen.tab.locator(".hb-matrix")
    head = box.get_by_role("rowheader").first
    before = head.bounding_box()["x"]
    seen.tab.keyboard.press("ArrowRight")
    seen.tab.wait_for_function(
        "(box) => box.scrollLeft > 20", arg=box.element_handle()
    )  # and the names stay
    assert abs(head.bounding_box()["x"] - before) < 2
    assert tab_to(seen, ".hb-matrix td a")
    target = seen.tab.evaluate("document.activeElement.hash")
    seen.tab.keyboard.press("Enter")
    arrives(seen, target[1:])


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_phone_reads_argument_by_argument(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit(viewport=PHONE)
    seen.open(f"{edition}/{PAGE}")
    parts = seen.tab.locator("h3[id^='together-']").all_inner_texts()
    assert len(parts) == 17
    row = seen.tab.locator(".hb-matrix").get_by_role("rowheader", name="in_order")
    follow(seen, row.get_by_role("link"))
    arrives(seen, "together-in_order")
    above = seen.tab.locator("#together-in_order + p")
    follow(seen, above.get_by_role("link", name="num_workers"))
    arrives(seen, "pair-num_workers-in_order")
