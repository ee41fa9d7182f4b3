"""A step in the loop (right), and the clock around next() alone."""

import multiprocessing
import time

from torch.utils.data import DataLoader, Dataset


class Slow(Dataset):
    """Eight samples, each of which takes a while; gives the time it ended."""

    def __init__(self):
        self.made = multiprocessing.Value("i", 0)

    def __len__(self):
        return 8

    def __getitem__(self, index):
        time.sleep(0.01)  # decoding, say
        ended = time.monotonic()
        with self.made.get_lock():
            self.made.value += 1
        return ended


def step(data, number):
    """A step that is longer than the loading: the next batch is there."""
    while data.made.value < min(number + 2, len(data)):
        time.sleep(0.001)


def main():
    data = Slow()
    batches = iter(DataLoader(data, num_workers=1))
    waited = 0.0
    for number in range(len(data)):
        asked = time.monotonic()
        ended = next(batches).item()
        if ended > asked:  # loaded while the loop stood still
            waited += ended - asked
            print("waited for the loading of batch", number)
        step(data, number)
    print("part of the loading was timed:", waited > 0)


if __name__ == "__main__":
    main()
