"""The way of a batch: its messages are those of the rows they lead to, its shapes are drawn."""

from __future__ import annotations

import re

import pytest

from tools.drawing.diagrams.batch_to_loss import steps
from tools.paths import DOCS, EDITIONS, FACTS, SNIPPETS

ROW = re.compile(r"^\| `(.+?)` \| .*\]\((\S+?)#(\S+?)\) \|$", re.M)
PROGRAM = (SNIPPETS / "batch_to_loss/shapes.py").read_text(encoding="utf-8")


def which_page(edition: str) -> list[tuple[str, str, str]]:
    """The table of messages: the message, the page and the id that answer it."""
    text = (DOCS / edition / "batch-to-loss/index.md").read_text(encoding="utf-8")
    return ROW.findall(text.split("{#which-page}")[1])


def answer(edition: str, page: str, anchor: str) -> str:
    """What stands at an anchor: a row of a contract, or the recorded texts of a section."""
    if found := re.fullmatch(r"contract-([a-z0-9_]+)-(.+)", anchor):
        sheet = (FACTS / edition / "contract" / f"{found[1]}.md").read_text(encoding="utf-8")
        return sheet.split(f"{{ #{anchor} }}")[1].split("\n\n`")[0]
    text = (DOCS / edition / "batch-to-loss" / page).resolve().read_text(encoding="utf-8")
    section = re.split(r"^##", text.split(f"{{#{anchor}}}")[1], maxsplit=1, flags=re.M)[0]
    shown = re.findall(r"\"(snippets/\S+\.(?:err|out))\"", section)
    files = [(SNIPPETS.parent / name).read_text(encoding="utf-8") for name in shown]
    return "\n".join([section, *files])


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_message_stands_where_its_line_leads(edition: str) -> None:
    rows = which_page(edition)
    assert len(rows) >= 12
    assert [row for row in rows if row[0] not in answer(edition, *row[1:])] == []


def test_a_message_of_another_row_is_noticed() -> None:
    message, page, _ = which_page("zh")[0]
    assert message not in answer("zh", page, "contract-conv2d-bytes")


def test_the_drawing_has_every_step_that_the_program_shows() -> None:
    layers = re.findall(r"^        nn\.(\w+)\(", PROGRAM, re.M)
    assert [s.name for s in steps()] == ["sample", "DataLoader", *layers, "NLLLoss"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_drawing_shows_the_recorded_shapes(edition: str) -> None:
    drawing = (FACTS / edition / "diagrams/batch_to_loss.svg").read_text(encoding="utf-8")
    printed = (SNIPPETS / "batch_to_loss/shapes.out").read_text(encoding="utf-8")
    shown = re.findall(r">(\([\d, ]*\)) (\w+)</text>", drawing)
    assert shown == re.findall(r"^\w+ +(\([\d, ]*\)) +(\w+)", printed, re.M)
