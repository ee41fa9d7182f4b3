"""A Markdown twin of every page, for programs that read text: ``<page>/index.html.md``.

The place is the one that llmstxt.org proposes. A twin holds what the reader sees: programs, what
they printed and fact sheets stand where the page includes them; a diagram is its text alternative;
links lead to other twins.
"""

from __future__ import annotations

import html
import posixpath
import re
from pathlib import Path

from tools.pages import Page, Site, expand
from tools.site.address import Address

NAME = "index.html.md"
FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})(.*)$")
INFO = re.compile(r'\.(\w[\w+-]*)|title="([^"]*)"')
FIGURE = re.compile(r"<figure\b.*?</figure>|<svg\b.*?</svg>", re.S)
ALTERNATIVE = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.S)
CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.S)
TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.S)
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?:[#.][^{}\n]*|data-[^{}\n]*)\}")
LINK = re.compile(r"(\]\()<?([^\s)>]+)>?((?:\s+\"[^\"]*\")?\))")
BLANK = re.compile(r"\n{3,}")


def url_of(name: str) -> str:
    """Where a page stands below its edition: ``arguments/timeout.md`` at ``arguments/timeout/``."""
    stem = name.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("index").rstrip("/") + "/"


def write(out: Path, address: Address, site: Site) -> None:
    """Write the twins of both editions into the folder of the built site."""
    for page in site.pages:
        path = out / page.edition / url_of(page.name) / NAME
        path.write_text(twin(page, address, site.root), encoding="utf-8", newline="\n")


def twin(page: Page, address: Address, root: Path) -> str:
    """The page as Markdown without anything that only a browser understands.

    Raises:
        IncludeError: An include leads nowhere.
    """
    lines, _ = expand(page, root)
    parts: list[str] = []
    prose: list[str] = []
    mark = ""
    for line in lines:
        found = FENCE.match(line)
        if mark:
            ends = found and found[2].startswith(mark) and not found[3].strip()
            if ends and not parts[-1].strip():
                parts.pop()  # the end of the included file
            parts.append(line)
            mark = "" if ends else mark
        elif found:
            parts += [_plain("\n".join(prose), page), f"{found[1]}{found[2]}{_info(found[3])}"]
            prose, mark = [], found[2]
        else:
            prose.append(line)
    parts.append(_plain("\n".join(prose), page))
    here = address.edition(page.edition) + url_of(page.name)
    return f"<!-- {here} -->\n\n" + "\n".join(parts).strip() + "\n"


def _info(text: str) -> str:
    """``{ .text .no-copy title="Output" }`` as ``text title="Output"``."""
    if not text.strip().startswith("{"):
        return text.rstrip()
    language, title = "", ""
    for word, words in INFO.findall(text):
        language, title = language or word, title or words
    return language + (f' title="{title}"' if title else "")


def _plain(text: str, page: Page) -> str:
    """Prose without attribute lists and tags, its figures in words; code spans stay."""
    text = FIGURE.sub(lambda figure: _in_words(figure[0]), text)
    kept: list[str] = []

    def hide(found: re.Match) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    text = ATTRIBUTES.sub("", TAG.sub(_break, SPAN.sub(hide, text)))
    text = LINK.sub(lambda link: link[1] + _target(link[2], page) + link[3], text)
    text = re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], text)
    return BLANK.sub("\n\n", text)


def _break(tag: re.Match) -> str:
    return " " if tag[0].startswith("<br") else ""


def _in_words(figure: str) -> str:
    found = [words for _, words in ALTERNATIVE.findall(figure)] + CAPTION.findall(figure)
    words = [" ".join(html.unescape(TAG.sub("", text)).split()) for text in found]
    return "\n\n" + "\n\n".join(f"> {text}" for text in dict.fromkeys(words) if text) + "\n\n"


def _target(target: str, page: Page) -> str:
    """Where the link leads, from this twin to another one; other files as from the page."""
    path = re.split(r"[?#]", target)[0]
    if "://" in target or target.startswith(("mailto:", "/")) or not path:
        return target
    here = url_of(page.name)
    if path.endswith(".md"):
        goal = url_of(page.leads_to(path)) + NAME
    else:  # mkdocs resolves it from the source file
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
    return posixpath.relpath(goal, here or ".") + target[len(path) :]
