"""Runs the rows of a contract in a process of its own and prints what happened as JSON lines.

``python contract_child.py '{"setup": ..., "cores": 2, "rows": [...]}'``. Each row gives a line per
moment it enters and one line with everything that torch answered, or with the moment it hangs in.
"""

import ast
import contextlib
import gc
import json
import multiprocessing
import os
import platform
import sys
import tempfile
import threading
import time
import warnings

import torch
import torch.utils.data
from torch.utils.data import DataLoader, IterableDataset


class It(IterableDataset):
    """An iterable-style dataset of the numbers 0 to 7, without a length."""

    def __iter__(self):
        """The numbers, from 0."""
        return iter(range(8))


def names(setup: str) -> dict:
    """What a row's call may use: names of torch, ``D``, ``It``, ``CPUS`` and the file's setup."""
    space = {"__name__": "__main__"}  # where a reader's own classes live
    space |= {name: getattr(torch.utils.data, name) for name in torch.utils.data.__all__}
    space |= {"torch": torch, "nn": torch.nn, "F": torch.nn.functional}
    space |= {"DataLoader": DataLoader, "It": It, "D": list(range(8))}
    space["CPUS"] = usable_cores()
    exec(setup, space)
    CURRENT.clear()
    CURRENT.update(space)
    return space


CURRENT: dict = {}  # the names of the row that runs


def __getattr__(name: str):
    """What pickle looks up here: a worker that was not forked runs the setup when first asked."""
    if name.startswith("__"):
        raise AttributeError(name)
    if not CURRENT:
        names(json.loads(sys.argv[1])["setup"])
    if name not in CURRENT:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return CURRENT[name]


def usable_cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Watch:
    """Knows the moment a row is in and which warnings came in which moment."""

    def __init__(self, row: str, caught: list) -> None:
        """Watch a row whose warnings land in ``caught``."""
        self.row, self.caught, self.moment, self.taken = row, caught, "before", []

    def at(self, moment: str) -> None:
        """Enter a moment; warnings so far belong to the one before."""
        self.settle()
        self.moment, self.entered = moment, time.monotonic()
        say({"row": self.row, "moment": moment})

    def guard(self, seconds: float) -> None:
        """End this process and its workers when a moment lasts longer than so many seconds."""
        self.entered = time.monotonic()

        def watch() -> None:
            while time.monotonic() - self.entered < seconds:
                time.sleep(0.1)
            say({"row": self.row, "hung": self.moment})
            for worker in multiprocessing.active_children():
                worker.kill()
            os._exit(0)

        threading.Thread(target=watch, daemon=True).start()

    def settle(self) -> list:
        """All warnings so far, as (moment, type, text)."""
        for warning in self.caught:
            self.taken.append((self.moment, called(warning.category), str(warning.message)))
        self.caught.clear()
        return self.taken


def walk(row: dict, call: str, space: dict, watch: Watch) -> dict:
    """Do what a reader does, moment by moment, until something answers."""
    *first, last = ast.parse(call).body
    watch.at("before")
    for statement in first:
        execute(statement, space)
    if row["when"] == ["call"]:
        watch.at("call")
        out = space["out"] = evaluate(last, space)
        shown = eval(row["show"], space) if row["show"] else out
        return {"value": repr(shown), "batches": repr(plain(out))}
    watch.at("set" if "set" in row["when"] else "construct")
    execute(last, space)
    if row["outcome"] == "raises" and set(row["when"]) <= {"construct", "set"}:
        return {}
    if row["when"] == ["len"]:
        watch.at("len")
        return {"value": repr(len(space["loader"]))}
    watch.at("iterate")
    gave = {"value": repr(eval(row["show"], space))} if row["show"] else {}
    if not row["show"] or row["outcome"] == "ignored":
        iterator = iter(space["loader"])
        watch.at("next")
        gave["batches"] = repr([plain(batch) for batch in iterator])
    return gave


def execute(statement: ast.stmt, space: dict) -> None:
    """Run one statement; an expression that gives a DataLoader becomes ``loader``."""
    if isinstance(statement, ast.Expr):
        value = evaluate(statement, space)
        if isinstance(value, DataLoader):
            space["loader"] = value
    else:
        exec(compile(ast.Module([statement], []), "<row>", "exec"), space)


def evaluate(statement: ast.Expr, space: dict):
    """What an expression gives."""
    return eval(compile(ast.Expression(statement.value), "<row>", "eval"), space)


def plain(value):
    """A batch as plain values that compare: types, dtypes and numbers, pinned or not."""
    if isinstance(value, torch.Tensor):
        return ["tensor", str(value.dtype), value.is_pinned(), value.tolist()]
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, *map(plain, value)]
    return value


def called(kind: type) -> str:
    """A type's name as a traceback prints it."""
    known = kind.__module__ in ("builtins", "__main__")
    return kind.__qualname__ if known else f"{kind.__module__}.{kind.__qualname__}"


def answer(row: dict, call: str, setup: str) -> dict:
    """What torch answered to one call."""
    gave: dict = {"error": None, "value": None, "batches": None}
    torch.manual_seed(0)
    with stderr_kept() as noise, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        # Python 3.12 and later say this of any fork beside a thread; it is no answer of torch.
        warnings.filterwarnings("ignore", r".*use of fork\(\)", DeprecationWarning)
        watch = Watch(row["id"], caught)
        if row["outcome"] == "hangs":
            watch.guard(row["timeout"])
        space = names(setup)
        try:
            gave |= walk(row, call, space, watch)
        except Exception as error:
            gave["error"] = (watch.moment, called(type(error)), str(error))
        space.clear()  # not left to the collector, which cuts a loader's queues off first:
        gc.collect()  # then each of its workers takes 5 s to notice
        gave["warnings"] = watch.settle()
    return gave | {"noise": "".join(noise)}


@contextlib.contextmanager
def stderr_kept():
    """Keep what this process and its workers write to stderr; the list has it afterwards."""
    kept: list[str] = []
    sys.stderr.flush()
    real = os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)
        try:
            yield kept
        finally:
            sys.stderr.flush()
            os.dup2(real, 2)
            os.close(real)
            file.seek(0)
            kept.append(file.read().decode("utf-8", "replace"))


def say(line: dict) -> None:
    """One JSON line on stdout, at once."""
    print(json.dumps(line), flush=True)


def here() -> dict:
    """What the rows saw of this machine and this build of torch."""
    return {
        "cpus": usable_cores(),
        "no accelerator": not torch.accelerator.is_available(),
        "cpu build": torch.version.cuda is None and not torch.accelerator.is_available(),
        "torch": torch.__version__.split("+")[0],
        "python": platform.python_version(),
    }


def main() -> None:
    """Run every row that was handed over."""
    task = json.loads(sys.argv[1])
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: task["cores"]])
    say({"here": here()})
    for row in task["rows"]:
        gave = answer(row, row["call"], task["setup"])
        like = answer(row | {"show": ""}, row["like"], task["setup"]) if row["like"] else None
        say({"row": row["id"], "gave": gave, "like": like})


if __name__ == "__main__":
    main()
