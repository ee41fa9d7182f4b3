"""Kept workers are seeded and initialized once, not in every epoch."""

import multiprocessing

import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info


class Draw(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return get_worker_info().seed, torch.randint(1000, ()).item()


class Report:
    def __init__(self, queue):
        self.queue = queue

    def __call__(self, worker_id):  # as worker_init_fn
        self.queue.put(worker_id)


def main():
    for keep in (False, True):
        torch.manual_seed(0)
        queue = multiprocessing.SimpleQueue()
        loader = DataLoader(
            Draw(),
            batch_size=None,
            num_workers=2,
            worker_init_fn=Report(queue),
            persistent_workers=keep,
        )
        epochs = [list(loader) for _ in range(3)]
        called = 0
        while not queue.empty():
            queue.get()
            called += 1
        print(f"persistent_workers={keep}")
        print("  calls of worker_init_fn:", called)
        print("  different seeds:        ", len({e[0][0] for e in epochs}))
        print("  random numbers:         ", [[n for _, n in e] for e in epochs])


if __name__ == "__main__":
    main()
