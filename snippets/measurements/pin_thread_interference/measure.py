"""Whether a busy pin thread makes the main thread slower at launching kernels.

Timed is a row of launches on the main thread, not the kernels. Beside it run
no loader, a DataLoader without pinning, or one whose pin thread is at work.
A batch is one large tensor, or the same bytes in 32 tensors. Kept too: how
busy other threads of the process were meanwhile. --smoke tries the program
with little data, on the CPU where there is no GPU; --out FILE keeps samples.
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
CASES = {"one_tensor": 1, "many_tensors": 32}  # tensors in a batch
SMOKE = {"one_tensor": 1, "many_tensors": 4}
WORKERS = 4
ROWS, BATCHES = 64, 4  # samples in a batch; batches in the dataset
LAUNCHES, SAMPLES, WARM_UP = 200, 41, 10
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"


class Pieces:
    """Rows of a tensor, each as a list of equal pieces."""

    def __init__(self, rows, pieces):
        self.rows, self.size = rows, rows.shape[1] // pieces

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, n):
        return list(self.rows[n].split(self.size))


def sync():
    if GPU:
        torch.cuda.synchronize()


def bytes_of_a_batch():
    """64 MiB, or less where 24 of them would not fit; 12 may be loaded."""
    room = [24 * 64 * MIB]
    if "SC_PHYS_PAGES" in getattr(os, "sysconf_names", {}):
        pages = os.sysconf("SC_PHYS_PAGES")
        room.append(pages * os.sysconf("SC_PAGE_SIZE") // 8)
    if Path("/dev/shm").is_dir():
        room.append(shutil.disk_usage("/dev/shm").free)
    fits = [n * MIB for n in (64, 16, 4) if 24 * n * MIB <= min(room)]
    return [*fits, MIB][0]


def others():
    """CPU seconds so far of the other threads of this process."""
    return time.process_time() - time.thread_time()


def launches(target, count):
    """Seconds of one launch, and CPU seconds of other threads per second."""
    sync()
    busy, start = others(), time.perf_counter()
    for _ in range(count):
        target.add_(1)
    spent = time.perf_counter() - start
    busy = others() - busy
    sync()
    return spent / count, busy / spent


def watch(batches, count, samples, warm_up):
    """The samples beside a loader, how busy others were, what came pinned."""
    target = torch.zeros(8, device=DEVICE)
    found, busy, pinned = [], [], False
    batches = iter(batches)
    for n in range(warm_up + samples):
        batch = next(batches)
        if batch:
            pinned = all(part.is_pinned() for part in batch)
            if batch[0][-1, -1] != n % BATCHES + 1:
                raise SystemExit("a batch did not arrive")
        del batch
        spent, beside = launches(target, count)
        if n >= warm_up:
            found.append(spent)
            busy.append(beside)
    if target.sum().item() != 8 * count * (warm_up + samples):
        raise SystemExit("a launch did not arrive")
    return found, statistics.median(busy), pinned


def measure(data, pieces, small):
    count = 5 if small else LAUNCHES
    samples, warm_up = (2, 1) if small else (SAMPLES, WARM_UP)
    steps = samples + warm_up
    ahead = 12  # batches that are never taken: the pin thread stays busy
    order = [n % len(data) for n in range(ROWS * (steps + ahead))]

    def loader(pin):
        return DataLoader(
            Pieces(data, pieces),
            ROWS,
            sampler=order,
            num_workers=1 if small else WORKERS,
            pin_memory=pin and DEVICE == "cuda",
        )

    ways = {  # name: role, what runs beside the launches
        "alone": ("baseline", [None] * steps),
        "unpinned": ("way", loader(False)),
        "pinned": ("way", loader(True)),
    }
    results, others_busy, came = [], {}, {}
    for name in random.sample(list(ways), len(ways)):
        role, beside = ways[name]
        seen = watch(beside, count, samples, warm_up)
        found, others_busy[name], came[name] = seen
        results.append({"id": name, "role": role, "samples": found})
    results.sort(key=lambda result: list(ways).index(result["id"]))
    about = {"tensors": pieces, "others_busy": others_busy, "is_pinned": came}
    return {"parameters": about, "results": results}


def run(chosen):
    small = chosen is SMOKE
    size = MIB if small else bytes_of_a_batch()
    data = torch.empty(BATCHES, ROWS, size // ROWS, dtype=torch.uint8)
    for n, batch in enumerate(data):
        batch.fill_(n + 1)
    data, cases = data.flatten(0, 1), []
    for name, pieces in chosen.items():
        case = {"id": name, "bytes": size, "unit": "s"}
        cases.append(case | measure(data, pieces, small))
    return {"smoke": small, "launches": LAUNCHES, "workers": WORKERS}, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    if not (GPU or arguments.smoke):
        print("this measurement needs a CUDA GPU")
        return 3
    parameters, cases = run(SMOKE if arguments.smoke else CASES)
    if arguments.out:
        part = Path(f"{arguments.out}.part")
        part.write_text(json.dumps([parameters, cases]))
        os.replace(part, arguments.out)
    if arguments.smoke:
        print("smoke: ok")
        return 0
    for case in cases:
        for way in case["results"]:
            middle = statistics.median(way["samples"]) * 1e6
            print(f"{case['id']:13}{way['id']:9}{middle:9.2f} us a launch")
    return 0


if __name__ == "__main__":
    sys.exit(main())
