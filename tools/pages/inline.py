"""Code spans and links inside the prose of a page."""

from __future__ import annotations

import re

from tools.pages.model import CodeSpan, Link, Page

# A span may cross a line break, never an empty line.
SPAN = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.S)
LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^\s)>]*)>?(?:\s+\"[^\"]*\")?\s*\)", re.S
)
REFERENCE = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\[([^\[\]]*)\]")
DEFINITION = re.compile(r"^\s{0,3}\[([^\]^]+)\]:\s*<?(\S+?)>?(?:\s+.*)?$", re.M)
AUTOLINK = re.compile(r"<(https?://[^\s>]+)>")
BARE = re.compile(r"(?<![\w(<\"'])https?://[^\s)>\]，。；）」]*[^\s)>\]，。；）」.,;:]")
TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.S)
ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}\n]*\}")


def read_inline(page: Page) -> None:
    """Fill the page's spans, links and ``plain`` lines."""
    text = "\n".join(page.prose)
    for found in SPAN.finditer(text):
        words = re.sub(r"\s+", " ", found[2]).strip()
        page.spans.append(CodeSpan(words, _line(text, found.start())))
    hidden = SPAN.sub(lambda m: _mask(m[0]), text)
    _links(page, text, hidden)
    for pattern in (AUTOLINK, DEFINITION, TAG):
        hidden = pattern.sub(lambda m: _mask(m[0], " "), hidden)
    hidden = LINK.sub(_without_target, hidden)
    hidden = BARE.sub(lambda m: _mask(m[0], " "), hidden)
    hidden = ATTRIBUTES.sub(lambda m: _mask(m[0], " "), hidden)
    page.plain = hidden.split("\n")
    page.prose = _without_tags(text).split("\n")


def _without_tags(text: str) -> str:
    """The text without HTML tags; what stands in code spans is no tag."""
    cut = list(text)
    for found in TAG.finditer(SPAN.sub(lambda m: _mask(m[0]), text)):
        for at in range(found.start(), found.end()):
            cut[at] = "\n" if cut[at] == "\n" else " "
    return "".join(cut)


def _links(page: Page, text: str, hidden: str) -> None:
    known = {m[1].strip().lower(): m[2] for m in DEFINITION.finditer(hidden)}
    found = []
    for m in LINK.finditer(hidden):
        found.append((m.start(), m[3], m.start(2), m.end(2), bool(m[1])))
    for m in REFERENCE.finditer(hidden):
        name = (m[2] or text[m.start(1) : m.end(1)]).strip().lower()
        if name in known:
            found.append((m.start(), known[name], m.start(1), m.end(1), False))
    for pattern in (AUTOLINK, BARE):
        for m in pattern.finditer(hidden):
            address = m[1] if pattern is AUTOLINK else m[0]
            if not DEFINITION.match(_whole_line(hidden, m.start())):
                found.append((m.start(), address, m.start(), m.end(), False))
    for start, target, left, right, image in sorted(found):
        page.links.append(Link(target, text[left:right], _line(text, start), image))


def _whole_line(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


def _without_target(found: re.Match) -> str:
    whole = found[0]
    left, right = found.start(2) - found.start(), found.end(2) - found.start()
    return _mask(whole[:left], " ") + whole[left:right] + _mask(whole[right:], " ")


def _mask(text: str, by: str = "\x00") -> str:
    """As many characters, line breaks kept, so that places do not move."""
    return re.sub(r"[^\n]", by, text)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
