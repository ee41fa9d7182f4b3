"""Samples of different lengths cannot be stacked into one batch."""

import torch
from torch.utils.data import DataLoader


def main():
    sentences = [torch.ones(2), torch.ones(3)]
    for batch in DataLoader(sentences, batch_size=2):
        print(batch)


if __name__ == "__main__":
    main()
