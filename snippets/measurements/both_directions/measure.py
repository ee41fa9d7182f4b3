"""Copies to the GPU and from it at the same time: what does each give up?

Pinned memory, one stream for each direction. First both one after the other
and at once, until both are done; then one direction alone and beside the
other, timed on the GPU by events; counted is how often the other direction
lasted longer. --smoke tries the program with little data, on the CPU where
there is no GPU; --out FILE keeps the raw samples.
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

    def mark(self):
        """An event behind all that is queued; None on the CPU."""
        event = torch.cuda.Event(enable_timing=True) if GPU else None
        if event:
            event.record(self.stream)
        return event

    def copy(self, times=1):
        with on(self.stream):
            for _ in range(times):
                self.target.copy_(self.source, non_blocking=True)


def between(first, last):
    """Seconds from one event to another; a stand-in on the CPU."""
    return first.elapsed_time(last) / 1000 if GPU else 1e-6  # from ms


def together(up, down, wait):
    """Until both are done; `wait` lets the second start after the first."""
    sync()
    start = time.perf_counter()
    up.copy()
    if wait:
        sync()
    down.copy()
    sync()
    return time.perf_counter() - start


def timed(lane, other=None, covered=None):
    """One copy by events; `covered` learns if the other ended after it."""
    sync()
    if other:
        start = other.mark()
        other.copy(BESIDE)
        end = other.mark()
    lane.copy()  # the timed one does not meet an idle link
    first = lane.mark()
    lane.copy()
    last = lane.mark()
    sync()
    if other:
        covered.append(between(start, end) > between(start, last))
    return between(first, last)


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
    end = time.monotonic() + (1 if sizes is SIZES else 0)
    while time.monotonic() < end:  # wakes the GPU and its link up
        torch.ones(2**20).to(DEVICE)
    cases = []
    for name, (size, count) in sizes.items():
        up, down = Lane(True, size), Lane(False, size)
        sync()  # the buffers are filled before another stream reads them
        both = {
            "one_after_other": lambda u=up, d=down: together(u, d, True),
            "at_once": lambda u=up, d=down: together(u, d, False),
        }
        lanes = {"both": (2 * size, both, [])}
        for way, lane, other in (("h2d", up, down), ("d2h", down, up)):
            covered = []
            ways = {
                "alone": lambda a=lane: timed(a),
                "beside": lambda a=lane, b=other, c=covered: timed(a, b, c),
            }
            lanes[way] = (size, ways, covered)
        for link, (total, ways, covered) in lanes.items():
            case = {"id": f"{link}_{name}", "bytes": total, "unit": "s"}
            case |= {"link": link, "results": measure(ways, count)}
            about = {"direction": link, "size": size}
            if link != "both":  # the warm-up rounds do not count
                about["busy_until_the_end"] = sum(covered[WARM_UP:])
            cases.append(case | {"parameters": about})
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
