"""Lean HTML: the same text in the same colours, with fewer bytes and elements."""

from __future__ import annotations

import re
from html import unescape
from importlib.resources import files

import pytest
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from tools.catalogue import programs
from tools.site.lean import COLOURS, NONE, lean

PAGE = '<p>\n   a\n\n   b <pre><span class="n">x</span><span class="w">  </span>\n  y</pre>\n </p>'
RULE = re.compile(r"([^{}]*\.highlight \.[^{}]*)\{color:var\(--md-code-hl-(\w+)-color\)\}")
NAMES = re.compile(r"\.highlight \.(\w+)")
LEFT = {"name", "operator", "punctuation"}  # what the handbook leaves in the colour of all code


@pytest.fixture(scope="module")
def colours() -> dict[str, str]:
    """The colour of each sort of word in Material's style sheet."""
    folder = files("material") / "templates/assets/stylesheets"
    (sheet,) = [path for path in folder.iterdir() if re.fullmatch(r"main\..*\.css", path.name)]
    rules = RULE.findall(sheet.read_text(encoding="utf-8"))
    return {name: colour for names, colour in rules for name in NAMES.findall(names)}


def test_code_keeps_its_blanks() -> None:
    assert lean(PAGE) == "<p>\na\nb <pre>x  \n  y</pre>\n</p>"


def test_code_says_how_many_lines_it_has() -> None:
    code = "<pre><span></span><code>one\n\nthree\n</code></pre>"
    assert lean(f"<div>\n {code}") == (
        '<div>\n<pre style="--lines:3"><code>one\n\nthree\n</code></pre>'
    )


def test_neighbours_of_one_colour_become_one() -> None:
    code = '<span class="kn">a</span> <span class="k">b</span>\n<span class="kt">c</span>'
    other = '<span class="s2">d</span>, <span class="s1">e</span>'
    assert lean(f"<pre>{code}{other}</pre>") == (
        '<pre><span class="k">a b\nc</span><span class="s">d</span>, <span class="s">e</span></pre>'
    )


def test_each_group_has_one_colour_in_the_style_sheet(colours: dict[str, str]) -> None:
    for group in COLOURS:
        assert len({colours[name] for name in group.split()}) == 1, group


def test_what_goes_has_no_colour_of_its_own(colours: dict[str, str]) -> None:
    assert {colours.get(name, "name") for name in NONE.split()} <= LEFT


def painted(html: str, colours: dict[str, str]) -> list[tuple[str, str]]:
    """Each sign of a block of code that is no blank, with its colour."""
    signs, colour = [], ""
    for tag, text in re.findall(r"(<[^>]*>)|([^<]+)", html):
        if tag:
            found = re.fullmatch(r'<span class="(\w+)">', tag)
            colour = colours.get(found[1], "") if found else ""
        signs += [(sign, colour) for sign in unescape(text) if not sign.isspace()]
    return [(sign, "" if colour in LEFT - {"operator"} else colour) for sign, colour in signs]


def test_the_code_of_all_programs_keeps_text_and_colours(colours: dict[str, str]) -> None:
    colours = colours | {"o": ""}
    before = after = 0
    for program in programs():
        source = program.path.read_text(encoding="utf-8")
        html = highlight(source, PythonLexer(), HtmlFormatter())
        made = lean(html)
        assert re.sub(r"<[^>]*>", "", made) == re.sub(r"<[^>]*>", "", html)
        assert painted(made, colours) == painted(html, colours), program.name
        before, after = before + html.count("<span"), after + made.count("<span")
    assert after < before / 2
