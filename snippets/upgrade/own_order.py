"""An order that depends on (seed, epoch) and on no release of torch."""

import random

from torch.utils.data import DataLoader, Sampler


class FixedOrder(Sampler):
    """Shuffles by random() alone, whose numbers Python promises to keep.

    Args:
        length: How many indices there are.
        seed: With the epoch, the only thing the order depends on.
    """

    def __init__(self, length, seed=0):
        self.length, self.seed, self.epoch = length, seed, 0

    def set_epoch(self, epoch):
        """Call it before each epoch."""
        self.epoch = epoch

    def __len__(self):
        return self.length

    def __iter__(self):
        draw = random.Random(self.seed * 1_000_003 + self.epoch).random
        keys = [draw() for _ in range(self.length)]
        return iter(sorted(range(self.length), key=keys.__getitem__))


def main():
    sampler = FixedOrder(10, seed=0)
    loader = DataLoader(list(range(10)), batch_size=5, sampler=sampler)
    for epoch in range(2):
        sampler.set_epoch(epoch)
        print([batch.tolist() for batch in loader])


if __name__ == "__main__":
    main()
