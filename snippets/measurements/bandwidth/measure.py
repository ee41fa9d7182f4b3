"""How fast bytes go between the host and the GPU, by size and kind of memory.

Four kinds of host memory (pageable, mlocked, pinned by torch, registered with
CUDA), both directions, 4 KiB to 1 GiB. One sample is one copy_() and the wait
until the GPU is done, at a random place of a block larger than any cache.
--smoke tries the program with little data, on the CPU where there is no GPU;
--out FILE keeps the raw samples.
"""

import argparse
import ctypes
import json
import os
import random
import statistics
import sys
import time
from pathlib import Path

import torch

KIB, MIB, BLOCK = 2**10, 2**20, 2**30
SIZES = {  # name: bytes, samples
    "4k": (4 * KIB, 31),
    "16k": (16 * KIB, 31),
    "64k": (64 * KIB, 31),
    "256k": (256 * KIB, 31),
    "1m": (MIB, 31),
    "4m": (4 * MIB, 31),
    "16m": (16 * MIB, 21),
    "64m": (64 * MIB, 11),
    "256m": (256 * MIB, 7),
    "1g": (1024 * MIB, 7),
}
SMOKE = {"4k": (4 * KIB, 2), "64k": (64 * KIB, 2)}
ROLES = {"pageable": "baseline"}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
GPU = DEVICE == "cuda"


def sync():
    if GPU:
        torch.cuda.synchronize()


def pageable(size):
    return torch.empty(size, dtype=torch.uint8).fill_(1)


def pinned(size):
    return torch.empty(size, dtype=torch.uint8, pin_memory=GPU).fill_(1)


def registered(size):
    block = pageable(size)
    if GPU:
        cudart = torch.cuda.cudart()
        status = cudart.cudaHostRegister(block.data_ptr(), size, 0)
        torch.cuda.check_error(status)
    return block


def unregister(block):
    sync()
    if GPU:
        status = torch.cuda.cudart().cudaHostUnregister(block.data_ptr())
        torch.cuda.check_error(status)


def mlocked(size):
    """Locked for the kernel, unknown to the driver; None if not allowed."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    block = pageable(size)
    place, length = block.data_ptr(), ctypes.c_size_t(size)
    if libc.mlock(ctypes.c_void_p(place), length) == 0:
        return block
    print("mlock is left out:", os.strerror(ctypes.get_errno()))
    return None


def place(block, size):
    start = random.randrange(len(block) // size) * size
    return block[start : start + size]


def seconds(source, target):
    """One copy, from the call until its last byte has arrived."""
    sync()
    start = time.perf_counter()
    target.copy_(source, non_blocking=True)
    sync()
    return time.perf_counter() - start


def check(source, target):
    """A copy that did not arrive would be fast; also the warm-up."""
    for value in (1, 2, 3):
        source[-1], target[-1] = value, 0
        seconds(source, target)
        if target[-1].item() != value:
            raise SystemExit("the copy did not arrive")


def measure(direction, size, count, blocks, on_gpu):
    def ends(kind):
        pair = place(blocks[kind], size), place(on_gpu, size)
        return pair if direction == "h2d" else pair[::-1]

    for kind in blocks:
        check(*ends(kind))
    samples = {kind: [] for kind in blocks}
    for _ in range(count):
        for kind in random.sample(list(blocks), len(blocks)):
            samples[kind].append(seconds(*ends(kind)))
    return [
        {"id": kind, "role": ROLES.get(kind, "way"), "samples": found}
        for kind, found in samples.items()
    ]


def run(sizes, length):
    made = {"pageable": pageable(length), "mlocked": mlocked(length)}
    made |= {"pinned": pinned(length), "registered": registered(length)}
    blocks = {k: block for k, block in made.items() if block is not None}
    on_gpu = torch.ones(length, dtype=torch.uint8, device=DEVICE)
    end = time.monotonic() + (1 if length == BLOCK else 0)
    while time.monotonic() < end:  # wakes the link up
        seconds(blocks["pinned"], on_gpu)
    cases = []
    for direction in ("h2d", "d2h"):
        for name, (size, count) in sizes.items():
            case = {"id": f"{direction}_{name}", "bytes": size, "unit": "s"}
            about = {"direction": direction, "size": size}
            case |= {"parameters": about, "link": direction}
            found = measure(direction, size, count, blocks, on_gpu)
            cases.append(case | {"results": found})
    pins = {kind: block.is_pinned() for kind, block in blocks.items()}
    unregister(blocks["registered"])
    return {"is_pinned": pins, "block": length}, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    if not (GPU or arguments.smoke):
        print("this measurement needs a CUDA GPU")
        return 3
    small = arguments.smoke
    parameters, cases = run(*((SMOKE, MIB) if small else (SIZES, BLOCK)))
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
            rate = case["bytes"] / statistics.median(way["samples"]) / 1e9
            print(f"{case['id']:10}{way['id']:12}{rate:8.2f} GB/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
