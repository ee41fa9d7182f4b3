"""prefetch_factor sets how many batches are handed out before any next()."""

from torch.utils.data import DataLoader, Sampler


class Counting(Sampler):
    """Yields 0..99 and counts what has been taken from it."""

    taken = 0

    def __iter__(self):
        for i in range(100):
            self.taken += 1
            yield i

    def __len__(self):
        return 100


def main():
    print("prefetch_factor  in effect  handed out by iter()  after next()")
    for factor in (None, 1, 4):
        sampler = Counting()
        loader = DataLoader(
            range(100), sampler=sampler, num_workers=2, prefetch_factor=factor
        )
        batches = iter(loader)
        at_once = sampler.taken
        next(batches)
        print(
            f"{factor!s:>15}  {loader.prefetch_factor:>9}"
            f"  {at_once:>20}  {sampler.taken:>12}"
        )
        del batches


if __name__ == "__main__":
    main()
