"""Reading Python objects makes a forked worker's memory grow; a tensor not.

starts: fork
"""

import torch
from torch.utils.data import DataLoader, Dataset

ITEMS = 300_000


class Reads(Dataset):
    def __init__(self, data):
        self.data = data

    def __len__(self):
        return ITEMS

    def __getitem__(self, index):
        self.data[index]


def private_mib(samples):
    """Return this worker's own memory, in MiB, instead of the samples."""
    with open("/proc/self/smaps_rollup") as lines:
        dirty = [line for line in lines if line.startswith("Private_Dirty")]
    return int(dirty[0].split()[1]) / 1024


def main():
    names = [f"images/{number:08d}.jpg" for number in range(ITEMS)]
    for kind, data in (
        ("list of str", names),
        ("one uint8 tensor", torch.zeros(ITEMS, 19, dtype=torch.uint8)),
    ):
        loader = DataLoader(
            Reads(data), 10_000, num_workers=1, collate_fn=private_mib
        )
        first, *_, last = loader
        print(f"{kind}: grows by more than 5 MiB:", last - first > 5)


if __name__ == "__main__":
    main()
