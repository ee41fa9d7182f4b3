"""The same batches in another order, and what that does to a resume.

since: torch 2.7
"""

import multiprocessing
from itertools import islice

from torch.utils.data import DataLoader, Dataset


class SlowFive(Dataset):
    """Sample 5 waits for a signal."""

    def __init__(self):
        self.signal = multiprocessing.Event()

    def __len__(self):
        return 8

    def __getitem__(self, i):
        if i == 5:
            self.signal.wait()
        return i


def main():
    plan = [[5, 2], [0, 7], [3, 1], [6, 4]]  # what the sampler says
    dataset = SlowFive()
    loader = DataLoader(
        dataset, batch_sampler=plan, num_workers=2, in_order=False
    )
    batches = iter(loader)
    seen = [batch.tolist() for batch in islice(batches, 2)]
    dataset.signal.set()
    came = seen + [batch.tolist() for batch in batches]
    print("planned:", plan)
    print("came:   ", came)
    print("same batches:", sorted(came) == sorted(plan))

    done = len(seen)
    print(f"stopped after {done}, then resumed with plan[{done}:]")
    both = seen + plan[done:]
    print("  twice:", [batch for batch in plan if both.count(batch) == 2])
    print("  never:", [batch for batch in plan if batch not in both])


if __name__ == "__main__":
    main()
