"""persistent_workers=True keeps the worker processes from epoch to epoch."""

import os

from torch.utils.data import DataLoader, Dataset


class ProcessId(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return os.getpid()


def main():
    for keep in (False, True):
        loader = DataLoader(
            ProcessId(), num_workers=2, persistent_workers=keep
        )
        first, second = ({batch.item() for batch in loader} for _ in "12")
        print(f"persistent_workers={keep}:")
        print("  same processes in both epochs:", first == second)


if __name__ == "__main__":
    main()
