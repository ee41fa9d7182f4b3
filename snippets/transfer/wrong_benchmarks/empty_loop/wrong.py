"""An empty loop body (wrong): it times the worker, not the waiting."""

import time

from torch.utils.data import DataLoader, Dataset


class Slow(Dataset):
    """Eight samples, each of which takes a while."""

    def __len__(self):
        return 8

    def __getitem__(self, index):
        time.sleep(0.01)  # decoding, say
        return index


def main():
    batches = 0
    start = time.perf_counter()
    for _batch in DataLoader(Slow(), num_workers=1):
        batches += 1
    taken = time.perf_counter() - start
    print("batches:", batches, " steps: 0")
    print("all of the loading was timed:", taken >= 8 * 0.01)


if __name__ == "__main__":
    main()
