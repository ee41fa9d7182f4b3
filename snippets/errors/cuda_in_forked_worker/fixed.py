"""Workers make CPU tensors; the main process moves each batch to the GPU.

needs: cuda
starts: fork
"""

import torch
from torch.utils.data import DataLoader, Dataset


class OnTheCpu(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return torch.tensor([index])


def main():
    torch.zeros(1, device="cuda")  # as model.cuda() does
    loader = DataLoader(
        OnTheCpu(), num_workers=1, multiprocessing_context="fork"
    )
    for batch in loader:
        print(batch.to("cuda"))


if __name__ == "__main__":
    main()
