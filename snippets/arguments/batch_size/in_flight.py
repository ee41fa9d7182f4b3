"""What is on its way before the first batch: batches, or samples."""

import torch
from torch.utils.data import DataLoader, Dataset, SequentialSampler


class Images(Dataset):
    def __len__(self):
        return 100

    def __getitem__(self, index):
        return torch.zeros(3, 224, 224)


class CountingSampler(SequentialSampler):
    drawn = 0

    def __iter__(self):
        for index in super().__iter__():
            self.drawn += 1
            yield index


def show(batch_size, **options):
    dataset = Images()
    sampler = CountingSampler(dataset)
    loader = DataLoader(
        dataset, batch_size=batch_size, sampler=sampler, **options
    )
    iterator = iter(loader)
    before = sampler.drawn
    batch = next(iterator)
    mib = before * dataset[0].nbytes / 2**20
    print(f"batch_size={batch_size} {options}")
    print(f"  {before} samples sent for by iter(): {mib:.2f} MiB")
    print(f"  {sampler.drawn} after one next(); in shared memory:", end=" ")
    print(batch.is_shared())


def main():
    show(4)
    show(4, num_workers=2)
    show(8, num_workers=2)
    show(8, num_workers=2, prefetch_factor=1)
    show(None, num_workers=2)


if __name__ == "__main__":
    main()
