"""Every built page: valid, on its own site, its head in order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.built_site import BASE
from tests.site.checks import offsite, parsed
from tools.paths import EDITIONS, ROOT
from tools.screenshots import pages, url_of
from tools.site import mend, policy

PATHS = [f"{edition}/{url_of(name)}index.html" for edition in EDITIONS for name in pages()]
PATHS += ["zh/404.html", "en/404.html", "index.html", "404.html"]
STYLED = re.compile("tooltip|annotate|preview")


class Lenient(yaml.SafeLoader):
    """Reads mkdocs' own tags as plain values."""


Lenient.add_multi_constructor("!", lambda loader, suffix, node: None)


def test_no_request_leaves_the_site(site: Path) -> None:
    assert offsite(site, BASE) == []


def test_nothing_asks_github(site: Path) -> None:
    for path in PATHS:
        assert 'data-md-component="source"' not in (site / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_a_feature_whose_styles_are_left_out(site: Path, path: str) -> None:
    """tools/site/prune.py counts the classes as absent that Material's script makes for these."""
    (config,) = mend.CONFIG.findall((site / path).read_text(encoding="utf-8")) or ["{}"]
    settings = json.loads(config)
    assert not {"version", "tags", "annotate"} & set(settings)
    assert not {name for name in settings.get("features", []) if STYLED.search(name)}


@pytest.mark.parametrize("path", PATHS)
def test_html_is_valid(site: Path, path: str) -> None:
    assert parsed(site / path)[1] == []
    html = (site / path).read_text(encoding="utf-8")
    for fault, _ in mend.EVERYWHERE + mend.IN_SECTIONS:
        assert fault not in html


@pytest.mark.parametrize("edition", EDITIONS)
def test_pages_carry_no_wrong_hreflang(site: Path, edition: str) -> None:
    """Material would name the home page as the translation of every page."""
    for name in pages():
        head = parsed(site / edition / url_of(name) / "index.html")[0].find("head")
        links = [link for link in head.iter("link") if link.get("rel") == "alternate"]
        assert len(links) == 2  # the switch reads them
        assert [link.get("hreflang") for link in links] == [None, None]


def test_edit_link_leads_to_the_source(site: Path) -> None:
    html = (site / "en/arguments/num_workers/index.html").read_text(encoding="utf-8")
    assert "/edit/main/docs/en/arguments/num_workers.md" in html


def test_both_configurations_have_the_same_pages() -> None:
    zh, en = (
        yaml.load((ROOT / name).read_text(encoding="utf-8"), Lenient)
        for name in ("mkdocs.yml", "mkdocs.en.yml")
    )
    assert files_of(zh["nav"]) == files_of(en["nav"])
    for one, other in zip(zh["theme"]["palette"], en["theme"]["palette"], strict=True):
        assert one | {"toggle": None} == other | {"toggle": None}
        assert one["toggle"]["icon"] == other["toggle"]["icon"]


def files_of(nav: list) -> list:
    """The navigation without its words: files, in the same nesting."""
    values = [next(iter(item.values())) if isinstance(item, dict) else item for item in nav]
    return [files_of(value) if isinstance(value, list) else value for value in values]


@pytest.mark.parametrize("path", PATHS)
def test_each_page_has_the_policy_of_its_own_inline_code(site: Path, path: str) -> None:
    html = (site / path).read_text(encoding="utf-8")
    stated = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert stated == [policy.policy(html)]
    assert "'unsafe-inline'" not in stated[0].replace("style-src-attr 'unsafe-inline'", "")
    assert "unsafe-eval" not in stated[0]


@pytest.mark.parametrize("path", PATHS)
def test_links_that_leave_have_no_opener(site: Path, path: str) -> None:
    leaving = [
        link
        for link in parsed(site / path)[0].iter("a")
        if (link.get("href") or "").startswith(("http://", "https://"))
        and not link.get("href", "").startswith(BASE)
    ]
    assert [link.get("href") for link in leaving if not link.get("rel")] == []


def test_no_source_map_is_published(site: Path) -> None:
    assert list(site.rglob("*.map")) == []
    scripts = [path for path in site.rglob("*.js") if "sourceMappingURL" in path.read_text("utf-8")]
    assert scripts == []
