"""What DistributedSampler gives each rank; no process group is needed."""

from torch.utils.data import DistributedSampler


def shares(size, ranks, **how):
    samplers = [
        DistributedSampler(range(size), num_replicas=ranks, rank=rank, **how)
        for rank in range(ranks)
    ]
    return [list(sampler) for sampler in samplers]


def main():
    print("10 samples, 4 ranks, shuffle=False")
    for drop_last in (False, True):
        mine = shares(10, 4, shuffle=False, drop_last=drop_last)
        total = sum(map(len, mine))
        print(f"  drop_last={drop_last!s:<5} {mine} {total} in all")
    print("8 samples, 2 ranks, shuffled")
    print(" ", shares(8, 2))
    print("2 samples, 4 ranks")
    print("  drop_last=False", shares(2, 4, shuffle=False))
    print("  drop_last=True ", shares(2, 4, shuffle=False, drop_last=True))


if __name__ == "__main__":
    main()
