"""The files above both editions, and the addresses that the sitemaps name."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.built_site import BASE
from tools.paths import EDITIONS
from tools.screenshots import pages, url_of
from tools.site.address import Address

NAMES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def urls_of(sitemap: Path) -> dict[str, dict[str, str]]:
    """Each page's URL, with the URL of every language."""
    return {
        entry.findtext("map:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href")
            for link in entry.findall("xhtml:link", namespaces=NAMES)
        }
        for entry in ET.parse(sitemap).getroot()
    }


def test_root_page_offers_both_languages(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    for edition in EDITIONS:
        assert f'<a href="{edition}/" hreflang="{edition}">' in html
        assert f'hreflang="{edition}" href="{BASE}{edition}/"' in html


def test_root_404_speaks_both_languages(site: Path) -> None:
    html = (site / "404.html").read_text(encoding="utf-8")
    assert "没有这一页" in html
    assert "There is no such page" in html
    for edition in EDITIONS:  # it is shown at any depth: its links start at the host
        assert f'href="/sub/{edition}/"' in html


@pytest.mark.parametrize(
    ("edition", "words"), [("zh", "没有这一页"), ("en", "There is no such page")]
)
def test_each_edition_has_its_404(site: Path, edition: str, words: str) -> None:
    html = (site / edition / "404.html").read_text(encoding="utf-8")
    assert f"<h1>{words}</h1>" in html
    assert f'<html lang="{edition}"' in html


def test_robots_name_the_sitemap(site: Path) -> None:
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {BASE}sitemap.xml" in lines
    assert "Disallow: /" not in lines


def test_sitemap_index_names_both_sitemaps(site: Path) -> None:
    named = [entry.text for entry in ET.parse(site / "sitemap.xml").getroot().iter() if entry.text]
    expected = [f"{BASE}{edition}/sitemap.xml" for edition in EDITIONS]
    assert [text for text in named if text.strip()] == expected


@pytest.mark.parametrize("edition", EDITIONS)
def test_sitemap_pairs_the_languages(site: Path, edition: str) -> None:
    expected = {
        f"{BASE}{edition}/{url_of(name)}": {
            other: f"{BASE}{other}/{url_of(name)}" for other in EDITIONS
        }
        for name in pages()
    }
    assert urls_of(site / edition / "sitemap.xml") == expected


def test_nothing_but_both_editions_and_root_files(site: Path) -> None:
    names = {path.name for path in site.iterdir()}
    root = {"index.html", "404.html", "robots.txt", "sitemap.xml", ".nojekyll", "llms.txt"}
    assert names == {*EDITIONS, *root, "data", "snippets"}


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org/", "https://a/?b", "/x/"])
def test_a_wrong_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        Address.of(url)


def test_an_address_gets_its_slash() -> None:
    address = Address.of("https://example.org/handbook")
    assert address.edition("zh") == "https://example.org/handbook/zh/"
    assert address.environment()["SITE_LINK_EN"] == "/handbook/en/"
