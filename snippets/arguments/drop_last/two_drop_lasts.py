"""DistributedSampler and DataLoader each have a drop_last of their own."""

from torch.utils.data import DataLoader, DistributedSampler


def batches(rank, of_sampler, of_loader):
    data = list(range(11))
    sampler = DistributedSampler(
        data, num_replicas=2, rank=rank, shuffle=False, drop_last=of_sampler
    )
    loader = DataLoader(
        data, batch_size=4, sampler=sampler, drop_last=of_loader
    )
    return [batch.tolist() for batch in loader]


def main():
    for of_sampler in (False, True):
        for of_loader in (False, True):
            print(f"sampler {of_sampler}, loader {of_loader}:")
            used = []
            for rank in (0, 1):
                made = batches(rank, of_sampler, of_loader)
                print(f"  rank {rank}: {made}")
                used += [index for batch in made for index in batch]
            missing = sorted(set(range(11)) - set(used))
            twice = sorted({index for index in used if used.count(index) > 1})
            print(f"  {missing=} {twice=}")


if __name__ == "__main__":
    main()
