"""What keeps a loader from running under forkserver and spawn.

Copy can_be_sent() and call it on your own loader, on any platform.
"""

import pickle

from torch.utils.data import DataLoader

SENT = ("dataset", "collate_fn", "worker_init_fn")


def can_be_sent(loader):
    """Print which of the things that a worker is given cannot be pickled."""
    for name in SENT:
        try:
            pickle.dumps(getattr(loader, name))
        except (pickle.PicklingError, AttributeError, TypeError):
            print(f"{name}: cannot be pickled")
        else:
            print(f"{name}: ok")


def take_first(samples):
    return samples[0]


def main():
    print("a lambda:")
    can_be_sent(DataLoader([1, 2], collate_fn=lambda samples: samples[0]))
    print("a function of the module:")
    can_be_sent(DataLoader([1, 2], collate_fn=take_first))


if __name__ == "__main__":
    main()
