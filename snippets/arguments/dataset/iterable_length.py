"""len(loader) of an IterableDataset, and what the warning compares."""

import warnings

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Twelve(IterableDataset):
    def __init__(self, split):
        self.split = split

    def __repr__(self):
        return "Twelve()"

    def __len__(self):
        return 12  # samples

    def __iter__(self):
        info = get_worker_info() if self.split else None
        first, step = (info.id, info.num_workers) if info else (0, 1)
        return iter(range(first, 12, step))


def main():
    print("split  workers  batch_size  len says  batches  warnings")
    for split, num_workers, batch_size in (
        (True, 0, 4),
        (True, 2, 4),
        (False, 2, 4),
        (False, 2, 1),
    ):
        loader = DataLoader(Twelve(split), batch_size, num_workers=num_workers)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            said = len(loader)  # without this call there is no warning
            batches = sum(1 for _ in loader)
        row = (split, num_workers, batch_size, said, batches, len(caught))
        print("{!s:<7}{:<9}{:<12}{:<10}{:<9}{}".format(*row))
    print(f"the first of them:\n{caught[0].message}")


if __name__ == "__main__":
    main()
