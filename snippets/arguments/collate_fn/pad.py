"""Samples of different length: pad each batch to its longest sample."""

import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

SAMPLES = [([5, 2, 9], 0), ([4], 1), ([3, 8], 0), ([6, 1], 1)]


def pad(samples):
    rows, labels = zip(*samples, strict=True)
    rows = [torch.tensor(row) for row in rows]
    lengths = torch.tensor([len(row) for row in rows])
    words = pad_sequence(rows, batch_first=True, padding_value=0)
    real = torch.arange(words.shape[1]) < lengths[:, None]
    return words, real, torch.tensor(labels)


def main():
    for words, real, labels in DataLoader(SAMPLES, 2, collate_fn=pad):
        print("words", words.tolist(), "labels", labels.tolist())
        print("real", real.int().tolist())
        values = words.float()
        mean = (values * real).sum(1) / real.sum(1)
        print("mean of the real ones:", mean.tolist())
        print("mean with the padding:", values.mean(1).tolist())


if __name__ == "__main__":
    main()
