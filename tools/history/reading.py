"""Makes a snapshot of a wheel or of the installed torch, without importing either."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path

from tools.history.snapshot import Parameter, Snapshot
from tools.history.texts import messages

PACKAGE = "torch/utils/data/"
RELEASE = re.compile(r"\d+\.\d+\.\d+")
NOT_READ = {"gen_pyi.py"}  # it runs when torch is built
ITERATORS = {
    "_BaseDataLoaderIter",
    "_DataLoaderIter",
    "_MultiProcessingDataLoaderIter",
    "_SingleProcessDataLoaderIter",
}
INNER = {"__init__", "__new__", "__del__", "__getstate__"}


class NotAWheel(ValueError):
    """The file is no released wheel of torch; the text says what is wrong with it."""


def of_wheel(path: Path) -> Snapshot:
    """Read a downloaded wheel.

    Raises:
        NotAWheel: It is no zip file, not torch, a nightly, or has no ``torch.utils.data``.
    """
    try:
        with zipfile.ZipFile(path) as wheel:
            names = wheel.namelist()
            version, python = _about(wheel, names)
            files = {name: wheel.read(name).decode("utf-8") for name in names if _read(name)}
    except (zipfile.BadZipFile, FileNotFoundError, IsADirectoryError) as error:
        raise NotAWheel(f"{path}: not a wheel: {error}") from error
    try:
        return snapshot(version, python, files)
    except LookupError as error:
        raise NotAWheel(f"{path}: {error.args[0]}") from error


def _about(wheel: zipfile.ZipFile, names: list[str]) -> tuple[str, str]:
    """The release that a wheel is and the oldest Python it wants, from its own metadata."""
    found = [name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
    if not found:
        raise NotAWheel(f"{wheel.filename}: not a wheel: it has no METADATA")
    about = HeaderParser().parsestr(wheel.read(found[0]).decode("utf-8"))
    if about["Name"] != "torch":
        raise NotAWheel(f"{wheel.filename}: a wheel of {about['Name']}, not of torch")
    version = str(about["Version"]).partition("+")[0]
    if not RELEASE.fullmatch(version):
        raise NotAWheel(f"{wheel.filename}: {version} is no release: write it like 2.13.0")
    return version, oldest_python(about["Requires-Python"])


def oldest_python(requires: str | None) -> str:
    """``>=3.10.0`` as ``3.10``; "" where nothing is required."""
    found = re.search(r">=\s*(\d+\.\d+)", requires or "")
    return found[1] if found else ""


def of_installed() -> Snapshot:
    """Read the torch that this Python would import.

    Raises:
        NotAWheel: No torch is installed.
    """
    spec = importlib.util.find_spec("torch")
    if spec is None or not spec.origin:
        raise NotAWheel("torch is not installed")
    root = Path(spec.origin).parent.parent
    files = {}
    for path in (root / PACKAGE).rglob("*.py"):
        name = path.relative_to(root).as_posix()
        if _read(name):
            files[name] = path.read_text(encoding="utf-8")
    about = importlib.metadata.metadata("torch")
    version = about["Version"].partition("+")[0]
    return snapshot(version, oldest_python(about["Requires-Python"]), files)


def _read(name: str) -> bool:
    """Whether a file is part of the history: public modules of the package, and ``_utils``."""
    if not name.startswith(PACKAGE) or not name.endswith(".py"):
        return False
    folder, _, file = name.removeprefix(PACKAGE).rpartition("/")
    if folder:
        return folder == "_utils"
    return (file == "__init__.py" or not file.startswith("_")) and file not in NOT_READ


def snapshot(version: str, python: str, files: dict[str, str]) -> Snapshot:
    """Read the sources of one release.

    Args:
        version: The release.
        python: The oldest Python that it wants.
        files: Paths such as ``torch/utils/data/sampler.py``, and their texts.

    Raises:
        LookupError: There is no ``DataLoader`` in them.
    """
    inside = {name.removeprefix(PACKAGE): text for name, text in sorted(files.items())}
    trees = {name: ast.parse(text) for name, text in inside.items()}
    return Snapshot(
        version=version,
        python=python,
        signature=tuple(_parameters(_init(trees, "DataLoader"))),
        names=frozenset(_names(trees)),
        iterator=frozenset(_methods(trees)),
        worker_info=frozenset(_fields(trees)),
        messages=frozenset(m for name, text in inside.items() for m in messages(text, name)),
    )


def _defined(trees: dict[str, ast.Module], name: str) -> ast.ClassDef | ast.FunctionDef | None:
    """The class or function of this name; of overloads the last."""
    found = None
    for tree in trees.values():
        for node in tree.body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
                found = node
    return found


def _init(trees: dict[str, ast.Module], name: str) -> ast.FunctionDef | None:
    """What is called for a name: a function, or the ``__init__`` of a class or its bases."""
    node = _defined(trees, name)
    if isinstance(node, ast.FunctionDef) or node is None:
        return node
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
            return inner
    for base in node.bases:
        named = base.value if isinstance(base, ast.Subscript) else base
        if found := _init(trees, getattr(named, "id", "")):
            return found
    return None


def _parameters(call: ast.FunctionDef | None) -> Iterator[Parameter]:
    if call is None:
        raise LookupError("it has no torch/utils/data with a DataLoader")
    given = call.args
    plain = [arg.arg for arg in [*given.posonlyargs, *given.args]]
    required = len(plain) - len(given.defaults)
    for place, name in enumerate(plain):
        if name != "self":
            value = given.defaults[place - required] if place >= required else None
            yield Parameter(name, _source(value), False)
    for arg, value in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield Parameter(arg.arg, _source(value), True)


def _source(node: ast.expr | None) -> str | None:
    """An expression as text, with double quotes around a string."""
    if node is None:
        return None
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return f'"{node.value}"'
    return ast.unparse(node)


def _shown(call: ast.FunctionDef | None) -> str:
    """A call for readers, ``(data_source, *, generator=None)``, without annotations."""
    if call is None:
        return ""
    parts, starred = [], False
    for each in _parameters(call):
        if each.keyword_only and not starred and not call.args.vararg:
            parts.append("*")
        starred |= each.keyword_only
        parts.append(each.name if each.default is None else f"{each.name}={each.default}")
        last = [a.arg for a in call.args.args][-1:]
        if call.args.vararg and [each.name] == last:
            parts.append(f"*{call.args.vararg.arg}")
    if call.args.vararg and f"*{call.args.vararg.arg}" not in parts:
        parts.append(f"*{call.args.vararg.arg}")
    if call.args.kwarg:
        parts.append(f"**{call.args.kwarg.arg}")
    return f"({', '.join(parts)})"


def _names(trees: dict[str, ast.Module]) -> Iterator[tuple[str, str]]:
    """What ``torch.utils.data`` imports for its users, and how each is called.

    Not ``__all__``: in 1.7 and 1.13 it lists names that are not there.
    """
    public: set[str] = set()
    for node in ast.walk(trees.get("__init__.py", ast.Module([], []))):
        if isinstance(node, ast.ImportFrom):
            public |= {alias.asname or alias.name for alias in node.names}
    for name in public:
        if not name.startswith("_"):  # the parameters of DataLoader are the signature
            yield name, _shown(_init(trees, name)) if name != "DataLoader" else ""


def _methods(trees: dict[str, ast.Module]) -> Iterator[str]:
    """Public methods of the iterators, also those that are set as a second name."""
    for tree in trees.values():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and node.name in ITERATORS:
                for inner in node.body:
                    names = [getattr(inner, "name", "")]
                    if isinstance(inner, ast.Assign):
                        names = [getattr(target, "id", "") for target in inner.targets]
                    yield from (n for n in names if _is_public(n))


def _is_public(name: str) -> bool:
    special = name.startswith("__") and name.endswith("__") and name not in INNER
    return special or bool(name and not name.startswith("_"))


def _fields(trees: dict[str, ast.Module]) -> Iterator[str]:
    """The fields of ``WorkerInfo``: declared, or named where one is made."""
    node = _defined(trees, "WorkerInfo")
    for inner in node.body if node else []:
        if isinstance(inner, ast.AnnAssign) and _is_public(getattr(inner.target, "id", "")):
            yield inner.target.id
    for tree in trees.values():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "WorkerInfo":
                yield from (keyword.arg for keyword in call.keywords if keyword.arg)
