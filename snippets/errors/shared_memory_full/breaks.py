"""A batch larger than /dev/shm cannot leave its worker.

text-since: torch 2.13
"""

import os

import torch
from torch.utils.data import DataLoader, Dataset


class TooLarge(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        shm = os.statvfs("/dev/shm")
        # expand() takes no memory; the batch made from it would.
        one_byte = torch.zeros(1, dtype=torch.uint8)
        return one_byte.expand(shm.f_blocks * shm.f_frsize)


def main():
    for batch in DataLoader(TooLarge(), batch_size=2, num_workers=1):
        print(batch.shape)


if __name__ == "__main__":
    main()
