"""How wide a label will be, and where it may break: Chinese between characters, Latin at spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

NARROW = set("iljtfrI.,:;'|!()[]{}- ")
WIDE = set("mwMW@%—")
NEVER_FIRST = set("，。；：？！）」』】、》…,.;:?!)]}%")
NEVER_LAST = set("（「『【《([{")


def is_full_width(char: str) -> bool:
    """True for a character that takes a whole em: Chinese, and full-width punctuation."""
    return unicodedata.east_asian_width(char) in "WF"


def _ems(char: str, code: bool) -> float:
    if is_full_width(char):
        return 1.0
    if code:
        return 0.61
    if char in NARROW:
        return 0.34
    if char in WIDE:
        return 0.86
    return 0.67 if char.isupper() else 0.57


def measure(text: str, size: float, code: bool = False) -> float:
    """Estimated width of `text` in the units of `size`; a little generous, since fonts differ."""
    return size * sum(_ems(char, code) for char in text)


def _pieces(text: str) -> Iterator[str]:
    """Split into the smallest pieces that may stand on a line of their own."""
    word = ""
    for char in text:
        if char == " ":
            if word:
                yield word
            yield " "
            word = ""
        elif is_full_width(char) and char not in NEVER_FIRST:
            if word and word[-1] not in NEVER_LAST:
                yield word
                word = ""
            word += char
        else:
            breaks = word and is_full_width(word[-1]) and char not in NEVER_FIRST
            if breaks and word[-1] not in NEVER_LAST:
                yield word
                word = ""
            word += char
    if word:
        yield word


def wrap(text: str, width: float, size: float, code: bool = False) -> list[str]:
    """Break `text` into lines that fit `width`; raise ValueError where one piece alone does not."""
    lines = [""]
    for piece in _pieces(text):
        if measure(piece, size, code) > width:
            raise ValueError(f"{piece!r} is wider than {width} at size {size}")
        if measure(lines[-1] + piece, size, code) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]
