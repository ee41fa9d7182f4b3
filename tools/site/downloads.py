"""The programs to download: copied byte for byte into the site, linked wherever a page names them.

They stand once, above both editions: ``/snippets/<path below snippets/>``. Pages get their links
after mkdocs, which knows no file outside its edition: the title of each block that shows a
program, and each code span with ``data-file``, which the list of all programs is made of.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from tools.paths import ROOT

FOLDER = "snippets"
LICENCE = "LICENSE-CODE"  # in the repository, and in the folder of the downloads
WORD = {"zh": "下载", "en": "Download"}
LANGUAGE = re.compile(r'<html lang="(\w+)')
TITLE = re.compile(r'<span class="filename">(?P<name>snippets/[^<]+\.py)</span>')
LISTED = re.compile(
    r'<code(?P<data>[^>]*?) data-file="(?P<name>[^"]+)"(?P<more>[^>]*)>([^<]*)</code>'
)


def files(source: Path = ROOT) -> dict[str, Path]:
    """Path below the site to the file of the repository whose bytes stand there."""
    paths = sorted((source / FOLDER).rglob("*.py"))
    found = {path.relative_to(source).as_posix(): path for path in paths if _is_program(path)}
    return found | {f"{FOLDER}/{LICENCE}": source / LICENCE}


def write(out: Path, source: Path = ROOT) -> None:
    """Copy all of them into the folder that holds both editions."""
    for name, path in files(source).items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())


def linked(html: str, page: PurePath) -> str:
    """The page with a download link at each program that it names.

    Args:
        html: The page as mkdocs wrote it.
        page: Its path below the edition, for example ``memory/budget/index.html``.
    """
    up = "../" * len(page.parts)
    language = LANGUAGE.search(html)
    word = WORD.get(language[1] if language else "", WORD["en"])
    opened = rf'<a href="{up}\g<name>" download aria-label="{word} \g<name>">'
    title = rf'<span class="filename">{opened}\g<name></a></span>'
    listed = rf'<a href="{up}{FOLDER}/\g<name>" download\g<data>\g<more>>\4</a>'
    return LISTED.sub(listed, TITLE.sub(title, html))


def _is_program(path: Path) -> bool:
    return "__pycache__" not in path.parts
