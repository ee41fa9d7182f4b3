"""What a page of the built site may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib

# What a browser fetches on its own. A plain link (a[href]) waits for the reader.
FETCHED = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "link": ("href",),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href"),
    "use": ("href", "{http://www.w3.org/1999/xlink}href"),
}
CSS_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")


@cache
def parsed(page: Path) -> tuple[Element, list[str]]:
    """The page as a browser reads it, and the faults of its HTML."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(page.read_text(encoding="utf-8"))
    return tree, [f"{place}: {code} {values}" for place, code, values in parser.errors]


def fetched(page: Path) -> Iterator[str]:
    """Every URL that a browser fetches with the page."""
    for element in parsed(page)[0].iter():
        for attribute in FETCHED.get(_name(element), ()):
            for url in (element.get(attribute) or "").split(","):
                if url.strip():
                    yield url.split()[0]
        yield from CSS_URL.findall(element.get("style") or "")
        if _name(element) == "style":
            yield from CSS_URL.findall(element.text or "")


def offsite(site: Path, base: str) -> list[str]:
    """Requests that would leave the site: of its pages and of its style sheets.

    Args:
        site: The built site.
        base: The URL it was built for.
    """
    found = []
    for file in sorted(site.rglob("*.html")) + sorted(site.rglob("*.css")):
        here = urljoin(base, file.relative_to(site).as_posix())
        text = file.read_text(encoding="utf-8")
        urls = fetched(file) if file.suffix == ".html" else CSS_URL.findall(text)
        for url in urls:
            if not url.startswith("data:") and not urljoin(here, url).startswith(base):
                found.append(f"{file.relative_to(site)}: {url}")
    return found


def _name(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).split("}")[-1]
