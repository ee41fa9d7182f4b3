"""Kept workers: if iter() itself times out, the loader is out of step.

starts: fork
text-since: torch 2.10
"""

import multiprocessing

from torch.utils.data import DataLoader, Dataset


class StuckAtOne(Dataset):
    def __init__(self):
        self.signal = multiprocessing.Event()

    def __len__(self):
        return 4

    def __getitem__(self, i):
        if i == 1:
            self.signal.wait()
        return i


def answer(function, *arguments):
    try:
        return function(*arguments)
    except (RuntimeError, KeyError, AssertionError) as error:
        return f"{type(error).__name__}: {error}"


def main():
    dataset = StuckAtOne()
    loader = DataLoader(
        dataset,
        batch_size=None,
        num_workers=1,
        timeout=1,
        persistent_workers=True,
    )
    batches = iter(loader)
    print("epoch 0, batch 0:", next(batches))
    print("epoch 0, batch 1:", answer(next, batches))
    print("iter() meanwhile:", answer(iter, loader))
    dataset.signal.set()
    batches = iter(loader)
    for _ in range(5):
        print("after the signal:", str(answer(next, batches))[:60])


if __name__ == "__main__":
    main()
