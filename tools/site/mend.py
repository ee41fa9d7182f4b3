"""Mends what mkdocs and Material wrote: three faults of HTML, links that leave, source maps.

Two checkboxes carry ``autocomplete``, which HTML allows on text fields alone, and the label
of the open section carries an empty ``tabindex``: the W3C's checker names them on every page.
An exact replacement here is cheaper than a copy of the theme's templates; when a release of
Material writes other markup, the build says so and this file can shrink.
"""

from __future__ import annotations

import re
from pathlib import Path

from tools.site import policy

EVERYWHERE = (
    ('id="__drawer" autocomplete="off">', 'id="__drawer">'),
    ('id="__search" autocomplete="off">', 'id="__search">'),
)
IN_SECTIONS = (('_label" tabindex="">', '_label">'),)
LINK = re.compile(r'<a (?=[^>]*\bhref="https?://)(?![^>]*\brel=)')
MAPPED = re.compile(r"\n//# sourceMappingURL=\S+\.map\s*$")


def folder(site: Path) -> None:
    """Mend every page under the folder, give each its policy, and drop the source maps.

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
        html = LINK.sub('<a rel="noopener" ', html)
        page.write_text(policy.protect(html), encoding="utf-8")
    for (fault, _), times in seen.items():
        if not times:
            raise ValueError(_gone(fault, "no page"))
    _without_maps(site)


def _without_maps(site: Path) -> None:
    """No source map is published, and no script asks for one."""
    maps = sorted(site.rglob("*.map"))
    if not maps:
        raise ValueError("Material brings no source maps any more; look at tools/site/mend.py")
    for path in maps:
        path.unlink()
    for script in sorted(site.rglob("*.js")):
        text = script.read_text(encoding="utf-8")
        script.write_text(MAPPED.sub("\n", text), encoding="utf-8")


def _gone(fault: str, where: object) -> str:
    return f"{where}: Material no longer writes {fault!r}; look at tools/site/mend.py"
