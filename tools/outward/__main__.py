"""Looks outward: ``python -m tools.outward --wheels build/wheels --out build/report.md``.

Get the wheel with ``pip download --no-deps --dest build/wheels torch``.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from tools.outward import links, report
from tools.pages import Site


def main(arguments: list[str] | None = None, site: Site | None = None) -> None:
    """Write the report; its status does not say whether there is something to do."""
    parser = argparse.ArgumentParser(prog="python -m tools.outward", description=__doc__)
    parser.add_argument("--wheels", required=True, type=Path, help="folder with the newest torch")
    parser.add_argument("--out", required=True, type=Path, help="the report")
    given = parser.parse_args(arguments)
    found = sorted(given.wheels.glob("*.whl"))
    if len(found) != 1:
        parser.error(f"{given.wheels} holds {len(found)} wheels; one is wanted")
    site = site or Site()
    answers = links.ask_all(links.external(site))
    unsure = sum(answer.state == "unsure" for answer in answers)
    today = datetime.datetime.now(datetime.timezone.utc).date()
    parts = {
        "The newest torch": report.newest_torch(found[0], site),
        "Dead links": report.dead(answers),
        "Translations that wait": report.pending(site),
        f"Records older than {report.AGED} days": report.aged(today),
    }
    note = f"{today}: asked for {len(answers)} addresses; {unsure} gave no clear answer."
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(report.markdown(parts, [note]), encoding="utf-8")
    print(given.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
