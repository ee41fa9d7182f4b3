"""worker_init_fn runs once for each worker process that starts."""

import multiprocessing
from functools import partial

from torch.utils.data import DataLoader


def count(calls, worker_id):
    with calls.get_lock():
        calls.value += 1


def main():
    for persistent in (False, True):
        calls = multiprocessing.Value("i", 0)  # seen by every process
        loader = DataLoader(
            range(4),
            num_workers=2,
            persistent_workers=persistent,
            worker_init_fn=partial(count, calls),
        )
        after = []
        for _ in range(3):
            list(loader)
            after.append(calls.value)
        print(f"persistent_workers={persistent}: calls after epochs", after)


if __name__ == "__main__":
    main()
