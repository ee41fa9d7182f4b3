"""In a worker the batch gets the dtype of its first sample.

text-since: torch 2.9
"""

import torch
from torch.utils.data import DataLoader

PAIRS = [
    (torch.tensor(0.5), torch.tensor(0.1, dtype=torch.float64)),
    (torch.tensor(1, dtype=torch.uint8), torch.tensor(300)),
    (torch.tensor(1, dtype=torch.int32), torch.tensor(2**40)),
    (torch.tensor(1, dtype=torch.float16), torch.tensor(1e6)),
    (torch.tensor(1), torch.tensor(0.5)),
]


def batches(num_workers):
    samples = [sample for pair in PAIRS for sample in pair]
    batches = iter(DataLoader(samples, batch_size=2, num_workers=num_workers))
    for _ in PAIRS:
        try:
            batch = next(batches)
            yield f"{batch.dtype} {batch.tolist()}"
        except (RuntimeError, TypeError) as error:
            yield str(error).strip().splitlines()[-1]


def main():
    for pair, here, there in zip(PAIRS, batches(0), batches(1), strict=True):
        print(f"{pair[0].dtype}, then {pair[1].dtype}")
        print("  in the main process:", here)
        print("  in a worker:        ", there)


if __name__ == "__main__":
    main()
