"""Copies to the GPU and from it at the same time: what does each give up?

Pinned memory, one stream for each direction. First both one after the other
and at once, until both are done; then one direction alone and beside the
other, timed on the GPU by events, with enough of the other direction queued
that it does not run dry. --smoke tries the program with little data, on the
CPU where there is no GPU; --out FILE keeps the raw samples.
"""

import argparse
import contextlib
import json
import os
import random
import statistics
import sys
import time
from pathlib import Path

import torch

MIB = 2**20
SIZES = {"4m": (4 * MIB, 31), "64m": (64 * MIB, 21), "256m": (256 * MIB, 15)}
SMOKE = {"4k": (4096, 2), "64k": (65536, 2)}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"
WARM_UP = 3
ROLES = {"one_after_other": "baseline", "alone": "baseline"}
BESIDE = 8  # copies of the other direction around a timed one


def sync():
    if GPU:
        torch.cuda.synchronize()


def on(stream):
    return torch.cuda.stream(stream) if GPU else contextlib.nullcontext()


class Lane:
    """One direction: its buffers, its stream, its copy."""

    def __init__(self, up, size):
        ends = [
            torch.empty(size, dtype=torch.uint8, pin_memory=GPU).fill_(1),
            torch.ones(size, dtype=torch.uint8, device=DEVICE),
        ]
        self.source, self.target = ends if up else ends[::-1]
        self.stream = torch.cuda.Stream() if GPU else None

    def copy(self, times=1):
        with on(self.stream):
            for _ in range(times):
                self.target.copy_(self.source, non_blocking=True)

    def timed_copy(self):
        """Queues one copy between two events; call the result after sync."""
        if not GPU:
            self.copy()
            return lambda: 1e-6
        first = torch.cuda.Event(enable_timing=True)
        last = torch.cuda.Event(enable_timing=True)
        first.record(self.stream)
        self.copy()
        last.record(self.stream)
        return lambda: first.elapsed_time(last) / 1000  # from ms


def one_after_other(up, down):
    sync()
    start = time.perf_counter()
    up.copy()
    sync()
    down.copy()
    sync()
    return time.perf_counter() - start


def at_once(up, down):
    sync()
    start = time.perf_counter()
    up.copy()
    down.copy()
    sync()
    return time.perf_counter() - start


def alone(lane):
    sync()
    lane.copy()  # the timed one does not meet an idle link
    spent = lane.timed_copy()
    sync()
    return spent()


def beside(lane, other):
    """The other one starts before and ends after the timed copy."""
    sync()
    other.copy(BESIDE)
    lane.copy()
    spent = lane.timed_copy()
    sync()
    return spent()


def measure(ways, count):
    samples = {name: [] for name in ways}
    for n in range(WARM_UP + count):
        for name in random.sample(list(ways), len(ways)):
            spent = ways[name]()
            if n >= WARM_UP:
                samples[name].append(spent)
    return [
        {"id": name, "role": ROLES.get(name, "way"), "samples": found}
        for name, found in samples.items()
    ]


def run(sizes):
    cases = []
    for name, (size, count) in sizes.items():
        up, down = Lane(True, size), Lane(False, size)
        sync()  # the buffers are filled before another stream reads them
        both = {
            "one_after_other": lambda u=up, d=down: one_after_other(u, d),
            "at_once": lambda u=up, d=down: at_once(u, d),
        }
        lanes = {"both": (2 * size, both)}
        for way, lane, other in (("h2d", up, down), ("d2h", down, up)):
            ways = {
                "alone": lambda a=lane: alone(a),
                "beside": lambda a=lane, b=other: beside(a, b),
            }
            lanes[way] = (size, ways)
        for link, (total, ways) in lanes.items():
            case = {"id": f"{link}_{name}", "bytes": total, "unit": "s"}
            about = {"direction": link, "size": size}
            case |= {"parameters": about, "link": link}
            cases.append(case | {"results": measure(ways, count)})
    return {"beside": BESIDE}, cases


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
            print(f"{case['id']:11}{way['id']:16}{middle:12.1f} us")
    return 0


if __name__ == "__main__":
    sys.exit(main())
