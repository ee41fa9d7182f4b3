"""Faults planted in a copy of the pages: the strict build and the off-site check go red."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.built_site import BASE
from tests.live_site import copy_sources
from tests.site.checks import offsite
from tools.build import build_site
from tools.site import edition, mend
from tools.site.address import Address
from tools.site.edition import BuildError
from tools.site.policy import CHARSET


def plant(source: Path, page: str, text: str) -> None:
    """Add a paragraph to a page of the copy."""
    file = source / "docs" / page
    file.write_text(file.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the build of an edition with several faults says."""
    folder = tmp_path_factory.mktemp("faults")
    source = copy_sources(folder / "copy")
    plant(source, "zh/contribute/index.md", "[死链接](../nowhere.md)")
    plant(source, "zh/errors/index.md", "[死锚点](../arguments/num_workers.md#no-such-section)")
    plant(source, "zh/index.md", "[自己的死锚点](#no-such-heading)")
    (source / "docs/zh/forgotten.md").write_text("# 忘了 {#forgotten}\n", encoding="utf-8")
    with pytest.raises(BuildError) as fault:
        edition.build("zh", folder / "site", Address(BASE), source)
    return str(fault.value)


@pytest.mark.parametrize(
    "words",
    ["'../nowhere.md'", "'#no-such-section'", "'#no-such-heading'", "forgotten.md"],
    ids=["dead-link", "dead-anchor", "dead-anchor-on-its-page", "page-not-in-nav"],
)
def test_strict_build_is_red(said: str, words: str) -> None:
    assert words in said
    assert "Aborted" in said


def test_missing_section_of_a_file_is_red(tmp_path: Path) -> None:
    source = copy_sources(tmp_path / "copy")
    plant(source, "en/index.md", '--8<-- "snippets/arguments/num_workers/order.py:no_such"')
    with pytest.raises(BuildError, match="no_such"):
        edition.build("en", tmp_path / "site", Address(BASE), source)


def test_offsite_request_is_red(tmp_path: Path) -> None:
    source = copy_sources(tmp_path / "copy")
    plant(source, "zh/index.md", '<img src="https://cdn.example.org/a.png" alt="a">')
    (source / "docs/theme/assets/css/home.css").write_text(
        "body { background: url(https://img.example.org/b.png); }", encoding="utf-8"
    )
    build_site(tmp_path / "site", Address(BASE), source)
    found = offsite(tmp_path / "site", BASE)
    assert "zh/index.html: https://cdn.example.org/a.png" in found
    in_style = re.compile(r"en/assets/css/site\.\w+\.css: https://img\.example\.org/b\.png")
    assert any(in_style.fullmatch(line) for line in found)


def test_other_markup_of_the_theme_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html></html>", encoding="utf-8")
    with pytest.raises(ValueError, match="Material no longer writes"):
        mend.folder(tmp_path)


def test_a_theme_without_source_maps_is_named(tmp_path: Path) -> None:
    fault = "".join(fault for fault, _ in (*mend.EVERYWHERE, *mend.IN_SECTIONS))
    settings = '{"search": "assets/javascripts/workers/search.0.min.js"}'
    fault += f'<script id="__config" type="application/json">{settings}</script>'
    (tmp_path / "index.html").write_text(f"{CHARSET}{fault}", encoding="utf-8")
    with pytest.raises(ValueError, match="no source maps any more"):
        mend.folder(tmp_path)


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    source = copy_sources(tmp_path / "copy")
    (source / "docs/zh/index.md").unlink()
    old = tmp_path / "site"
    old.mkdir()
    (old / ".nojekyll").touch()
    (old / "index.html").write_text("old", encoding="utf-8")
    with pytest.raises(BuildError, match=r"index\.md"):
        build_site(old, Address(BASE), source)
    assert (old / "index.html").read_text(encoding="utf-8") == "old"


def test_a_folder_of_something_else_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(BuildError, match="no built site"):
        build_site(tmp_path, Address(BASE))
    assert (tmp_path / "thesis.txt").exists()
