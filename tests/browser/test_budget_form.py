"""The form of the budget of pinned memory: people can use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PHONE, Visit
from tests.browser.test_conv2d_calculator import hop
from tests.browser.test_every_page import page_width, violations
from tools.paths import EDITIONS

PAGE = "memory/budget/"
MODULE = "assets/js/pinned-budget.js"
FOCUSED = "document.activeElement.name || document.activeElement.type"
WORDS = {
    "zh": {
        "batch": "一个批次里的张量",
        "ranks": "这台主机的 rank",
        "host": "这台主机最多锁 4.75 GiB",
        "eight": "这台主机最多锁 38 GiB",
        "line": "第 2 行：写 dtype 和形状",
        "count": "num_workers：写一个整数",
        "none": "至少写一个张量",
        "reset": "恢复",
    },
    "en": {
        "batch": "Tensors of one batch",
        "ranks": "ranks on this host",
        "host": "This host locks at most 4.75 GiB",
        "eight": "This host locks at most 38 GiB",
        "line": "Line 2: write dtype and shape",
        "count": "num_workers: write one integer",
        "none": "Write at least one tensor",
        "reset": "Reset",
    },
}


def answer(seen: Visit) -> str:
    """What the form says now."""
    return seen.tab.locator(".hb-budget output").inner_text()


def field(seen: Visit, name: str) -> Any:
    """The field with this label."""
    return seen.tab.get_by_role("textbox", name=name)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_reader_types_and_sees(visit: Callable[..., Visit], edition: str) -> None:
    words = WORDS[edition]
    seen = visit()
    seen.open(edition + "/" + PAGE)
    seen.tab.wait_for_selector(".hb-budget output")
    assert "8 × 2 + 1 + 1 + 1 = 19" in answer(seen)
    assert words["host"] in answer(seen)
    field(seen, words["ranks"]).fill("８")  # as a Chinese keyboard may write it
    assert words["eight"] in answer(seen)
    assert seen.tab.url.endswith("?ranks=%EF%BC%98")
    field(seen, words["batch"]).fill("float32 8\nuint8 1.5")
    assert words["line"] in answer(seen)
    assert field(seen, words["batch"]).get_attribute("aria-invalid") == "true"
    field(seen, "num_workers").fill("-1")
    assert words["count"] in answer(seen)
    field(seen, words["batch"]).fill("  ")
    assert words["none"] in answer(seen)
    field(seen, words["batch"]).fill(f"uint8 {'9' * 18}, 100")
    field(seen, "num_workers").fill("0")
    assert "2**63 - 1" in answer(seen)
    assert "/dev/shm" not in answer(seen)
    seen.tab.get_by_role("button", name=words["reset"]).click()
    assert words["host"] in answer(seen)
    assert seen.tab.url.endswith(PAGE)
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_address_holds_the_setting(visit: Callable[..., Visit], edition: str) -> None:
    other = EDITIONS[1 - EDITIONS.index(edition)]
    seen = visit()
    seen.open(f"{edition}/{PAGE}?ranks=8&nothing=1&workers=%3Cb%3E")
    seen.tab.wait_for_selector(".hb-budget output")
    assert field(seen, "num_workers").input_value() == "<b>"
    assert WORDS[edition]["count"] in answer(seen)
    field(seen, "num_workers").fill("8")
    assert WORDS[edition]["eight"] in answer(seen)
    seen.tab.reload()
    seen.tab.wait_for_selector(".hb-budget output")
    assert WORDS[edition]["eight"] in answer(seen)
    seen.tab.evaluate(f"document.querySelector('.md-select__link[hreflang={other}]').click()")
    seen.tab.wait_for_url(f"**/{other}/{PAGE}?ranks=8")
    seen.tab.wait_for_selector(".hb-budget output")
    assert WORDS[other]["eight"] in answer(seen)
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_back_gives_the_setting_again(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/{PAGE}")
    field(seen, WORDS[edition]["ranks"]).fill("8")
    hop(seen, f"{edition}/arguments/batch_size/")
    seen.tab.wait_for_selector(".hb-budget", state="detached")
    seen.tab.go_back()
    seen.tab.wait_for_selector(".hb-budget output")
    assert seen.tab.url.endswith("?ranks=8")
    assert WORDS[edition]["eight"] in answer(seen)
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_comes_with_an_instant_hop(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/arguments/batch_size/")
    asked: list[str] = []
    seen.tab.on("request", lambda request: asked.append(request.url))
    for _ in range(2):  # there, back, and there again: the module is loaded once
        hop(seen, f"{edition}/{PAGE}")
        seen.tab.wait_for_selector(".hb-budget output")
        assert WORDS[edition]["host"] in answer(seen)
        hop(seen, f"{edition}/arguments/batch_size/")
        seen.tab.wait_for_selector(".hb-budget", state="detached")
    assert sum(MODULE in url for url in asked) == 1
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_keyboard_alone_is_enough(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(edition + "/" + PAGE)
    seen.tab.locator(".hb-budget textarea").focus()
    names = []
    for _ in range(8):
        names.append(seen.tab.evaluate(FOCUSED))
        seen.tab.keyboard.press("Tab")
    counts = ["workers", "prefetch", "held", "flying", "loaders", "ranks"]
    assert names == ["batch", *counts, "button"]
    seen.tab.locator(".hb-budget input[name=ranks]").focus()
    seen.tab.keyboard.press("ControlOrMeta+A")
    seen.tab.keyboard.type("8")
    seen.tab.keyboard.press("Enter")
    assert WORDS[edition]["eight"] in answer(seen)
    assert seen.tab.url.endswith("?ranks=8"), "Enter sent the form"


@pytest.mark.parametrize(("edition", "scheme"), [("zh", "light"), ("en", "dark")])
def test_no_barrier_and_it_fits_a_phone(
    visit: Callable[..., Visit], edition: str, scheme: str
) -> None:
    seen = visit(viewport=PHONE, color_scheme=scheme)
    seen.open(edition + "/" + PAGE)
    for text in ("float32 256, 3, 224, 224", "float32 " + ", ".join(["1"] * 60), "x" * 300):
        field(seen, WORDS[edition]["batch"]).fill(text)
        assert page_width(seen) <= PHONE["width"]
        assert not violations(seen, {"include": [".hb-budget"]})


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_javascript_the_formula_is_there(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit(java_script_enabled=False)
    seen.tab.goto(seen.base + edition + "/" + PAGE)
    text = seen.tab.locator(".md-content").inner_text()
    assert "num_workers × prefetch_factor" in text
    assert "JavaScript" in seen.tab.locator("[data-module]").inner_text()
