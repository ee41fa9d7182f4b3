"""The calculator of Conv2d's output size: what torch says, and a form that people can use."""

from __future__ import annotations

import random
import re
import warnings
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import torch

from tests.browser.conftest import PHONE, Visit
from tests.browser.test_every_page import page_width, violations
from tools.paths import EDITIONS

SETTINGS = 12_000
MODULE = "assets/js/conv2d-size.js"
EVALUATE = """async ([url, settings]) => {
  const { conv2dSize } = await import(url);
  return settings.map(conv2dSize);
}"""


def settings(count: int, seed: int = 0) -> list[dict[str, Any]]:
    """Settings as the module takes them, many of them wrong in one place or several."""
    draw = random.Random(seed)
    return [a_setting(draw) for _ in range(count)]


def a_setting(draw: random.Random) -> dict[str, Any]:
    """One setting: right, but for a few numbers that are spoilt."""
    groups = draw.choice([1, 1, 1, 2, 3])
    channels, out = groups * draw.randint(1, 3), groups * draw.randint(1, 3)
    image = [draw.randint(1, 14), draw.randint(1, 14)]
    sizes = draw.choice([[channels, *image], image[:], [1, 1, channels, *image]])
    setting = {
        "input": sizes if draw.random() < 0.2 else [draw.randint(1, 3), channels, *image],
        "inChannels": channels,
        "outChannels": out,
        "kernel": a_pair(draw, 1, 5),
        "stride": a_pair(draw, 1, 3),
        "padding": draw.choice([a_pair(draw, 0, 3), a_pair(draw, 0, 3), "same", "valid"]),
        "dilation": a_pair(draw, 1, 3),
        "groups": groups,
    }
    if setting["padding"] == "same" and draw.random() < 0.9:
        setting["stride"] = [1, 1]
    while draw.random() < 0.3:
        spoil(setting, draw)
    return setting


def a_pair(draw: random.Random, low: int, high: int) -> list[int]:
    """Height and width, equal more often than not."""
    first = draw.randint(low, high)
    return [first, draw.choice([first, draw.randint(low, high)])]


def spoil(setting: dict[str, Any], draw: random.Random) -> None:
    """Put a number where it may not fit, or a dimension too many."""
    key = draw.choice(list(setting))
    if isinstance(setting[key], list):
        place = draw.randrange(len(setting[key]))
        lowest = 0 if key == "input" else -2
        setting[key][place] = draw.randint(lowest, 6)
        if key == "input" and draw.random() < 0.2:
            setting[key].append(draw.randint(1, 3))
    elif key != "padding":
        setting[key] = draw.randint(-2, 6)


