"""Evaluation on several ranks: the padding counts twice unless cut off."""

import torch
from torch.utils.data import DataLoader, DistributedSampler

RANKS = 4
CORRECT = torch.tensor([1, 1, 0, 0, 0, 0, 0, 0, 0, 0])  # per sample of ten


def evaluate(sampler):
    """The answers of one rank, in the order of its batches."""
    loader = DataLoader(CORRECT, batch_size=2, sampler=sampler)
    return torch.cat(list(loader))


def accuracy(answers):
    return f"{int(answers.sum())} of {len(answers)}"


def main():
    size = len(CORRECT)
    print("one process:              ", accuracy(evaluate(range(size))))

    padded = [
        evaluate(DistributedSampler(CORRECT, RANKS, rank, shuffle=False))
        for rank in range(RANKS)
    ]
    print("DistributedSampler:       ", accuracy(torch.cat(padded)))

    # what all_gather would bring together, put back in order and cut
    in_order = torch.stack(padded, dim=1).flatten()[:size]
    print("gathered, cut to the size:", accuracy(in_order))
    assert torch.equal(in_order, CORRECT)

    exact = [evaluate(range(rank, size, RANKS)) for rank in range(RANKS)]
    print("range(rank, size, ranks): ", accuracy(torch.cat(exact)))
    print("  samples on each rank:   ", [len(answers) for answers in exact])
    average = sum(answers.float().mean() for answers in exact) / RANKS
    print(f"  average of the ranks:    {average:.3f} instead of 0.200")


if __name__ == "__main__":
    main()
