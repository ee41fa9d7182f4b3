"""Three ways to tell persistent workers the epoch; the first does not work."""

import torch
from torch.utils.data import DataLoader, Dataset, Sampler


class Told(Dataset):
    def __init__(self):
        self.plain = 0
        self.shared = torch.zeros((), dtype=torch.int64).share_memory_()

    def __len__(self):
        return 2

    def __getitem__(self, key):
        return self.plain, int(self.shared), key[0]


class WithEpoch(Sampler):
    """Yields (epoch, index); it runs in the main process."""

    epoch = 0

    def __iter__(self):
        for index in range(2):
            yield self.epoch, index


def main():
    dataset, sampler = Told(), WithEpoch()
    loader = DataLoader(
        dataset,
        batch_size=None,
        sampler=sampler,
        num_workers=1,
        persistent_workers=True,
    )
    print("         attribute  shared tensor  in the index")
    for epoch in range(3):
        dataset.plain = epoch
        dataset.shared.fill_(epoch)
        sampler.epoch = epoch
        plain, shared, key = next(iter(loader))
        print(f"epoch {epoch}  {plain:9}  {shared:13}  {key:12}")


if __name__ == "__main__":
    main()
