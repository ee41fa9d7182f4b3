"""With shuffle the dropped samples change, so that each is seen in time."""

import torch
from torch.utils.data import DataLoader


def never_seen(epochs, shuffle):
    torch.manual_seed(0)
    loader = DataLoader(
        torch.arange(10), batch_size=4, shuffle=shuffle, drop_last=True
    )
    seen = set()
    for _ in range(epochs):
        for batch in loader:
            seen.update(batch.tolist())
    return 10 - len(seen)


def main():
    for shuffle in (True, False):
        for epochs in (1, 20):
            missing = never_seen(epochs, shuffle)
            print(f"{shuffle=!s:<5} {epochs:2} epochs: {missing} never seen")


if __name__ == "__main__":
    main()
