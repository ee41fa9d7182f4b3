"""Batches of similar lengths: less padding, still another mix each epoch."""

import torch
from torch.utils.data import DataLoader, Sampler


class ByLength(Sampler):
    """Sorts a random pool of samples by length, then cuts it into batches."""

    def __init__(self, lengths, batch_size, pool, seed=0):
        self.lengths = torch.as_tensor(lengths)
        self.batch_size, self.pool = batch_size, pool * batch_size
        self.seed, self.epoch = seed, 0

    def set_epoch(self, epoch):
        self.epoch = epoch

    def __iter__(self):
        g = torch.Generator().manual_seed(self.seed + self.epoch)
        batches = []
        order = torch.randperm(len(self.lengths), generator=g)
        for pool in order.split(self.pool):
            pool = pool[self.lengths[pool].argsort()]
            batches += pool.split(self.batch_size)
        for i in torch.randperm(len(batches), generator=g):
            yield batches[i].tolist()

    def __len__(self):
        return -(-len(self.lengths) // self.batch_size)


def pad(samples):
    return torch.nn.utils.rnn.pad_sequence(samples, batch_first=True)


def main():
    g = torch.Generator().manual_seed(0)
    lengths = 1 + torch.randperm(640, generator=g)
    data = [torch.ones(n) for n in lengths.tolist()]
    print("40 batches of 16: numbers of padding for 100 real ones")
    for pool in (1, 4, 10, 40):
        sampler = ByLength(lengths, batch_size=16, pool=pool)
        loader = DataLoader(data, batch_sampler=sampler, collate_fn=pad)
        padded = sum(batch.numel() - batch.sum() for batch in loader)
        first = {frozenset(batch) for batch in sampler}
        sampler.set_epoch(1)
        again = sum(frozenset(batch) in first for batch in sampler)
        print(f"  pools of {pool:>2} batches:", end=" ")
        print(f"{100 * padded / lengths.sum():>4.0f}", end="  ")
        print(f"batches that epoch 1 repeats: {again}")


if __name__ == "__main__":
    main()
