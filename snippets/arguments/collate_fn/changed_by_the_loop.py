"""A batch that nobody copied is the tensor that the worker keeps."""

import torch
from torch.utils.data import DataLoader, Dataset, default_collate


class Cached(Dataset):
    def __init__(self):
        self.rows = [torch.zeros(2), torch.zeros(2)]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        return self.rows[index]


def copied(samples):
    return [sample.clone() for sample in samples]


def second_epoch(**options):
    loader = DataLoader(
        Cached(), num_workers=1, persistent_workers=True, **options
    )
    for batch in loader:
        for tensor in batch:
            tensor += 1
    return list(loader)


def main():
    print("default_collate:", second_epoch(collate_fn=default_collate))
    print("collate_fn=list:", second_epoch(collate_fn=list))
    print("batch_size=None:", second_epoch(batch_size=None))
    print("collate_fn=copied:", second_epoch(collate_fn=copied))


if __name__ == "__main__":
    main()
