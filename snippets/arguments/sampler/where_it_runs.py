"""A sampler stays in the main process and is not pickled, ever."""

import os
import threading

from torch.utils.data import DataLoader, Dataset, get_worker_info


class Numbers(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return i, type(i).__name__, get_worker_info() is not None


class Unpicklable:
    """Holds what no start method could send to a worker."""

    def __init__(self):
        self.keep = (lambda: None), threading.Lock()
        self.main_process = os.getpid()

    def __iter__(self):
        print("sampler: main process", os.getpid() == self.main_process)
        yield from range(4)


def main():
    sampler = Unpicklable()
    loader = DataLoader(Numbers(), 4, sampler=sampler, num_workers=1)
    for indices, types, in_worker in loader:
        print("dataset: worker", all(in_worker), "index", types[0])
        print("batch:  ", indices.tolist())


if __name__ == "__main__":
    main()
