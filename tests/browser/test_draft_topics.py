"""Each topic that the first draft promised has a page, and a search for its name finds it first."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit
from tests.browser.test_search import results
from tools.paths import EDITIONS

TOPICS = {
    "Conv2d": "batch-to-loss/conv2d/",
    "dilation": "batch-to-loss/conv2d/",
    "padding": "batch-to-loss/conv2d/",
    "MaxPool2d": "batch-to-loss/max-pool2d/",
    "Linear": "batch-to-loss/linear/",
    "softmax": "batch-to-loss/softmax/",
    "log_softmax": "batch-to-loss/softmax/",
    "CrossEntropyLoss": "batch-to-loss/cross-entropy-loss/",
    "NLLLoss": "batch-to-loss/nll-loss/",
    "functional": "batch-to-loss/functional-or-module/",
    "dataset": ("first-loader/", "arguments/dataset/"),  # how to write one; all about it
    "DataLoader": "first-loader/",
}
IN_WORDS = {
    "zh": {"激活函数": "batch-to-loss/softmax/", "损失函数": "batch-to-loss/cross-entropy-loss/"},
    "en": {
        "activation function": "batch-to-loss/softmax/",
        "loss function": "batch-to-loss/cross-entropy-loss/",
    },
}


def another(seen: Visit, words: str) -> list[str]:
    """Where the search box leads for other words than before."""
    box = seen.tab.locator(".md-search__input")
    box.fill("")
    box.press("End")
    seen.tab.wait_for_selector(".md-search-result__link", state="detached")
    return results(seen, words)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_topic_of_the_draft_is_found_first(visit: Callable[..., Visit], edition: str) -> None:
    seen = visit()
    seen.open(f"{edition}/")
    root = f"{urlsplit(seen.base).path}{edition}/"
    wrong = {}
    for words, page in (TOPICS | IN_WORDS[edition]).items():
        found = [urlsplit(url).path.removeprefix(root) for url in another(seen, words)]
        if not found[0].startswith(page):
            wrong[words] = found[:3]
    assert wrong == {}
    assert not seen.faults
