"""The argument checker as a reader uses it: set, read, share, and the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.checker_page import PAGE, answer, choose, opened, setting, status, write
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_conv2d_calculator import hop
from tests.browser.test_every_page import page_width, violations
from tools.paths import EDITIONS

MODULE = "assets/js/loader-checker.js"
WORDS = {
    "zh": {
        "accepted": "torch 接受",
        "construct": "构造时报错：ValueError",
        "ignored": "1 个参数不起作用",
        "own": "batch_size 的值，用 Python 写",
        "name": "本页不认识这个名字：open",
        "fix": "先改好标出的值。",
        "cut": "sampler：超过 200 个字符，后面的已截掉",
        "none": "不是 DataLoader 的参数，已略过：batchsize",
        "copied": "链接已复制",
        "share": "复制链接",
        "reset": "全部还原",
    },
    "en": {
        "accepted": "torch accepts",
        "construct": "ValueError when constructed",
        "ignored": "1 argument without effect",
        "own": "value of batch_size, written in Python",
        "name": "this page does not know the name open",
        "fix": "Mend the marked values first.",
        "cut": "sampler: more than 200 characters; the rest was cut off",
        "none": "no argument of DataLoader, left aside: batchsize",
        "copied": "Link copied",
        "share": "Copy link",
        "reset": "Reset all",
    },
}
ZERO = "ValueError: batch_size should be a positive integer value, but got batch_size=0"
FOUR = "ValueError: batch_size should be a positive integer value, but got batch_size=4"
TIMEOUT = "AssertionError: _SingleProcessDataLoaderIter requires timeout == 0"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_reader_sets_and_reads(visit: Callable[..., Visit], edition: str) -> None:
    words, seen = WORDS[edition], opened(visit(), edition)
    assert status(seen) == words["accepted"]
    assert "tensor([0])" in answer(seen)
    assert "loader = DataLoader(list(range(8)))" in answer(seen)
    choose(seen, "batch_size", "0")
    assert status(seen) == words["construct"]
    assert ZERO in answer(seen)
    write(seen, "batch_size", "np.int64(4)")
    assert FOUR in answer(seen)
    assert "import numpy as np" in answer(seen)
    write(seen, "batch_size", "open('x')")
    assert status(seen) == words["fix"]
    assert words["name"] in seen.tab.locator("#hb-wrong-batch_size").inner_text()
    own = seen.tab.get_by_role("textbox", name=words["own"])
    assert own.get_attribute("aria-invalid") == "true"
    assert answer(seen) == ""
    seen.tab.get_by_role("button", name=words["reset"]).click()
    assert status(seen) == words["accepted"]
    choose(seen, "worker_init_fn", "lambda worker_id: 1 / 0")
    assert words["ignored"] in status(seen)
    choose(seen, "num_workers", "1")
    assert "ZeroDivisionError: division by zero" in answer(seen)
    seen.tab.locator("input[name=cpus]").fill("1")
    choose(seen, "num_workers", "2")
    assert answer(seen).count("UserWarning: This DataLoader will create 2 worker processes") == 2
    assert not seen.faults


ENDS = [  # setting, how it ends in each language
    ("dataset=", "构造时报错：TypeError", "TypeError when constructed"),
    ("batch_size=None&dataset=NoLen()", "迭代时报错：TypeError", "TypeError when iterated"),
    ("dataset={}&sampler=[0]", "取第一批时报错：KeyError", "KeyError at the first batch"),
    ("dataset=[]&pin_memory=1", "torch 接受，但一批也没有，1 条警告，1 个参数不起作用", None),
    ("dataset=[]", "torch 接受，但一批也没有", "torch accepts, but gives no batch"),
    (
        "num_workers=1&collate_fn=lambda b: lambda: b",
        "取第一批时一直等下去，不报错",
        "waits for ever at the first batch",
    ),
    (
        "dataset=[1, 'a']&shuffle=True",
        "取第一批时的结果说不准",
        "cannot be told at the first batch",
    ),
]


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_end_has_its_words(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    for query, *words in ENDS:
        wanted = words[EDITIONS.index(edition)]
        opened(seen, edition, f"?{query}")
        if wanted:
            assert status(seen) == wanted
        assert "undefined" not in answer(seen)
        assert "[object" not in answer(seen)
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_proof_is_a_link(visit: Callable[..., Visit], edition: str) -> None:
    seen = opened(visit(), edition, "?batch_size=0")
    link = seen.tab.locator(".hb-phases a")
    target = f"{seen.base}{edition}/arguments/batch_size/#contract-batch_size-numpy-integer"
    assert link.get_attribute("href") == target
    link.click()
    seen.tab.wait_for_url(target)
    seen.tab.go_back()
    seen.tab.wait_for_selector(".hb-status")
    assert ZERO in answer(seen)
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_address_holds_the_setting(visit: Callable[..., Visit], edition: str) -> None:
    words = WORDS[edition]
    seen = opened(visit(permissions=["clipboard-read", "clipboard-write"]), edition)
    assert setting(seen) == "", "what is usual stands in no address"
    write(seen, "dataset", "[{'a': 1, \"b\": 'é & #?+%'}]")
    choose(seen, "timeout", "5")
    seen.tab.locator("select[name=start]").select_option("spawn")
    seen.tab.locator("input[name=cpus]").fill("3")
    assert TIMEOUT in answer(seen)
    seen.tab.get_by_role("button", name=words["share"]).click()
    seen.until(f"document.querySelector('.hb-status').textContent === '{words['copied']}'")
    address = seen.tab.evaluate("navigator.clipboard.readText()")
    assert address == seen.tab.url
    other = visit()
    other.tab.goto(address)
    other.tab.wait_for_selector(".hb-status")
    assert answer(other) == answer(seen)
    assert other.tab.url == address
    assert other.tab.locator("input[name=cpus]").input_value() == "3"
    assert not seen.faults + other.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_links_of_the_page_and_the_way_back(visit: Callable[..., Visit], edition: str) -> None:
    seen = opened(visit(), edition)
    seen.tab.evaluate("window.sameDocument = true")
    examples = seen.tab.locator(".md-content li > a[href*='?']")
    assert examples.count() == 5
    seen_before = []
    for number in range(5):
        seen_before.append(answer(seen))
        query = examples.nth(number).get_attribute("href").partition("?")[2]
        examples.nth(number).click()
        seen.until(f"location.search === {'?' + query!r}")
        assert answer(seen) != seen_before[-1]
        assert seen.tab.locator(".hb-notes li").count() == 0
    for wanted in reversed(seen_before):
        seen.tab.go_back()
        seen.tab.wait_for_timeout(100)
        assert answer(seen) == wanted
    assert seen.tab.evaluate("window.sameDocument")
    assert not seen.faults


def test_the_other_language_keeps_the_setting(visit: Callable[..., Visit]) -> None:
    seen = opened(visit(), "zh", "?timeout=5&start=spawn")
    seen.tab.evaluate("document.querySelector('.md-select__link[hreflang=en]').click()")
    seen.tab.wait_for_url(f"{seen.base}en/{PAGE}?timeout=5&start=spawn")
    seen.tab.wait_for_selector(".hb-status")
    assert TIMEOUT in answer(seen)
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_comes_with_an_instant_hop(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/arguments/batch_size/")
    asked: list[str] = []
    seen.tab.on("request", lambda request: asked.append(request.url))
    for _ in range(2):  # there, back, and there again: the module is loaded once
        hop(seen, f"{edition}/{PAGE}")
        seen.tab.wait_for_selector(".hb-status")
        choose(seen, "batch_size", "0")
        assert ZERO in answer(seen)
        hop(seen, f"{edition}/arguments/batch_size/")
        seen.tab.wait_for_selector(".hb-checker", state="detached")
    assert sum(MODULE in url for url in asked) == 1
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_keyboard_alone_is_enough(visit: Callable[..., Visit], edition: str) -> None:
    words, seen = WORDS[edition], opened(visit(), edition)
    keys = seen.tab.keyboard
    seen.tab.locator("select[name=dataset]").focus()
    names = []
    for _ in range(20):
        names.append(seen.tab.evaluate("document.activeElement.name"))
        keys.press("Tab")
    assert names[0] == "dataset"
    assert names[16:] == ["in_order", "start", "accelerator", "cpus"]
    assert len(set(names)) == 20
    seen.tab.locator("select[name=dataset]").focus()
    keys.press("Tab")
    keys.press("ArrowDown")
    assert "batch_size=2" in answer(seen)
    keys.press("End")  # the last choice: write your own
    assert seen.tab.evaluate("document.activeElement.getAttribute('aria-label')") == words["own"]
    keys.type("0")
    assert status(seen) == words["construct"]
    keys.press("Enter")
    assert setting(seen) == "?batch_size=0", "Enter sent the form"
    seen.tab.locator("input[name=cpus]").focus()
    keys.press("Tab")
    keys.press("Enter")
    assert status(seen) == words["accepted"], "Enter did not reset"
    keys.press("Tab")
    focused = seen.tab.evaluate("document.activeElement.closest('.hb-result') !== null")
    assert focused, "what the page says is not reached"
    assert not seen.faults


def test_the_status_is_said_once(visit: Callable[..., Visit]) -> None:
    seen = opened(visit(), "en")
    seen.tab.evaluate("""() => {
      window.said = [];
      new MutationObserver(() =>
        window.said.push(document.querySelector(".hb-status").textContent),
      ).observe(document.querySelector(".hb-status"), { childList: true });
    }""")
    choose(seen, "batch_size", "4")  # accepted before and after
    choose(seen, "batch_size", "0")
    choose(seen, "batch_size", "-1")  # another text, the same line
    choose(seen, "batch_size", "2")
    said = seen.tab.evaluate("window.said")
    assert said == ["ValueError when constructed", "torch accepts"]
    assert seen.tab.locator(".hb-checker [aria-live], .hb-checker [role=status]").count() == 1


SETTINGS = ["", "?batch_size=nonsense&xx=1", "?num_workers=16&pin_memory=True&worker_init_fn=5"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_barrier_and_it_fits_a_phone(
    visit: Callable[..., Visit], edition: str, scheme: str
) -> None:
    seen = visit(viewport=PHONE, color_scheme=scheme)
    for query in SETTINGS:
        opened(seen, edition, query)
        assert page_width(seen) <= PHONE["width"], query
        assert not violations(seen, {"include": [".hb-checker"]}), query
    inside = seen.tab.locator(".hb-status").bounding_box()
    assert inside["y"] + inside["height"] <= PHONE["height"] + 1, "the status is out of sight"


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_javascript_the_pages_are_named(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit(java_script_enabled=False)
    seen.tab.goto(f"{seen.base}{edition}/{PAGE}")
    place: Any = seen.tab.locator("[data-module=loader-checker]")
    assert "JavaScript" in place.inner_text()
    assert place.locator("a").count() == 2
    assert re.search("torch 2.13", seen.tab.locator(".md-content").inner_text())
