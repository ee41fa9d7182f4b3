"""The files above both editions: the choice of language, the 404 page, robots, sitemaps."""

from __future__ import annotations

from pathlib import Path
from string import Template

from tools.paths import EDITIONS
from tools.site import policy
from tools.site.address import Address

TEMPLATES = Path(__file__).parent / "templates"
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(address: Address) -> dict[str, str]:
    """Name to text of every file that stands at the root of the site."""
    style = (TEMPLATES / "root.css").read_text(encoding="utf-8").strip()
    values = {"base": address.base, "path": address.path, "style": style}
    return {
        "index.html": _fill("index.html", values),
        "404.html": _fill("404.html", values),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {address.base}sitemap.xml\n",
        "sitemap.xml": _sitemap_index(address),
        ".nojekyll": "",
    }


def write(out: Path, address: Address) -> None:
    """Write the root files into the folder that holds both editions."""
    for name, text in files(address).items():
        (out / name).write_text(text, encoding="utf-8")


def _fill(name: str, values: dict[str, str]) -> str:
    template = Template((TEMPLATES / name).read_text(encoding="utf-8"))
    return policy.protect(template.substitute(values))


def _sitemap_index(address: Address) -> str:
    maps = "".join(
        f"  <sitemap><loc>{address.edition(edition)}sitemap.xml</loc></sitemap>\n"
        for edition in EDITIONS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<sitemapindex xmlns="{SITEMAPS}">\n{maps}</sitemapindex>\n'
