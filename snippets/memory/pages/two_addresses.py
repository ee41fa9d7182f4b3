"""Two virtual addresses, one page frame: how workers hand over a batch.

Linux only: memfd_create makes memory without a file on a disk.
"""

import mmap
import os

import torch


def main():
    memory = os.memfd_create("batch")
    os.ftruncate(memory, mmap.PAGESIZE)
    mine = torch.frombuffer(mmap.mmap(memory, 0), dtype=torch.uint8)
    yours = torch.frombuffer(mmap.mmap(memory, 0), dtype=torch.uint8)
    print("same address:", mine.data_ptr() == yours.data_ptr())
    mine[0] = 42
    print("written through one, read through the other:", yours[0].item())
    copy = mine.clone()
    mine[0] = 7
    print("a copy has its own frame:", copy[0].item())


if __name__ == "__main__":
    main()
