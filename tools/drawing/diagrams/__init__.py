"""The diagrams: one module each for the drawing, and `words.yml` for what they say."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _all_words() -> dict[str, dict[str, dict[str, Any]]]:
    return yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))


def words_of(diagram: str, lang: str) -> dict[str, Any]:
    """The labels of one diagram in one language; KeyError where there are none."""
    return _all_words()[diagram][lang]
