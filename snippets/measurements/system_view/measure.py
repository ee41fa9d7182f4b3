"""What the system says about memory that is pinned: bytes, not times.

A block is written, or also mlocked, or also registered (cudaHostRegister),
or allocated pinned (cudaHostAlloc), and the figures of Linux are read before
and after. --smoke tries the program with little memory, without a GPU too,
where nothing is pinned; --out FILE keeps the raw samples.
"""

import argparse
import ctypes
import json
import mmap
import os
import random
import statistics
import sys
import time
from pathlib import Path

import torch

MIB = 2**20
CUDA = torch.cuda.is_available()
LINUX = Path("/proc/self/status").exists()
PINNED = ("registered", "host_alloc")
FULL, SMOKE = (512 * MIB, 7, 0.2), (4 * MIB, 2, 0)  # size, rounds, pause
PROCESS = ("VmRSS", "RssAnon", "RssFile", "RssShmem", "VmLck", "VmPin")
MACHINE = ("MemTotal", "MemAvailable", "Mlocked", "Unevictable")


def kib(path, names):
    """Fields of a file with lines like "VmRSS:  1024 kB", in bytes."""
    rows = dict(line.split(":", 1) for line in path.read_text().splitlines())
    return {n: int(rows[n].split()[0]) * 1024 for n in names if n in rows}


def group_file():
    """What the memory of this process's control group is read from."""
    rows = Path("/proc/self/cgroup").read_text().splitlines()
    own = dict(row.split(":", 2)[1:] for row in rows)
    old, new = "/sys/fs/cgroup/memory", "/sys/fs/cgroup"  # versions 1, 2
    paths = [f"{old}{own.get('memory', '')}/memory.usage_in_bytes"]
    paths += [f"{new}{own.get('', '')}/memory.current"]
    paths += [f"{old}/memory.usage_in_bytes", f"{new}/memory.current"]
    return next((path for path in map(Path, paths) if path.is_file()), None)


def figures(group):
    found = kib(Path("/proc/self/status"), PROCESS)
    machine = kib(Path("/proc/meminfo"), MACHINE)
    gone = machine.pop("MemTotal") - machine.pop("MemAvailable")
    found |= machine | {"not_available": gone}
    if group:
        found["cgroup"] = int(group.read_text())
    pages = dict(map(str.split, Path("/proc/vmstat").read_text().splitlines()))
    if "nr_foll_pin_acquired" in pages:  # Linux 5.7
        held = int(pages["nr_foll_pin_acquired"])
        held -= int(pages["nr_foll_pin_released"])
        found["foll_pin"] = held * mmap.PAGESIZE
    return found


def written(size):
    pages = mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    return torch.frombuffer(pages, dtype=torch.uint8).fill_(1)


def mlock(block, name="mlock"):
    call = getattr(ctypes.CDLL(None, use_errno=True), name)
    call.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    return ctypes.get_errno() if call(block.data_ptr(), block.nbytes) else 0


def make(way, size):
    if way == "host_alloc":
        return torch.ones(size, dtype=torch.uint8, pin_memory=CUDA)
    block = written(size)
    if way == "mlocked" and (wrong := mlock(block)):
        raise OSError(wrong, os.strerror(wrong))
    if way == "registered" and CUDA:
        call = torch.cuda.cudart().cudaHostRegister
        torch.cuda.check_error(call(block.data_ptr(), block.nbytes, 0))
    return block


def undo(way, block):
    if way == "mlocked":
        mlock(block, "munlock")
    if way == "registered" and CUDA:
        call = torch.cuda.cudart().cudaHostUnregister
        torch.cuda.check_error(call(block.data_ptr()))
    del block  # the last one that refers to it
    if CUDA and hasattr(torch.accelerator, "empty_host_cache"):
        torch.accelerator.empty_host_cache()  # torch 2.12
    elif CUDA:
        torch._C._host_emptyCache()  # before it had a public name


def mapping(block):
    for row in Path("/proc/self/maps").read_text().splitlines():
        span, allowed, _, _, _, *name = row.split(maxsplit=5)
        first, last = (int(end, 16) for end in span.split("-"))
        if first <= block.data_ptr() < last:
            found = " ".join([allowed, *name])
    return found


def run(size, rounds, pause):
    ways, found = ["written", "mlocked", *PINNED], {}
    about = {"settings": os.environ.get("PYTORCH_ALLOC_CONF"), "mappings": {}}
    if CUDA:
        torch.zeros(1, device="cuda")  # the context takes memory of its own
    try:
        undo("mlocked", make("mlocked", size))
    except OSError as error:  # ulimit -l
        about["mlock"], ways = str(error), [w for w in ways if w != "mlocked"]
    group = group_file()
    for n in range(rounds + 1):  # the first only warms up
        for way in random.sample(ways, len(ways)):
            time.sleep(pause)  # the kernel gathers its figures from all cores
            before = figures(group)
            held = [make(way, size)]
            time.sleep(pause)
            after = figures(group)
            about["mappings"][way] = mapping(held[0])
            if held[0].is_pinned() != (CUDA and way in PINNED):
                raise SystemExit(f"{way}: is_pinned() should be otherwise")
            undo(way, held.pop())
            for name in before if n else []:
                grown = after[name] - before[name]
                found.setdefault(name, {w: [] for w in ways})[way].append(grown)
    cases = []
    for name, grown in found.items():
        results = [
            {"id": way, "role": "way", "samples": samples}
            for way, samples in grown.items()
        ]
        case = {"id": name.lower(), "bytes": size, "unit": "bytes"}
        cases.append(case | {"parameters": {}, "results": results})
    return about, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    if not (arguments.smoke or (CUDA and LINUX)):
        print("this measurement needs a CUDA GPU and Linux")
        return 3
    small = arguments.smoke
    sizes = SMOKE if small else FULL
    parameters, cases = run(*sizes) if LINUX else ({}, [])
    parameters["smoke"] = small
    if arguments.out:
        part = Path(f"{arguments.out}.part")
        part.write_text(json.dumps([parameters, cases]))
        os.replace(part, arguments.out)
    if small:
        print("smoke: ok")
        return 0
    rows = [(case["id"], way) for case in cases for way in case["results"]]
    for name, way in rows:
        middle = statistics.median(way["samples"]) / MIB
        print(f"{name:16}{way['id']:14}{middle:9.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
