"""More than 1 torch thread in a forked worker can hang for ever (Linux)."""

import torch
from torch.utils.data import DataLoader, Dataset


class Sums(Dataset):
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return torch.ones(1_000_000).sum()  # large enough for two threads


def two_threads(worker_id):
    torch.set_num_threads(2)


def ask(method, timeout):
    loader = DataLoader(
        Sums(),
        batch_size=None,
        num_workers=1,
        worker_init_fn=two_threads,
        timeout=timeout,
        multiprocessing_context=method,
    )
    try:
        return next(iter(loader)).item()
    except RuntimeError as error:
        return error


def main():
    torch.set_num_threads(2)
    print("fork, before the main process computes:", ask("fork", timeout=60))
    Sums()[0]  # the main process starts its second thread
    print("fork, after that:", ask("fork", timeout=1))
    print("spawn, after that:", ask("spawn", timeout=60))


if __name__ == "__main__":
    main()
