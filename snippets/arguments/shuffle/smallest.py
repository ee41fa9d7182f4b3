"""shuffle=True gives a new order each epoch and leaves the dataset alone."""

import torch
from torch.utils.data import DataLoader


def main():
    torch.manual_seed(0)
    dataset = list("abcdefgh")
    for shuffle in (False, True):
        loader = DataLoader(dataset, batch_size=4, shuffle=shuffle)
        print(f"shuffle={shuffle}")
        for epoch in range(2):
            print(f"  epoch {epoch}:", *("".join(batch) for batch in loader))
    print("dataset:", *dataset)


if __name__ == "__main__":
    main()
