"""How many bytes torch's allocator takes for a pinned batch of images.

For each batch size one batch is allocated with an empty cache of pinned
memory; what was taken is the peak in the allocator's own counters. The
answer is a number of bytes, not a time. --smoke tries the program with
small images, without a GPU too, where a power of two stands in for the
counters; --out FILE keeps the raw samples.
"""

import argparse
import json
import os
import statistics
import sys
from pathlib import Path

import torch

SIZES = (32, 48, 64, 96, 128, 160, 192, 222, 223, 256)  # images of a batch
DTYPES = {"float32": torch.float32, "uint8": torch.uint8}
IMAGE, ROUNDS = (3, 224, 224), 7
SMOKE_IMAGE, SMOKE_ROUNDS = (3, 16, 16), 2
CUDA = torch.cuda.is_available()
COUNTED = hasattr(torch.cuda, "host_memory_stats")  # torch 2.7
SETTINGS = ("PYTORCH_ALLOC_CONF", "PYTORCH_CUDA_ALLOC_CONF")


def power_of_two(size):
    return 1 << (size - 1).bit_length()


class Counters:
    """The allocator's: bytes of the blocks that it owns, as rounded."""

    def empty(self):
        """Gives free blocks back and starts a new peak; what is left."""
        torch.cuda.synchronize()
        if hasattr(torch.accelerator, "empty_host_cache"):  # torch 2.12
            torch.accelerator.empty_host_cache()
        else:
            torch._C._host_emptyCache()  # before it had a public name
        torch.cuda.reset_peak_host_memory_stats()
        return torch.cuda.host_memory_stats()["allocated_bytes.current"]

    def batch(self, shape, dtype):
        return torch.empty(shape, dtype=dtype, pin_memory=True)

    def peak(self):
        return torch.cuda.host_memory_stats()["allocated_bytes.peak"]


class StandIn:
    """Without a GPU: counts what the arithmetic says."""

    def __init__(self):
        self.owned = 0

    def empty(self):
        self.owned = 0
        return self.owned

    def batch(self, shape, dtype):
        made = torch.empty(shape, dtype=dtype)
        self.owned += power_of_two(made.nbytes)
        return made

    def peak(self):
        return self.owned


def taken(counters, shape, dtype):
    """Bytes that the allocator took for one batch."""
    before = counters.empty()
    batch = counters.batch(shape, dtype)
    if CUDA and not batch.is_pinned():
        raise SystemExit("the batch is not pinned")
    batch.fill_(1)
    return counters.peak() - before


def measure(counters, shape, dtype, rounds):
    asked = torch.empty(shape, dtype=dtype, device="meta").nbytes
    samples = [taken(counters, shape, dtype) for _ in range(rounds)]
    figures = {
        "asked": ("baseline", [asked] * rounds),
        "taken": ("way", samples),
        "power_of_two": ("reference", [power_of_two(asked)] * rounds),
    }
    results = [
        {"id": name, "role": role, "samples": found}
        for name, (role, found) in figures.items()
    ]
    return {"bytes": asked, "unit": "bytes", "results": results}


def run(image, rounds):
    counters = Counters() if CUDA and COUNTED else StandIn()
    if CUDA:
        torch.cuda.init()  # before that there are no counters
    cases = []
    for name, dtype in DTYPES.items():
        for images in SIZES:
            case = {"id": f"{name}_{images}"}
            case["parameters"] = {"dtype": name, "batch_size": images}
            shape = (images, *image)
            cases.append(case | measure(counters, shape, dtype, rounds))
    settings = {name: os.environ.get(name) for name in SETTINGS}
    return {"image": list(image), "settings": settings}, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    if not (arguments.smoke or (CUDA and COUNTED)):
        print("this measurement needs a CUDA GPU and torch 2.7 or newer")
        return 3
    small = arguments.smoke
    if small:
        parameters, cases = run(SMOKE_IMAGE, SMOKE_ROUNDS)
    else:
        parameters, cases = run(IMAGE, ROUNDS)
    parameters["smoke"] = small
    if arguments.out:
        part = Path(f"{arguments.out}.part")
        part.write_text(json.dumps([parameters, cases]))
        os.replace(part, arguments.out)
    if small:
        print("smoke: ok")
        return 0
    for case in cases:
        for way in case["results"]:
            middle = statistics.median(way["samples"]) / 2**20
            print(f"{case['id']:14}{way['id']:14}{middle:9.2f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
