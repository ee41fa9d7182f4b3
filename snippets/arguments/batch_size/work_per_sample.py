"""A larger batch reads the same samples; it only collates less often."""

from torch.utils.data import DataLoader, Dataset, default_collate


class Counted(Dataset):
    def __init__(self):
        self.calls = 0

    def __len__(self):
        return 64

    def __getitem__(self, index):
        self.calls += 1
        return index


class CountedBatched(Counted):
    def __getitems__(self, indices):
        self.calls += 1
        return list(indices)


def epoch(dataset, batch_size):
    collated = 0

    def collate(samples):
        nonlocal collated
        collated += 1
        return default_collate(samples)

    loader = DataLoader(dataset, batch_size=batch_size, collate_fn=collate)
    for _ in loader:
        pass
    return dataset.calls, collated


def main():
    print("batch_size   reads, collates   with __getitems__")
    for batch_size in (1, 8, 32):
        one_by_one = epoch(Counted(), batch_size)
        batched = epoch(CountedBatched(), batch_size)
        print(f"{batch_size:10}   {one_by_one!s:15}   {batched}")


if __name__ == "__main__":
    main()
