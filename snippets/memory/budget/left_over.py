"""Pinned batches that wait in a loader which nobody asks any more.

The loader is made to believe that there is an accelerator, and the copies
that pin_memory() returns are counted. No memory is locked.
since: torch 2.9
"""

import time
import weakref
from unittest import mock

import torch
from torch.utils.data import DataLoader

pinned = weakref.WeakSet()


class Batch:
    def __init__(self, samples):
        self.samples = samples

    def pin_memory(self):
        pinned.add(copy := Batch(self.samples))
        return copy


def settled():
    last = -1
    while last != len(pinned):
        last = len(pinned)
        time.sleep(0.3)
    return last


def main():
    for persistent in (False, True):
        loader = DataLoader(
            range(40), 2, collate_fn=Batch, pin_memory=True,
            num_workers=2, persistent_workers=persistent,
        )
        print(f"persistent_workers={persistent}")
        for batch in loader:
            pass
        del batch
        print("  the epoch is over:   ", settled())
        for batch in loader:
            break
        del batch
        print("  left after one batch:", settled())


if __name__ == "__main__":
    with mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
        current_device_index=lambda: 0,
        set_device_index=lambda index: None,
    ):
        main()
