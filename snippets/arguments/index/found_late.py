"""Most wrong types pass the constructor and fail at the first batch.

text-since: torch 2.10
"""

import torch
from torch.utils.data import DataLoader


def attempt(**options):
    loader = DataLoader(torch.arange(8), **options)  # no complaint here
    print(*(f"{name}={value!r}" for name, value in options.items()), end=": ")
    try:
        first = next(iter(loader))
    except (TypeError, AssertionError) as error:
        print(type(error).__name__, "-", str(error).partition("\n")[0])
    else:
        print("first batch", first.tolist())


def main():
    attempt(num_workers=1.5)
    attempt(sampler=5)
    attempt(collate_fn=5)
    attempt(timeout=5)
    attempt(worker_init_fn=5)
    attempt(in_order="x")


if __name__ == "__main__":
    main()
