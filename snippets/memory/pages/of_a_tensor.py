"""A tensor has addresses at once, and page frames only where it was written.

Linux only: reads /proc/self/pagemap, one 64-bit entry for each page.
"""

import os
import struct

import torch

PAGE = os.sysconf("SC_PAGE_SIZE")
MIB = 2**20
IN_RAM, IN_SWAP = 63, 62  # the bits of an entry


def quarters(tensor, bit):
    """How many quarters of the tensor's pages have this bit set."""
    first, count = tensor.data_ptr() // PAGE, tensor.nbytes // PAGE
    with open("/proc/self/pagemap", "rb") as pagemap:
        pagemap.seek(first * 8)
        entries = struct.unpack(f"{count}Q", pagemap.read(count * 8))
    return sum(entry >> bit & 1 for entry in entries) * 4 // count


def show(when, tensor):
    in_ram, in_swap = quarters(tensor, IN_RAM), quarters(tensor, IN_SWAP)
    print(f"{when:19} {in_ram}/4 in RAM, {in_swap}/4 in swap")


def main():
    tensor = torch.empty(64 * MIB, dtype=torch.uint8)
    address = tensor.data_ptr()
    show("torch.empty", tensor)
    tensor[: 16 * MIB].fill_(1)
    show("a quarter written", tensor)
    tensor.fill_(1)
    show("all of it written", tensor)
    print("same address:", tensor.data_ptr() == address)
    print("pinned:", tensor.is_pinned())


if __name__ == "__main__":
    main()
