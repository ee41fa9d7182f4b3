"""What collate_fn pads with -100 counts for nothing."""

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

SENTENCES = [[1, 2, 3, 4, 2], [2, 1], [3, 1, 4]]  # 0 is for padding


def pad(samples):
    rows = [torch.tensor(sample) for sample in samples]
    words = pad_sequence(rows, batch_first=True, padding_value=0)
    labels = pad_sequence(rows, batch_first=True, padding_value=-100)
    return words, labels


def main():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Embedding(5, 8), nn.Linear(8, 5))
    words, labels = next(iter(DataLoader(SENTENCES, 3, collate_fn=pad)))
    print(labels)
    # (N, T, C) -> (N, C, T): the classes are dimension 1.
    logits = model(words).transpose(1, 2)
    loss = F.cross_entropy(logits, labels)

    total = 0
    for sentence in map(torch.tensor, SENTENCES):
        total += F.cross_entropy(model(sentence), sentence, reduction="sum")
    print("padded with -100, equals the mean over 10 words:", end=" ")
    print(torch.allclose(loss, total / 10))
    padded = F.cross_entropy(logits, words)
    print("padded with 0:", end=" ")
    print(torch.allclose(padded, total / 10))


if __name__ == "__main__":
    main()
