"""Samples of different length do not stack; batch_size=1 hides it."""

import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def pad(samples):
    lengths = torch.tensor([len(sample) for sample in samples])
    return pad_sequence(samples, batch_first=True), lengths


def attempt(label, lengths, **options):
    samples = [torch.ones(n, dtype=torch.long) for n in lengths]
    try:
        batches = list(DataLoader(samples, **options))
    except RuntimeError as error:
        print(f"{label}: {str(error).splitlines()[-1]}")
    else:
        print(f"{label}: {len(batches)} batches, the last {batches[-1]}")


def main():
    attempt("batch_size=1", [2, 3], batch_size=1)
    attempt("batch_size=2", [2, 3], batch_size=2)
    attempt("padded", [2, 3], batch_size=2, collate_fn=pad)
    print("in a worker, the longest sample first:")
    attempt("batch_size=2", [3, 2], batch_size=2, num_workers=1)



if __name__ == "__main__":
    main()
