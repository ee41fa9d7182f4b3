"""Code that was written for full batches meets a short one."""

import torch
from torch import nn
from torch.utils.data import DataLoader


def keep_the_state(batches):
    lstm, state = nn.LSTM(3, 5, batch_first=True), None
    for x in batches:
        _, state = lstm(x.unsqueeze(1), state)


def squeeze(batches):
    head = nn.Linear(3, 2)
    for x in batches:
        head(x).squeeze().argmax(dim=1)


def main():
    samples = torch.ones(9, 3)
    for step in (keep_the_state, squeeze):
        for drop_last in (False, True):
            batches = DataLoader(samples, batch_size=4, drop_last=drop_last)
            try:
                step(batches)
                answer = "passes"
            except (IndexError, RuntimeError) as error:
                answer = f"{type(error).__name__}: {error}"
            print(f"{step.__name__}, {drop_last=}: {answer}")


if __name__ == "__main__":
    main()
