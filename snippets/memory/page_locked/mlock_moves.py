"""mlock keeps a page in RAM; the kernel still moves it to another frame.

Linux 6.1 or later: asks the kernel to gather 512 scattered frames of 4 KiB
into one huge frame, as its background thread does by itself.
"""

import ctypes
import mmap
from pathlib import Path

import torch

MADV_COLLAPSE = 25
HUGE = 2 * 2**20
libc = ctypes.CDLL(None, use_errno=True)


def call(name, tensor, *more):
    address, size = ctypes.c_void_p(tensor.data_ptr()), tensor.nbytes
    if getattr(libc, name)(address, ctypes.c_size_t(size), *more):
        raise OSError(ctypes.get_errno(), f"{name} failed")


def kib(path, field):
    text = Path(path).read_text().split(f"{field}:")[1]
    return int(text.split()[0])


def counters():
    status = "/proc/self/status"
    huge = kib("/proc/self/smaps_rollup", "AnonHugePages")
    return kib(status, "VmLck"), kib(status, "VmPin"), huge


def show(when, before, tensor):
    grown = [now - then for now, then in zip(counters(), before, strict=True)]
    print("{}: VmLck +{}, VmPin +{}, huge frames +{} KiB".format(when, *grown),
          "- is_pinned", tensor.is_pinned())


def main():
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    region = mmap.mmap(-1, 2 * HUGE, flags=flags)
    region.madvise(mmap.MADV_NOHUGEPAGE)
    whole = torch.frombuffer(region, dtype=torch.uint8)
    start = -whole.data_ptr() % HUGE
    tensor = whole[start : start + HUGE].fill_(7)
    before = counters()
    show("written  ", before, tensor)
    call("mlock", tensor)
    show("mlocked  ", before, tensor)
    region.madvise(mmap.MADV_HUGEPAGE)
    call("madvise", tensor, MADV_COLLAPSE)
    show("collapsed", before, tensor)
    print("address and content the same:", bool((tensor == 7).all()))


if __name__ == "__main__":
    main()