def torch_says(setting: dict[str, Any]) -> dict[str, Any]:
    """What torch answers: the size, or the last line of the traceback."""
    padding = setting["padding"]
    try:
        conv = torch.nn.Conv2d(
            setting["inChannels"],
            setting["outChannels"],
            tuple(setting["kernel"]),
            tuple(setting["stride"]),
            padding if isinstance(padding, str) else tuple(padding),
            tuple(setting["dilation"]),
            setting["groups"],
        )
        return {"size": list(conv(torch.zeros(setting["input"])).shape)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def test_it_answers_as_torch_does(visit: Callable[..., Visit]) -> None:
    asked = settings(SETTINGS)
    right = all_answers(asked)
    seen = visit()
    seen.open("en/")
    told = seen.tab.evaluate(EVALUATE, [f"{seen.base}en/{MODULE}", asked])
    wrong = [
        each for each in zip(asked, told, right, strict=True) if not is_right(each[1], each[2])
    ]
    assert not wrong, f"{len(wrong)} of {len(asked)}: {wrong[:3]}"
    kinds = Counter(answer.get("error", "a size")[:24] for answer in right)
    assert kinds["a size"] > SETTINGS / 3
    assert len(kinds) > 10, kinds
    assert sum("depends" in answer for answer in told) < SETTINGS / 50


def all_answers(asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What torch says to each; one thread, since threads that wait for each other take longer."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")  # of empty weights, and of even kernels with "same"
            return [torch_says(setting) for setting in asked]
    finally:
        torch.set_num_threads(threads)


def is_right(told: dict[str, Any], right: dict[str, Any]) -> bool:
    """The same answer; or words that depend on the backend, which are an error in any case."""
    return "error" in right if "depends" in told else told == right


PAGE = "batch-to-loss/conv2d/"
WORDS = {
    "zh": {
        "batch": "批次的形状",
        "weights": "权重 432 + 偏置 16 = 448 个参数",
        "hint": "stride：写一个整数，或两个整数 (高, 宽)",
    },
    "en": {
        "batch": "Shape of the batch",
        "weights": "weight 432 + bias 16 = 448 parameters",
        "hint": "stride: write one integer, or two as (height, width)",
    },
}
HWC = (
    "RuntimeError: Given groups=1, weight of size [16, 3, 3, 3], expected input[8, 32, 32, 3] "
    "to have 3 channels, but got 32 channels instead"
)


def answer(seen: Visit) -> str:
    """What the form says now."""
    return seen.tab.locator(".hb-size output").inner_text()


def field(seen: Visit, name: str) -> Any:
    """The field with this label."""
    return seen.tab.get_by_role("textbox", name=name)


def write(seen: Visit, name: str, text: str) -> None:
    """Put a text into the field with this label."""
    field(seen, name).fill(text)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_reader_types_and_sees(visit: Callable[..., Visit], edition: str) -> None:
    words = WORDS[edition]
    seen = visit()
    seen.open(edition + "/" + PAGE)
    assert answer(seen).split("\n") == [
        "nn.Conv2d(3, 16, 3)",
        "torch.Size([8, 16, 30, 30])",
        words["weights"],
    ]
    write(seen, "padding", "'same'")
    write(seen, "dilation", "（2， 1）")  # as a Chinese keyboard writes it
    assert "nn.Conv2d(3, 16, 3, padding='same', dilation=(2, 1))" in answer(seen)
    assert "torch.Size([8, 16, 32, 32])" in answer(seen)
    write(seen, words["batch"], "torch.Size([8, 32, 32, 3])")
    assert HWC in answer(seen)
    write(seen, "stride", "1.5")
    assert words["hint"] in answer(seen)
    assert field(seen, "stride").get_attribute("aria-invalid") == "true"
    write(seen, "stride", "2")
    assert "ValueError: padding='same' is not supported for strided convolutions" in answer(seen)
    write(seen, "padding", "0")
    write(seen, words["batch"], "8, 3, 32, 32")
    write(seen, "dilation", "0")
    assert "torch" in answer(seen)
    assert not re.search("Size|Error", answer(seen))
    assert not seen.faults


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_comes_with_an_instant_hop(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/arguments/batch_size/")
    asked: list[str] = []
    seen.tab.on("request", lambda request: asked.append(request.url))
    assert not seen.tab.locator("[data-module]").count()
    for _ in range(2):  # there, back, and there again: the module is loaded once
        hop(seen, f"{edition}/{PAGE}")
        seen.tab.wait_for_selector(".hb-size output")
        write(seen, "kernel_size", "5")
        assert "torch.Size([8, 16, 28, 28])" in answer(seen)
        hop(seen, f"{edition}/arguments/batch_size/")
        seen.tab.wait_for_selector(".hb-size", state="detached")
    assert sum(MODULE in url for url in asked) == 1
    assert not seen.faults


def hop(seen: Visit, path: str) -> None:
    """Follow a link without loading the page anew."""
    seen.tab.evaluate(
        """(url) => {
          const link = document.createElement("a");
          link.href = url;
          document.querySelector(".md-content__inner").append(link);
          link.click();
        }""",
        seen.base + path,
    )
    seen.tab.wait_for_url(f"**/{path}")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_keyboard_alone_is_enough(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(edition + "/" + PAGE)
    seen.tab.locator(".hb-size input").first.focus()
    names = []
    for _ in range(8):
        names.append(seen.tab.evaluate("document.activeElement.name"))
        seen.tab.keyboard.press("Tab")
    assert names == [
        "input",
        *("inChannels", "outChannels", "kernel", "stride", "padding", "dilation", "groups"),
    ]
    seen.tab.keyboard.press("Shift+Tab")
    seen.tab.keyboard.type("3")  # what was there is marked, as Tab does
    assert "ValueError: out_channels must be divisible by groups" in answer(seen)
    seen.tab.keyboard.press("Enter")
    assert "?" not in seen.tab.url, "Enter sent the form"


@pytest.mark.parametrize(("edition", "scheme"), [("zh", "light"), ("en", "dark")])
def test_no_barrier_and_it_fits_a_phone(
    visit: Callable[..., Visit], edition: str, scheme: str
) -> None:
    seen = visit(viewport=PHONE, color_scheme=scheme)
    seen.open(edition + "/" + PAGE)
    write(seen, WORDS[edition]["batch"], "8, 32, 32, 3")
    write(seen, "stride", "x")
    assert page_width(seen) <= PHONE["width"]
    assert not violations(seen, {"include": [".hb-size"]})
    write(seen, "stride", "1")
    assert HWC in answer(seen)
    assert page_width(seen) <= PHONE["width"]
    assert not violations(seen, {"include": [".hb-size"]})


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_javascript_the_formula_is_there(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit(java_script_enabled=False)
    seen.tab.goto(seen.base + edition + "/" + PAGE)
    text = seen.tab.locator(".md-content").inner_text()
    assert "H_out = ⌊room / stride⌋ + 1" in text
    assert "JavaScript" in seen.tab.locator("[data-module]").inner_text()
