"""The words of the trade stay whole where Jieba cuts Chinese for the search index."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import jieba
import pytest

from tools.paths import DOCS

WORDS = DOCS / "search_words.txt"
CUT = "\u200b"  # what Material puts between words


@pytest.fixture(scope="module")
def cutter() -> jieba.Tokenizer:
    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    with WORDS.open("rb") as words:  # given a path, jieba leaves the file open
        cutter.load_userdict(words)
    return cutter


def test_every_word_stays_whole(cutter: jieba.Tokenizer) -> None:
    words = WORDS.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
    assert [word for word in words if word not in cutter.lcut(f"这里的{word}是")] == []


def test_the_index_of_the_site_uses_them(site: Path) -> None:
    index = json.loads((site / "zh/search/search_index.json").read_text(encoding="utf-8"))
    text = " ".join(entry["text"] for entry in index["docs"])
    assert f"{CUT}锁页{CUT}" in text
    assert f"没锁页{CUT}" not in text  # how Jieba cuts on its own
    assert f"{CUT}数据集{CUT}" in text
