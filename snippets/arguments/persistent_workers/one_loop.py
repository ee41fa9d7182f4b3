"""iter(loader) is one iterator, started anew: no two loops at a time."""

from itertools import islice

from torch.utils.data import DataLoader


def nested(loader):
    return [(a, b) for a in loader for b in loader]


def zipped(loader):
    return list(zip(loader, loader, strict=False))


def peeking(loader):
    seen = []
    for batch in islice(loader, 6):  # without islice this would not end
        next(iter(loader))  # a look at one batch, in the middle of an epoch
        seen.append(batch)
    return seen


def main():
    for keep in (False, True):
        loader = DataLoader(
            range(4), None, num_workers=1, persistent_workers=keep
        )
        print(f"persistent_workers={keep}")
        print("  one object:", iter(loader) is iter(loader))
        print("  nested:", len(nested(loader)), "pairs", nested(loader)[:5])
        print("  zipped:", len(zipped(loader)), "pairs", zipped(loader))
        print("  peeking:", peeking(loader))


if __name__ == "__main__":
    main()
