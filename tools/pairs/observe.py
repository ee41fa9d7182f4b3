"""Tries settings in a process of its own and prints what came of each, a JSON line per setting.

``python observe.py FILE`` with the settings in FILE, a JSON list of ``[arguments, seconds]``: the
arguments as source text by name, and how long a moment may last until it counts as hanging.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import sys
import warnings
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler
from torch.utils.data import dataloader as source

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tools.pairs import names
from tools.pairs.reading import (
    Hangs,
    draws,
    form,
    indices,
    leaves,
    left_out,
    numbers,
    plain_text,
    shown,
    size,
    told,
)

CORES = 2  # so that the warning about too many workers is the same on every machine
EPOCHS = 2
MOMENTS = ("construct", "iterate", "first batch", "later batch", "second epoch")
WARNED = {"construct": "construct", "second epoch": "epoch 2"}  # else in epoch 1
ATTRIBUTES = (
    "batch_size",
    "sampler",
    "batch_sampler",
    "num_workers",
    "collate_fn",
    "pin_memory",
    "drop_last",
    "timeout",
    "prefetch_factor",
    "persistent_workers",
    "multiprocessing_context",
    "in_order",
)
SPACE = vars(names) | {
    "DataLoader": DataLoader,
    "BatchSampler": BatchSampler,
    "RandomSampler": RandomSampler,
    "SequentialSampler": SequentialSampler,
    "torch": torch,
}


class Run:
    """One setting on its way through two epochs, and what was seen."""

    def __init__(self, arguments: dict[str, str], seconds: float) -> None:
        """Get ready; nothing runs yet."""
        self.arguments, self.seconds = arguments, seconds
        self.moment = MOMENTS[0]
        self.seen: dict[str, Any] = {}
        self.warned: set[tuple[str, str, str]] = set()
        self.handed: list[Any] = []  # indices that the sampler gave in this epoch
        self.epochs: list[list[list[dict[str, int]]]] = []  # samples of the batches of each epoch
        self.workers: list[list[int]] = []  # process ids in each epoch

    def go(self) -> dict[str, Any]:
        """Everything that was seen, with the error if there was one."""
        error = None
        torch.manual_seed(0)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            # Python 3.12 and later say this of any fork beside a thread; it is not torch's.
            warnings.filterwarnings("ignore", r".*use of fork\(\)", DeprecationWarning)
            self.caught = caught
            try:
                self.walk()
            except Exception as found:
                error = told(self.moment, found)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            self.at(self.moment)
        return {"error": error, "warnings": sorted(self.warned), "seen": self.seen}

    def at(self, moment: str) -> None:
        """Enter a moment; warnings so far belong to the one before, whatever their number."""
        for each in self.caught:
            part = WARNED.get(self.moment, "epoch 1")
            self.warned.add((part, each.category.__name__, plain_text(str(each.message))))
        self.caught.clear()
        self.moment = moment

    def walk(self) -> None:
        """What a reader does: make a loader, go through it twice."""
        self.clock()
        given = {name: eval(text, dict(SPACE)) for name, text in self.arguments.items()}
        self.given = given
        loader = DataLoader(**given)
        for name in ATTRIBUTES:
            self.seen[f"loader.{name}"] = shown(getattr(loader, name))
        try:
            length: Any = len(loader)
        except TypeError as error:
            length = str(error)
        for epoch in range(EPOCHS):
            if epoch and hasattr(loader.dataset, "set_epoch"):
                loader.dataset.set_epoch(epoch)
            self.epoch(loader, epoch)
        self.conclude(given, length)

    def clock(self) -> None:
        """Begin to count the seconds of a moment."""
        signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def epoch(self, loader: DataLoader, epoch: int) -> None:
        """One epoch: what was handed out at once, who works, what the batches hold."""
        self.at(MOMENTS[4] if epoch else MOMENTS[1])
        self.clock()
        self.handed = []
        HANDED[:] = [self.handed]
        iterator = iter(loader)
        workers = getattr(iterator, "_workers", [])
        self.workers.append([worker.pid for worker in workers])
        if not epoch:
            self.seen["ahead"] = sum(map(size, self.handed))
            self.seen["workers"] = len(workers)
            self.seen["start"] = type(workers[0]).__name__ if workers else "none"
            self.at(MOMENTS[2])
        batches: list[list[dict[str, int]]] = []
        self.epochs.append(batches)
        first = True
        for batch in iterator:
            self.clock()
            if not epoch:
                if not batches:
                    self.seen["batch"] = form(batch)
                    tensors = list(leaves(batch, torch.Tensor))
                    self.seen["shared"] = any(t.is_shared() for t in tensors) if tensors else None
                self.at(MOMENTS[3])
            batches.append([names.read(value) for value in numbers(batch)])
            if epoch and first and isinstance(batch, dict):
                self.seen["count"] = "starts anew" if batch["call"] == 1 else "goes on"
            first = False
        if not epoch:
            self.seen["handed out"] = sum(map(size, self.handed))
            self.late(batches)

    def late(self, batches: list[list[dict[str, int]]]) -> None:
        """Which batches came after the first one handed out, where Held holds that one back."""
        self.seen |= {"behind": None, "overtaken": None}
        order = [indices(each) for each in self.handed]
        if not isinstance(self.given["dataset"], names.Held) or len(order) < 2:
            return
        came = [[sample["index"] for sample in batch] for batch in batches]
        first = bool(came) and bool(order) and 0 in order[0] and sorted(came) == sorted(order)
        place = came.index(order[0]) if first else 0
        behind = [order.index(batch) for batch in came[place + 1 :]]
        everything = behind == list(range(1, len(order)))
        self.seen["behind"] = ("all" if everything else behind) if first else None
        self.seen["overtaken"] = came != order

    def conclude(self, given: dict[str, Any], length: Any) -> None:
        """What two epochs together say."""
        seen, epochs = self.seen, self.epochs
        samples = [[sample for batch in epoch for sample in batch] for epoch in epochs]
        parts = {name: [[s[name] for s in epoch] for epoch in samples] for name in names.PARTS}
        number = seen["workers"]
        racing = number > 1 and not given.get("in_order", True)
        # Who comes first is chance here: what depends on it is not looked at.
        seen["order"] = None if racing else parts["index"]
        noisy = any(map(any, parts["noise"]))
        seen["noise"] = (None if racing else parts["noise"]) if noisy else "none"
        seen["samples"] = [sorted(epoch) for epoch in parts["index"]]
        seen["sizes"] = [sorted(map(len, epoch), reverse=True) for epoch in epochs]
        seen["left out"] = left_out(parts["index"])
        makers = {maker for epoch in parts["maker"] for maker in epoch}
        seen["made by"] = None if makers == {0} else sorted(makers)
        for name in ("asked", "mark"):
            seen[name] = sorted({value for epoch in parts[name] for value in epoch})
        seen["epoch"] = [sorted(set(epoch)) for epoch in parts["epoch"]]
        kept = "kept" if self.workers[0] == self.workers[-1] else "new"
        seen["second epoch"] = kept if number else "none"
        seen["len"] = "as delivered" if length == len(epochs[0]) else length
        seen["draws"] = draws()
        function = given.get("worker_init_fn")
        if isinstance(function, names.Logging):
            seen["init calls"] = function.calls.value
        function = given.get("collate_fn")
        if isinstance(function, names.Counting):
            seen["counted here"] = function.calls > 0


HANDED: list[list[Any]] = [[]]  # the list that the next epoch's indices go to


def watch_the_sampler() -> None:
    """Let every index that the main process takes from a sampler be written down."""
    original = source._BaseDataLoaderIter._next_index

    def next_index(iterator: Any) -> Any:
        index = original(iterator)
        HANDED[0].append(index)
        return index

    source._BaseDataLoaderIter._next_index = next_index


def warm_up() -> None:
    """Start the fork server and let it import torch: its workers start fast from then on."""
    multiprocessing.set_forkserver_preload(["torch", "tools.pairs.names"])
    process = multiprocessing.get_context("forkserver").Process(target=gc.collect)
    process.start()
    process.join()


def alarm(number: int, frame: Any) -> None:
    """The clock has run out."""
    raise Hangs


def main() -> None:
    """Try every setting of the file."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    torch.set_num_threads(1)
    signal.signal(signal.SIGALRM, alarm)
    multiprocessing.set_start_method("fork", force=True)
    watch_the_sampler()
    settings = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if any("forkserver" in text for arguments, _ in settings for text in arguments.values()):
        warm_up()
    gc.freeze()  # torch's own objects stay: what a setting leaves is found fast
    for arguments, seconds in settings:
        print(json.dumps(Run(arguments, seconds).go()), flush=True)
        gc.collect()


if __name__ == "__main__":
    main()
