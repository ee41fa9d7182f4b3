"""1 worker loads while the loop is busy; 2 workers load at the same moment."""

import multiprocessing
import threading

from torch.utils.data import DataLoader, Dataset


class Meeting(Dataset):
    """Each sample waits until two processes are inside __getitem__ at once."""

    def __init__(self, patience):
        self.patience = patience
        self.door = multiprocessing.Barrier(2)
        self.last_is_loaded = multiprocessing.Event()

    def __len__(self):
        return 2

    def __getitem__(self, i):
        try:
            self.door.wait(self.patience)
            met = True
        except threading.BrokenBarrierError:
            met = False
        if i == 1:
            self.last_is_loaded.set()
        return met


def main():
    for workers in (0, 1, 2):
        dataset = Meeting(patience=60 if workers == 2 else 0.1)
        loader = DataLoader(dataset, batch_size=None, num_workers=workers)
        batches = iter(loader)
        met = [next(batches)]
        # A training step on batch 0 that ends when batch 1 has been loaded.
        loaded = dataset.last_is_loaded.wait(60 if workers else 0.1)
        met += batches
        print(f"num_workers={workers}")
        print("  batch 1 loaded during step 0:", loaded)
        print("  two samples in work at once: ", all(met))


if __name__ == "__main__":
    main()
