"""set_epoch, called before the loop: without it every epoch is the same."""

import torch
from torch.utils.data import DataLoader, DistributedSampler


def main():
    torch.manual_seed(1)  # has no part in it
    sampler = DistributedSampler(range(8), num_replicas=2, rank=0)
    loader = DataLoader(range(8), batch_size=4, sampler=sampler)
    for name, set_it in (("without", False), ("with", True)):
        print(f"{name} set_epoch")
        for epoch in range(2):
            if set_it:
                sampler.set_epoch(epoch)
            print(f"  epoch {epoch}:", next(iter(loader)).tolist())

    print("called after iter(), with a worker")
    sampler.set_epoch(0)
    loader = DataLoader(range(8), batch_size=4, sampler=sampler, num_workers=1)
    batches = iter(loader)
    sampler.set_epoch(1)  # too late: the order was drawn
    print("  epoch 1:", next(batches).tolist())


if __name__ == "__main__":
    main()
