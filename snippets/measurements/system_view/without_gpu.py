"""Which figures of Linux grow by a block that is written, then mlocked."""

import ctypes
import mmap
from pathlib import Path

import torch

MIB = 2**20
FILES = {
    "Rss": "smaps_rollup",  # exact; VmRSS may be a little behind
    "Anonymous": "smaps_rollup",
    "VmLck": "status",
    "VmPin": "status",
}


def figures():
    found = []
    for name, file in FILES.items():
        text = Path("/proc/self", file).read_text()
        found.append(int(text.split(f"{name}:")[1].split()[0]))
    return found


def show(when, before):
    grown = [now - then for now, then in zip(figures(), before, strict=True)]
    print(f"{when:10}", *(f"{round(kib / 1024):>7} MiB" for kib in grown))


def main():
    print(f"{'':10}", *(f"{name:>11}" for name in FILES))
    torch.ones(4 * MIB, dtype=torch.uint8)  # what the first use brings along
    pages = mmap.mmap(-1, 4 * MIB, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    block = torch.frombuffer(pages, dtype=torch.uint8)
    before = figures()
    show("mapped", before)
    block.fill_(1)
    show("written", before)
    mlock = ctypes.CDLL(None, use_errno=True).mlock
    mlock.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    if mlock(block.data_ptr(), block.nbytes):
        raise OSError(ctypes.get_errno(), "mlock failed: ulimit -l")
    show("mlocked", before)
    print(f"{'is_pinned':10}", f"{block.is_pinned()!s:>11}")


if __name__ == "__main__":
    main()
