"""What a worker writes into the dataset, seen from the main process.

Linux and macOS, where both start methods exist.
"""

import torch
from torch.utils.data import DataLoader, Dataset


class Counts(Dataset):
    def __init__(self):
        self.in_a_list = [0, 0]
        self.in_a_tensor = torch.zeros(2, dtype=torch.int64)

    def __len__(self):
        return 2

    def __getitem__(self, index):
        self.in_a_list[index] += 1
        self.in_a_tensor[index] += 1
        return index


def main():
    for method in (None, "fork", "spawn"):
        dataset = Counts()
        loader = DataLoader(
            dataset,
            num_workers=1 if method else 0,
            multiprocessing_context=method,
        )
        for _ in range(2):
            list(loader)
        print(method or "no worker")
        print("  list:  ", dataset.in_a_list)
        print("  tensor:", dataset.in_a_tensor.tolist())


if __name__ == "__main__":
    main()
