"""Workers make CPU tensors; the main process opens CUDA alone.

needs: cuda
starts: fork
"""

import torch
from torch.utils.data import DataLoader, Dataset


class Samples(Dataset):
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return torch.ones(1)


def main():
    torch.zeros(1, device="cuda")  # as model.to("cuda") does
    loader = DataLoader(
        Samples(), num_workers=1, multiprocessing_context="fork"
    )
    for batch in loader:
        print(batch.to("cuda", non_blocking=True))


if __name__ == "__main__":
    main()
