"""A batch of images as uint8 or as float32, and two calls that cost more.

What is sent differs, what stands on the GPU at the end does not: within a
case every way must give the same tensor. Each case is timed twice: until the
GPU is done, and only as long as the host is held. --smoke tries the program
with little data, on the CPU where there is no GPU; --out FILE keeps the raw
samples.
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

SIZES = {"shape": (256, 3, 224, 224), "samples": 15}
SMOKE = {"shape": (2, 3, 8, 8), "samples": 2}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"
WARM_UP = 3


def sync():
    if GPU:
        torch.cuda.synchronize()


def pin(source):
    return source.pin_memory() if GPU else source.clone()


def to_gpu(source, dtype=None, non_blocking=True):
    dtype = dtype or source.dtype
    return source.to(DEVICE, dtype, non_blocking=non_blocking, copy=True)


def cases_for(shape):
    """Name: the bytes that must travel, and the ways, the baseline first."""
    pageable = torch.randint(256, shape, dtype=torch.uint8)
    as_float = pageable.float()
    u, f = pin(pageable), pin(as_float)
    half = pin(as_float[..., ::2].contiguous())  # pinning keeps strides
    staging = torch.empty_like(half, pin_memory=GPU)
    channels_last = f.permute(0, 2, 3, 1)
    last = pin(channels_last.contiguous())
    real = torch.float32
    dtype = {
        "float32": lambda: to_gpu(f),
        "float32_pageable": lambda: to_gpu(as_float, non_blocking=False),
        "uint8_then_float": lambda: to_gpu(u).float(),
        "uint8_pageable_then_float": lambda: to_gpu(pageable).float(),
        "one_call_non_blocking": lambda: to_gpu(u, real),
        "one_call_blocking": lambda: to_gpu(u, real, non_blocking=False),
    }
    strided = {
        "all_then_slice": lambda: to_gpu(f)[..., ::2],
        "slice": lambda: to_gpu(f[..., ::2]),
        "slice_into_pinned": lambda: to_gpu(staging.copy_(f[..., ::2])),
        "slice_made_before": lambda: to_gpu(half),
    }
    permuted = {
        "contiguous": lambda: to_gpu(last),
        "permute": lambda: to_gpu(channels_last),
    }
    return {
        "dtype": (u.nbytes, dtype),
        "strided": (half.nbytes, strided),
        "permuted": (f.nbytes, permuted),
    }


def until_done(call):
    sync()
    start = time.perf_counter()
    kept = call()
    sync()
    spent = time.perf_counter() - start
    del kept
    return spent


def host_only(call):
    sync()
    start = time.perf_counter()
    kept = call()
    spent = time.perf_counter() - start
    sync()
    del kept
    return spent


def check(ways):
    found = [call() for call in ways.values()]
    sync()
    for name, tensor in zip(ways, found, strict=True):
        if not torch.equal(tensor, found[0]):
            raise SystemExit(f"{name}: the tensor is another one")


def measure(ways, clock, count):
    names = list(ways)
    samples = {name: [] for name in names}
    for n in range(WARM_UP + count):
        for name in random.sample(names, len(names)):
            spent = clock(ways[name])
            if n >= WARM_UP:
                samples[name].append(spent)
    roles = {names[0]: "baseline"}
    return [
        {"id": name, "role": roles.get(name, "way"), "samples": found}
        for name, found in samples.items()
    ]


def run(sizes):
    end = time.monotonic() + (1 if sizes is SIZES else 0)
    while time.monotonic() < end:  # wakes the GPU and its link up
        torch.ones(2**20).to(DEVICE)
    cases = []
    shape = list(sizes["shape"])
    for name, (size, ways) in cases_for(shape).items():
        check(ways)
        case = {"id": name, "bytes": size, "unit": "s", "link": "h2d"}
        case["parameters"] = {"shape": shape, "clock": "until done"}
        found = measure(ways, until_done, sizes["samples"])
        cases.append(case | {"results": found})
        case = {"id": f"{name}_host", "bytes": size, "unit": "s"}
        case["parameters"] = {"shape": shape, "clock": "host only"}
        found = measure(ways, host_only, sizes["samples"])
        cases.append(case | {"results": found})
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
            print(f"{case['id']:15}{way['id']:27}{middle:12.1f} us")
    return 0


if __name__ == "__main__":
    sys.exit(main())
