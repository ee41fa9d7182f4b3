"""Mends three faults of Material's HTML that the W3C's checker names on every page.

Two checkboxes carry ``autocomplete``, which HTML allows on text fields alone, and a label
carries an empty ``tabindex``. An exact replacement here is cheaper than a copy of base.html;
when a release of Material has other markup it says so, and then this file can shrink.
"""

from __future__ import annotations

from pathlib import Path

REPLACEMENTS = (
    ('id="__drawer" autocomplete="off">', 'id="__drawer">'),
    ('id="__search" autocomplete="off">', 'id="__search">'),
)


def folder(site: Path) -> None:
    """Mend every page under the folder.

    Raises:
        ValueError: A page has not the markup that is to be replaced.
    """
    for page in sorted(site.rglob("*.html")):
        page.write_text(text(page.read_text(encoding="utf-8"), page.name), encoding="utf-8")


def text(html: str, name: str) -> str:
    """The mended page.

    Raises:
        ValueError: A replacement found nothing.
    """
    for old, new in REPLACEMENTS:
        if old not in html:
            raise ValueError(f"{name}: Material no longer writes {old!r}; look at tools/site/mend.py")
        html = html.replace(old, new)
    return html
