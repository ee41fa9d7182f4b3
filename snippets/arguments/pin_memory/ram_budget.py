"""How much RAM the pinned batches of one loader can hold: change the numbers.

The allocator rounds every pinned tensor up to a power of two. The tensors
here are on the meta device: they have shapes and no memory.
"""

import torch

MIB = 1024**2


def rounded(tensor):
    size = tensor.numel() * tensor.element_size()
    return size, 1 << (size - 1).bit_length()


def main():
    num_workers, prefetch_factor, held_by_you = 8, 2, 1
    batch = {
        "images": torch.empty(256, 3, 224, 224, device="meta"),
        "labels": torch.empty(256, dtype=torch.int64, device="meta"),
    }
    total = 0
    for name, tensor in batch.items():
        asked, locked = rounded(tensor)
        total += locked
        print(f"{name}: {asked} bytes asked, {locked} bytes page-locked")
    batches = num_workers * prefetch_factor + held_by_you
    print(f"{batches} batches: {batches * total / MIB:.0f} MiB")


if __name__ == "__main__":
    main()
