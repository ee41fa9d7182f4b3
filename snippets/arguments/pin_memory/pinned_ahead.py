"""How many batches are pinned ahead: prefetch_factor times num_workers.

The loader is made to believe that there is an accelerator; each batch
counts the call of its pin_memory(), nothing is page-locked.
since: torch 2.9
"""

import time
from unittest import mock

import torch
from torch.utils.data import DataLoader

pinned = 0


class Batch:
    def __init__(self, samples):
        self.samples = samples

    def pin_memory(self):
        global pinned
        pinned += 1
        return self


def settled():
    """The count once the pin thread has had nothing to do for a while."""
    last = -1
    while last != pinned:
        last = pinned
        time.sleep(0.5)
    return last


def accelerator():
    return mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
        current_device_index=lambda: 0,
        set_device_index=lambda index: None,
    )


def main():
    loader = DataLoader(
        range(40), 2, collate_fn=Batch, pin_memory=True,
        num_workers=2, prefetch_factor=3,
    )
    with accelerator():
        batches = iter(loader)
        for taken in range(1, 4):
            next(batches)
            print(f"taken {taken}, pinned {settled()}, ahead {pinned - taken}")


if __name__ == "__main__":
    main()
