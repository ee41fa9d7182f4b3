"""What the GPU runs on the main branch say: ``python -m tools.ci.gpu_runs`` may stop publishing.

A run counts that tested the main branch (a push or the nightly one) and came to a verdict; a run
without a runner is skipped and says nothing. The newest verdict stops the site if it is a failure
and not old; no run, or an old one, stops nothing.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Iterable

OLD = 14  # days after which a failed run stops nothing: the runner may be gone
VERDICTS = {"success": True, "failure": False, "timed_out": False, "startup_failure": False}
EVENTS = ("push", "schedule")  # a dispatch may have tested the commit of a pull request
LISTING = "repos/{0}/actions/workflows/gpu.yml/runs?branch=main&status=completed&per_page=100"


def fetched() -> list[dict]:
    """The runs of gpu.yml on the main branch, newest first, as GitHub lists them."""
    listing = LISTING.format(os.environ["GITHUB_REPOSITORY"])
    said = subprocess.run(["gh", "api", listing], check=True, stdout=subprocess.PIPE)
    return json.loads(said.stdout)["workflow_runs"]


def judged(runs: Iterable[dict]) -> list[tuple[datetime.date, bool, str]]:
    """Date, verdict and page of each run that counts, newest first."""
    kept = [run for run in runs if run["event"] in EVENTS and run["conclusion"] in VERDICTS]
    kept.sort(key=lambda run: run["created_at"], reverse=True)
    return [
        (
            datetime.date.fromisoformat(run["created_at"][:10]),
            VERDICTS[run["conclusion"]],
            run["html_url"],
        )
        for run in kept
    ]


def last_pass(runs: Iterable[dict]) -> str:
    """The date of the newest run that passed, "" if there is none."""
    return next((date.isoformat() for date, passed, _ in judged(runs) if passed), "")


def obstacle(runs: Iterable[dict], today: datetime.date) -> str:
    """Why the site may not be published, "" if it may."""
    for date, passed, page in judged(runs):
        if passed or (today - date).days > OLD:
            return ""
        return f"the newest GPU run failed on {date}: {page}\nmend it, and let it run again"
    return ""


def main() -> int:
    """Say what is known; 1 if it forbids publishing."""
    runs = fetched()
    today = datetime.datetime.now(datetime.timezone.utc).date()
    stopped = obstacle(runs, today)
    print(stopped or f"last GPU run that passed: {last_pass(runs) or 'not recorded yet'}")
    return int(bool(stopped))


if __name__ == "__main__":
    sys.exit(main())
