"""The one required check: ``python -m tools.ci.gate`` reads what the other jobs ended with.

``NEEDS`` holds GitHub's ``toJSON(needs)``. A job may be skipped only where it is named, as
``--may-skip all``: it belongs to the main branch. A cancelled job is no pass.
"""

from __future__ import annotations

import argparse
import json
import os
import sys


def faults(needs: dict[str, dict], may_skip: list[str]) -> list[str]:
    """What forbids to merge, one line for each job; also that there was nothing to judge."""
    if not needs:
        return ["no job to judge"]
    allowed = {name: {"success"} | ({"skipped"} if name in may_skip else set()) for name in needs}
    return [
        f"{name}: {job['result']}"
        for name, job in sorted(needs.items())
        if job["result"] not in allowed[name]
    ]


def main(arguments: list[str] | None = None) -> int:
    """Judge; 1 if a job failed, was cancelled, or was skipped that may not be."""
    parser = argparse.ArgumentParser(prog="python -m tools.ci.gate", description=__doc__)
    parser.add_argument("--may-skip", action="append", default=[], metavar="JOB")
    given = parser.parse_args(arguments)
    needs = json.loads(os.environ["NEEDS"])
    found = faults(needs, given.may_skip)
    print("\n".join(found) or f"{len(needs)} jobs passed")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
