"""The bill for page-locked memory: change the numbers to your own.

power_of_two_ceil() is what the allocator does to every request, in the same
steps on 64 bits. Tensors on the meta device have a size and no memory.
"""

import torch

UINT64 = 2**64 - 1


def power_of_two_ceil(size):
    """Bytes asked for to bytes of the block, as c10::llvm::PowerOf2Ceil."""
    if size == 0:
        return 0  # nothing is allocated for an empty tensor
    filled = size - 1
    for shift in (1, 2, 4, 8, 16, 32):
        filled |= filled >> shift
    return filled + 1 & UINT64


def batches(workers, prefetch, held=1, under_way=1):
    """The most pinned batches that are alive at once in one loader."""
    return workers * prefetch + held + under_way + 1


def bill(tensors, alive, loaders=1, ranks=1):
    """Bytes of one batch as asked and as locked, and locked in the host."""
    asked = [t.numel() * t.element_size() for t in tensors]
    locked = [power_of_two_ceil(size) for size in asked]
    host = sum(locked) * alive * loaders * ranks
    return {"asked": asked, "locked": locked, "host": host}


def main():
    batch = [
        torch.empty(256, 3, 224, 224, device="meta"),
        torch.empty(256, dtype=torch.int64, device="meta"),
    ]
    alive = batches(workers=8, prefetch=2)
    found = bill(batch, alive, loaders=1, ranks=8)
    for asked, locked in zip(found["asked"], found["locked"], strict=True):
        print(f"{asked:>11} bytes asked, {locked:>11} locked")
    print(f"{alive} batches, {found['host'] / 2**30:.2f} GiB in the host")


if __name__ == "__main__":
    main()
