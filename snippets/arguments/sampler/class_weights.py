"""WeightedRandomSampler wants a weight per sample, not one per class."""

import torch
from torch.utils.data import DataLoader, WeightedRandomSampler


def main():
    torch.manual_seed(0)
    labels = torch.tensor([0] * 90 + [1] * 10)  # sample 90 and on are rare
    class_weights = 1 / torch.bincount(labels)  # one number per class
    print("class weights:", [round(w, 3) for w in class_weights.tolist()])

    for name, weights in (
        ("a weight per class ", class_weights),
        ("a weight per sample", class_weights[labels]),
    ):
        sampler = WeightedRandomSampler(weights, num_samples=len(labels))
        loader = DataLoader(range(100), batch_size=100, sampler=sampler)
        drawn = next(iter(loader))
        rare = int((labels[drawn] == 1).sum())
        print(f"{name}: {len(weights):>3} weights,", end=" ")
        print(f"{len(drawn.unique()):>2} different samples, {rare} of class 1")


if __name__ == "__main__":
    main()
