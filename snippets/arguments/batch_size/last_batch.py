"""drop_last removes the short batch, and with it possibly everything."""

import torch
from torch.utils.data import DataLoader


def sizes(batch_size, drop_last):
    loader = DataLoader(
        torch.arange(10), batch_size=batch_size, drop_last=drop_last
    )
    found = [len(batch) for batch in loader]
    assert len(loader) == len(found)
    return found


def main():
    print("samples: 10")
    for batch_size in (4, 5, 9, 16):
        for drop_last in (False, True):
            found = sizes(batch_size, drop_last)
            print(f"batch_size={batch_size:<2} {drop_last=!s:<5} {found}")


if __name__ == "__main__":
    main()
