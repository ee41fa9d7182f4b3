"""``make new-snippet NAME=arguments/num_workers/order_kept``: a program that runs, to be changed.

An error or a hazard is a pair: ``NAME=errors/no_main_guard`` makes ``breaks.py`` and ``fixed.py``.
What the programs print is recorded at once; ``NEEDS=cuda`` makes one that waits for a GPU. Last
come the lines that show the program on a page of each edition.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
from pathlib import Path

from tools.catalogue import Program
from tools.header import FIELDS, parse_header
from tools.page_checks.shape import TEMPLATES
from tools.paths import EDITIONS, ROOT

PART = re.compile(r"[a-z][a-z0-9_]*")
NEEDS = ("cpu", "cuda", "2-cuda")
PAIRS = ("errors", "hazards")
PAGES = {"arguments": "arguments", "batch_to_loss": "batch-to-loss"}  # a folder for each page
TITLES = {
    "zh": {"out": "输出", "err": "报错"},
    "en": {"out": "Output", "err": "Error"},
}


class Refused(SystemExit):
    """A name that cannot be used; the text says why, and what can."""


def files(name: str, root: Path) -> dict[Path, str]:
    """The programs to write: path to the template that each begins with.

    Raises:
        Refused: The name has the wrong form, leads elsewhere, or is taken.
    """
    parts = name.removeprefix("snippets/").removesuffix(".py").split("/")
    folder = root / "snippets"
    rooms = sorted(path.name for path in folder.iterdir() if path.is_dir())
    form = "NAME=arguments/num_workers/order_kept, or NAME=errors/no_main_guard for a pair"
    if not all(PART.fullmatch(part) for part in parts):
        raise Refused(f"{name!r}: small letters, digits and _ between slashes: {form}")
    room = parts[0]
    if room not in rooms:
        raise Refused(f"{name!r}: there is no snippets/{room}; there are {', '.join(rooms)}")
    if room == "measurements":
        text = "a measurement is a measure.py with a README: copy the folder of a question like it"
        raise Refused(f"{name!r}: {text}")
    if room in PAIRS:
        if len(parts) != 2:
            raise Refused(f"{name!r}: {room} holds pairs: NAME={room}/<what_goes_wrong>")
        pair = folder / room / parts[1]
        broken = "breaks" if room == "errors" else "program"
        found = {pair / "breaks.py": broken, pair / "fixed.py": "program"}
    elif len(parts) == 1:
        raise Refused(f"{name!r}: name the program as well: {form}")
    elif room in PAGES and len(parts) != 3:
        raise Refused(f"{name!r}: below {room} each page has a folder: {form}")
    else:
        found = {folder.joinpath(*parts[:-1], f"{parts[-1]}.py"): "program"}
    if room in PAGES:
        page = parts[1] if room == "arguments" else parts[1].replace("_", "-")
        path = f"docs/zh/{PAGES[room]}/{page}.md"
        if not (root / path).is_file() and page != "index":
            raise Refused(f"{name!r}: there is no {path}; make the page first: make new-page")
    for path in found:
        if path.exists():
            raise Refused(f"{path.relative_to(root).as_posix()} exists: choose another name")
    return found


def create(name: str, root: Path = ROOT, needs: str = "") -> list[Program]:
    """Write the programs from their template, and nothing if the name is refused."""
    needs = needs or "cpu"
    if not re.fullmatch(r"cpu|cuda|2-cuda|[a-z][a-z0-9_.-]*", needs):
        raise Refused(f"NEEDS={needs!r}: one of {', '.join(NEEDS)}, or a package")
    made = []
    for path, model in files(name, root).items():
        text = (root / TEMPLATES / f"{model}.py").read_text(encoding="utf-8")
        if needs != "cpu":
            first, rest = text.split("\n", 1)
            closed = first.removesuffix('"""')
            text = f'{closed}\n\n{FIELDS[0]}: {needs}\n"""\n{rest}'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        program = Program(path, parse_header(path), root)
        if program.header.gpus:
            _waiting_sheets(program)
        made.append(program)
    return made


def _waiting_sheets(program: Program) -> None:
    """The sheets of a program that no GPU has run yet, as ``make facts`` writes them."""
    from tools.facts.gpu import sheet

    for edition in EDITIONS:
        path = program.root / sheet_of(program, edition)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sheet(program, edition), encoding="utf-8")


def sheet_of(program: Program, edition: str) -> str:
    """The sheet that a page shows for a program that needs a GPU."""
    name = program.name.removeprefix("snippets/").removesuffix(".py")
    return f"docs/facts/{edition}/gpu/{name}.md"


def recorded(programs: list[Program]) -> list[str]:
    """Record what the programs print; gives what there is to do by hand."""
    if importlib.util.find_spec("torch") is None:
        return [f"make record ONLY={program.name}" for program in programs]
    from tools.record import record

    return [fault for p in programs if not p.header.gpus for fault in record(p)]


def shown(program: Program, edition: str) -> str:
    """The Markdown that shows a program and what it printed."""
    code = f'```python title="{program.name}"\n--8<-- "{program.name}"\n```\n'
    if program.header.gpus:
        return f'{code}\n--8<-- "{sheet_of(program, edition)}"\n'
    stream = "err" if program.breaks else "out"
    printed = program.name.removesuffix("py") + stream
    title = TITLES[edition][stream]
    return f'{code}\n```{{ .text .no-copy title="{title}" }}\n--8<-- "{printed}"\n```\n'


def main(arguments: list[str] | None = None, root: Path = ROOT) -> None:
    """Write, record, and say what comes next."""
    parser = argparse.ArgumentParser(prog="make new-snippet", description=__doc__)
    parser.add_argument("name", help="for example arguments/num_workers/order_kept")
    parser.add_argument("--needs", default="", help="cuda, 2-cuda, or a package")
    given = parser.parse_args(arguments)
    programs = create(given.name, root, given.needs)
    for program in programs:
        print(f"wrote {program.name}")
    print(*recorded(programs), sep="\n", end="")
    for edition in EDITIONS:
        print(f"\nFor a page in docs/{edition}:\n")
        print("\n".join(shown(program, edition) for program in programs), end="")
    again = "make gpu" if programs[0].header.gpus else f"make record ONLY={given.name}"
    print(f"\nChange the program and its first line, then run: {again} && make facts")


if __name__ == "__main__":
    main()
