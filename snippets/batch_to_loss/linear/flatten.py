"""flatten(1) keeps the samples apart; flatten() and nn.Flatten differ."""

import torch
from torch import nn


def main():
    batch = torch.zeros(4, 3, 8, 8)
    print("flatten(1):", tuple(batch.flatten(1).shape))
    print("nn.Flatten():", tuple(nn.Flatten()(batch).shape))
    print("flatten():", tuple(batch.flatten().shape))
    print("flatten(2):", tuple(batch.flatten(2).shape))

    image = batch[0]  # from batch_size=None, or dataset[0]
    print("one image:", tuple(nn.Flatten()(image).shape))
    print("as a batch:", tuple(nn.Flatten()(image.unsqueeze(0)).shape))

    last = torch.zeros(1, 1, 8, 8)  # a last batch of one sample
    print("squeeze():", tuple(last.squeeze().shape))
    print("squeeze(1):", tuple(last.squeeze(1).shape))


if __name__ == "__main__":
    main()
