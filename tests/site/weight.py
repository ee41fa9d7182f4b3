"""What a reader's browser loads for a page of the built site, in bytes as GitHub Pages sends them.

Pages answers with gzip at its usual level, so each file is compressed alone at level 6; headers,
the favicon, and the search index with its script, which come when the search opens, are left out.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.built_site import BASE

LEVEL = 6
LINKED = re.compile(r'<(?:link rel="stylesheet"|script|img)[^>]*? (?:href|src)="([^"]+)"')
SEARCH = re.compile(r'"search": "([^"]+)"')  # a few lines that wait for the search
ALTERNATE = re.compile(r'<link rel="alternate" href="([^"]+)"')
MODULE = re.compile(r'data-module="([\w-]+)"')
STYLE_OF_MODULE = re.compile(r'new URL\("\.\./(css/[\w-]+\.css)", import\.meta\.url\)')
IDS = re.compile(r'\bid="([^"]*)"')
LINKS = re.compile(r'<[a-z][^>]*?\s(?:href|src|action|data)="([^"]*)"')
SCRIPTS = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.S)


@cache
def compressed(file: Path) -> int:
    """Bytes of a file as it is sent."""
    return len(gzip.compress(file.read_bytes(), LEVEL))


def url_of(page: Path, site: Path) -> str:
    """The address of a page."""
    return urljoin(BASE, page.relative_to(site).as_posix().removesuffix("index.html"))


def file_of(url: str, site: Path) -> Path:
    """The file that answers to an address of the site."""
    path = unquote(urlsplit(url).path.removeprefix(urlsplit(BASE).path))
    return site / path / "index.html" if path.endswith("/") or not path else site / path


def first_view(page: Path, site: Path) -> dict[str, int]:
    """Address to bytes of everything that comes with a page opened as the first one."""
    html, here = page.read_text(encoding="utf-8"), url_of(page, site)
    edition = urljoin(BASE, page.relative_to(site).parts[0] + "/")
    urls = [here, *(urljoin(here, link) for link in LINKED.findall(html) + SEARCH.findall(html))]
    # Material reads the sitemaps: its own for instant navigation, all for the language switch.
    sitemaps = [urljoin(here, link) for link in ALTERNATE.findall(html)]
    loads = {url: compressed(file_of(url, site)) for url in urls}
    loads |= {
        f"{url}sitemap.xml": compressed(file_of(f"{url}sitemap.xml", site)) for url in sitemaps
    }
    loads["again"] = loads[f"{edition}sitemap.xml"]
    for name in MODULE.findall(html):
        script = urljoin(edition, f"assets/js/{name}.js")
        urls = [script]
        for style in STYLE_OF_MODULE.findall(file_of(script, site).read_text(encoding="utf-8")):
            urls.append(urljoin(edition, f"assets/{style}"))
        loads |= {url: compressed(file_of(url, site)) for url in urls}
    return loads


def next_page(page: Path, site: Path) -> int:
    """Bytes of a page reached by instant navigation: the page, and what only its kind loads."""
    here, html = url_of(page, site), page.read_text(encoding="utf-8")
    edition = page.relative_to(site).parts[0]
    own = [f"{edition}/assets/js/{name}." for name in MODULE.findall(html)]
    own += [f"{edition}/assets/css/{name}." for name in MODULE.findall(html)]
    own += [f"{edition}/assets/images/"]
    return sum(
        size
        for url, size in first_view(page, site).items()
        if url == here or any(part in url for part in own)
    )


def dead_links(site: Path) -> list[str]:
    """Every link, file and anchor inside the site that leads nowhere."""
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    ids = {page: {unescape(name) for name in IDS.findall(html)} for page, html in texts.items()}
    found = []
    for page, html in texts.items():
        here = url_of(page, site)
        for link in dict.fromkeys(LINKS.findall(SCRIPTS.sub(_opening, html))):
            url = urljoin(here, unescape(link))
            if not url.startswith(BASE):
                continue
            file, anchor = file_of(url, site), unquote(urlsplit(url).fragment)
            if not file.is_file():
                found.append(f"{page.relative_to(site)}: {link}: no such file")
            elif anchor and anchor not in ids.get(file, {anchor}):
                found.append(f"{page.relative_to(site)}: {link}: no such anchor")
    return found


def _opening(script: re.Match[str]) -> str:
    """The opening tag of a script, whose text holds no links of the page."""
    return script[0].partition(">")[0] + ">"
