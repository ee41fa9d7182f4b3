"""A DataLoader with and without pin_memory, until the GPU is done.

Every loop copies with non_blocking=True, and then a kernel spins for 0, 5 or
20 ms on the same stream. num_workers is 0 or 4. The reference has no loader,
and its batches lie in pinned memory from the start.
--smoke tries the program with little data, on the CPU where there is no GPU;
--out FILE keeps the raw samples.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import sys
import time
from pathlib import Path

import torch
from torch.utils.data import DataLoader

MIB = 2**20
CASES = {  # name: num_workers, seconds of compute
    "none_0": (0, 0),
    "none_5": (0, 0.005),
    "none_20": (0, 0.020),
    "four_0": (4, 0),
    "four_5": (4, 0.005),
    "four_20": (4, 0.020),
}
SMOKE = {"none_0": (0, 0), "four_5": (1, 0.005)}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"
BATCH, BATCHES = 64, 4  # samples in a batch; batches in the dataset
STEPS, GROUPS, WARM_UP = 6, 9, 2


def sync():
    if GPU:
        torch.cuda.synchronize()


def bytes_of_a_batch():
    """64 MiB, or less where 24 of them would not fit; 11 may be loaded."""
    room = [24 * 64 * MIB]
    if "SC_PHYS_PAGES" in getattr(os, "sysconf_names", {}):
        pages = os.sysconf("SC_PHYS_PAGES")
        room.append(pages * os.sysconf("SC_PAGE_SIZE") // 8)
    if Path("/dev/shm").is_dir():
        room.append(shutil.disk_usage("/dev/shm").free)
    fits = [n * MIB for n in (64, 16, 4) if 24 * n * MIB <= min(room)]
    return fits[0] if fits else MIB


def cycles_for(duration):
    """How many cycles of the spinning kernel take this many seconds."""
    if not GPU:
        return 0
    probe = 20_000_000
    first, last = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    for _ in range(10):  # the last one counts: the clocks are up by then
        first.record()
        torch.cuda._sleep(probe)
        last.record()
        torch.cuda.synchronize()
    spent = first.elapsed_time(last) / 1000  # elapsed_time gives ms
    return int(probe / spent * duration)


def train(batches, cycles, groups):
    """Seconds of a step in each group of steps, and what came pinned."""
    total = torch.zeros((), dtype=torch.int64, device=DEVICE)
    batches, found = iter(batches), []
    for _ in range(WARM_UP + groups):
        sync()
        start = time.perf_counter()
        for _ in range(STEPS):
            batch = next(batches)
            moved = batch.to(DEVICE, non_blocking=True, copy=True)
            if cycles:
                torch.cuda._sleep(cycles)
            total.add_(moved[-1, -1])
        sync()
        found.append((time.perf_counter() - start) / STEPS)
    steps = STEPS * (WARM_UP + groups)
    if total.item() != sum(n % BATCHES + 1 for n in range(steps)):
        raise SystemExit("a batch did not arrive")
    return found[WARM_UP:], batch.is_pinned()


def measure(data, pinned, workers, cycles, groups):
    steps = STEPS * (WARM_UP + groups)
    order = [n % len(data) for n in range(BATCH * steps)]

    def loader(pin):
        return DataLoader(
            data,
            BATCH,
            sampler=order,
            num_workers=workers,
            pin_memory=pin and DEVICE == "cuda",
        )

    ways = {  # name: role, where the batches come from
        "unpinned": ("baseline", loader(False)),
        "pinned": ("way", loader(True)),
        "no_loader": ("reference", [pinned[n % BATCHES] for n in range(steps)]),
    }
    results, came = [], {}
    for name in random.sample(list(ways), len(ways)):
        role, batches = ways[name]
        samples, came[name] = train(batches, cycles, groups)
        results.append({"id": name, "role": role, "samples": samples})
    results.sort(key=lambda result: list(ways).index(result["id"]))
    return results, came


def run(chosen):
    small = chosen is SMOKE
    size = MIB if small else bytes_of_a_batch()
    shape = (BATCHES, BATCH, size // BATCH)
    pinned = torch.empty(shape, dtype=torch.uint8, pin_memory=GPU)
    for n, batch in enumerate(pinned):
        batch.fill_(n + 1)
    data = pinned.flatten(0, 1).clone()  # a tensor is a dataset of its rows
    cases = []
    for name, (workers, compute) in chosen.items():
        cycles = cycles_for(compute)
        count = 2 if small else GROUPS
        results, came = measure(data, pinned, workers, cycles, count)
        about = {"workers": workers, "compute": compute, "is_pinned": came}
        case = {"id": name, "bytes": size, "unit": "s", "link": "h2d"}
        cases.append(case | {"parameters": about, "results": results})
    return {"smoke": small, "batch": BATCH, "steps": STEPS}, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    if not (GPU or arguments.smoke):
        print("this measurement needs a CUDA GPU")
        return 3
    small = arguments.smoke
    parameters, cases = run(SMOKE if small else CASES)
    if arguments.out:
        part = Path(f"{arguments.out}.part")
        part.write_text(json.dumps([parameters, cases]))
        os.replace(part, arguments.out)
    if small:
        print("smoke: ok")
        return 0
    for case in cases:
        for way in case["results"]:
            middle = statistics.median(way["samples"]) * 1e3
            print(f"{case['id']:9}{way['id']:11}{middle:9.2f} ms a step")
    return 0


if __name__ == "__main__":
    sys.exit(main())
