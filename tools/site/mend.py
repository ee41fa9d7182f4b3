"""Mends what mkdocs and Material wrote: faults of HTML, links that leave, source maps, search.

Two checkboxes carry ``autocomplete``, which HTML allows on text fields alone, and the label
of the open section carries an empty ``tabindex``: the W3C's checker names them on every page.
Material loads the search index (some 500 KB) with the first page that anyone opens; here it
waits until somebody opens the search. Its scripts also tell the browser three times, on
every page, to style all elements anew for nothing; that is spared.
An exact replacement here is cheaper than a copy of the theme's templates; when a release of
Material writes other markup, the build says so and this file can shrink.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from tools.site import downloads, policy
from tools.site.lean import lean

CLASSES = "js js-focus-visible"  # what Material's scripts give to <html> when they start
AUTOMATIC = (
    'if("(prefers-color-scheme)"===palette.color.media){var media=matchMedia('
    '"(prefers-color-scheme: light)"),input=document.querySelector(media.matches?'
    "\"[data-md-color-media='(prefers-color-scheme: light)']\":"
    "\"[data-md-color-media='(prefers-color-scheme: dark)']\");"
    + "".join(
        f'palette.color.{name}=input.getAttribute("data-md-color-{name}"){end}'
        for name, end in zip(("media", "scheme", "primary", "accent"), ",,,}", strict=True)
    )
)
LAST_TABS = (
    '<script>var tabs=__md_get("__tabs");if(Array.isArray(tabs))e:for(var set of document.'
    'querySelectorAll(".tabbed-set")){var labels=set.querySelector(".tabbed-labels");for(var tab '
    'of tabs)for(var label of labels.getElementsByTagName("label"))if(label.innerText.trim()==='
    "tab){var input=document.getElementById(label.htmlFor);input.checked=!0;continue e}}</script>"
)
LINKED_TAB = (
    "<script>var target=document.getElementById(location.hash.slice(1));target&&target.name&&"
    '(target.checked=target.name.startsWith("__tabbed_"))</script>'
)
EVERYWHERE = (
    ('id="__drawer" autocomplete="off">', 'id="__drawer">'),
    ('id="__search" autocomplete="off">', 'id="__search">'),
    # Said before there is anything to style, not after all of it is.
    ("<script>__md_scope=", f'<script>document.documentElement.className="{CLASSES}",__md_scope='),
    # No palette here follows the system on its own account, and one page has tabs: the script
    # that opens them stands in handbook.js.
    (AUTOMATIC, ""),
    (LAST_TABS, ""),
    (LINKED_TAB, ""),
)
# Transitions are held back while the colours change: not when a page opens with those it has.
SWITCHING = 'document.body.setAttribute("data-md-color-switching","")'
SAME = 'document.body.getAttribute("data-md-color-scheme")===s.color.scheme'
# Material's bundle: the index is asked for when the search opens (Material does that where pages
# are files), or when the address holds words to highlight; not with every page.
IN_BUNDLE = (
    (SWITCHING, f"{SAME}||{SWITCHING}"),
    ('L($(location.protocol!=="file:"),Je("search"))', 'L($(!1),Je("search"))'),
    (
        'z([t,r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")))])',
        'r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")),b(o=>t.pipe(m(n=>[n,o]))))',
    ),
)
# The script of the search worker is fetched with its first message.
WORKER = re.compile(r'("search": "[^"]*assets/javascripts/workers/)(search\.\w+\.min\.js)"')
WORKER_LATER = """addEventListener("message", function first({ data }) {
  removeEventListener("message", first);
  importScripts("$name");
  dispatchEvent(new MessageEvent("message", { data }));
});
"""
CONFIG = re.compile(r'(?<=<script id="__config" type="application/json">).*?(?=</script>)')
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
        html, count = CONFIG.subn(_config, html)
        if count != 1:
            raise ValueError(_gone('id="__config"', page.relative_to(site)))
        html, count = WORKER.subn(r'\1later.js"', html)
        if count != 1:
            raise ValueError(_gone("the search worker's name", page.relative_to(site)))
        html = LINK.sub('<a rel="noopener" ', html)
        html = downloads.linked(html, page.relative_to(site))
        page.write_text(policy.protect(lean(html)), encoding="utf-8")
    for (fault, _), times in seen.items():
        if not times:
            raise ValueError(_gone(fault, "no page"))
    _without_maps(site)
    _scripts(site / "assets/javascripts")


def _config(found: re.Match[str]) -> str:
    """Material's settings without the empty ones, Chinese in three bytes a sign and not in six."""
    settings = {key: value for key, value in json.loads(found[0]).items() if value is not None}
    return json.dumps(settings, ensure_ascii=False).replace("</", "<\\/")


def _scripts(scripts: Path) -> None:
    """Material's bundle mended; the index and the script that searches it come with the search."""
    (bundle,) = scripts.glob("bundle.*.min.js")
    (worker,) = scripts.glob("workers/search.*.min.js")
    text = bundle.read_text(encoding="utf-8")
    for now, later in IN_BUNDLE:
        if text.count(now) != 1:
            raise ValueError(_gone(now, bundle.name))
        text = text.replace(now, later)
    bundle.write_text(text, encoding="utf-8")
    script = WORKER_LATER.replace("$name", worker.name)
    worker.with_name("later.js").write_text(script, encoding="utf-8")


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
