"""How fast memory is copied into memory: by size, with one and more threads.

The ways are tensor.copy_() into a buffer that has been written before, with one
thread and with all; the same into pages that the process has never touched.
Sources and targets are places in blocks larger than the last-level cache.
The limit is what all threads together copy inside their caches.
--smoke tries the program with little data; --out FILE keeps raw samples.
"""

import argparse
import json
import mmap
import os
import random
import statistics
import time
from pathlib import Path

import torch

KIB, MIB = 2**10, 2**20
SIZES = {  # name: bytes, samples
    "64k": (64 * KIB, 51),
    "256k": (256 * KIB, 51),
    "1m": (MIB, 51),
    "4m": (4 * MIB, 31),
    "16m": (16 * MIB, 21),
    "64m": (64 * MIB, 15),
    "256m": (256 * MIB, 9),
}
SMOKE = {"64k": (64 * KIB, 2), "1m": (MIB, 2)}
BLOCK = 512 * MIB  # more than any last-level cache
ALL = torch.get_num_threads()


def filled(size):
    return torch.empty(size, dtype=torch.uint8).fill_(1)


def place(block, size):
    start = random.randrange(len(block) // size) * size
    return block[start : start + size]


def fresh(size):
    """Pages that this process has never touched: the kernel clears each.

    Private ones, as malloc takes them; mmap.mmap would map shared memory.
    """
    unix = hasattr(mmap, "MAP_PRIVATE")
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS if unix else None
    block = mmap.mmap(-1, size, flags) if unix else mmap.mmap(-1, size)
    return torch.frombuffer(block, dtype=torch.uint8)


def seconds(target, source):
    start = time.perf_counter()
    target.copy_(source)
    return time.perf_counter() - start


def one_thread(source, target, size):
    torch.set_num_threads(1)
    return seconds(place(target, size), place(source, size))


def all_threads(source, target, size):
    torch.set_num_threads(ALL)
    target[:MIB].copy_(source[:MIB])  # wakes the threads, not timed
    return seconds(place(target, size), place(source, size))


def fresh_pages(source, target, size):
    torch.set_num_threads(1)
    new = fresh(size)
    return seconds(new, place(source, size))


def in_cache(source, target, size):
    """128 KiB over and over, the best of many, times the threads."""
    torch.set_num_threads(1)
    part = 128 * KIB
    a, b = source[:part], target[:part]
    best = min(seconds(b, a) for _ in range(50))
    return best * size / part / ALL


WAYS = {"warm": one_thread, "fresh": fresh_pages}
WAYS |= {"threads": all_threads} if ALL > 1 else {}
WAYS |= {"cache": in_cache}
ROLES = {"warm": "baseline", "cache": "limit"}


def check(source, target):
    """Both ways that copy into `target` must copy every byte."""
    for name in WAYS.keys() & {"warm", "threads"}:
        source.fill_(7)
        target.zero_()
        WAYS[name](source, target, len(source))
        if not bool((target == 7).all()):
            raise SystemExit(f"{name} did not copy every byte")


def measure(size, count, source, target):
    samples = {name: [] for name in WAYS}
    for way in WAYS.values():
        way(source, target, size)
    for _ in range(count):
        for name in random.sample(list(WAYS), len(WAYS)):
            samples[name].append(WAYS[name](source, target, size))
    return [
        {"id": name, "role": ROLES.get(name, "way"), "samples": found}
        for name, found in samples.items()
    ]


def run(sizes, length):
    source, target = filled(length), filled(length)
    check(filled(MIB), filled(MIB))
    cases = []
    for name, (size, count) in sizes.items():
        case = {"id": f"copy_{name}", "bytes": size, "unit": "s"}
        case["parameters"] = {"size": size}
        found = measure(size, count, source, target)
        cases.append(case | {"results": found})
    return {"torch_threads": ALL, "block": length}, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    random.seed(0)
    small = arguments.smoke
    parameters, cases = run(*((SMOKE, 4 * MIB) if small else (SIZES, BLOCK)))
    parameters["smoke"] = small
    if arguments.out:
        part = Path(f"{arguments.out}.part")
        part.write_text(json.dumps([parameters, cases]))
        os.replace(part, arguments.out)
    if small:
        print("smoke: ok")
        return
    for case in cases:
        for way in case["results"]:
            rate = case["bytes"] / statistics.median(way["samples"]) / 1e9
            print(f"{case['id']:12}{way['id']:10}{rate:8.2f} GB/s")


if __name__ == "__main__":
    main()
