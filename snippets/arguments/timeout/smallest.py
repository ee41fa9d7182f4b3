"""No result within timeout: a RuntimeError, after which next() may go on."""

import multiprocessing

from torch.utils.data import DataLoader, Dataset


class Stuck(Dataset):
    """Every sample waits for a signal from outside."""

    def __init__(self):
        self.signal = multiprocessing.Event()

    def __len__(self):
        return 2

    def __getitem__(self, i):
        self.signal.wait()
        return i


def patient(batches):
    """The next batch, however often the wait for it times out."""
    while True:
        try:
            return next(batches)
        except RuntimeError as error:
            if "timed out" not in str(error):
                raise


def main():
    dataset = Stuck()
    batches = iter(DataLoader(dataset, num_workers=1, timeout=1))
    for _ in range(2):
        try:
            next(batches)
        except RuntimeError as error:
            print(f"{type(error).__name__}: {error}")
    dataset.signal.set()
    print("after the signal:", patient(batches), patient(batches))


if __name__ == "__main__":
    main()
