"""An address loses its page frame and gets one again; the program sees nothing.

Linux only: reads /proc/self/pagemap. The system is asked here to take the
frames away; short of memory, it does so by itself. No swap is needed.
"""

import mmap
import os
import struct
import tempfile

import torch

COUNT = 256


def frames(tensor):
    """How many pages of the tensor have a page frame now."""
    with open("/proc/self/pagemap", "rb") as pagemap:
        pagemap.seek(tensor.data_ptr() // mmap.PAGESIZE * 8)
        entries = struct.unpack(f"{COUNT}Q", pagemap.read(COUNT * 8))
    return sum(entry >> 63 for entry in entries)


def main():
    with tempfile.TemporaryFile() as file:
        file.write(os.urandom(COUNT * mmap.PAGESIZE))
        file.flush()
        mapping = mmap.mmap(file.fileno(), 0)
        tensor = torch.frombuffer(mapping, dtype=torch.uint8)
        expected, address = tensor.clone(), tensor.data_ptr()
        print("read once:       ", frames(tensor), "of 256 pages have a frame")
        mapping.madvise(mmap.MADV_DONTNEED)
        print("taken away:      ", frames(tensor), "of 256 pages have a frame")
        print("still equal:     ", torch.equal(tensor, expected))
        print("after that look: ", frames(tensor), "of 256 pages have a frame")
        print("address the same:", tensor.data_ptr() == address)


if __name__ == "__main__":
    main()
