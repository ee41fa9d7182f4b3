"""``make new-page PAGE=memory/swap``: a page in both editions, from the template of its kind.

The files, their lines in both navigations, and what the template includes: the smallest program
with what it prints, and a contract with one row. ``KIND=topic`` names another kind than that of
the folder; ``IN=zh`` is for whoever writes one language: the other edition says that it waits.
Then ``python -m tools.check_pages`` lists what is left to fill in.
"""

from __future__ import annotations

import argparse
import datetime
import posixpath
import re
import shutil
from pathlib import Path

from tools import new_snippet
from tools.catalogue import Program
from tools.editions import CONFIGS, navigation
from tools.new_snippet import Refused
from tools.page_checks.defaults import MISSING, signature
from tools.page_checks.shape import KINDS, TEMPLATES
from tools.pages.model import FOLDERS, Page
from tools.pages.parse import parse
from tools.pair import stamp
from tools.paths import EDITIONS, ROOT
from tools.site import urls

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
ENTRY = re.compile(r"^\s+- (?:[^:]+: )?(\S+\.md)\s*(?:#.*)?$")
WAITS = {
    "zh": (
        "目前只有英文版，中文版待补。",
        "这一页还没有中文，上面的链接通向英文版。程序和输出两边相同，可以直接用。",
    ),
    "en": (
        "So far there is a Chinese page; the English one is to be written.",
        "This page is not written in English yet. The note above leads to the Chinese one, whose"
        " programs and outputs need no translation.",
    ),
}


def kind_of(name: str, given: str, root: Path) -> str:
    """The kind of a page: the one asked for, else that of its folder; Refused if it has no form."""
    kind = given or Page("", "zh", f"{name}.md", [], {}, 1).kind
    formed = [k for k in KINDS if (root / TEMPLATES / f"{k}.zh.md").is_file()]
    if kind not in formed:
        raise Refused(f"KIND={kind!r} has no template; there are {', '.join(formed)}")
    if (kind == "index") != (posixpath.basename(name) == "index"):
        raise Refused(f"{name!r} as {kind}: an index is called index, and nothing else is")
    folders = [folder for folder, holds in FOLDERS.items() if holds == kind]
    folders += ["contribute"] if kind == "contribute" else []
    if folders and posixpath.dirname(name) not in folders:
        raise Refused(f"{name!r}: a page of kind {kind} stands in {' or '.join(folders)}/")
    return kind


def judge(name: str, kind: str, root: Path) -> None:
    """Refuse a page that is there, that has no place, or that has the wrong case."""
    parts = name.split("/")
    form = "like PAGE=memory/swap, without docs/zh/ before it and .md behind it"
    if not all(NAME.fullmatch(part) for part in parts):
        raise Refused(f"{name!r}: small letters, digits and - between slashes, {form}")
    if parts[0] in ("docs", *EDITIONS):
        raise Refused(f"{name!r}: name it as in the address, {form}")
    if "_" in name and kind != "argument":
        raise Refused(f"{name!r}: an address has - between words, PAGE={name.replace('_', '-')}")
    for edition in EDITIONS:
        path = f"docs/{edition}/{name}.md"
        if (root / path).exists():
            raise Refused(f"{path} exists: choose another name, or change that page")
        known = {posixpath.dirname(page) for page in navigation(_read(root / CONFIGS[edition]))}
        if posixpath.dirname(name) not in known:
            text = (
                f"{name!r}: no page of nav in {CONFIGS[edition]} stands in that folder; there are"
                f" {', '.join(sorted(known - {''}))}. A new part begins with its title in nav of"
                f" both files and - {posixpath.dirname(name)}/index.md below it"
            )
            raise Refused(text)
    if kind == "argument":
        _judge_argument(posixpath.basename(name), root)


def _judge_argument(argument: str, root: Path) -> None:
    if argument not in signature():
        raise Refused(f"DataLoader has no argument {argument!r}: {', '.join(signature())}")
    if argument not in _read(root / MISSING).split():
        raise Refused(f"{argument} is not in {MISSING}, so it should have a page")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def listed(text: str, name: str) -> str:
    """A configuration with the page in its nav, all else as it was.

    It comes last among the pages of its folder that stand together; an argument comes where the
    signature has it.
    """
    if f"{name}.md" in navigation(text):
        return text
    lines = text.splitlines(keepends=True)
    folder, place = posixpath.dirname(name), None
    wanted = list(signature()) if folder == "arguments" else []
    for number in range(lines.index("nav:\n") + 1, len(lines)):
        found = ENTRY.match(lines[number])
        stem = found[1].removesuffix(".md") if found else ""
        beside = bool(found) and posixpath.dirname(stem) == folder and stem != "index"
        if beside and not _later(stem, name, wanted):
            place = number
        elif place is not None:
            break
    if place is None:
        raise Refused(f"{name!r}: found no place for it in nav")
    indent = re.match(r"\s*", lines[place])[0]
    lines.insert(place + 1, f"{indent}- {name}.md\n")
    return "".join(lines)


def _later(stem: str, name: str, order: list[str]) -> bool:
    """Whether the page beside it comes after the new one in the signature."""
    here, there = posixpath.basename(name), posixpath.basename(stem)
    if here not in order:
        return False
    return there not in order[: order.index(here)] and there != "index"


