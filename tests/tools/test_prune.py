"""Style sheets without what nothing uses: what a page or a script can name stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.site.prune import Words, prune


@pytest.fixture
def words(tmp_path: Path) -> Words:
    (tmp_path / "page.html").write_text(
        '<body data-colour="teal"><p class="here no-js">absent</p></body>', encoding="utf-8"
    )
    (tmp_path / "page.js").write_text(
        'node.classList.add("later"); node.className = "fact--" + kind;', encoding="utf-8"
    )
    theme = tmp_path / "javascripts"
    theme.mkdir()
    (theme / "bundle.js").write_text(
        'make("md-code md-annotation", note, "md-tag--" + kind); list.add("js");', encoding="utf-8"
    )
    return Words(tmp_path)


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("p{a:b}", "p{a:b}"),
        (".here{a:b}.absent{a:b}.later{a:b}", ".here{a:b}.later{a:b}"),
        (".fact--stars{a:b}.facts{a:b}", ".fact--stars{a:b}"),
        (".here,.absent,p .later{a:b}", ".here,p .later{a:b}"),
        (".here.absent{a:b}", ""),
        (".md-code{a:b}.js{a:b}.note{a:b}.make{a:b}", ".md-code{a:b}.js{a:b}"),
        (".md-annotation{a:b}.md-tag--new{a:b}", ""),
        ("[data-colour=note]{a:b}", "[data-colour=note]{a:b}"),
        (":not(.absent){a:b}:is(.absent,p){a:b}", ":not(.absent){a:b}:is(.absent,p){a:b}"),
        ("[data-colour=teal]{a:b}[data-colour=red]{a:b}", "[data-colour=teal]{a:b}"),
        ('[data-colour="red"]{a:b}', ""),
        ("[href^=red]{a:b}[data-colour]{a:b}", "[href^=red]{a:b}[data-colour]{a:b}"),
        ('[href="#red:2"]{a:b}', '[href="#red:2"]{a:b}'),
        ("@media print{.absent{a:b}p{a:b}}@media screen{.absent{a:b}}", "@media print{p{a:b}}"),
        ("@keyframes turn{from{a:b}}", "@keyframes turn{from{a:b}}"),
        ("@supports (a:b){@media print{.absent{a:b}}}", ""),
        (":root{--one:1;--two:2}p{a:var(--one)}", ":root{--one:1;}p{a:var(--one)}"),
        (":root{--one:1}.absent{a:var(--one)}", ""),
        (":root{--one:1;--two:var(--one)}", ""),
        (":root{--one:1}p{a:calc(1px*var( --one ))}", ":root{--one:1;}p{a:calc(1px*var( --one ))}"),
        ("@media print{:root{--one:1}}", ""),
        ("/* .x */p{--later:1}", "p{--later:1;}"),
    ],
)
def test_what_can_match_stays(words: Words, sheet: str, left: str) -> None:
    assert prune(sheet, words) == left


def test_a_broken_sheet_is_refused(words: Words) -> None:
    with pytest.raises(ValueError, match="line 2"):
        prune("p{a:b}\n}", words)
