"""What a raise, a warning or an assert will say, read from its source with ``ast``.

A value that is filled in at run time stands as ``…``: ``got batch_size=…``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

GAP = "…"
DEEPEST = 4  # names and functions followed from one text
PERCENT = re.compile(r"%(?:%|[-#0 +]*\d*(?:\.\d+)?[a-zA-Z])")
FIELD = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
DEPRECATED = {"deprecated", "_deprecated"}


@dataclass(frozen=True, order=True)
class Message:
    """One text of one file.

    Attributes:
        file: Below ``torch/utils/data``, for example ``_utils/collate.py``.
        kind: ``raise``, ``warn`` or ``assert``.
        type: The exception or the category of the warning, for example ``ValueError``.
        text: As printed, with ``…`` for what is filled in.
    """

    file: str
    kind: str
    type: str
    text: str


def messages(source: str, file: str) -> Iterator[Message]:
    """Every text of a file; raises without words of their own are left out."""
    tree = ast.parse(source)
    for scope, node in _walk(tree, (tree,)):
        if found := _said(node, scope):
            kind, category, text = found
            if re.search(r"\w", text):
                yield Message(file, kind, category, text)


def _walk(node: ast.AST, scope: tuple[ast.AST, ...]) -> Iterator[tuple[tuple, ast.AST]]:
    """Every node with the module, classes and functions that it stands in."""
    for child in ast.iter_child_nodes(node):
        yield scope, child
        opens = isinstance(child, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        yield from _walk(child, (*scope, child) if opens else scope)


def _said(node: ast.AST, scope: tuple[ast.AST, ...]) -> tuple[str, str, str] | None:
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
        name = _name(node.exc.func)
        # The last: OSError(number, text); what is no text has no fixed words.
        return "raise", name, Words(scope, node.lineno).of(_worded(node.exc.args))
    if isinstance(node, ast.Assert) and node.msg is not None:
        return "assert", "AssertionError", Words(scope, node.lineno).of(node.msg)
    if isinstance(node, ast.Call) and _name(node.func) == "warn" and node.args:
        return "warn", _category(node, "UserWarning"), Words(scope, node.lineno).of(node.args[0])
    if isinstance(node, ast.Call) and _name(node.func) in DEPRECATED and node.args:
        category = _category(node, "DeprecationWarning")
        return "warn", category, Words(scope, node.lineno).of(node.args[0])
    return None


def _worded(args: list[ast.expr]) -> ast.expr:
    """The argument that holds the text: the first, unless it is a number before one."""
    numbered = len(args) > 1 and not isinstance(args[0], ast.Constant | ast.JoinedStr | ast.BinOp)
    return args[1] if numbered and isinstance(args[1], ast.Constant | ast.JoinedStr) else args[0]


def _name(node: ast.expr) -> str:
    """The last part of a dotted name; "" for anything else."""
    return getattr(node, "attr", getattr(node, "id", ""))


def _category(call: ast.Call, default: str) -> str:
    given = [k.value for k in call.keywords if k.arg == "category"] or call.args[1:2]
    return (_name(given[0]) if given else "") or default


@dataclass(frozen=True)
class Words:
    """Reads expressions at one place: the scopes around it, innermost last, and its line."""

    scope: tuple[ast.AST, ...]
    line: int

    def of(self, node: ast.expr) -> str:
        """The text of an expression, runs of white space and of gaps as one."""
        text = re.sub(rf"{GAP}(?:\s*{GAP})+", GAP, self._text(node, 0))
        return re.sub(r"\s+", " ", text).strip()

    def _text(self, node: ast.expr, depth: int) -> str:
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else GAP
        if isinstance(node, ast.JoinedStr):
            return "".join(self._text(part, depth) for part in node.values)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._text(node.left, depth) + self._text(node.right, depth)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            filled = lambda spec: "%" if spec[0] == "%%" else GAP  # noqa: E731
            return PERCENT.sub(filled, self._text(node.left, depth))
        if isinstance(node, ast.Call) and _name(node.func) == "format":
            filled = lambda spec: spec[0][0] if spec[0] in ("{{", "}}") else GAP  # noqa: E731
            return FIELD.sub(filled, self._text(getattr(node.func, "value", node), depth))
        if isinstance(node, ast.Name) and depth < DEEPEST:
            return self._named(node.id, depth + 1)
        if isinstance(node, ast.Call) and depth < DEEPEST:
            return self._returned(_name(node.func), depth + 1)
        return GAP

    def _returned(self, name: str, depth: int) -> str:
        """What a function beside this place returns, such as one that makes the words."""
        for holder in reversed(self.scope):
            for node in ast.walk(holder):
                if isinstance(node, ast.FunctionDef) and node.name == name:
                    given = [n.value for n in ast.walk(node) if isinstance(n, ast.Return)]
                    if len(given) == 1 and given[0] is not None:
                        inside = Words((*self.scope, node), given[0].lineno)
                        return inside._text(given[0], depth)
        return GAP

    def _named(self, name: str, depth: int) -> str:
        """What a name was last set to above this line; what is added to it later is a gap."""
        for holder in reversed(self.scope):
            value, added = None, False
            for node in ast.walk(holder):
                if getattr(node, "lineno", self.line) >= self.line:
                    continue
                if isinstance(node, ast.Assign) and any(_name(t) == name for t in node.targets):
                    value, added = node.value, False
                added |= isinstance(node, ast.AugAssign) and _name(node.target) == name
            if value is not None:
                return self._text(value, depth) + (GAP if added else "")
        return GAP
