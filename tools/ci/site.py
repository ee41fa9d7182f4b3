"""Builds the site of a workflow run: ``python -m tools.ci.site --out build/site``.

It is ``tools.build`` with what GitHub tells a job: where the site will stand, its repository, and
what the footer says. The offline copy stands in it, to be downloaded. A pull request gets a
preview for the local server, with no claim in its footer that anything ran.
"""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Mapping
from pathlib import Path

from tools import build
from tools.ci import gpu_runs
from tools.site import offline
from tools.site.address import Address
from tools.site.edition import commit_time


def pages_url(repository: str) -> str:
    """Where GitHub Pages puts the site of ``owner/name``."""
    owner, name = repository.split("/")
    base = f"https://{owner.lower()}.github.io/"
    return base if f"https://{name.lower()}/" == base else f"{base}{name}/"


def variables(given: Mapping[str, str], today: datetime.date) -> dict[str, str]:
    """What the build reads from the environment, from what GitHub says of the run.

    Args:
        given: GITHUB_* of the run; SITE_URL where the site has a domain of its own.
        today: The date of this run, in UTC.
    """
    repository = given["GITHUB_REPOSITORY"]
    made = {
        "REPO_URL": f"{given['GITHUB_SERVER_URL']}/{repository}",
        "REPO_NAME": repository,
        "HANDBOOK_COMMIT": given["GITHUB_SHA"],
    }
    if given["GITHUB_EVENT_NAME"] == "pull_request":
        return made | {"SITE_URL": ""}
    return made | {
        "SITE_URL": given.get("SITE_URL") or pages_url(repository),
        "HANDBOOK_CPU_RUN": today.isoformat(),
    }


def main(arguments: list[str] | None = None) -> None:
    """Build into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.ci.site", description=__doc__)
    parser.add_argument("--out", required=True, help="folder for the site")
    given = parser.parse_args(arguments)
    made = variables(os.environ, datetime.datetime.now(datetime.timezone.utc).date())
    if made["SITE_URL"]:
        made["HANDBOOK_GPU_RUN"] = gpu_runs.last_pass(gpu_runs.fetched())
    os.environ.update(made)
    build.main(["--out", given.out])
    site = Path(given.out)
    target = site / f"{offline.FOLDER}.zip"
    offline.pack(site, target, Address.of(), int(commit_time()))


if __name__ == "__main__":
    main()
