"""The report on the world outside, as Markdown, and what goes into it."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from tools.history import store
from tools.history.compare import differences, own_or_before, to_mend
from tools.history.reading import of_wheel
from tools.history.snapshot import order
from tools.outward import NOTHING
from tools.outward.links import Answer
from tools.pages import Site
from tools.paths import ROOT

AGED = 365  # days after which a record should be made again
PENDING = re.compile(r"pending since (\d{4}-\d{2}-\d{2})")


def newest_torch(wheel: Path, site: Site) -> list[str]:
    """What the newest release says otherwise than the newest one that the history lists."""
    new = of_wheel(wheel)
    known = store.load()[1]
    before = own_or_before(new.version, known)
    changed = to_mend(differences(before, new), site)
    if new.version not in known:
        newer = all(order(new.version) > order(version) for version in known)
        what = "is newer than all" if newer else "is not among those"
        first = (
            f"torch {new.version} {what} of docs/history.json: `make history WHEEL={wheel.name}`"
        )
        return [first, *changed]
    return changed


def dead(answers: list[Answer]) -> list[str]:
    """Links that lead nowhere, each with its pages."""
    return [
        f"{answer.link.url} ({answer.why}) in {', '.join(answer.link.pages)}"
        for answer in answers
        if answer.state == "dead"
    ]


def pending(site: Site) -> list[str]:
    """Pages that wait for a translation, the longest wait first."""
    waits = []
    for page in site.pages:
        if found := PENDING.search(str(page.meta.get("translation", ""))):
            waits.append((found[1], page.path))
    return [f"{path} since {date}" for date, path in sorted(waits)]


def aged(today: datetime.date, root: Path = ROOT) -> list[str]:
    """Records older than a year: the newest of each machine and question, and of each program."""
    newest: dict[str, datetime.date] = {}
    for path in sorted((root / "snippets").glob("measurements/*/recorded/*.json")):
        date = datetime.date.fromisoformat(path.stem.rpartition("__")[2])
        of = f"{path.parts[-3]} on {path.stem.partition('__')[0]}"
        newest[of] = max(newest.get(of, date), date)
    for path in sorted((root / "snippets").rglob("*.cuda.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        of = path.relative_to(root).as_posix()
        newest[of] = datetime.date.fromisoformat(record["machine"]["date"])
    return [f"{of}: {date}" for of, date in newest.items() if (today - date).days > AGED]


def markdown(parts: dict[str, list[str]], notes: list[str]) -> str:
    """The report: a heading for each part that has something, or that there is nothing."""
    lines = []
    for heading, rows in parts.items():
        if rows:
            lines += [f"## {heading}", "", *(f"- {_indented(row)}" for row in rows), ""]
    if not lines:
        lines = [NOTHING, ""]
    return "\n".join([*lines, *notes]).rstrip() + "\n"


def _indented(row: str) -> str:
    """One list item, however many lines it has."""
    return "\n  ".join(line.strip() for line in row.splitlines())
