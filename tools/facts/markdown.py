"""Markdown pieces that more than one sheet needs."""

from __future__ import annotations

import itertools
import re


def code(text: str) -> str:
    """One line of text as a code span, with the shortest fence that is no run of it.

    A longer one would do as well, but three at the start of a line look like a block of code.
    """
    runs = {len(run) for run in re.findall(r"`+", text)}
    fence = "`" * next(length for length in itertools.count(1) if length not in runs)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def block(text: str) -> str:
    """Several lines of text as a fence without highlighting."""
    runs = [len(run) for run in re.findall(r"`{3,}", text)]
    fence = "`" * max(3, max(runs, default=0) + 1)
    return f"{fence}text\n{text.strip()}\n{fence}"


def indented(text: str, by: str) -> str:
    """The text with every line but the first indented; empty lines stay empty."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(by + line if line else line for line in rest)])


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; pipes inside code spans stay as they are, as Python-Markdown reads them."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
