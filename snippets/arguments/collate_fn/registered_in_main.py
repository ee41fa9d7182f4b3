"""A type registered in main() is unknown in a worker that was spawned."""

from torch.utils.data import DataLoader
from torch.utils.data._utils.collate import collate, default_collate_fn_map


class Word(tuple):
    """Text and language."""


def keep(samples, *, collate_fn_map=None):
    return ["".join(sample[0]) for sample in samples]


def by_type(samples):
    known = {Word: keep, **default_collate_fn_map}
    return collate(samples, collate_fn_map=known)


def batches(**options):
    samples = [Word(["cat", 0]), Word(["Hund", 1])]
    return list(DataLoader(samples, batch_size=2, **options))


def main():
    default_collate_fn_map[Word] = keep
    spawned = {"num_workers": 1, "multiprocessing_context": "spawn"}
    print("registered, no worker:      ", batches())
    print("registered, spawned worker: ", batches(**spawned))
    spawned["collate_fn"] = by_type
    print("in the map of a collate_fn: ", batches(**spawned))


if __name__ == "__main__":
    main()
