"""Fewer requests and bytes: one style sheet, and one script for an interactive module.

The sources stay as they are written, small and readable, and are published beside what is made
of them. Every step is exact: it knows the few forms that our own files use and refuses others,
so a change that it does not understand ends the build instead of breaking a page.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tools.site.prune import Words, prune

STYLES = re.compile(r'(?:[ \t]*<link rel="stylesheet" href="[^"]+">\s*)+')
HREF = re.compile(r'href="([^"]*?)(assets/[^"]+\.css)"')
RELATIVE = re.compile(r"""url\(\s*["']?(?!["']|data:)""")
CHARSET = '@charset "UTF-8";'

IMPORT = re.compile(r'^import \{([^}]+)\}\s+from\s+"\./([\w-]+)\.js";\n', re.M)
PASSED_ON = re.compile(r'^export \{([^}]+)\} from "\./([\w-]+)\.js";\n', re.M)
EXPORTED = re.compile(r"^export (?=const |function |async function |class )", re.M)
OTHER = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.M)

COMMENT = re.compile(r"^\s*//.*\n", re.M)
NAME = re.compile(r"[A-Za-z_$][\w$]*")


def styles(edition: Path) -> None:
    """Join the style sheets that every page of an edition links into one file.

    Args:
        edition: The folder of a built edition; its pages and style sheets are rewritten.

    Raises:
        ValueError: Pages link different sheets, or a sheet cannot stand in another folder.
    """
    joined: dict[tuple[str, ...], str] = {}
    words = Words(edition)
    for page in sorted(edition.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        runs = STYLES.findall(html)
        if len(runs) != 1:
            raise ValueError(f"{page.name}: style sheets stand in {len(runs)} places, not in one")
        links = HREF.findall(runs[0])
        names = tuple(name for _, name in links)
        if names not in joined:
            joined[names] = _joined(edition, names, words)
        link = f'<link rel="stylesheet" href="{links[0][0]}{joined[names]}">\n'
        page.write_text(html.replace(runs[0], link), encoding="utf-8")
    if len(joined) != 1:
        raise ValueError(f"pages link {len(joined)} different lists of style sheets: {joined}")
    for name in next(iter(joined)):
        (edition / name).unlink()


def _joined(edition: Path, names: tuple[str, ...], words: Words) -> str:
    """Write the sheets as one, in their order; returns its name below the edition."""
    texts = []
    for name in names:
        text = (edition / name).read_text(encoding="utf-8").removeprefix(CHARSET)
        if not name.startswith("assets/css/") and RELATIVE.search(text):
            raise ValueError(f"{name} links a file beside it and cannot move to assets/css")
        if "@import" in text:
            raise ValueError(f"{name} has an @import, which must not stand behind other rules")
        texts.append(text)
    whole = CHARSET + "\n" + prune("\n".join(texts), words) + "\n"
    name = f"assets/css/site.{hashlib.sha256(whole.encode()).hexdigest()[:8]}.css"
    (edition / name).write_text(whole, encoding="utf-8")
    return name


def module(entry: Path) -> str:
    """The text of an ES module with every module that it imports, each in a scope of its own.

    The modules come in the order in which a browser runs them. Known are ``import {…} from
    "./x.js"``, ``export`` before a declaration, and in the entry ``export {…} from "./x.js"``,
    all without ``as``; lines that are comments are left out.

    Args:
        entry: The file of the module; what it imports lies beside it.

    Raises:
        ValueError: Modules import each other in a circle, or use another form.
    """
    sources: dict[str, str] = {}
    _collect(entry.parent, entry.stem, sources, ())
    wanted = {name: set[str]() for name in sources}
    for text in sources.values():
        for names, source in IMPORT.findall(text) + PASSED_ON.findall(text):
            wanted[source] |= set(_names(names))
    parts = []
    for name, text in sources.items():
        body = IMPORT.sub(lambda found: _taken(found[1], found[2]), text)
        if name == entry.stem:
            parts.append(PASSED_ON.sub(lambda found: _given_on(found[1], found[2]), body))
        else:
            given = ", ".join(sorted(wanted[name]))
            body = EXPORTED.sub("", body)
            parts.append(f"const {_scope(name)} = (() => {{\n{body}return {{ {given} }};\n}})();\n")
    head = f"// {entry.stem}.js and what it imports; their sources are in docs/theme/assets/js.\n"
    return head + "".join(parts)


def _collect(folder: Path, name: str, sources: dict[str, str], above: tuple[str, ...]) -> None:
    """Add a module after those that it imports."""
    if name in above:
        raise ValueError(f"modules import each other in a circle: {' > '.join((*above, name))}")
    if name in sources:
        return
    text = COMMENT.sub("", (folder / f"{name}.js").read_text(encoding="utf-8"))
    rest = EXPORTED.sub("", IMPORT.sub("", text))
    if not above:
        rest = PASSED_ON.sub("", rest)
    if unknown := OTHER.search(rest):
        raise ValueError(f"{name}.js: a form that {__name__} does not know: {unknown[0]}")
    for _, source in _sources(text):
        _collect(folder, source, sources, (*above, name))
    sources[name] = text


def _sources(text: str) -> list[tuple[int, str]]:
    """What a module imports, in the order of its lines."""
    found = [*IMPORT.finditer(text), *PASSED_ON.finditer(text)]
    return sorted((match.start(), match[2]) for match in found)


def _names(text: str) -> list[str]:
    """The names between the braces."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if unknown := [name for name in names if not NAME.fullmatch(name)]:
        raise ValueError(f"a form of import that {__name__} does not know: {unknown}")
    return names


def _scope(name: str) -> str:
    return "$" + name.replace("-", "_")


def _taken(names: str, source: str) -> str:
    return f"const {{ {', '.join(_names(names))} }} = {_scope(source)};\n"


def _given_on(names: str, source: str) -> str:
    lines = [
        f"const $given_{name} = {_scope(source)}.{name};\nexport {{ $given_{name} as {name} }};\n"
        for name in _names(names)
    ]
    return "".join(lines)


def modules(edition: Path) -> None:
    """Put every script that imports others together; its name stays as it is."""
    folder = edition / "assets/js"
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}
    imported = {name for text in texts.values() for _, name in IMPORT.findall(text)}
    entries = [path for path, text in texts.items() if IMPORT.search(text)]
    bundles = {path: module(path) for path in entries if path.stem not in imported}
    alone = {path: COMMENT.sub("", text) for path, text in texts.items()}
    for path, text in (alone | bundles).items():
        path.write_text(text, encoding="utf-8")
