"""Eight mistakes in one call: the constructor reports them one at a time."""

import torch
from torch.utils.data import DataLoader


def main():
    options = dict(
        num_workers=-1, timeout=-1, prefetch_factor=2,
        persistent_workers=True, multiprocessing_context="fork",
        shuffle=True, sampler=[0, 1, 2], drop_last=1, batch_size=2.0,
    )
    repairs = [
        dict(num_workers=0), dict(timeout=0), dict(prefetch_factor=None),
        dict(persistent_workers=False), dict(multiprocessing_context=None),
        dict(shuffle=None), dict(batch_size=2), dict(drop_last=True),
    ]
    for repair in repairs:
        try:
            DataLoader(torch.arange(8), **options)
        except ValueError as error:
            print(error)
        options.update(repair)
        print("  ->", repair)

    print(len(DataLoader(torch.arange(8), **options)), "batches")


if __name__ == "__main__":
    main()
