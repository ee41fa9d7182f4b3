"""Leaves out of the theme's style sheets what no page can use.

Material brings styles for everything it can do: all colours, all kinds of admonitions, comments,
annotations. A browser reads each rule and tries it on each element. Here a rule stays unless it
asks for a class or an attribute's value that neither a page nor a script of the site has; what
cannot be judged, stays. A custom property stays when somebody reads it. What Material's script
would make for a feature that the handbook has not, counts as absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

WORD = re.compile(r"[A-Za-z_][\w-]*")
TAG = re.compile(r"<[a-z][^>]*>", re.I)
NESTED = {"media", "supports", "layer", "container"}
MATERIAL = "javascripts"  # the folder of the theme's own scripts
# Annotations and tooltips (tests/site/test_html.py: no such feature is on), a choice of versions,
# what GitHub counts, tags.
ABSENT = ("md-annotation", "md-tooltip", "md-version", "md-source__fact", "md-tag")
READ = re.compile(r"var\(\s*(--[\w-]+)")


class Words:
    """Every word that stands in a tag of a page or anywhere in a script.

    A script's word that ends in ``-`` or ``_`` (``"md-source__fact--" + kind``) begins others.
    The theme's own scripts are full of English words; the classes that they give have a hyphen.
    """

    def __init__(self, edition: Path) -> None:
        self.whole: set[str] = set()
        self.classes: set[str] = set()
        starts: set[str] = set()
        for page in edition.rglob("*.html"):
            for tag in set(TAG.findall(page.read_text(encoding="utf-8"))):
                self.classes.update(WORD.findall(tag))
        self.whole |= self.classes
        for script in edition.rglob("*.js"):
            words = WORD.findall(script.read_text(encoding="utf-8"))
            self.whole.update(words)
            themes = script.parent.name == MATERIAL
            self.classes.update(word for word in words if not themes or _class_of_theme(word))
            starts.update(word for word in words if len(word) > 3 and word.endswith(("-", "_")))
        self.starts = tuple(starts)

    def __contains__(self, name: str) -> bool:
        return name in self.whole or name.startswith(self.starts)

    def names_class(self, name: str) -> bool:
        """Whether an element can have this class."""
        return name in self.classes or (
            name.startswith(self.starts) and not name.startswith(ABSENT)
        )


def _class_of_theme(word: str) -> bool:
    return word == "js" or ("-" in word and not word.startswith(ABSENT))


def prune(sheet: str, words: Words) -> str:
    """The style sheet without the rules and the custom properties that nothing uses.

    Args:
        sheet: A style sheet.
        words: What the pages and scripts of the site can name.

    Raises:
        ValueError: The style sheet has an error, by its line.
    """
    rules = list(_kept(_parsed(sheet), words))
    while True:
        text = "".join(map(_written, rules))
        read = set(READ.findall(text))
        fewer = [rule for rule in (_trimmed(rule, read, words) for rule in rules) if rule]
        if "".join(map(_written, fewer)) == text:
            return text
        rules = fewer


def _parsed(sheet: str) -> list[Node]:
    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    for node in nodes:
        if node.type == "error":
            raise ValueError(f"a style sheet, line {node.source_line}: {node.message}")
    return nodes


def _kept(nodes: list[Node], words: Words) -> Iterator[Node]:
    """The rules that something can match, each with those of its selectors that can."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [one for one in _selectors(node.prelude) if _possible(one, words)]
            if selectors:
                node.prelude = [token for one in selectors for token in [*one, _COMMA]][:-1]
                yield node
        elif isinstance(node, AtRule) and node.lower_at_keyword in NESTED and node.content:
            inner = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            node.content = list(_kept(inner, words))
            if node.content:
                yield node
        else:
            yield node


_COMMA = tinycss2.parse_component_value_list(",")[0]


def _selectors(prelude: list[Node]) -> Iterator[list[Node]]:
    """A rule's selectors: what stands between the commas."""
    one: list[Node] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


def _possible(selector: list[Node], words: Words) -> bool:
    """Whether its classes and its attributes' values are known; what is in brackets, is not asked."""
    for before, token in zip([None, *selector], selector, strict=False):
        after_dot = before is not None and before.type == "literal" and before.value == "."
        if after_dot and token.type == "ident" and not words.names_class(token.value):
            return False
        if token.type == "[] block" and not _attribute(token.content, words):
            return False
    return True


def _attribute(content: list[Node], words: Words) -> bool:
    """Whether ``[name=value]`` is possible; other forms always are."""
    parts = [token for token in content if token.type != "whitespace"]
    if len(parts) != 3 or parts[1].type != "literal" or parts[1].value != "=":
        return True
    return not WORD.fullmatch(parts[2].value) or parts[2].value in words


def _trimmed(node: Node, read: set[str], words: Words) -> Node | None:
    """The rule without custom properties that nobody reads; nothing if none is left."""
    if isinstance(node, AtRule):
        if node.lower_at_keyword in NESTED and node.content:
            inner = (_trimmed(one, read, words) for one in node.content)
            node.content = [one for one in inner if one]
            return node if node.content else None
        return node
    if not isinstance(node, QualifiedRule):
        return node
    declared = tinycss2.parse_blocks_contents(
        node.content, skip_comments=True, skip_whitespace=True
    )
    if not any(isinstance(one, Declaration) and one.name.startswith("--") for one in declared):
        return node
    kept = [one for one in declared if not _unread(one, read, words)]
    if not kept:
        return None
    node.content = tinycss2.parse_component_value_list("".join(f"{one.serialize()};" for one in kept))
    return node


def _unread(node: Node, read: set[str], words: Words) -> bool:
    own = isinstance(node, Declaration) and node.name.startswith("--")
    return own and node.name not in read and node.name.lstrip("-") not in words.whole


def _written(node: Node) -> str:
    """A rule as CSS; the blocks that hold parsed rules, too."""
    if isinstance(node, AtRule) and node.lower_at_keyword in NESTED and node.content is not None:
        head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
        return f"{head}{{{''.join(map(_written, node.content))}}}"
    return node.serialize()
