"""How many pinned batches are alive at once, by what the consumer keeps.

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
    """How many are alive once nothing has come for a while."""
    last = -1
    while last != len(pinned):
        last = len(pinned)
        time.sleep(0.3)
    return last


def main():
    for workers, ahead, held in [(0, None, 1), (2, 2, 1), (2, 3, 4)]:
        batches = iter(DataLoader(
            range(64), 2, collate_fn=Batch, pin_memory=True,
            num_workers=workers, prefetch_factor=ahead,
        ))
        mine = [next(batches) for _ in range(held)]
        print(f"workers {workers}, prefetch_factor {ahead}, held {held}:")
        print(f"  while you compute {settled()}", end=", ")
        mine.append(next(batches))
        print(f"at next() {settled()}")
        del batches, mine


if __name__ == "__main__":
    with mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
        current_device_index=lambda: 0,
        set_device_index=lambda index: None,
    ):
        main()
