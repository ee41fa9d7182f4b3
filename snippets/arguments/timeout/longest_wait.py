"""The longest waits of one epoch: the timeout has to be well above them."""

import sys
import time

from torch.utils.data import DataLoader, Dataset


def waits(loader, step):
    """Seconds of waiting for each batch; the first holds the start."""
    seconds = []
    began = time.monotonic()
    for batch in loader:
        seconds.append(time.monotonic() - began)
        step(batch)
        began = time.monotonic()
    return seconds


class OneSlowSample(Dataset):
    def __len__(self):
        return 20

    def __getitem__(self, i):
        if i == 12:
            time.sleep(1)
        return i


def train_step(batch):
    pass  # your own step goes here


def main():
    loader = DataLoader(OneSlowSample(), batch_size=4, num_workers=1)
    first, *later = waits(loader, step=train_step)
    if "--show" in sys.argv:  # python longest_wait.py --show
        print(f"first batch {first:.3f}, longest later {max(later):.3f}")
    print("longest wait after the first: batch", 1 + later.index(max(later)))


if __name__ == "__main__":
    main()
