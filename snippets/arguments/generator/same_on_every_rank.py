"""The same seed on every rank: other samples, the same augmentations."""

import torch
from torch.utils.data import DataLoader, Dataset
from torch.utils.data.distributed import DistributedSampler


class Augmented(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return i, int(torch.randint(1000, ()))


def on_rank(rank, seed):
    torch.manual_seed(seed)  # in each process, as scripts do
    sampler = DistributedSampler(
        Augmented(), num_replicas=2, rank=rank, shuffle=False
    )
    loader = DataLoader(
        Augmented(), batch_size=None, sampler=sampler, num_workers=1
    )
    for index, drawn in loader:
        print(f"  rank {rank}, sample {index}: drew {drawn}")


def main():
    print("torch.manual_seed(0)")
    for rank in range(2):
        on_rank(rank, seed=0)
    print("torch.manual_seed(rank)")
    for rank in range(2):
        on_rank(rank, seed=rank)


if __name__ == "__main__":
    main()
