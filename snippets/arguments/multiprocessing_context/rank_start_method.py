"""A rank that was started by spawn starts its loader's workers by spawn too."""

import multiprocessing

import torch
from torch.utils.data import DataLoader


class StartMethod:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return multiprocessing.get_start_method()


def rank(number, context):
    loader = DataLoader(
        StartMethod(),
        batch_size=None,
        num_workers=1,
        multiprocessing_context=context,
    )
    print(f"multiprocessing_context={context!r}: workers start with", *loader)


def main():
    for context in (None, "fork"):
        torch.multiprocessing.spawn(rank, (context,), nprocs=1)


if __name__ == "__main__":
    main()
