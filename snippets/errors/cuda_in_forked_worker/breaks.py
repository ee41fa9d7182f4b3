"""A forked worker cannot use CUDA once its parent has used it.

needs: cuda
starts: fork
"""

import torch
from torch.utils.data import DataLoader, Dataset


class OnTheGpu(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return torch.tensor([index], device="cuda")


def main():
    torch.zeros(1, device="cuda")  # as model.cuda() does
    loader = DataLoader(
        OnTheGpu(), num_workers=1, multiprocessing_context="fork"
    )
    for batch in loader:
        print(batch)


if __name__ == "__main__":
    main()
