"""How much of a transfer a prefetcher on a side stream hides.

Three loops over the same pinned batches: plain copies, non_blocking on one
stream, and the next batch copied on a side stream, at five proportions of
compute and copy. In each round both also run alone; no loop can beat the
longer one. --smoke tries the program with little data, on the CPU where
there is no GPU; --out FILE keeps the raw samples.
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

MIB = 2**20
CASES = {"quarter": 0.25, "half": 0.5, "one": 1.0, "two": 2.0, "four": 4.0}
SMOKE = {"one": 1.0, "four": 4.0}
ALL = ("serial", "non_blocking", "prefetch", "copy", "compute")
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"
STEPS, SOURCES, ROUNDS, WARM_UP = 12, 8, 9, 2


def sync():
    if GPU:
        torch.cuda.synchronize()


def to_gpu(source, non_blocking=True):
    return source.to(DEVICE, non_blocking=non_blocking, copy=True)


def one_ahead(moved, side):
    """The waits of snippets/recipes/cuda_prefetcher.py, in their order."""

    def copy_next():
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            return next(moved, None)

    batch = copy_next()
    while batch is not None:
        torch.cuda.current_stream().wait_stream(side)
        following = copy_next()
        yield batch
        batch = following


class Loops:
    """The batches, the compute, and the loops over both."""

    def __init__(self, size, edge):
        block = torch.empty(SOURCES, size, dtype=torch.uint8, pin_memory=GPU)
        for n, row in enumerate(block):
            row.fill_(n + 1)
        self.batches = [block[n % SOURCES] for n in range(STEPS)]
        self.expected = sum(n % SOURCES + 1 for n in range(STEPS))
        kind = torch.float16 if DEVICE == "cuda" else torch.float32
        self.a = torch.randn(edge, edge, device=DEVICE).to(kind)
        self.out = torch.empty_like(self.a)
        self.total = torch.zeros((), dtype=torch.int64, device=DEVICE)
        self.side = torch.cuda.Stream() if GPU else None

    def compute(self, products=1):
        for _ in range(products):
            torch.mm(self.a, self.a, out=self.out)

    def train(self, batches, products):
        for batch in batches:
            self.compute(products)
            self.total.add_(batch[-1])

    def seconds(self, way, products):
        """Of one step; a loop must have seen the last byte of each batch."""
        self.total.zero_()
        sync()
        start = time.perf_counter()
        if way == "compute":
            self.compute(products * STEPS)
        else:
            moved = (to_gpu(b, way != "serial") for b in self.batches)
            if way == "prefetch" and GPU:
                moved = one_ahead(moved, self.side)
            self.train(moved, 0 if way == "copy" else products)
        sync()
        spent = time.perf_counter() - start
        if way != "compute" and self.total.item() != self.expected:
            raise SystemExit("a batch did not arrive before its compute")
        return spent / STEPS


def on_gpu(call, times):
    """Seconds of one call between two events, once the clocks are up."""
    if not GPU:
        return 1.0
    first, last = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    for _ in range(10):  # the last one counts
        first.record()
        for _ in range(times):
            call()
        last.record()
        torch.cuda.synchronize()
    return first.elapsed_time(last) / 1000 / times  # elapsed_time gives ms


def measure(loops, products, count):
    found = {way: [] for way in ALL}
    for _ in range(WARM_UP + count):
        for way in random.sample(ALL, len(ALL)):
            found[way].append(loops.seconds(way, products))
    found = {way: samples[WARM_UP:] for way, samples in found.items()}
    alone = {way: found.pop(way) for way in ("copy", "compute")}
    longer = [max(pair) for pair in zip(*alone.values(), strict=True)]
    roles = {"serial": "baseline", "longer_alone": "limit"}
    results = [
        {"id": way, "role": roles.get(way, "way"), "samples": samples}
        for way, samples in [*found.items(), ("longer_alone", longer)]
    ]
    return {"products": products, "alone": alone}, results


def run(chosen):
    small = chosen is SMOKE
    size = MIB if small else 64 * MIB
    loops = Loops(size, 64 if small else 2048)
    copy = on_gpu(lambda: to_gpu(loops.batches[0]), 20)
    product = on_gpu(loops.compute, 200)
    cases = []
    for name, ratio in chosen.items():
        products = max(1, round(ratio * copy / product))
        about, results = measure(loops, products, 2 if small else ROUNDS)
        case = {"id": name, "parameters": {"ratio": ratio} | about}
        cases.append(case | {"bytes": size, "unit": "s", "results": results})
    about = {"smoke": small, "steps": STEPS, "copy": copy, "product": product}
    return about, cases


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
            print(f"{case['id']:12}{way['id']:14}{middle:9.2f} ms a step")
    return 0


if __name__ == "__main__":
    sys.exit(main())
