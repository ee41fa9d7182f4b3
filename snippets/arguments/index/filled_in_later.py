"""None as a default means: decided when the loader is built."""

import torch
from torch.utils.data import DataLoader


def show(call, **options):
    loader = DataLoader(torch.arange(8), **options)
    print(call)
    print("  sampler:", type(loader.sampler).__name__, end=" | ")
    print("batches:", type(loader.batch_sampler).__name__)
    print("  collate_fn:", loader.collate_fn.__name__, end=" | ")
    print("batch_size:", loader.batch_size, end=" | ")
    print("prefetch_factor:", loader.prefetch_factor)


def main():
    show("DataLoader(D)")
    show("DataLoader(D, shuffle=True)", shuffle=True)
    show("DataLoader(D, num_workers=1)", num_workers=1)
    show("DataLoader(D, batch_size=None)", batch_size=None)
    show("DataLoader(D, batch_sampler=[[0]])", batch_sampler=[[0]])


if __name__ == "__main__":
    main()
