"""Padded places get -inf; a sample that is all padding gives nan."""

import torch
import torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def pad(samples):
    lengths = torch.tensor([len(sample) for sample in samples])
    return pad_sequence(samples, batch_first=True), lengths


def rounded(row):
    return [round(value, 3) for value in row.tolist()]


def main():
    samples = [torch.ones(3), torch.tensor([2.0]), torch.tensor([])]
    x, lengths = next(iter(DataLoader(samples, batch_size=3, collate_fn=pad)))
    print("padded:", x.tolist())
    print("softmax:", rounded(F.softmax(x, dim=1)[1]))

    outside = torch.arange(x.shape[1]) >= lengths.unsqueeze(1)
    masked = F.softmax(x.masked_fill(outside, -torch.inf), dim=1)
    for row, length in zip(masked, lengths, strict=True):
        print("length", length.item(), rounded(row))


if __name__ == "__main__":
    main()
