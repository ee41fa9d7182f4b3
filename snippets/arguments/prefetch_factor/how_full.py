"""How many batches the loop could take at once, without waiting."""

import multiprocessing
import time

from torch.utils.data import DataLoader, default_collate, get_worker_info


class Counted:
    """Pass this as collate_fn: it counts what each worker has made."""

    def __init__(self, num_workers, collate_fn=default_collate):
        self.collate_fn = collate_fn
        self.made = multiprocessing.Array("i", num_workers)

    def __call__(self, samples):
        batch = self.collate_fn(samples)
        self.made[get_worker_info().id] += 1
        return batch

    def ready(self, taken):  # made, from batch ``taken`` on without a gap
        made, k = list(self.made), taken
        while made[k % len(made)] > k // len(made):
            k += 1
        return k - taken


class Held:
    """The samples in ``held`` come only once the loop asks for them."""

    def __init__(self, held):
        self.held, self.asked = held, multiprocessing.Value("i", -1)

    def __getitem__(self, i):
        while i in self.held and i > self.asked.value:
            time.sleep(0.01)
        return i


def seen_at_each_step(held):
    data, counted = Held(held), Counted(num_workers=2)
    ahead = {"num_workers": 2, "prefetch_factor": 4, "sampler": range(16)}
    batches = iter(DataLoader(data, collate_fn=counted, **ahead))
    for taken in range(16):
        most = min(i - taken for i in [taken + 8, 16, *held] if i >= taken)
        while counted.ready(taken) < most:  # a long step: they catch up
            time.sleep(0.01)
        yield counted.ready(taken)  # copy this into your loop
        data.asked.value = taken
        next(batches)


def main():
    print("slow loop:       ", *seen_at_each_step(held=[]))
    print("slow workers:    ", *seen_at_each_step(held=range(16)))
    print("two slow batches:", *seen_at_each_step(held=[5, 11]))


if __name__ == "__main__":
    main()
