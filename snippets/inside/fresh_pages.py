"""A freed large batch goes back to the system: the next one gets new pages.

Linux with glibc: the setting is glibc's, the counter is the kernel's.
"""

import ctypes
import resource

import torch

M_TRIM_THRESHOLD, M_MMAP_MAX = -1, -4  # from malloc.h


def page_faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def new_pages_per_batch(batches=8):
    """Make and drop batches of 48 MiB; return the page faults of each."""
    before = page_faults()
    for _ in range(batches):
        torch.ones(12 * 2**20)
    return (page_faults() - before) // batches


def main():
    print("default: every batch in new pages:", new_pages_per_batch() > 10)
    libc = ctypes.CDLL(None)
    libc.mallopt(M_MMAP_MAX, 0)  # no mapping of its own for a large block
    libc.mallopt(M_TRIM_THRESHOLD, 2**30)  # keep up to 1 GiB when freed
    new_pages_per_batch(30)  # the heap grows to its final size
    print("kept:    every batch in new pages:", new_pages_per_batch() > 10)


if __name__ == "__main__":
    main()