def page_text(name: str, kind: str, edition: str, root: Path) -> str:
    """The template of a kind with the page's own names, includes and all."""
    text = _read(root / TEMPLATES / f"{kind}.{edition}.md")
    stem = posixpath.basename(name)
    title = re.search(r"^# .*$", text, re.M)[0]
    if kind == "argument":
        text = text.replace(title, f"# {stem} {{#{stem}}}")
        text = re.sub(r"<(?:argument|参数名)>", stem, text)
    else:
        text = text.replace(title, re.sub(r"\{#.*\}", f"{{#{stem}}}", title))
    if not re.search(r"^kind:", text, re.M):
        text = text.replace('\npaired_with: ""\n', f'\nkind: {kind}\npaired_with: ""\n', 1)
    facts = f"docs/facts/{edition}"
    contract = f'--8<-- "{facts}/contract/{stem.replace("-", "_")}.md"'
    if kind == "argument":
        text = below(text, "in-short", f'--8<-- "{facts}/badges/{stem}.md"')
        text = below(text, "contract", contract)
    elif kind == "topic":
        text = below(text, "wrong-batch", contract)
    return text


def below(text: str, section: str, words: str) -> str:
    """The text with some words in a section, right below the note of the template."""
    at = text.index("-->", text.index(f"{{#{section}}}")) + len("-->")
    return f"{text[:at]}\n\n{words.rstrip()}{text[at:]}"


def waiting(name: str, kind: str, edition: str, today: str) -> str:
    """The page of the edition whose words are still to come."""
    description, sentence = WAITS[edition]
    stem = posixpath.basename(name)
    title = stem if kind == "argument" else stem.replace("-", " ").capitalize()
    meta = f'description: "{description}"\nkind: {kind}\npaired_with: ""\n'
    meta += f"translation: pending since {today}\n"
    return f"---\n{meta}---\n\n# {title} {{#{stem}}}\n\n{sentence}\n"


def create(name: str, kind: str = "", only: str = "", root: Path = ROOT) -> list[Program]:
    """Write the page in both editions with all it needs; nothing is written if it is refused.

    Args:
        name: Path below an edition, without ``.md``.
        kind: The kind of page, "" for that of its folder.
        only: The edition that will be written, "" for both.
        root: The project.

    Returns:
        The programs that came with it; what they print is to be recorded.
    """
    name = name.removesuffix(".md")
    if only not in ("", *EDITIONS):
        raise Refused(f"IN={only!r}: zh or en, or leave it out and write both")
    kind = kind_of(name, kind, root)
    judge(name, kind, root)
    configs = {root / config: listed(_read(root / config), name) for config in CONFIGS.values()}
    today = datetime.date.today().isoformat()
    texts = {
        edition: waiting(name, kind, edition, today)
        if only and edition != only
        else page_text(name, kind, edition, root)
        for edition in EDITIONS
    }
    pages = {edition: root / f"docs/{edition}/{name}.md" for edition in EDITIONS}
    for edition, page in pages.items():
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(texts[edition], encoding="utf-8")
    for path, text in configs.items():
        path.write_text(text, encoding="utf-8")
    urls.add(root)
    if only:
        one, other = (parse(pages[e], root, e) for e in sorted(EDITIONS, key=only.__ne__))
        stamp(one, other, root)  # there is nothing to read in the other one
    if kind not in ("argument", "topic"):
        return []
    folder = name.replace("-", "_")
    programs = new_snippet.create(f"{folder}/smallest", root)
    for edition in EDITIONS:
        if not only or edition == only:
            shown = new_snippet.shown(programs[0], edition)
            text = below(_read(pages[edition]), "smallest-program", shown)
            pages[edition].write_text(text, encoding="utf-8")
    _contract(root / "snippets" / folder, kind, root)
    if kind == "argument":
        rest = [row for row in _read(root / MISSING).split("\n") if row != posixpath.basename(name)]
        (root / MISSING).write_text("\n".join(rest), encoding="utf-8")
    return programs


def _contract(folder: Path, kind: str, root: Path) -> None:
    """A contract of one row, and its sheets as ``make facts`` writes them."""
    from tools.facts.contract_file import load
    from tools.facts.contracts import render

    shutil.copy(root / TEMPLATES / f"contract.{kind}.toml", folder / "contract.toml")
    contract = load(folder / "contract.toml")
    for edition in EDITIONS:
        sheet = root / f"docs/facts/{edition}/contract/{contract.name}.md"
        sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet.write_text(render(contract, edition), encoding="utf-8")


def main(arguments: list[str] | None = None, root: Path = ROOT) -> None:
    """Write, record, and say what comes next."""
    parser = argparse.ArgumentParser(prog="make new-page", description=__doc__)
    parser.add_argument("page", help="for example memory/swap")
    parser.add_argument("--kind", default="", help="if it is not that of the folder")
    parser.add_argument("--in", dest="only", default="", help="zh or en: write this one alone")
    given = parser.parse_args(arguments)
    programs = create(given.page, given.kind, given.only, root)
    name = given.page.removesuffix(".md")
    for edition in EDITIONS:
        print(f"wrote docs/{edition}/{name}.md, listed in {CONFIGS[edition]} and {urls.LIST}")
    for program in programs:
        print(f"wrote {program.name} and {posixpath.dirname(program.name)}/contract.toml")
    print(*new_snippet.recorded(programs), sep="\n", end="")
    if name.startswith("arguments/") and programs:
        print("add its line to docs/zh/arguments/index.md and docs/en/arguments/index.md")
    if programs:
        print("\nThe program or the contract changed: make record, make facts")
    print(f"\nWhat is left to fill in: .venv/bin/python -m tools.check_pages {name}")
    print(f"When both editions are read: make pair PAGE={name}")


if __name__ == "__main__":
    main()
