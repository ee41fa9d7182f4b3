"""Mends three faults of Material's HTML that the W3C's checker names on every page.

Two checkboxes carry ``autocomplete``, which HTML allows on text fields alone, and the label
of the open section carries an empty ``tabindex``. An exact replacement here is cheaper than
a copy of the theme's templates; when a release of Material writes other markup, the build
says so and this file can shrink.
"""

from __future__ import annotations

from pathlib import Path

EVERYWHERE = (
    ('id="__drawer" autocomplete="off">', 'id="__drawer">'),
    ('id="__search" autocomplete="off">', 'id="__search">'),
)
IN_SECTIONS = (('_label" tabindex="">', '_label">'),)


def folder(site: Path) -> None:
    """Mend every page under the folder.

    Raises:
        ValueError: A page, or all of them, have not the markup that is to be replaced.
    """
    seen = dict.fromkeys(IN_SECTIONS, 0)
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        for fault, cure in EVERYWHERE:
            if fault not in html:
                raise ValueError(_gone(fault, page.relative_to(site)))
            html = html.replace(fault, cure)
        for pair in IN_SECTIONS:
            seen[pair] += html.count(pair[0])
            html = html.replace(*pair)
        page.write_text(html, encoding="utf-8")
    for (fault, _), times in seen.items():
        if not times:
            raise ValueError(_gone(fault, "no page"))


def _gone(fault: str, where: object) -> str:
    return f"{where}: Material no longer writes {fault!r}; look at tools/site/mend.py"
