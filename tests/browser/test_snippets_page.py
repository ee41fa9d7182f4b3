"""The page of all programs: filtered, shared, downloaded, and whole without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PHONE, Visit
from tests.browser.test_conv2d_calculator import hop
from tests.browser.test_every_page import page_width, violations
from tests.browser.test_search import results
from tools.catalogue import programs
from tools.paths import EDITIONS, ROOT

PAGE = "reference/snippets/"
FILE = "snippets/arguments/pin_memory/virtual_memory.py"
SHOWN = "[...document.querySelectorAll('dt > a[download]')].filter((a) => a.offsetParent)"
ALL = len(programs())
WORDS = {
    "zh": {
        "text": "文件名、用途",
        "kind": "种类",
        "needs": "需要",
        "starts": "启动方式",
        "of": "{all} 个程序里的 {n} 个",
        "none": "没有符合的程序",
        "all": "{all} 个程序",
        "reset": "恢复",
        "section": "虚拟内存",
    },
    "en": {
        "text": "Words of file name",
        "kind": "Kind",
        "needs": "Needs",
        "starts": "Start method",
        "of": "{n} of {all} programs",
        "none": "No program fits",
        "all": "{all} programs",
        "reset": "Reset",
        "section": "virtual memory",
    },
}


def opened(visit: Callable[..., Visit], edition: str, query: str = "", **options: Any) -> Visit:
    """The page with its filter ready."""
    seen = visit(**options)
    seen.open(f"{edition}/{PAGE}{query}")
    seen.tab.wait_for_selector(".hb-snippets output")
    return seen


def count(seen: Visit) -> int:
    """How many programs are to be seen."""
    return seen.tab.evaluate(SHOWN + ".length")


def said(seen: Visit) -> str:
    """What a screen reader is told, politely: an output is a status."""
    return seen.tab.get_by_role("status").filter(visible=True).first.inner_text()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_reader_narrows_the_list(visit: Callable[..., Visit], edition: str) -> None:
    words, listed = WORDS[edition], programs()
    seen = opened(visit, edition)
    assert count(seen) == ALL
    assert said(seen) == words["all"].format(all=ALL)
    cases = {
        ("kind", "errors"): sum("/errors/" in program.name for program in listed),
        ("needs", "cuda"): sum("cuda" in program.header.needs for program in listed),
        ("needs", "numpy"): sum("numpy" in program.header.needs for program in listed),
        ("starts", "spawn"): sum("spawn" in program.header.starts for program in listed),
    }
    for (name, value), expected in cases.items():
        seen.tab.locator(f".hb-snippets [name={name}]").select_option(value)
        assert 0 < expected < ALL
        assert count(seen) == expected, (name, value)
        assert said(seen) == words["of"].format(n=expected, all=ALL)
        assert seen.tab.url.endswith(f"{PAGE}?{name}={value}")
        seen.tab.get_by_role("button", name=words["reset"]).click()
        assert seen.tab.url.endswith(PAGE)
    for text in ("ＰＩＮ_memory virtual", words["section"] + " pin_memory", FILE):
        seen.tab.get_by_label(words["text"]).fill(text)
        assert seen.tab.evaluate(SHOWN + ".map((a) => a.textContent)") == ["virtual_memory.py"]
    headings = ".md-content :is(h2, h3):visible"
    assert seen.tab.locator(headings).count() == 3  # its kind, its folder, and what follows
    seen.tab.get_by_label(words["text"]).fill("nothing is called so")
    assert said(seen).startswith(words["none"])
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_address_holds_the_filter(visit: Callable[..., Visit], edition: str) -> None:
    other = EDITIONS[1 - EDITIONS.index(edition)]
    query = "?text=pin&needs=cuda&kind=__proto__&starts=%3Cb%3E&nothing=1"
    seen = opened(visit, edition, query)
    found = count(seen)
    assert 0 < found < ALL
    seen.tab.locator(".hb-snippets [name=kind]").select_option("transfer")
    assert seen.tab.url.endswith("?text=pin&kind=transfer&needs=cuda")
    found = count(seen)
    seen.tab.evaluate(f"document.querySelector('.md-select__link[hreflang={other}]').click()")
    seen.tab.wait_for_url(f"**/{other}/{PAGE}?text=pin&kind=transfer&needs=cuda")
    seen.tab.wait_for_selector(".hb-snippets output")
    assert count(seen) == found
    hop(seen, f"{other}/arguments/batch_size/")
    seen.tab.wait_for_selector(".hb-snippets", state="detached")
    seen.tab.go_back()
    seen.tab.wait_for_selector(".hb-snippets output")
    assert count(seen) == found
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_keyboard_alone_is_enough(visit: Callable[..., Visit], edition: str) -> None:
    seen = opened(visit, edition)
    seen.tab.locator(".hb-snippets input").focus()
    names = []
    for _ in range(6):
        names.append(
            seen.tab.evaluate("document.activeElement.name || document.activeElement.type")
        )
        seen.tab.keyboard.press("Tab")
    assert names[:5] == ["text", "kind", "needs", "starts", "button"]
    seen.tab.locator(".hb-snippets input").focus()
    seen.tab.keyboard.type("virtual_memory")
    seen.tab.keyboard.press("Enter")
    assert seen.tab.url.endswith("?text=virtual_memory"), "Enter sent the form"
    assert count(seen) == 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_program_is_downloaded_from_the_list_and_from_its_page(
    visit: Callable[..., Visit], edition: str
) -> None:
    seen = opened(visit, edition, "?text=virtual_memory.py")
    with seen.tab.expect_download() as saved:
        seen.tab.get_by_role("link", name="virtual_memory.py").click()
    assert saved.value.suggested_filename == "virtual_memory.py"
    assert saved.value.path().read_bytes() == (ROOT / FILE).read_bytes()
    seen.open(f"{edition}/arguments/pin_memory/")
    with seen.tab.expect_download() as saved:
        seen.tab.get_by_role("link", name=FILE).click()
    assert saved.value.suggested_filename == "virtual_memory.py"
    assert saved.value.path().read_bytes() == (ROOT / FILE).read_bytes()
    assert not seen.faults


@pytest.mark.parametrize(("edition", "scheme"), [("zh", "light"), ("en", "dark")])
def test_no_barrier_and_it_fits_a_phone(
    visit: Callable[..., Visit], edition: str, scheme: str
) -> None:
    seen = opened(visit, edition, "?kind=memory", viewport=PHONE, color_scheme=scheme)
    assert page_width(seen) <= PHONE["width"]
    assert not violations(seen, {"include": [".md-content"]})
    seen.open(f"{edition}/arguments/pin_memory/")
    title = seen.tab.get_by_role("link", name=FILE)
    title.scroll_into_view_if_needed()
    box = title.bounding_box()
    assert box["height"] >= 24, "too low for a finger"
    assert box["x"] + box["width"] <= PHONE["width"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_javascript_the_whole_list_is_there(
    visit: Callable[..., Visit], edition: str
) -> None:
    seen = visit(java_script_enabled=False)
    seen.tab.goto(seen.base + edition + "/" + PAGE)
    assert seen.tab.locator("dt > a[download]:visible").count() == ALL
    assert "JavaScript" in seen.tab.locator("[data-module]").inner_text()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("virtual_memory.py", PAGE),  # a part of a path is no word for the search of the site
        (FILE, "arguments/pin_memory/"),
        ("bounded padded", "arguments/batch_sampler/"),
    ],
)
def test_search_finds_a_program_by_file_and_by_purpose(
    visit: Callable[..., Visit], edition: str, words: str, page: str
) -> None:
    seen = visit()
    seen.open(f"{edition}/")
    found = results(seen, words)[:5]
    assert any(f"/{edition}/{page}" in url for url in found), found
    assert not seen.faults
