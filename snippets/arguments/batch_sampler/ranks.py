"""On several ranks every rank has to take other batches, and as many."""

import torch
from torch.utils.data import BatchSampler, DistributedSampler, Sampler


def sorted_batches(epoch):
    """Five batches of two, neighbours together, in an order by epoch."""
    g = torch.Generator().manual_seed(epoch)
    starts = 2 * torch.randperm(5, generator=g)
    return [[i, i + 1] for i in starts.tolist()]


class Share(Sampler):
    """This rank's batches of those that every rank makes alike."""

    def __init__(self, make, ranks, rank):
        self.make, self.ranks, self.rank = make, ranks, rank
        self.set_epoch(0)

    def set_epoch(self, epoch):
        batches = self.make(epoch)
        whole = len(batches) // self.ranks * self.ranks
        self.mine = batches[self.rank : whole : self.ranks]

    def __iter__(self):
        return iter(self.mine)

    def __len__(self):
        return len(self.mine)


def main():
    ranks = range(2)
    print("the same sampler on each rank:")
    for rank in ranks:
        print(f"  rank {rank}:", sorted_batches(0))
    print("samples dealt out, then cut into batches:")
    for rank in ranks:
        order = DistributedSampler(range(10), 2, rank, shuffle=False)
        print(f"  rank {rank}:", list(BatchSampler(order, 2, drop_last=False)))
    print("batches dealt out:")
    for rank in ranks:
        print(f"  rank {rank}:", list(Share(sorted_batches, 2, rank)))


if __name__ == "__main__":
    main()
