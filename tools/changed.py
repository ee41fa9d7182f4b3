"""Which files the change at hand touches."""

from __future__ import annotations

import functools
import subprocess

from tools.paths import ROOT


@functools.cache
def changed_files() -> frozenset[str]:
    """Paths, with forward slashes, that differ from the main branch or are not committed.

    Outside a git checkout (a downloaded archive) nothing counts as changed.
    """
    if not (ROOT / ".git").exists():
        return frozenset()
    base = _git("merge-base", "HEAD", "origin/main").strip() or "HEAD"
    names = _git("diff", "--name-only", base) + _git("ls-files", "--others", "--exclude-standard")
    return frozenset(names.splitlines())


def _git(*words: str) -> str:
    """The output of a git command, empty if it fails (no commit yet, no such branch)."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""
