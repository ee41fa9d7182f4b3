"""A slow sample delays its successors; the order stays the sampler's."""

import multiprocessing

from torch.utils.data import DataLoader, Dataset


class SlowFirst(Dataset):
    """Sample 0 is not ready before sample 1."""

    def __init__(self, log):
        self.log = log
        self.one_is_ready = multiprocessing.Event()

    def __len__(self):
        return 4

    def __getitem__(self, i):
        if i == 0:
            self.one_is_ready.wait()
        self.log.put(i)
        if i == 1:
            self.one_is_ready.set()
        return i


def main():
    log = multiprocessing.SimpleQueue()
    loader = DataLoader(SlowFirst(log), batch_size=None, num_workers=2)
    yielded = list(loader)
    ready = [log.get() for _ in yielded]
    print("sample 1 ready before 0:", ready.index(1) < ready.index(0))
    print("order of the loop:      ", yielded)


if __name__ == "__main__":
    main()
