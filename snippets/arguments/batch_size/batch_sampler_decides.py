"""With batch_sampler the batch sizes are its own, batch_size is None."""

import torch
from torch.utils.data import DataLoader


def main():
    by_length = [[0, 1, 2, 3], [4, 5], [6]]
    loader = DataLoader(torch.arange(7), batch_sampler=by_length)
    print("batch_size:", loader.batch_size)
    print("batches:", len(loader), [batch.tolist() for batch in loader])

    plain = DataLoader(torch.arange(7), batch_size=3)
    try:
        plain.batch_size = 4
    except ValueError as error:
        print("ValueError:", error)


if __name__ == "__main__":
    main()
