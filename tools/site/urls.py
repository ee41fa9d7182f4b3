"""The addresses that the site ever had: ``make urls`` adds new ones to ``docs/urls.txt``.

A page that moves or goes keeps its line and gets one in ``docs/redirects.yml``, so that no
link from elsewhere breaks. An address is a path below each edition, since both have the same
pages: ``arguments/timeout/``; the home page is ``./``.
"""

from __future__ import annotations

from pathlib import Path

from tools.paths import EDITIONS, ROOT
from tools.site.redirects import moved

LIST = "docs/urls.txt"


def listed(root: Path) -> list[str]:
    """The addresses in the file's order, without its remarks."""
    return read((root / LIST).read_text(encoding="utf-8"))


def read(text: str) -> list[str]:
    """The addresses in the text of the list."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def of_pages(root: Path) -> list[str]:
    """The address of each page that an edition has, in order."""
    found = set()
    for edition in EDITIONS:
        folder = root / "docs" / edition
        for page in folder.rglob("*.md"):
            path = page.relative_to(folder)
            named = path.parent if path.stem == "index" else path.with_suffix("")
            found.add("./" if named == Path() else f"{named.as_posix()}/")
    return sorted(found)


def faults(root: Path) -> list[str]:
    """Addresses that lead nowhere, pages that are not listed, lines out of order."""
    known, pages, old = listed(root), of_pages(root), moved(root)
    found = [f"{LIST}: add the line {url}: make urls" for url in pages if url not in known]
    found += [
        f"{LIST}: {url} leads nowhere; name its new address in docs/redirects.yml"
        for url in known
        if url not in pages and url not in old
    ]
    found += [f"{LIST}: add the line {url}, which is redirected" for url in old if url not in known]
    return found if known == sorted(set(known)) else [*found, f"{LIST}: sort the lines: make urls"]


def add(root: Path) -> list[str]:
    """Add the addresses of new pages, sort the lines, remove none; returns what was added."""
    path = root / LIST
    known, pages = listed(root), of_pages(root)
    lines = path.read_text(encoding="utf-8").splitlines()
    remarks = [line for line in lines if line.startswith("#")]
    urls = sorted({*known, *pages})
    path.write_text("\n".join([*remarks, *urls]) + "\n", encoding="utf-8", newline="\n")
    return [url for url in pages if url not in known]


if __name__ == "__main__":
    print("\n".join(add(ROOT)) or f"{LIST} names every page")
