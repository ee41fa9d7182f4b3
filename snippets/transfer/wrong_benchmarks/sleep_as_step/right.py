"""A step that is queued (right): the host fetches the next batch.

A thread that works off a queue stands for the GPU here. On a GPU the step is
a real one, or torch.cuda._sleep(cycles), a kernel of known length.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import torch
from torch.utils.data import DataLoader, Dataset


class Watched(Dataset):
    """Eight samples; counts those fetched while a step is under way."""

    def __init__(self):
        self.step = None
        self.beside = 0

    def __len__(self):
        return 8

    def __getitem__(self, index):
        self.beside += self.step is not None and not self.step.done()
        return torch.tensor(float(index))


def main():
    data, over = Watched(), threading.Event()
    with ThreadPoolExecutor(1) as device:
        for _batch in DataLoader(data, batch_size=2):
            # A long step: not over before the host has fetched everything.
            data.step = device.submit(over.wait)
        over.set()
        data.step.result()  # the synchronize: the clock stops behind it
    print("fetched beside a step:", data.beside, "of", len(data))


if __name__ == "__main__":
    main()
