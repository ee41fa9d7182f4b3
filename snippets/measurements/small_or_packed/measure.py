"""Many small tensors to the GPU, one by one or packed into one.

Each way ends with all parts on the GPU as tensors of their own, and every
part is checked once. --smoke tries the program with little data, on the CPU
where there is no GPU; --out FILE keeps the raw samples.
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

KIB = 2**10
SIZES = {  # name: parts, bytes of each, samples
    "parts_of_4k": (1000, 4 * KIB, 21),
    "parts_of_64k": (256, 64 * KIB, 21),
    "parts_of_1m": (32, 1024 * KIB, 21),
}
SMOKE = {"parts_of_4k": (7, 4 * KIB, 2), "parts_of_64k": (3, 64 * KIB, 2)}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"
WARM_UP = 3


def sync():
    if GPU:
        torch.cuda.synchronize()


def to_gpu(source, non_blocking):
    return source.to(DEVICE, non_blocking=non_blocking, copy=True)


def make(parts, size):
    """The same parts three times: pageable, pinned, packed and pinned."""
    made = torch.randint(256, (parts, size), dtype=torch.uint8)
    pageable = [row.clone() for row in made]
    pinned = [row.clone() for row in made]
    if GPU:
        pinned = [row.pin_memory() for row in pinned]
    packed = torch.empty(parts * size, dtype=torch.uint8, pin_memory=GPU)
    packed.copy_(made.view(-1))
    return pageable, pinned, packed


def ways(parts, size):
    """Name: role, what gives the list of parts on the GPU."""
    pageable, pinned, packed = make(parts, size)
    staging = torch.empty_like(packed, pin_memory=GPU)

    def one_by_one(tensors, non_blocking):
        return [to_gpu(t, non_blocking) for t in tensors]

    def cat():
        return to_gpu(torch.cat(pageable), False).split(size)

    def cat_into_pinned():
        torch.cat(pageable, out=staging)
        return to_gpu(staging, True).split(size)

    def already_packed():
        return to_gpu(packed, True).split(size)

    chosen = {
        "each": ("baseline", lambda: one_by_one(pageable, False)),
        "each_non_blocking": ("way", lambda: one_by_one(pageable, True)),
        "each_pinned": ("way", lambda: one_by_one(pinned, False)),
        "each_pinned_nb": ("way", lambda: one_by_one(pinned, True)),
        "cat": ("way", cat),
        "cat_into_pinned": ("way", cat_into_pinned),
        "already_packed": ("reference", already_packed),
    }
    for name, (_, call) in chosen.items():
        check(name, call(), pageable)
    return chosen


def check(name, arrived, expected):
    sync()
    right = [a.cpu().equal(b) for a, b in zip(arrived, expected, strict=True)]
    if not all(right):
        raise SystemExit(f"{name}: a part did not arrive")


def seconds(call):
    """From the first call until the last byte; freeing is not timed."""
    sync()
    start = time.perf_counter()
    kept = call()
    sync()
    spent = time.perf_counter() - start
    del kept
    return spent


def measure(parts, size, count):
    chosen = ways(parts, size)
    samples = {name: [] for name in chosen}
    for n in range(WARM_UP + count):
        for name in random.sample(list(chosen), len(chosen)):
            spent = seconds(chosen[name][1])
            if n >= WARM_UP:
                samples[name].append(spent)
    return [
        {"id": name, "role": chosen[name][0], "samples": found}
        for name, found in samples.items()
    ]


def run(sizes):
    end = time.monotonic() + (1 if sizes is SIZES else 0)
    while time.monotonic() < end:  # wakes the GPU and its link up
        torch.ones(2**20).to(DEVICE)
    cases = []
    for name, (parts, size, count) in sizes.items():
        case = {"id": name, "bytes": parts * size, "unit": "s", "link": "h2d"}
        case["parameters"] = {"parts": parts, "size": size}
        cases.append(case | {"results": measure(parts, size, count)})
    return {}, cases


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
            print(f"{case['id']:14}{way['id']:19}{middle:12.1f} us")
    return 0


if __name__ == "__main__":
    sys.exit(main())
