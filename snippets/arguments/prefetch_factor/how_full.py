"""How many finished batches wait when the loop asks for one."""

import multiprocessing
import time

from torch.utils.data import DataLoader, Dataset, default_collate


class Counted:
    """Pass this as collate_fn: it counts the batches that were made."""

    def __init__(self):
        self.made = multiprocessing.Value("i", 0)

    def __call__(self, samples):
        batch = default_collate(samples)
        with self.made.get_lock():
            self.made.value += 1
        return batch


class Permitted(Dataset):
    """A sample is ready once there is a permit for it."""

    def __init__(self, permits):
        self.permits = multiprocessing.Semaphore(permits)

    def __len__(self):
        return 8

    def __getitem__(self, i):
        self.permits.acquire()
        return i


def waiting_at_each_step(dataset, step):
    collate = Counted()
    ahead = {"num_workers": 1, "prefetch_factor": 4}
    batches = iter(DataLoader(dataset, collate_fn=collate, **ahead))
    seen = []
    for taken in range(len(dataset)):
        step(collate, taken)
        seen.append(collate.made.value - taken)  # copy this into your loop
        dataset.permits.release()
        next(batches)
    return seen


def long_step(collate, taken):
    while collate.made.value < min(taken + 4, 8):  # the worker catches up
        time.sleep(0.01)


def main():
    print("slow loop:  ", waiting_at_each_step(Permitted(8), long_step))
    print("slow worker:", waiting_at_each_step(Permitted(0), lambda *_: None))


if __name__ == "__main__":
    main()
