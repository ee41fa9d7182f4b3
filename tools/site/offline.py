"""The offline copy: a built site whose links also work from a folder, as one zip.

Opened as files, pages, diagrams and links work: links name ``index.html``, and the switch of
language leads to the same page. Served by ``python -m http.server`` everything works, on any
port. A browser loads no module and no search index for a page that is a file; there a line names
that command (``assets/js/handbook.js``).
"""

from __future__ import annotations

import posixpath
import re
import time
import zipfile
from pathlib import Path

from tools.paths import EDITIONS
from tools.site.address import Address

FOLDER = "dataloader-handbook"
README = """喂饱 GPU · DataLoader 手册：打开 index.html 就能看。
搜索和可交互的页面要从本地服务器打开：
Feed the GPU · the DataLoader handbook: open index.html and read.
The search and the interactive pages need a local server:

    python -m http.server

http://localhost:8000/
"""
LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")')
ALTERNATE = re.compile(r'<link rel="alternate"[^>]*>\n?')
INSTANT = '"navigation.instant", '
LEFT_OUT = ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")  # for servers and robots


def pack(site: Path, target: Path, address: Address, seconds: int) -> None:
    """Write the zip; the same site and time give the same bytes.

    Args:
        site: A finished build.
        target: The zip to write.
        address: Where the site was built for.
        seconds: Since 1970, the time that every file gets.

    Raises:
        ValueError: A page has not the markup that is to be replaced.
    """
    date = time.gmtime(max(seconds, 315_532_800))[:6]  # a zip knows no year before 1980
    contents = sorted(files(site, address).items())  # the zip may be written into the site
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, body in contents:
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, body)


def files(site: Path, address: Address) -> dict[str, bytes]:
    """Path to content of every file of the copy."""
    found = {"README.txt": README.encode()}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and path.name not in LEFT_OUT and name != ".nojekyll":
            body = path.read_bytes()
            found[name] = page(body.decode(), name, address).encode() if _is_page(name) else body
    return found


def page(html: str, name: str, address: Address) -> str:
    """A page whose links name files.

    Args:
        html: The page as it was built.
        name: Its path below the site, for example ``en/arguments/index.html``.
        address: Where the site was built for.

    Raises:
        ValueError: It has not the markup that is to be replaced.
    """
    if name.startswith(EDITIONS) and 'http-equiv="refresh"' not in html:
        if INSTANT not in html:
            raise ValueError(f"{name}: no {INSTANT!r}; look at tools/site/offline.py")
        html = ALTERNATE.sub("", html.replace(INSTANT, "", 1))
    return LINK.sub(lambda link: link[1] + _file(link[2], name, address) + link[3], html)


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _file(target: str, name: str, address: Address) -> str:
    """What a link names in the copy."""
    path = re.split(r"[?#]", target)[0]
    if not path or ":" in path:
        return target
    rest = target[len(path) :]
    if path.startswith(address.path):  # the switch: the same page in the other language
        edition = path.removeprefix(address.path).strip("/")
        same = f"{edition}/{name.partition('/')[2]}" if edition in EDITIONS else "index.html"
        return posixpath.relpath(same, posixpath.dirname(name) or ".") + rest
    if path.endswith("/") or posixpath.basename(path) in (".", ".."):
        return posixpath.join(path, "index.html") + rest
    return target
