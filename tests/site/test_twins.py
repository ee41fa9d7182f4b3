"""The Markdown twins and llms.txt: each page, whole, readable without a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.built_site import BASE
from tools.pages import Site
from tools.pages.parse import parse
from tools.paths import EDITIONS
from tools.site.address import Address
from tools.site.twins import NAME, twin, url_of

FENCED = re.compile(r"^ *(`{3,})[^\n]*\n.*?^ *\1$", re.S | re.M)
SPAN = re.compile(r"(`+).+?\1", re.S)
LINK = re.compile(r"\]\(<?([^\s)>]+)>?\)")


@pytest.fixture(scope="module")
def handbook() -> Site:
    return Site()


def flat(text: str) -> str:
    """The text without indents: a program inside a list stands further right."""
    return "\n".join(line.strip() for line in text.splitlines())


def prose_of(text: str) -> str:
    """The twin without programs and code spans."""
    return SPAN.sub("", FENCED.sub("", text))


def test_each_page_has_a_twin_without_marks_of_the_site(site: Path, handbook: Site) -> None:
    for page in handbook.pages:
        text = (site / page.edition / url_of(page.name) / NAME).read_text(encoding="utf-8")
        assert text.startswith(f"<!-- {BASE}{page.edition}/{url_of(page.name)} -->\n\n# ")
        prose = prose_of(text).partition("\n")[2]
        assert not re.search(r"\{\s*[#.:]|8<--|</?(div|figure|svg|p|span)\b", prose), page.path
        for include in page.includes:
            if include.fence and not include.section:
                shown = flat(handbook.read(include.path)).strip()
                assert shown in flat(text), (page.path, include.path)


def test_links_of_twins_lead_to_twins_and_files(site: Path, handbook: Site) -> None:
    for page in handbook.pages:
        here = site / page.edition / url_of(page.name)
        for target in LINK.findall(prose_of((here / NAME).read_text(encoding="utf-8"))):
            path = re.split(r"[?#]", target)[0]
            if path and "://" not in path and not path.startswith("mailto:"):
                assert (here / path).is_file(), f"{page.path}: {target}"


def test_a_twin_says_in_words_what_a_picture_shows(tmp_path: Path) -> None:
    (tmp_path / "docs/facts").mkdir(parents=True)
    sheet = '<figure class="f">\n<svg role="img"><title>Three</title><desc>A &lt; B.</desc></svg>'
    (tmp_path / "docs/facts/x.md").write_text(sheet + "\n</figure>\n", encoding="utf-8")
    path = tmp_path / "docs/en/memory/swap.md"
    path.parent.mkdir(parents=True)
    path.write_text(
        '---\ndescription: d\n---\n\n# Swap {#swap}\n\n--8<-- "docs/facts/x.md"\n\n'
        "See `{#x}` and [there](../index.md#a){ .b }, [here](#c), [it](page-locked.md).\n\n"
        '```{ .text .no-copy title="Output" }\n\n\n\nfour {#lines}\n```\n',
        encoding="utf-8",
    )
    page = parse(path, tmp_path, "en")
    assert twin(page, Address(BASE), tmp_path) == (
        f"<!-- {BASE}en/memory/swap/ -->\n\n# Swap\n\n> Three\n\n> A < B.\n\n"
        f"See `{{#x}}` and [there](../../{NAME}#a), [here](#c), [it](../page-locked/{NAME}).\n\n"
        '```text title="Output"\n\n\n\nfour {#lines}\n```\n'
    )


@pytest.mark.parametrize("edition", EDITIONS)
def test_llms_txt_lists_each_page_once(site: Path, handbook: Site, edition: str) -> None:
    text = (site / edition / "llms.txt").read_text(encoding="utf-8")
    first, *rest = text.splitlines()
    assert first.startswith("# ") and rest[1].startswith("> ")
    pages = handbook.editions[edition]
    named = re.findall(
        rf"^- \[[^\]]+\]\({re.escape(BASE)}{edition}/([^)]*){NAME}\): \S", text, re.M
    )
    assert sorted(named) == sorted(map(url_of, pages))
    assert text.count("\n## ") > 5


def test_the_root_names_both(site: Path) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    for edition in EDITIONS:
        assert f"({BASE}{edition}/llms.txt)" in text
