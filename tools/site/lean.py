"""Lean HTML: no indentation, and in code only the spans that make a difference to the eye.

Pygments has many sorts of words, Material's style sheet has a colour for some groups of them, and
the handbook gives operators, names and punctuation the colour of all code. A span of a sort
without a colour of its own goes; the others take the first name of their group, and neighbours
of one colour become one span. What a reader sees and copies stays the same.
"""

from __future__ import annotations

import re

COLOURS = (  # groups of one colour in Material's style sheet; the first name stands for all
    "k kd kn kp kr kt nd ni nl nt",
    "s cpf l s1 s2 sb sc si ss",
    "m il mb mf mh mi mo",
    "c c1 ch cm cs sd",
    "nf nc ne nn",
    "nb bp no",
)
NONE = "n kc o p w vm sa fm"  # no colour in Material's, or here that of all code
GROUP = dict.fromkeys(NONE.split(), "") | {
    name: group.split()[0] for group in COLOURS for name in group.split()
}
SPAN = re.compile(r'<span class="([a-z]{1,2}[0-9]?)">([^<]*)</span>')
NEIGHBOURS = re.compile(r'<span class="(\w+)">([^<]*)</span>(\s*)<span class="\1">')

AS_WRITTEN = re.compile(r"<(pre|textarea|script|style)\b.*?</\1>", re.S)
CODE = "<pre><span></span><code>"
INDENTED = re.compile(r"\s*\n\s*")


def lean(html: str) -> str:
    """The page without indentation and without spans that change no colour.

    A block of code gets its number of lines: the style sheet keeps its room free, so that a
    browser lays out what is near the screen and nothing moves when the rest comes.
    """
    parts, end = [], 0
    for block in AS_WRITTEN.finditer(html):
        parts += [INDENTED.sub("\n", html[end : block.start()]), _counted(_coloured(block[0]))]
        end = block.end()
    return "".join([*parts, INDENTED.sub("\n", html[end:])])


def _coloured(code: str) -> str:
    code, before = SPAN.sub(_grouped, code), ""
    while code != before:  # of three neighbours, one pass joins two
        before, code = code, NEIGHBOURS.sub(r'<span class="\1">\2\3', code)
    return code


def _grouped(span: re.Match[str]) -> str:
    name = GROUP.get(span[1], span[1])
    return f'<span class="{name}">{span[2]}</span>' if name else span[2]


def _counted(block: str) -> str:
    count = block.count("\n")
    return block.replace(CODE, f'<pre style="--lines:{count}"><code>', 1)
