"""Counts the bytes that a loader may have in /dev/shm at one moment."""

import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __init__(self, dtype):
        self.dtype = dtype

    def __len__(self):
        return 64

    def __getitem__(self, index):
        return torch.zeros(3, 64, 64, dtype=self.dtype)


def main():
    for dtype in (torch.float32, torch.uint8):
        loader = DataLoader(Images(dtype), batch_size=32, num_workers=2)
        in_flight = loader.num_workers * loader.prefetch_factor + 1
        batch = next(iter(loader))
        print(dtype, "in shared memory:", batch.is_shared())
        print(f"  {in_flight} batches x {batch.nbytes} bytes")


if __name__ == "__main__":
    main()
