"""What it costs to get pinned memory, for the first time and from the cache.

Cold means that the cache of pinned memory was emptied: the driver pins new
pages. Cached means that a freed block is handed out again. The source
has been written before, so none of its pages is new. --smoke tries the
program with little data, on the CPU where there is no GPU; --out FILE keeps
the raw samples.
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
SIZES = {  # name: bytes, samples
    "of_1m": (MIB, 21),
    "of_4m": (4 * MIB, 21),
    "of_16m": (16 * MIB, 11),
    "of_64m": (64 * MIB, 7),
    "of_256m": (256 * MIB, 7),
}
SMOKE = {"of_64k": (64 * 2**10, 2), "of_1m": (MIB, 2)}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"


def sync():
    if GPU:
        torch.cuda.synchronize()


def empty_cache():
    """Gives all free pinned blocks back to the system."""
    sync()
    if not GPU:
        return
    if hasattr(torch.accelerator, "empty_host_cache"):  # torch 2.12
        torch.accelerator.empty_host_cache()
    else:
        torch._C._host_emptyCache()  # before it had a public name


def pin(source):
    return source.pin_memory() if GPU else source.clone()


def empty_pinned(source):
    return torch.empty_like(source, pin_memory=GPU)


def register(block):
    if GPU:
        cudart = torch.cuda.cudart()
        size = block.numel() * block.element_size()
        status = cudart.cudaHostRegister(block.data_ptr(), size, 0)
        torch.cuda.check_error(status)
    return block


def unregister(block):
    if GPU:
        status = torch.cuda.cudart().cudaHostUnregister(block.data_ptr())
        torch.cuda.check_error(status)


def seconds(call):
    """What the call itself takes; what it returns is freed after that."""
    sync()
    start = time.perf_counter()
    kept = call()
    sync()
    spent = time.perf_counter() - start
    return spent, kept


def ways(source):
    """Name: role, what runs before, what is timed, what runs after."""
    own = empty_pinned(source)
    apart = source.clone()  # nobody else's, to be registered

    def nothing(*_):
        pass

    def to_gpu():
        return source.to(DEVICE, copy=True)

    def cache():
        pin(source)  # freed at once: the next one gets its block

    def only_allocate():
        return empty_pinned(source)

    return {
        "plain_to": ("baseline", nothing, to_gpu, nothing),
        "pin_cold": ("way", empty_cache, lambda: pin(source), nothing),
        "empty_cold": ("way", empty_cache, only_allocate, nothing),
        "pin_cached": ("way", cache, lambda: pin(source), nothing),
        "copy_into": ("reference", nothing, lambda: own.copy_(source), nothing),
        "register": ("way", nothing, lambda: register(apart), unregister),
    }


def measure(size, count):
    source = torch.empty(size, dtype=torch.uint8).fill_(1)
    chosen = ways(source)
    samples = {name: [] for name in chosen}
    for n in range(count + 2):  # the first two only warm up
        for name in random.sample(list(chosen), len(chosen)):
            _, before, call, after = chosen[name]
            before()
            spent, kept = seconds(call)
            if name != "empty_cold" and kept[-1].item() != 1:
                raise SystemExit(f"{name}: the copy did not arrive")
            after(kept)
            del kept
            if n >= 2:
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
    for name, (size, count) in sizes.items():
        case = {"id": name, "bytes": size, "unit": "s"}
        case["parameters"] = {"size": size}
        cases.append(case | {"results": measure(size, count)})
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
            print(f"{case['id']:10}{way['id']:14}{middle:12.1f} us")
    return 0


if __name__ == "__main__":
    sys.exit(main())
