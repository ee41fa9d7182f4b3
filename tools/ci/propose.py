"""Puts new records into a pull request: ``python -m tools.ci.propose``.

Run after ``tools.ci.records`` and ``make facts``, with GH_TOKEN. What they changed is committed to
a branch named after the run; without a change there is no pull request.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tools.paths import ROOT

PLACES = ("snippets", "docs")
NAME = "github-actions[bot]"
MAIL = "41898282+github-actions[bot]@users.noreply.github.com"
HELPER = "credential.helper=!gh auth git-credential"
TITLE = "Records of a GPU run"
BODY = """\
来自一次 GPU 运行的新记录，表已经重新生成。New records from a GPU run, sheets rendered again.

{run}

GITHUB_TOKEN 开的 pull request 不会自己触发检查：关掉再打开一次。
A pull request opened with GITHUB_TOKEN starts no checks by itself: close it and open it again.
"""


def propose(root: Path = ROOT) -> str:
    """Commit, push, open the pull request; what was done."""

    def git(*words: str) -> str:
        command = ["git", "-c", f"user.name={NAME}", "-c", f"user.email={MAIL}", *words]
        return subprocess.run(
            command, cwd=root, check=True, stdout=subprocess.PIPE, encoding="utf-8"
        ).stdout

    git("add", "--", *PLACES)
    if not git("diff", "--cached", "--name-only"):
        return "no new record, no pull request"
    number, repository = os.environ["GITHUB_RUN_ID"], os.environ["GITHUB_REPOSITORY"]
    server, branch = os.environ["GITHUB_SERVER_URL"], f"gpu-records-{number}"
    git("switch", "--create", branch)
    git("commit", "--quiet", "--message", TITLE)
    git("-c", "credential.helper=", "-c", HELPER, "push", f"{server}/{repository}", branch)
    body = BODY.format(run=f"{server}/{repository}/actions/runs/{number}")
    create = ["gh", "pr", "create", f"--title={TITLE}", f"--head={branch}", "--base=main"]
    subprocess.run([*create, f"--body={body}"], cwd=root, check=True)
    return f"opened a pull request from {branch}"


if __name__ == "__main__":
    print(propose())
