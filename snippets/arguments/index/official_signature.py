"""The signature printed in PyTorch's documentation raises when called."""

import torch
from torch.utils.data import DataLoader


def main():
    dataset = torch.arange(8)
    # Every default, copied from the signature block of the data page.
    try:
        DataLoader(
            dataset, batch_size=1, shuffle=False, sampler=None,
            batch_sampler=None, num_workers=0, collate_fn=None,
            pin_memory=False, drop_last=False, timeout=0,
            worker_init_fn=None, prefetch_factor=2, persistent_workers=False,
        )
    except ValueError as error:
        print("as printed:", error)

    loader = DataLoader(dataset)
    print("nothing passed:", loader.prefetch_factor, len(loader), "batches")


if __name__ == "__main__":
    main()
