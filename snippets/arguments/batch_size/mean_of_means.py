"""The short last batch gets too much weight in a mean of batch means."""

import torch
from torch.utils.data import DataLoader


def main():
    losses = torch.tensor([1.0] * 8 + [5.0] * 2)
    total, means = 0.0, []
    for batch in DataLoader(losses, batch_size=4):
        means.append(batch.mean().item())
        total += batch.sum().item()

    print("mean of each batch:", means)
    print("mean of the means:", round(sum(means) / len(means), 3))
    print("mean of the samples:", total / len(losses))


if __name__ == "__main__":
    main()
