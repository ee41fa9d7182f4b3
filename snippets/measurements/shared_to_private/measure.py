"""What the pin thread does with a batch: shared memory into a private buffer.

A worker process makes a tensor and sends it through a queue; the pages of
its shared memory are new to the receiver. Ways: copying it for the first
time and for the second time, against a copy between two private buffers.
One thread, as in the pin thread. The limit is a copy inside the cache.
--smoke tries the program with little data; --out FILE keeps raw samples.
"""

import argparse
import json
import os
import random
import statistics
import time
from pathlib import Path

import torch
import torch.multiprocessing as multiprocessing

KIB, MIB = 2**10, 2**20
SIZES = {  # name: bytes, samples
    "256k": (256 * KIB, 31),
    "1m": (MIB, 31),
    "4m": (4 * MIB, 31),
    "16m": (16 * MIB, 21),
    "32m": (32 * MIB, 15),
    "64m": (64 * MIB, 15),
    "128m": (128 * MIB, 9),
}
SMOKE = {"256k": (256 * KIB, 2), "1m": (MIB, 2)}
BLOCK = 256 * MIB  # more than any usual last-level cache
ROLES = {"private": "baseline", "cache": "limit"}


def worker(asked, sent):
    """Makes a batch of the size that is asked for, until asked for none."""
    torch.set_num_threads(1)
    while size := asked.get():
        sent.put(torch.full((size,), 7, dtype=torch.uint8))


def filled(size):
    return torch.empty(size, dtype=torch.uint8).fill_(1)


def place(block, size):
    start = random.randrange(len(block) // size) * size
    return block[start : start + size]


def seconds(target, source):
    start = time.perf_counter()
    target.copy_(source)
    return time.perf_counter() - start


def in_cache(source, target, size):
    """128 KiB over and over, the best of many."""
    part = 128 * KIB
    a, b = source[:part], target[:part]
    return min(seconds(b, a) for _ in range(50)) * size / part


def one_round(size, queues, source, target):
    """A batch arrives and is copied twice; the worker rests meanwhile."""
    queues[0].put(size)
    batch = queues[1].get()
    time.sleep(0.002)
    goal = place(target, size)
    found = {"first": seconds(goal, batch)}
    if not bool((goal == 7).all()):
        raise SystemExit("the batch did not arrive whole")
    again = place(target, size)
    found["second"] = seconds(again, batch)
    found["private"] = seconds(place(target, size), place(source, size))
    return found | {"cache": in_cache(source, target, size)}


def measure(size, count, queues, source, target):
    one_round(size, queues, source, target)
    rounds = [one_round(size, queues, source, target) for _ in range(count)]
    return [
        {
            "id": w,
            "role": ROLES.get(w, "way"),
            "samples": [r[w] for r in rounds],
        }
        for w in rounds[0]
    ]


def fits(size):
    """Room for three such batches where shared memory lies."""
    if not os.path.isdir("/dev/shm"):
        return True
    room = os.statvfs("/dev/shm")
    return 3 * size <= room.f_bavail * room.f_frsize


def run(sizes, length):
    queues = multiprocessing.Queue(), multiprocessing.Queue()
    child = multiprocessing.Process(target=worker, args=queues, daemon=True)
    child.start()
    # After the fork: the first write to an older page would copy that page.
    source, target = filled(length), filled(length)
    cases = []
    for name, (size, count) in sizes.items():
        if not fits(size):
            print(f"{name}: left out, /dev/shm has too little room")
            continue
        case = {"id": f"batch_{name}", "bytes": size, "unit": "s"}
        case["parameters"] = {"size": size}
        found = measure(size, count, queues, source, target)
        cases.append(case | {"results": found})
    queues[0].put(0)
    child.join()
    return {"torch_threads": 1, "block": length}, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    random.seed(0)
    torch.set_num_threads(1)
    small = arguments.smoke
    parameters, cases = run(*((SMOKE, 4 * MIB) if small else (SIZES, BLOCK)))
    parameters["smoke"] = small
    parameters["start_method"] = multiprocessing.get_start_method()
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
