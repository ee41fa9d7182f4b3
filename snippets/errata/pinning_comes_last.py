"""Samples and batch come first, in ordinary memory; pinning is the last step.

The loader is made to believe that there is an accelerator, so that it takes
the pinning path on any machine; the batch only writes down what happened.
since: torch 2.9
"""

from unittest import mock

import torch
from torch.utils.data import DataLoader, Dataset

steps = []


class Samples(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        sample = torch.zeros(3)
        steps.append(f"dataset[{index}]   pinned: {sample.is_pinned()}")
        return sample


class Batch:
    def __init__(self, samples):
        self.data = torch.stack(samples)
        steps.append(f"collate_fn   pinned: {self.data.is_pinned()}")

    def pin_memory(self):
        steps.append("pin_memory() of the finished batch")
        return self


def accelerator():
    return mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
    )


def main():
    loader = DataLoader(Samples(), 2, collate_fn=Batch, pin_memory=True)
    with accelerator():
        next(iter(loader))
    print("\n".join(steps))


if __name__ == "__main__":
    main()
