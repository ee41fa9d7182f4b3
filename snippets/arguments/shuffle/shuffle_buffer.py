"""A shuffle buffer for an IterableDataset, and how far it reaches."""

import random

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Shuffled(IterableDataset):
    """Hands out a random one of the ``size`` samples that it holds."""

    def __init__(self, source, size):
        self.source, self.size = source, size

    def __iter__(self):
        info = get_worker_info()
        worker, workers = (info.id, info.num_workers) if info else (0, 1)
        held = []
        for i, sample in enumerate(self.source):
            if i % workers != worker:  # another worker's share
                continue
            if len(held) < self.size:
                held.append(sample)
                continue
            at = random.randrange(self.size)
            yield held[at]
            held[at] = sample
        random.shuffle(held)
        yield from held


def main():
    random.seed(0)
    first = [0] * 500 + [1] * 500  # sorted by label, as files often are
    print("buffer  labels 1 among each 200 samples")
    for size in (1, 10, 100, 1000):
        loader = DataLoader(Shuffled(first, size), batch_size=200)
        print(f"{size:>6} ", *(f"{int(b.sum()):>4}" for b in loader))

    loader = DataLoader(Shuffled(range(1000), 10), batch_size=None)
    places = enumerate(loader)
    print("buffer 10: handed out early by at most", end=" ")
    print(max(sample - place for place, sample in places))

    dataset = Shuffled(range(1000), 100)
    loader = DataLoader(dataset, batch_size=None, num_workers=2)
    epochs = [list(loader) for _ in range(2)]
    whole = [sorted(epoch) == list(range(1000)) for epoch in epochs]
    print("2 workers, all there:", whole)
    print("a new order each epoch:", epochs[0] != epochs[1])


if __name__ == "__main__":
    main()
