"""Saving the generator's state at the start of an epoch keeps the order."""

import itertools

import torch
from torch.utils.data import DataLoader, RandomSampler


def make(seed):
    generator = torch.Generator().manual_seed(seed)
    sampler = RandomSampler(range(8), generator=generator)
    return generator, DataLoader(range(8), batch_size=2, sampler=sampler)


def main():
    generator, loader = make(seed=0)
    list(loader)  # epoch 0
    checkpoint = {"generator": generator.get_state(), "batches": 1}
    epoch = iter(loader)
    print("epoch 1:    ", next(epoch).tolist(), end=" | ")
    too_late = generator.get_state()  # the order of epoch 1 is drawn already
    print(*(batch.tolist() for batch in epoch))

    generator, loader = make(seed=123)  # a new process: any seed
    generator.set_state(checkpoint["generator"])
    rest = itertools.islice(loader, checkpoint["batches"], None)
    print("resumed:              |", *(batch.tolist() for batch in rest))

    generator.set_state(too_late)
    rest = itertools.islice(loader, 1, None)
    print("saved too late:       |", *(batch.tolist() for batch in rest))


if __name__ == "__main__":
    main()
