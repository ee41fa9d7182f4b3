"""A step that sleeps (wrong): the host fetches nothing meanwhile."""

import time

import torch
from torch.utils.data import DataLoader, Dataset


class Watched(Dataset):
    """Eight samples; counts those fetched while a step is under way."""

    def __init__(self):
        self.step = False
        self.beside = 0

    def __len__(self):
        return 8

    def __getitem__(self, index):
        self.beside += self.step
        return torch.tensor(float(index))


def main():
    data = Watched()
    for _batch in DataLoader(data, batch_size=2):
        data.step = True
        time.sleep(0.01)  # "the step"
        data.step = False
    print("fetched beside a step:", data.beside, "of", len(data))


if __name__ == "__main__":
    main()
