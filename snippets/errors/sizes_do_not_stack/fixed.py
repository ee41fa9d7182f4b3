"""A collate function pads each batch to its longest sample."""

import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def pad(samples):
    lengths = torch.tensor([len(sample) for sample in samples])
    return pad_sequence(samples, batch_first=True), lengths


def main():
    sentences = [torch.ones(2), torch.ones(3)]
    for batch, lengths in DataLoader(sentences, batch_size=2, collate_fn=pad):
        print(batch)
        print("lengths:", lengths)


if __name__ == "__main__":
    main()
