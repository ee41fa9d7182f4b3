"""Finished batches count too: behind one slow batch the other worker stops."""

import multiprocessing

from torch.utils.data import DataLoader, Dataset, SequentialSampler


class HeldUp(Dataset):
    """Sample 0 waits for a signal; the others say that they are done."""

    def __init__(self):
        self.signal = multiprocessing.Event()
        self.done = multiprocessing.SimpleQueue()

    def __len__(self):
        return 100

    def __getitem__(self, i):
        if i == 0:
            self.signal.wait()
        self.done.put(i)
        return i


class Remembering(SequentialSampler):
    def __iter__(self):
        self.taken = []
        for i in super().__iter__():
            self.taken.append(i)
            yield i


def main():
    for factor in (1, 3):
        dataset = HeldUp()
        sampler = Remembering(dataset)
        loader = DataLoader(
            dataset, sampler=sampler, num_workers=2, prefetch_factor=factor
        )
        batches = iter(loader)
        finished = [dataset.done.get() for _ in sampler.taken[1::2]]
        behind = sorted({*sampler.taken} - {0, *finished})
        print(f"prefetch_factor={factor}, batch 0 is held up")
        print("  finished by the other worker:", finished)
        print("  queued behind batch 0:       ", behind)
        print("  handed out in all:           ", len(sampler.taken))
        dataset.signal.set()
        next(batches)
        del batches


if __name__ == "__main__":
    main()
