"""Pinned batches that wait in a loader which nobody asks any more.

It believes that there is an accelerator; what pin_memory() returns counts.
since: torch 2.9
"""

import time
import weakref
from unittest import mock

import torch
from torch.utils.data import DataLoader

pinned = weakref.WeakSet()


class Batch:
    def __init__(self, samples=None):
        self.samples = samples

    def pin_memory(self):
        pinned.add(copy := Batch())
        return copy


def settled():
    last = -1
    while last != len(pinned):
        last = len(pinned)
        time.sleep(0.3)
    return last


def iterate(loader, leave):
    for _ in loader:
        if leave:
            return


def main():
    for persistent in (False, True):
        loader = DataLoader(
            range(40), 2, collate_fn=Batch, pin_memory=True,
            num_workers=2, persistent_workers=persistent,
        )
        print("persistent_workers:", persistent)
        iterate(loader, leave=False)
        print("  the epoch is over:   ", settled())
        iterate(loader, leave=True)
        print("  left after one batch:", settled())


if __name__ == "__main__":
    with mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True, current_device_index=lambda: 0,
        current_accelerator=lambda: torch.device("cuda"),
        set_device_index=lambda index: None,
    ):
        main()
