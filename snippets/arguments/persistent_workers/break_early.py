"""What is left of an epoch that ends early: skipped, or read and dropped."""

import multiprocessing
import threading

from torch.utils.data import DataLoader, Dataset


class Logged(Dataset):
    """Sample 1 waits for a signal; sample 0 is given away only once."""

    def __init__(self):
        self.signal = multiprocessing.Event()
        self.zeros = multiprocessing.Semaphore(1)
        self.log = multiprocessing.SimpleQueue()

    def __len__(self):
        return 100

    def __getitem__(self, i):
        if i == 0:
            self.zeros.acquire()
            return i
        if i == 1:
            self.signal.wait()
        self.log.put(i)
        return i


def read_after_the_break(keep):
    dataset = Logged()
    loader = DataLoader(
        dataset,
        batch_size=None,
        num_workers=1,
        prefetch_factor=3,
        persistent_workers=keep,
    )
    batches = iter(loader)
    next(batches)  # 1 is being read, 2 and 3 are queued
    threading.Timer(1, dataset.signal.set).start()
    del batches  # leave the epoch
    batches = iter(loader)  # begin the next one, whose sample 0 is held
    read = []
    while not dataset.log.empty():
        read.append(dataset.log.get())
    dataset.zeros.release()
    next(batches)
    return read


def main():
    for keep in (False, True):
        print(f"persistent_workers={keep!s:<5}  still read:", end=" ")
        print(read_after_the_break(keep))


if __name__ == "__main__":
    main()
