"""A forked worker cannot use CUDA once its parent has used it.

needs: cuda
starts: fork
"""

import torch
from torch.utils.data import DataLoader, Dataset


class Samples(Dataset):
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return torch.ones(1, device="cuda")


def main():
    torch.zeros(1, device="cuda")  # as model.to("cuda") does
    loader = DataLoader(
        Samples(), num_workers=1, multiprocessing_context="fork"
    )
    try:
        print(next(iter(loader)))
    except RuntimeError as error:
        print(str(error).splitlines()[-1])


if __name__ == "__main__":
    main()
