"""Pictures of the pages, to be looked at: ``python -m tools.screenshots FOLDER [PAGE ...]``.

Each page in both languages, at phone and desktop width, in the light and in the dark scheme:
``FOLDER/arguments-num_workers.zh.phone.dark.1.png``, with a number for each piece of a page
that is too long to be seen at once. A page is named by its file, for example
``arguments/num_workers`` or ``arguments/index``; without names all are taken. The site is
built first; ``--site`` takes a built one instead.
"""

from __future__ import annotations

import argparse
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from tools.browser import launch, served
from tools.build import build_site
from tools.paths import DOCS, EDITIONS
from tools.site.address import LOCAL, Address

WIDTHS = {"phone": (360, 740), "desktop": (1280, 860)}  # CSS pixels
SCHEMES = ("light", "dark")
PIECE = 1600  # the height of a picture, CSS pixels


def pages() -> list[str]:
    """Every page, without language and ending."""
    here = DOCS / "zh"
    return sorted(path.relative_to(here).with_suffix("").as_posix() for path in here.rglob("*.md"))


def url_of(page: str) -> str:
    """The page's address below its edition: ``arguments/index`` is ``arguments/``."""
    return "" if page == "index" else page.removesuffix("index").rstrip("/") + "/"


def take(site: Path, folder: Path, names: list[str]) -> int:
    """Take the pictures.

    Args:
        site: A site built for the local address.
        folder: Where the pictures go.
        names: Pages as ``pages`` names them.

    Returns:
        How many pictures there are.
    """
    from playwright.sync_api import sync_playwright

    count = 0
    folder.mkdir(parents=True, exist_ok=True)
    with served(site, LOCAL) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        for (width, size), scheme in product(WIDTHS.items(), SCHEMES):
            view = {"width": size[0], "height": size[1]}
            context = browser.new_context(viewport=view, color_scheme=scheme)
            tab = context.new_page()
            for edition, name in product(EDITIONS, names):
                tab.goto(f"{base}{edition}/{url_of(name)}", wait_until="networkidle")
                picture = f"{name.replace('/', '-')}.{edition}.{width}.{scheme}"
                count += _pieces(tab, folder / picture)
            context.close()
        browser.close()
    return count


def _pieces(tab: Any, picture: Path) -> int:
    """Save the whole page in pieces; returns their number."""
    width = tab.viewport_size["width"]
    height = tab.evaluate("document.documentElement.scrollHeight")
    tops = range(0, height, PIECE)
    for number, top in enumerate(tops, 1):
        clip = {"x": 0, "y": top, "width": width, "height": min(PIECE, height - top)}
        tab.screenshot(path=f"{picture}.{number}.png", full_page=True, clip=clip)
    return len(tops)


def main() -> None:
    """Build, serve, take."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    parser.add_argument("--site", type=Path, help="a site built for the local address")
    options = parser.parse_intermixed_args()
    unknown = set(options.pages) - set(pages())
    if unknown:
        raise SystemExit(f"no such page: {', '.join(sorted(unknown))}; there are {pages()}")
    names = options.pages or pages()
    if options.site:
        count = take(options.site, options.folder, names)
    else:
        with tempfile.TemporaryDirectory() as built:
            build_site(Path(built) / "site", Address(LOCAL))
            count = take(Path(built) / "site", options.folder, names)
    print(f"{count} pictures in {options.folder}")


if __name__ == "__main__":
    main()
