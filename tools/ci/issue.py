"""Keeps one issue as a report says: ``python -m tools.ci.issue build/report.md``.

The open issue with the label is rewritten; without one it is opened; a report that says that there
is nothing to do closes it. Calls ``gh``, which reads GH_TOKEN and GH_REPO.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

from tools.outward import NOTHING

LABEL = "look-outward"
TITLE = "外面变了什么 · What changed outside"
MOST = 65_000  # characters; GitHub takes 65 536


def gh(*words: str, stdin: str | None = None) -> str:
    """What ``gh`` answers; CalledProcessError if it fails, its message on stderr."""
    done = subprocess.run(
        ["gh", *words], check=True, stdout=subprocess.PIPE, input=stdin, encoding="utf-8"
    )
    return done.stdout


def keep(report: str) -> str:
    """Bring the issue in line with the report and say what was done."""
    listed = gh("issue", "list", "--state=open", f"--label={LABEL}", "--json=number")
    numbers = sorted(row["number"] for row in json.loads(listed))
    idle = NOTHING in report
    body = report if len(report) <= MOST else report[:MOST] + "\n\n…\n"
    if not numbers:
        if idle:
            return "nothing to do, and no issue is open"
        gh("label", "create", LABEL, "--force", "--description=opened by look-outward.yml")
        gh("issue", "create", f"--title={TITLE}", f"--label={LABEL}", "--body-file=-", stdin=body)
        return "opened the issue"
    number = str(numbers[0])
    gh("issue", "edit", number, "--body-file=-", stdin=body)
    if idle:
        gh("issue", "close", number)
        return f"closed issue {number}"
    return f"rewrote issue {number}"


def main(arguments: list[str] | None = None) -> None:
    """Read the report and keep the issue."""
    parser = argparse.ArgumentParser(prog="python -m tools.ci.issue", description=__doc__)
    parser.add_argument("report", type=Path)
    print(keep(parser.parse_args(arguments).report.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
