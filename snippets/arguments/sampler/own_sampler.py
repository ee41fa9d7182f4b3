"""A sampler of one's own: as many of each class, another choice each epoch."""

import torch
from torch.utils.data import DataLoader, Sampler


class Balanced(Sampler):
    """Each epoch: the rare class whole, as many of every other one."""

    def __init__(self, labels, seed=0):
        super().__init__()  # with an argument it fails from torch 2.10 on
        labels = torch.as_tensor(labels)
        self.classes = [(labels == c).nonzero()[:, 0] for c in labels.unique()]
        self.each = min(len(indices) for indices in self.classes)
        self.seed, self.epoch = seed, 0

    def set_epoch(self, epoch):
        self.epoch = epoch

    def __iter__(self):
        g = torch.Generator().manual_seed(self.seed + self.epoch)

        def some(indices, count):
            return indices[torch.randperm(len(indices), generator=g)[:count]]

        chosen = torch.cat([some(c, self.each) for c in self.classes])
        yield from some(chosen, len(chosen)).tolist()  # plain integers

    def __len__(self):
        return self.each * len(self.classes)


def main():
    labels = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1]
    loader = DataLoader(range(10), batch_size=2, sampler=Balanced(labels))
    print("len(loader):", len(loader))
    for epoch in range(3):
        loader.sampler.set_epoch(epoch)
        print(f"epoch {epoch}:", [batch.tolist() for batch in loader])


if __name__ == "__main__":
    main()
