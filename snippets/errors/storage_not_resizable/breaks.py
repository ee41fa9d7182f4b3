"""In a worker, a first sample above the average size changes the message."""

import torch
from torch.utils.data import DataLoader


def main():
    sentences = [torch.ones(3), torch.ones(2)]
    for batch in DataLoader(sentences, batch_size=2, num_workers=1):
        print(batch)


if __name__ == "__main__":
    main()
