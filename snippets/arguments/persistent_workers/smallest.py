"""persistent_workers=True keeps the processes, and what they hold."""

import os

from torch.utils.data import DataLoader, Dataset


class Counting(Dataset):
    """Each sample says who made it, and how many it had made by then."""

    made = 0

    def __len__(self):
        return 4

    def __getitem__(self, i):
        self.made += 1
        return os.getpid(), self.made


def main():
    for keep in (False, True):
        loader = DataLoader(
            Counting(), None, num_workers=1, persistent_workers=keep
        )
        first, second = list(loader), list(loader)
        print(f"persistent_workers={keep}")
        print("  same process in epoch 2:", first[0][0] == second[0][0])
        print("  its count in epoch 1:   ", [made for _, made in first])
        print("  its count in epoch 2:   ", [made for _, made in second])


if __name__ == "__main__":
    main()
