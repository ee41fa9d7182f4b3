"""A kept worker misses a new attribute; a shared tensor reaches it."""

import torch
from torch.utils.data import DataLoader, Dataset


class Curriculum(Dataset):
    def __init__(self):
        self.plain = 0
        self.shared = torch.tensor(0).share_memory_()

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return self.plain, self.shared.item()


def main():
    for keep in (False, True):
        dataset = Curriculum()
        loader = DataLoader(
            dataset, None, num_workers=2, persistent_workers=keep
        )
        print(f"persistent_workers={keep}")
        for epoch in range(3):
            dataset.plain = epoch
            dataset.shared.fill_(epoch)  # before iter(loader), not after
            (plain, shared), *_ = loader
            print(f"  epoch {epoch}: attribute {plain}, shared {shared}")


if __name__ == "__main__":
    main()
