"""drop_last leaves out the last batch when it is not full."""

import torch
from torch.utils.data import DataLoader


def main():
    for samples in (10, 8):
        for drop_last in (False, True):
            loader = DataLoader(
                torch.arange(samples), batch_size=4, drop_last=drop_last
            )
            batches = [batch.tolist() for batch in loader]
            print(f"{samples} samples, {drop_last=}: len {len(loader)}")
            print("  ", batches)


if __name__ == "__main__":
    main()
