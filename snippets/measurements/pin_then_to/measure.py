"""Does x.pin_memory().to("cuda") beat x.to("cuda")?

Five ways for one batch in pageable memory to reach the GPU, timed until its
last byte is there. The source lies at a random place of a block larger than
any cache. The pinned blocks come from the cache, not from the system.
--smoke tries the program with little data, on the CPU where there is no GPU;
--out FILE keeps the raw samples.
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
    "of_64k": (64 * KIB, 31),
    "of_256k": (256 * KIB, 31),
    "of_1m": (MIB, 31),
    "of_4m": (4 * MIB, 31),
    "of_16m": (16 * MIB, 21),
    "of_64m": (64 * MIB, 21),
    "of_256m": (256 * MIB, 9),
}
SMOKE = {"of_64k": (64 * KIB, 2), "of_256k": (256 * KIB, 2)}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"
WARM_UP = 3


def sync():
    if GPU:
        torch.cuda.synchronize()


def to_gpu(source, non_blocking):
    return source.to(DEVICE, non_blocking=non_blocking, copy=True)


def pin(source):
    return source.pin_memory() if GPU else source.clone()


def place(block, size):
    start = random.randrange(len(block) // size) * size
    return block[start : start + size]


def seconds(call, source):
    """From the call until the GPU has everything; freeing is not timed."""
    sync()
    start = time.perf_counter()
    kept = call(source)
    sync()
    spent = time.perf_counter() - start
    if kept[-1].item() != source[-1].item():
        raise SystemExit("the batch did not arrive")
    return spent


def measure(size, count, block, pinned):
    staging = torch.empty(size, dtype=torch.uint8, pin_memory=GPU)

    def staged(source):
        staging.copy_(source)
        return to_gpu(staging, True)

    ways = {  # name: role, block of the source, what is timed
        "plain": ("baseline", block, lambda x: to_gpu(x, False)),
        "plain_non_blocking": ("way", block, lambda x: to_gpu(x, True)),
        "pin_then_to": ("way", block, lambda x: to_gpu(pin(x), True)),
        "staged": ("way", block, staged),
        "already_pinned": ("reference", pinned, lambda x: to_gpu(x, True)),
    }
    samples = {name: [] for name in ways}
    for n in range(WARM_UP + count):
        for name in random.sample(list(ways), len(ways)):
            _, home, call = ways[name]
            source = place(home, size)
            source[-1] = n % 251
            spent = seconds(call, source)
            if n >= WARM_UP:
                samples[name].append(spent)
    return [
        {"id": name, "role": ways[name][0], "samples": found}
        for name, found in samples.items()
    ]


def run(sizes):
    end = time.monotonic() + (1 if sizes is SIZES else 0)
    while time.monotonic() < end:  # wakes the GPU and its link up
        torch.ones(2**20).to(DEVICE)
    length = max(size for size, _ in sizes.values())
    length = 2 * max(length, 256 * MIB) if sizes is SIZES else length
    block = torch.empty(length, dtype=torch.uint8).fill_(1)
    pinned = torch.empty(length, dtype=torch.uint8, pin_memory=GPU).fill_(1)
    cases = []
    for name, (size, count) in sizes.items():
        case = {"id": name, "bytes": size, "unit": "s", "link": "h2d"}
        case["parameters"] = {"size": size}
        found = measure(size, count, block, pinned)
        cases.append(case | {"results": found})
    return {"block": length}, cases


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
            print(f"{case['id']:10}{way['id']:20}{middle:12.1f} us")
    return 0


if __name__ == "__main__":
    sys.exit(main())
