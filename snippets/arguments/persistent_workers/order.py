"""From the second epoch on the shuffled order is another one."""

import torch
from torch.utils.data import DataLoader, DistributedSampler


def by_shuffle(keep):
    loader = DataLoader(
        range(6),
        batch_size=6,
        shuffle=True,
        num_workers=1,
        persistent_workers=keep,
        generator=torch.Generator().manual_seed(0),
    )
    return [batch.tolist() for _ in range(3) for batch in loader]


def by_epoch(keep):
    """The sampler lives in the main process: set_epoch() reaches it."""
    sampler = DistributedSampler(range(6), num_replicas=1, rank=0, seed=0)
    loader = DataLoader(
        range(6),
        batch_size=6,
        sampler=sampler,
        num_workers=1,
        persistent_workers=keep,
    )
    orders = []
    for epoch in range(3):
        sampler.set_epoch(epoch)
        orders += [batch.tolist() for batch in loader]
    return orders


def main():
    for orders in (by_shuffle, by_epoch):
        print(orders.__name__)
        for keep in (False, True):
            print(f"  persistent_workers={keep}")
            for epoch, order in enumerate(orders(keep)):
                print(f"    epoch {epoch}: {order}")


if __name__ == "__main__":
    main()
