"""The sheet of all programs: each stands there once, with what its header says and its pages."""

from __future__ import annotations

import re

import pytest

from tools.catalogue import programs
from tools.facts import catalogue
from tools.header import Header, parse_header
from tools.pages import Site
from tools.paths import EDITIONS, ROOT, SNIPPETS

FILE = re.compile(r"^`([^`]+)`\{data-file=(\S+?)((?: data-[a-z]+=\S+?)*)\}$", re.M)


@pytest.fixture(scope="module")
def sheets() -> dict[str, str]:
    return catalogue.sheets()


@pytest.fixture(scope="module")
def site() -> Site:
    return Site()


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_program_stands_there_once(sheets: dict[str, str], edition: str) -> None:
    found = FILE.findall(sheets[f"{edition}/snippets.md"])
    assert sorted(name for _, name, _ in found) == sorted(
        program.path.relative_to(SNIPPETS).as_posix() for program in programs()
    )
    assert [name.rpartition("/")[2] for _, name, _ in found] == [shown for shown, _, _ in found]


def test_both_editions_list_the_same_in_the_same_order(sheets: dict[str, str]) -> None:
    zh, en = (sheets[f"{edition}/snippets.md"] for edition in EDITIONS)
    assert FILE.findall(zh) == FILE.findall(en)
    targets = re.compile(r"\]\((\.\./[^)]+)\)")
    assert targets.findall(zh) == targets.findall(en)
    ids = re.compile(r"\{#([\w-]+)\}")
    assert ids.findall(zh) == ids.findall(en)
    assert len(set(ids.findall(zh))) == len(ids.findall(zh))


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_names_the_sections_that_show_it(
    sheets: dict[str, str], site: Site, edition: str
) -> None:
    shown = catalogue.places(site, edition)
    assert all(shown[program.name] for program in programs())
    twice = shown["snippets/transfer/who_synchronizes.py"]
    text = sheets[f"{edition}/snippets.md"]
    _, _, entry = text.partition("{data-file=transfer/who_synchronizes.py")
    entry = entry.partition("\n`")[0]
    assert len(twice) == 2
    for place in twice:
        assert f"(../{place.page.name}#{place.heading.id})" in entry


@pytest.mark.parametrize(
    ("header", "zh", "en", "data"),
    [
        (Header("x"), [], [], {}),
        (Header("x", needs=("cuda",)), ["需要 CUDA"], ["needs CUDA"], {"data-needs": "cuda"}),
        (
            Header("x", needs=("2-cuda", "numpy"), since=(2, 9)),
            ["需要 2 块 GPU", "需要 numpy", "torch 2.9 起"],
            ["needs 2 GPUs", "needs numpy", "since torch 2.9"],
            {"data-needs": "2-cuda,numpy"},
        ),
        (
            Header("x", starts=("fork", "spawn")),
            ["启动方式 fork、spawn"],
            ["start method fork, spawn"],
            {"data-starts": "fork,spawn"},
        ),
    ],
)
def test_what_differs_from_the_default_is_said(
    header: Header, zh: list[str], en: list[str], data: dict[str, str]
) -> None:
    assert catalogue.needs(header, "zh") == zh
    assert catalogue.needs(header, "en") == en
    assert catalogue.values(header) == data


def test_what_a_header_says_is_no_markup(tmp_path) -> None:
    path = tmp_path / "snippets/arguments/x.py"
    path.parent.mkdir(parents=True)
    path.write_text('"""<img src=x> **__init__** `a` [b](c) &amp;"""\n', encoding="utf-8")
    shows = catalogue.SPECIAL.sub(r"\\\1", parse_header(path).shows)
    assert shows == r"\<img src=x\> \*\*\_\_init\_\_\*\* \`a\` \[b\](c) \&amp;"


def test_a_new_kind_of_program_needs_a_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(catalogue.KINDS, "memory")
    with pytest.raises(SystemExit, match="no name for: memory"):
        catalogue.render(site, programs(), "en")


def test_the_page_says_under_which_licence() -> None:
    for edition in EDITIONS:
        text = (ROOT / f"docs/{edition}/reference/snippets.md").read_text(encoding="utf-8")
        assert "0BSD" in text
        assert "{data-file=LICENSE-CODE}" in text
