"""How long the host is held by the call of a copy, idle and behind GPU work.

Only the call is timed, not the copy. Behind work: a kernel that spins for
20 ms is queued first on the same stream; an event tells whether it was still
running when the call returned. --smoke tries the program with little data,
on the CPU where there is no GPU; --out FILE keeps the raw samples.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from pathlib import Path

import torch

KIB, MIB = 2**10, 2**20
SIZES = {  # name: bytes, samples
    "4k": (4 * KIB, 21),
    "32k": (32 * KIB, 21),
    "64k": (64 * KIB, 21),
    "68k": (68 * KIB, 21),
    "128k": (128 * KIB, 21),
    "256k": (256 * KIB, 21),
    "1m": (MIB, 21),
    "16m": (16 * MIB, 9),
    "64m": (64 * MIB, 9),
}
SMOKE = {"4k": (4 * KIB, 2), "64k": (64 * KIB, 2)}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"
WORK = 0.020  # seconds of GPU work in front of the copy
WARM_UP = 3


def sync():
    if GPU:
        torch.cuda.synchronize()


def spin(cycles):
    """Queues a kernel that only waits, and gives the event behind it."""
    if not GPU:
        return None
    torch.cuda._sleep(cycles)
    done = torch.cuda.Event()
    done.record()
    return done


def cycles_for(duration):
    """How many cycles of the spinning kernel take this many seconds."""
    if not GPU:
        return 0
    probe = 20_000_000
    for _ in range(3):  # the last one counts: the clocks are up by then
        first = torch.cuda.Event(enable_timing=True)
        last = torch.cuda.Event(enable_timing=True)
        first.record()
        torch.cuda._sleep(probe)
        last.record()
        torch.cuda.synchronize()
        spent = first.elapsed_time(last) / 1000  # elapsed_time gives ms
    return int(probe / spent * duration)


def seconds(target, source, non_blocking, cycles):
    """Host time of one copy_(), and whether the work before it still ran."""
    sync()
    before = spin(cycles) if cycles else None
    start = time.perf_counter()
    target.copy_(source, non_blocking=non_blocking)
    spent = time.perf_counter() - start
    running = before is not None and not before.query()
    sync()
    return spent, running


def ways(work):
    """Name: role, pinned host memory, non_blocking, cycles before the copy."""
    return {
        "pageable_plain": ("baseline", False, False, 0),
        "pinned_plain": ("way", True, False, 0),
        "pageable_idle": ("way", False, True, 0),
        "pinned_idle": ("way", True, True, 0),
        "pageable_behind": ("way", False, True, work),
        "pinned_behind": ("way", True, True, work),
    }


def measure(direction, size, count, work):
    host = {
        p: torch.empty(size, dtype=torch.uint8, pin_memory=p and GPU).fill_(1)
        for p in (False, True)
    }
    on_gpu = torch.ones(size, dtype=torch.uint8, device=DEVICE)
    chosen = ways(work)
    samples = {name: [] for name in chosen}
    running = dict.fromkeys(chosen, 0)
    for n in range(WARM_UP + count):
        for name in random.sample(list(chosen), len(chosen)):
            _, kind, non_blocking, cycles = chosen[name]
            pair = (on_gpu, host[kind])
            target, source = pair if direction == "h2d" else pair[::-1]
            spent, still = seconds(target, source, non_blocking, cycles)
            if n >= WARM_UP:
                samples[name].append(spent)
                running[name] += still
    results = [
        {"id": name, "role": chosen[name][0], "samples": found}
        for name, found in samples.items()
    ]
    early = {n: running[n] for n, way in chosen.items() if way[3] or not GPU}
    about = {"direction": direction, "size": size}
    about["returned_before_the_work_ended"] = early
    return {"parameters": about, "results": results}


def run(sizes):
    work = cycles_for(WORK)
    cases = []
    for direction in ("h2d", "d2h"):
        for name, (size, count) in sizes.items():
            case = {"id": f"{direction}_{name}", "bytes": size, "unit": "s"}
            cases.append(case | measure(direction, size, count, work))
    return {"work_seconds": WORK, "work_cycles": work}, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    if not (GPU or arguments.smoke):
        print("this measurement needs a CUDA GPU")
        return 3
    small = arguments.smoke
    parameters, cases = run(SMOKE if small else SIZES)
    parameters |= {"torch_threads": torch.get_num_threads(), "smoke": small}
    if arguments.out:
        part = Path(f"{arguments.out}.part")
        part.write_text(json.dumps([parameters, cases]))
        os.replace(part, arguments.out)
    if small:
        print("smoke: ok")
        return 0
    for case in cases:
        for way in case["results"]:
            middle = statistics.median(way["samples"]) * 1e6
            print(f"{case['id']:10}{way['id']:17}{middle:12.1f} us")
    return 0


if __name__ == "__main__":
    sys.exit(main())
