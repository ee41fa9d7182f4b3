"""Measures the share of a training loop that is spent waiting for batches."""

import time
from itertools import islice

import torch
from torch.utils.data import DataLoader, Dataset


def clock():
    """Return seconds, once the accelerator (if any) has done its work."""
    if torch.accelerator.is_available():
        torch.accelerator.synchronize()
    return time.perf_counter()


def waiting_share(loader, step, batches=50, warmup=3):
    """Return the share, from 0.0 to 1.0, of the time spent in next()."""
    iterator = iter(loader)
    for batch in islice(iterator, warmup):
        step(batch)
    waited = worked = 0.0
    asked = clock()
    for batch in islice(iterator, batches):
        arrived = clock()
        step(batch)
        finished = clock()
        waited += arrived - asked
        worked += finished - arrived
        asked = finished
    if worked == 0.0:
        raise ValueError("the loader ended within the warm-up batches")
    return waited / (waited + worked)


class Sleepy(Dataset):
    """Each item takes the given time, as reading and decoding would."""

    def __init__(self, seconds):
        self.seconds = seconds

    def __len__(self):
        return 13

    def __getitem__(self, index):
        time.sleep(self.seconds)
        return index


def main():
    slow, quick = DataLoader(Sleepy(0.05)), DataLoader(Sleepy(0.0))
    share = waiting_share(slow, step=lambda batch: None)
    print(f"slow loader, quick step: {10 * round(10 * share)}% waiting")
    share = waiting_share(quick, step=lambda batch: time.sleep(0.05))
    print(f"quick loader, slow step: {10 * round(10 * share)}% waiting")


if __name__ == "__main__":
    main()
