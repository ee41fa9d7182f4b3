"""Every worker has its own copy of the dataset, and seeds of its own."""

import random

import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info


class Noisy(Dataset):
    def __init__(self):
        self.calls = 0
        self.rng = random.Random(0)  # copied with the dataset

    def __len__(self):
        return 4

    def __getitem__(self, i):
        self.calls += 1
        info = get_worker_info()
        return {
            "calls": self.calls,
            "self.rng": self.rng.randrange(1000),
            "random": random.randrange(1000),
            "torch": int(torch.randint(1000, ())),
            "seed": info.seed if info else 0,
        }


def main():
    torch.manual_seed(0)
    random.seed(0)
    for num_workers in (0, 2):
        dataset = Noisy()
        loader = DataLoader(dataset, batch_size=None, num_workers=num_workers)
        rows = list(loader)
        print(f"num_workers={num_workers}")
        for key in ("calls", "self.rng", "random", "torch"):
            print(f"  {key:<9}", [row[key] for row in rows])
        print("  calls seen by the main process:", dataset.calls)
    first = rows[0]["seed"]
    print("seed minus the first seed:", [row["seed"] - first for row in rows])


if __name__ == "__main__":
    main()
