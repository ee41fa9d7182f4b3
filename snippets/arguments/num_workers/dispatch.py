"""iter() hands out num_workers * prefetch_factor batches before any next()."""

from torch.utils.data import DataLoader, Sampler


class Counting(Sampler):
    """Yields 0..99 and counts what has been taken from it."""

    def __init__(self):
        self.taken = 0

    def __iter__(self):
        for i in range(100):
            self.taken += 1
            yield i

    def __len__(self):
        return 100


def main():
    print("workers  prefetch_factor  after iter()  after 1 next()")
    for workers, factor in ((0, None), (1, 2), (2, 4)):
        sampler = Counting()
        loader = DataLoader(
            range(100),
            batch_size=5,
            sampler=sampler,
            num_workers=workers,
            prefetch_factor=factor,
        )
        batches = iter(loader)
        at_once = sampler.taken // 5
        next(batches)
        print(
            f"{workers:>7}  {factor!s:>15}  {at_once:>4} batches"
            f"  {sampler.taken // 5:>6} batches"
        )
        del batches


if __name__ == "__main__":
    main()
