"""A worker is a daemon process with 1 torch thread; its batches are shared."""

import multiprocessing
import os
import threading

import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info

seen = []  # a global; each process has its own


class Report(Dataset):
    def __init__(self):
        self.home = os.getpid()  # the process that builds the dataset

    def __len__(self):
        return 8

    def __getitem__(self, i):
        seen.append(i)
        return {
            "id of the worker": get_worker_info().id,
            "a process of its own": os.getpid() != self.home,
            "torch threads": torch.get_num_threads(),
            "daemon": multiprocessing.current_process().daemon,
            "runs in the main thread": (
                threading.current_thread() is threading.main_thread()
            ),
        }


def main():
    loader = DataLoader(Report(), batch_size=None, num_workers=1)
    for name, value in next(iter(loader)).items():
        print(f"{name}: {value}")
    print("samples seen by the main process:", len(seen))

    batch = next(iter(DataLoader(range(2))))
    print("batch of 0 workers shared:", batch.is_shared())
    batches = iter(DataLoader(torch.zeros(8, 3), num_workers=1))
    next(batches)
    before = len(os.listdir("/proc/self/fd"))  # Linux
    kept = [next(batches) for _ in range(4)]
    print("batch of a worker shared:", kept[0].is_shared())
    after = len(os.listdir("/proc/self/fd"))
    print("descriptors held by 4 kept batches:", after - before)


if __name__ == "__main__":
    main()
