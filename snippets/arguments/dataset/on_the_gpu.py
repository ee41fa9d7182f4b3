"""Data that is on the GPU already: no workers, no pinning, whole batches.

needs: cuda
"""

import warnings

import torch
from torch.utils.data import (
    BatchSampler,
    DataLoader,
    RandomSampler,
    TensorDataset,
)


def main():
    # Before 2.11 torch warns about its own call of Tensor.pin_memory().
    warnings.filterwarnings("ignore", message="The argument 'device' of")
    torch.manual_seed(0)
    x = torch.arange(8, device="cuda")
    dataset = TensorDataset(x, x * 10)
    sampler = BatchSampler(RandomSampler(dataset), 4, drop_last=False)
    for rows, labels in DataLoader(dataset, batch_size=None, sampler=sampler):
        print(rows.device.type, rows.tolist(), labels.tolist())

    for settings in (
        {"pin_memory": True},
        {"num_workers": 1, "multiprocessing_context": "fork"},
    ):
        try:
            next(iter(DataLoader(dataset, **settings)))
            print(settings, "no error")
        except RuntimeError as error:
            print(settings, str(error).strip().splitlines()[-1])


if __name__ == "__main__":
    main()
