"""A sample in a short batch pulls harder than one in a full batch."""

import torch
from torch.utils.data import DataLoader


def main():
    for batch in DataLoader(torch.arange(10), batch_size=4):
        losses = torch.ones(len(batch), requires_grad=True)
        losses.mean().backward()
        print(f"batch of {len(batch)}, weight of each:", losses.grad.tolist())


if __name__ == "__main__":
    main()
