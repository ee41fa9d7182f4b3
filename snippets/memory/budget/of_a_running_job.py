"""What a running job holds in shared memory, read from /proc by its pids.

Linux only. Give pids to look at a job of yours: the main process and workers.
"""

import os
import sys
import time
from pathlib import Path

import torch
from torch.utils.data import DataLoader, Dataset

MIB = 1024**2


class Images(Dataset):
    def __len__(self):
        return 64

    def __getitem__(self, index):
        return torch.zeros(1024, 1024, dtype=torch.uint8)


def segments(pids):
    """Sizes of torch's shared memory that they have open, once each."""
    found = {}
    for pid in pids:
        for entry in Path(f"/proc/{pid}/fd").iterdir():
            try:
                if "/torch_" in os.readlink(entry):
                    status = entry.stat()
                    found[status.st_ino] = status.st_size
            except FileNotFoundError:
                pass  # closed meanwhile
    return found


def show(pids):
    sizes = sorted(segments(pids).values())
    print(f"{len(sizes)} segments, {sum(sizes) / MIB:.0f} MiB in shared memory")


def main():
    loader = DataLoader(Images(), 8, num_workers=2, prefetch_factor=3)
    batches = iter(loader)
    me, workers = os.getpid(), [w.pid for w in batches._workers]
    first = next(batches)
    time.sleep(1)
    print("a batch:", first.nbytes // MIB, "MiB")
    show([me, *workers])
    del first
    show([me, *workers])


if __name__ == "__main__":
    pids = [int(text) for text in sys.argv[1:]]
    show(pids) if pids else main()
