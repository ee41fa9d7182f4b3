"""Tries settings in child processes, several at a time."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.pairs.grid import Setting
from tools.runner import run

CHILD = Path(__file__).with_name("observe.py")
CHILDREN = 2  # at a time
PIECE = 150  # settings with workers for one child
LIMIT = 600.0  # seconds for one child


class ChildError(Exception):
    """A child that did not try all its settings; the text ends with its stderr."""


def outcomes(settings: Iterable[Setting], children: int = CHILDREN) -> dict[Setting, dict]:
    """What came of each setting: its error, its warnings, what was seen.

    A fork beside a thread can hang by chance: what hangs is tried again, and hangs if it does so
    twice.
    """
    found = _all(settings, children)
    hung = [setting for setting, outcome in found.items() if "hangs" in (outcome["error"] or ())]
    return found | _all(hung, children)


def _all(settings: Iterable[Setting], children: int) -> dict[Setting, dict]:
    some = sorted(set(settings), key=lambda setting: setting.arguments)
    slow = [setting for setting in some if setting.workers]
    fast = [setting for setting in some if not setting.workers]
    count = -(-len(slow) // PIECE)
    pieces = [slow[first::count] for first in range(count)]  # alike in what they take
    pieces += [fast] if fast else []
    with ThreadPoolExecutor(children) as pool:
        made = pool.map(_try, pieces)
        return {
            setting: outcome
            for piece, found in zip(pieces, made, strict=True)
            for setting, outcome in zip(piece, found, strict=True)
        }


def _try(settings: list[Setting]) -> list[dict]:
    task = [[dict(setting.arguments), setting.seconds] for setting in settings]
    with tempfile.TemporaryDirectory(prefix="pairs-") as folder:
        file = Path(folder) / "settings.json"
        file.write_text(json.dumps(task), encoding="utf-8")
        done = run(CHILD, timeout=LIMIT, args=(str(file),))
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if done.status or len(found) < len(settings):
        stopped = settings[min(len(found), len(settings) - 1)]
        raise ChildError(f"ended with {done.status} at {stopped}:\n{done.stderr[-2000:]}")
    return found
